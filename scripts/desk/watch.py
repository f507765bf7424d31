"""Tells when something was saved: watchdog's own observer, without the events of reading, and some saves taken together."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

TOGETHER = 0.05  # seconds: an editor's program writes, renames and touches one file at one save
SAVED = {"modified", "created", "deleted", "moved"}  # opening and closing come too, and a build reads everything
IGNORED = ("__pycache__", ".git")


Changed = Callable[[frozenset[Path]], None]


class _Saved(FileSystemEventHandler):
    def __init__(self, changed: Changed) -> None:
        self.changed = changed
        self._paths: set[Path] = set()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or event.event_type not in SAVED or all(map(is_passing, paths)):
            return
        with self._lock:
            self._paths.update(path for path in paths if not is_passing(path))
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(TOGETHER, self._tell)
        self._timer.daemon = True
        self._timer.start()

    def _tell(self) -> None:
        with self._lock:
            paths, self._paths = frozenset(self._paths), set()
        if paths:
            self.changed(paths)


def is_passing(path: Path) -> bool:
    """Whether a file is an editor's program's own (a swap file, a lock, a backup) and no content."""
    own = path.name.startswith((".", "#")) or path.name.endswith(("~", ".swp", ".tmp", ".pyc"))
    return own or bool(set(IGNORED) & set(path.parts))


def watch(places: Iterable[Path], changed: Changed) -> BaseObserver:
    """Call `changed` with the files after each save below the places (folders, or single files). The caller stops the observer."""
    observer = Observer()
    handler = _Saved(changed)
    for place in places:
        folder = (
            place if place.is_dir() else place.parent
        )  # a program that saves by renaming gives the file a new identity
        observer.schedule(handler, str(folder), recursive=place.is_dir())
    observer.start()
    return observer
