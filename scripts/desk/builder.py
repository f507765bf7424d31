"""Builds the site at each change, one build at a time: a newer change stops the build that runs.

Each build is a process of its own, so changed code and tables are read anew. It writes into a folder of its own, which is shown only when
it is whole; until then, and after a mistake, the desk shows the last good one.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.build.check_links import check_links
from engine.build.step import StepError
from engine.folders import GUIDE, ROOT

MISTAKE = re.compile(r"^(?:ERROR|WARNING)\s+-\s+", re.MULTILINE)  # how MkDocs begins what is wrong
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^(?:INFO|DEBUG)\s+-.*\n?|^Aborted with .*\n?", re.MULTILINE)
SILENT = "The build ended without a word. Run `make site` to see more."


@dataclass(frozen=True)
class State:
    """What the desk shows. `site` is the last good build, None before the first; `fault` what is wrong now, "" when nothing is."""

    number: int = 0
    site: Path | None = None
    fault: str = ""
    building: bool = True


class Builder:
    """Runs the builds; `changed()` may be called from any thread, `told` is called with each new state."""

    def __init__(self, root: Path, folder: Path, told: Callable[[State], None]) -> None:
        self.root, self.folder, self.told = root, folder, told
        self.state = State()
        self._wanted = threading.Event()
        self._ended = False
        self._running: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._wanted.set()
        self._thread.start()

    def changed(self) -> None:
        """Something was saved: build anew, and stop the build that has begun."""
        self._wanted.set()
        self._stop_running()

    def stop(self) -> None:
        self._ended = True
        self.changed()
        self._thread.join()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _work(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._ended:
                return
            now = self.state
            self._tell(
                State(now.number, now.site, now.fault, building=True)
            )  # a mistake stays in sight until it is mended
            target = self.folder / str(now.number + 1)
            fault = self._build(target)
            if self._wanted.is_set() or fault:
                shutil.rmtree(target, ignore_errors=True)
            if self._wanted.is_set():  # a newer change came
                continue
            if fault:
                self._tell(State(now.number, now.site, fault, building=False))
                continue
            self._tell(State(now.number + 1, target, "", building=False))
            if now.site:
                shutil.rmtree(now.site, ignore_errors=True)

    def _tell(self, state: State) -> None:
        self.state = state
        self.told(state)

    def _build(self, target: Path) -> str:
        """Build into `target`; what is wrong, or "" when nothing is."""
        command = [sys.executable, "-P", "-m", "scripts.run_mkdocs", "build", "--site-dir", str(target)]
        self._running = subprocess.Popen(
            command, cwd=self.root, env=builder_environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        said = self._running.communicate()[1]
        code, self._running = self._running.returncode, None
        if self._wanted.is_set():
            return ""
        if code != 0:
            return readable(said)
        try:
            check_links(target)
        except StepError as error:
            return str(error).strip()
        return ""

    def _stop_running(self) -> None:
        running = self._running
        if running is not None and running.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)


def builder_environment() -> dict[str, str]:
    """For MkDocs in the guide's folder: this engine's modules, however that folder's are called, and which guide it is."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    quiet = {"NO_MKDOCS_2_WARNING": "1"}  # Material's notice about its successor, at every build: see decisions/0001
    return {**os.environ, **quiet, "GUIDE_FOLDER": str(GUIDE), "PYTHONPATH": os.pathsep.join(paths)}


def readable(said: str) -> str:
    """What a build said, without what is not the mistake."""
    return NOISE.sub("", MISTAKE.sub("", COLOUR.sub("", said))).strip() or SILENT
