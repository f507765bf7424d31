"""Builds the site at each change, one build at a time: a newer change stops the build that runs.

Each build is a process of its own, so changed code and tables are read anew. It writes into a folder of its own, which is shown only when
it is whole; until then, and after a mistake, the desk shows the last good one. Where only pages, data, templates or styles were saved, the processes
of the last good build make these pages, or those that are open, first; the whole build that follows counts, and takes back what it finds fault with.
"""

import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from engine.build.check_links import check_links
from engine.build.esbuild import SOURCE_MAPS
from engine.build.step import StepError
from scripts.desk.lanes import Build
from scripts.desk.saved import as_they_are, wanted
from scripts.mkdocs_process import build_command, build_environment, readable

PLACE = re.compile(r"([^\s:'“”「」()]+):[0-9]+\b")  # "docs/faq.md:12", wherever a mistake names one


@dataclass(frozen=True)
class State:
    """What the desk shows. `site` is the last good build, None before the first; `fault` what is wrong now, "" when nothing is; `over` holds
    pages made anew since, while the whole build follows."""

    site: Path | None = None
    fault: str = ""
    building: bool = True
    over: Path | None = None


class Builder:
    """Runs the builds; `changed()` may be called from any thread, `told` is called with each new state; `opened` says which addresses are
    open ("en/guides/court/index.html")."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        told: Callable[[State], None],
        opened: Callable[[], Collection[str]] = tuple,
    ) -> None:
        self.root, self.folder, self.told, self.opened = root, folder, told, opened
        self.state = State()
        self._wanted = threading.Event()
        self._ended = False
        self._running: Build | None = None
        self._good: Build | None = None  # the last one that was shown
        self._since: set[Path] = set()  # what was saved after that one began
        self._saves = 0  # how many times something was saved
        self._over = 0  # which of these the pages made anew hold
        self._last: dict[Path, int] = {}  # of each file that was saved, at which of these
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._wanted.set()
        self._thread.start()

    def changed(self, paths: Collection[Path]) -> None:
        """Something was saved: build anew, and stop the build that has begun."""
        with self._lock:
            self._since.update(paths)
            self._saves += 1
            self._last |= dict.fromkeys(paths, self._saves)
        self._wanted.set()
        if running := self._running:
            running.kill()

    def stop(self) -> None:
        self._ended = True
        self.changed(())
        self._thread.join()
        if self._good:
            self._good.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _work(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._ended:
                return
            self._tell(replace(self.state, building=True))  # a mistake stays in sight until it is mended
            self._show_pages()
            if not self._wanted.is_set():
                self._show_whole()

    def _show_pages(self) -> None:
        """Show the pages that were saved since the last good build, or the open ones, before all else is built again."""
        if (good := self._good) is None:
            return
        self._remove_old(self.folder.glob("over-*"), self.state.over)
        with self._lock:
            saves = self._saves
            looks = as_they_are(self._since)
            rest = self._since - set(looks.values())
            request = wanted(rest, self.root, self.opened, lambda: self._new_folder("over-"))
        if looks and not rest:
            self._over = saves
            self._tell(replace(self.state, over=put(looks, self._new_folder("over-"))))
        elif request and good.stays():
            over = put(looks, Path(request.over))
            for _ in good.pages(request, self.opened(), self._wanted.is_set):
                self._over = saves
                self._tell(replace(self.state, over=over))
        self._remove_old(self.folder.glob("over-*"), self.state.over)

    def _show_whole(self) -> None:
        with self._lock:
            before, self._since = self._since, set()
        target = self._new_folder("site-")
        build, fault = self._build(target)
        interrupted = self._wanted.is_set()
        if interrupted or fault:
            build.end()
            shutil.rmtree(target, ignore_errors=True)
            with self._lock:
                self._since |= before
            if not interrupted:
                over = self.state.over if self._came_later(fault) else None
                self._tell(replace(self.state, fault=fault, building=False, over=over))
            return
        old, self._good = self._good, build
        self._tell(State(target, "", building=False))
        if old:
            old.end()
        self._remove_old(self.folder.iterdir(), target)

    def _came_later(self, fault: str) -> bool:
        """Whether each file that is wrong was saved after what the pages made anew hold. Else they may be what is wrong: no whole build has
        looked at them, where a newer save stopped it."""
        with self._lock:
            later = {path.resolve() for path, save in self._last.items() if save > self._over}
        wrong = {(self.root / name).resolve() for name in PLACE.findall(fault)}
        return bool(wrong) and wrong <= later

    def _new_folder(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name, dir=self.folder))

    def _remove_old(self, folders: Iterable[Path], shown: Path | None) -> None:
        for folder in folders:
            if folder != shown:
                shutil.rmtree(folder, ignore_errors=True)

    def _tell(self, state: State) -> None:
        self.state = state
        self.told(state)

    def _build(self, target: Path) -> tuple[Build, str]:
        """Build into `target`: the build, and what is wrong, or "" when nothing is."""
        environment = {**build_environment(), SOURCE_MAPS: "1"}
        self._running = build = Build(build_command(target), self.root, environment)
        if self._wanted.is_set():  # it came while this one began
            build.kill()
        said = build.wait()
        self._running = None
        if self._wanted.is_set():
            return build, ""
        if said is not None:
            return build, readable(said)
        try:
            check_links(target)
        except StepError as error:
            return build, str(error).strip()
        return build, ""


def put(files: Mapping[str, Path], folder: Path) -> Path:
    """Copy each file to its address below the folder; the folder."""
    for name, path in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # it is being saved again, which is told, too
            shutil.copyfile(path, folder / name)
    return folder
