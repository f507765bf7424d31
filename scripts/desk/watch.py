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


class _Saved(FileSystemEventHandler):
    def __init__(self, changed: Callable[[], None]) -> None:
        self.changed = changed
        self._timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or event.event_type not in SAVED or all(map(is_passing, paths)):
            return
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(TOGETHER, self.changed)
        self._timer.daemon = True
        self._timer.start()


def is_passing(path: Path) -> bool:
    """Whether a file is an editor's program's own (a swap file, a lock, a backup) and no content."""
    own = path.name.startswith((".", "#")) or path.name.endswith(("~", ".swp", ".tmp", ".pyc"))
    return own or bool(set(IGNORED) & set(path.parts))


def watch(places: Iterable[Path], changed: Callable[[], None]) -> BaseObserver:
    """Call `changed` after each save below the places (folders, or single files). The caller stops the observer."""
    observer = Observer()
    handler = _Saved(changed)
    for place in places:
        folder = (
            place if place.is_dir() else place.parent
        )  # a program that saves by renaming gives the file a new identity
        observer.schedule(handler, str(folder), recursive=place.is_dir())
    observer.start()
    return observer
