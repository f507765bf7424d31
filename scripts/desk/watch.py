"""Tells when something was saved: watchdog's own observer, without the events of reading, and some saves taken together."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

TOGETHER = 0.05  # seconds: an editor's program writes, renames and touches one file at one save
SAVED = {"modified", "created", "deleted", "moved"}  # opening and closing come too, and a build reads everything
CAME = {"created", "moved"}
IGNORED = ("__pycache__", ".git")


Changed = Callable[[frozenset[Path]], None]


class _Saved(FileSystemEventHandler):
    def __init__(self, observer: BaseObserver, places: Iterable[Path], changed: Changed) -> None:
        self.observer, self.places, self.changed = observer, frozenset(places), changed
        self._folders: dict[Path, ObservedWatch] = {}
        self._paths: set[Path] = set()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def follow(self, folder: Path) -> None:
        """Watch a folder that is a place, from now on."""
        if folder in self._folders:  # it went, and another came: the old watch tells nothing any more
            with suppress(KeyError):
                self.observer.unschedule(self._folders[folder])
        self._folders[folder] = self.observer.schedule(self, str(folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory:
            paths = [inside for path in paths if event.event_type in CAME for inside in self._came(path)]
        if event.event_type in SAVED:
            self._gather({path for path in paths if self._counts(path)})

    def _came(self, folder: Path) -> list[Path]:
        """What a place holds that was made just now."""
        if folder in self.places and folder.is_dir():
            with suppress(OSError):  # gone again; an error here would end the watching
                self.follow(folder)
                return [path for path in folder.rglob("*") if path.is_file()]
        return []

    def _counts(self, path: Path) -> bool:
        return not is_passing(path) and any(place == path or place in path.parents for place in self.places)

    def _gather(self, paths: set[Path]) -> None:
        if not paths:
            return
        with self._lock:
            self._paths |= paths
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
    """Call `changed` with the files after each save below the places (folders, or single files), also of those that are made later. The
    caller stops the observer."""
    observer, places = Observer(), list(places)
    handler = _Saved(observer, places, changed)
    for place in places:
        if place.is_dir():
            handler.follow(place)
        # What holds it tells when it comes; and a program that saves by renaming gives a file a new identity.
        observer.schedule(handler, str(place.parent), recursive=False)
    observer.start()
    return observer
