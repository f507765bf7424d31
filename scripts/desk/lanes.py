"""The desk's side of the fast lane: the processes of one whole build, which stay and make single pages anew (engine/build/warm_builder.py)."""

import json
import os
import select
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from engine.build.warm_builder import BUILT, LANES, Request
from engine.locales import DEFAULT, LOCALES, locale_of

LOOK = 0.05  # seconds between looks whether a build has ended
ANSWER = 5.0  # seconds after which no answer counts as a refusal


class Build:
    """One run of a build, and afterwards its processes that stay, until `end`."""

    def __init__(self, command: Sequence[str], root: Path, environment: Mapping[str, str]) -> None:
        pairs = {locale: socket.socketpair() for locale in LOCALES}
        self._stayed: set[str] = set()  # languages whose process said that it stays
        self._ours = {locale: ours for locale, (ours, _) in pairs.items()}
        theirs = {locale: other.fileno() for locale, (_, other) in pairs.items()}
        lanes = ",".join(f"{locale}={number}" for locale, number in theirs.items())
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115  until `end`
        self._process = subprocess.Popen(
            command,
            cwd=root,
            env={**environment, LANES: lanes},
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            pass_fds=list(theirs.values()),
            start_new_session=True,
        )
        for _, other in pairs.values():
            other.close()

    def wait(self) -> str | None:
        """Until the site stands; what was said where it does not, None where it does."""
        first = self._ours[DEFAULT.code]
        while True:
            if select.select([first], [], [], LOOK)[0] and first.recv(len(BUILT)) == BUILT:
                self._stayed.add(DEFAULT.code)
                return None
            code = self._process.poll()
            if code == 0:
                return None  # built, by one process for all languages: none stays
            if code is not None:
                self._said.seek(0)
                return self._said.read()
            time.sleep(LOOK / 10)

    def pages(self, request: Request, opened: Collection[str], given_up: Callable[[], bool]) -> Iterator[str]:
        """Have pages made anew; after each language its name. Those that are open come first, and have the processor to themselves. It ends
        at a refusal, and when it is given up."""
        for locale, ours in self._ours.items():
            if locale not in self._stayed and select.select([ours], [], [], 0)[0] and ours.recv(len(BUILT)) == BUILT:
                self._stayed.add(locale)
        seen = {locale_of(address).code for address in opened}
        asked = [locale for locale in self._ours if locale in self._stayed and (request.pages or locale in seen)]
        for together in ([name for name in asked if name in seen], [name for name in asked if name not in seen]):
            for locale in together:
                with suppress(OSError):
                    self._ours[locale].sendall(request.line())
            for locale in together:
                answer = _answer(self._ours[locale], request.over, given_up)
                if answer is None or answer["refused"]:
                    return
                yield locale

    def stays(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """At once, from any thread, with all that it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, and wait for all that it started: what is still dying writes into the folder that is taken away next."""
        self.kill()
        self._process.wait()
        for ours in self._ours.values():
            _until_nobody_holds(ours)
            ours.close()
        self._said.close()


def _until_nobody_holds(ours: socket.socket) -> None:
    """The other end was handed down to every process of the build; the system closes it with the last one."""
    ours.settimeout(ANSWER)
    with suppress(OSError):
        while ours.recv(65536):
            pass


def _answer(ours: socket.socket, over: str, given_up: Callable[[], bool]) -> dict[str, object] | None:
    """The answer to that request; None where none comes, or nobody waits any more. An older one, which was not waited for, may come before it."""
    last, held = time.monotonic() + ANSWER, b""
    with suppress(OSError):
        while not given_up() and time.monotonic() < last:
            if not select.select([ours], [], [], LOOK)[0]:
                continue
            part = ours.recv(65536)
            if not part:
                break
            *lines, held = (held + part).split(b"\n")
            for answer in map(json.loads, lines):
                if answer["over"] == over:
                    return dict(answer)
    return None
