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

from engine.build.warm_builder import BUILT, LANES, NOTHING, Request
from engine.locales import DEFAULT, LOCALES, locale_of

LOOK = 0.05  # seconds between looks whether a build has ended
ANSWER = 5.0  # seconds after which no answer counts as a refusal


class Build:
    """One run of a build, and afterwards its processes that stay, until `end`."""

    def __init__(self, command: Sequence[str], root: Path, environment: Mapping[str, str]) -> None:
        pairs = {locale: socket.socketpair() for locale in LOCALES}
        self._held: dict[str, bytes] = {}  # of a language: the beginning of a line of which the end has not come
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
            if given_up():
                return
            for locale in together:
                self._say(locale, request.line())
            for at, locale in enumerate(together):
                answer = self._answer(locale, request.over, given_up)
                if answer is None or answer["refused"]:
                    for waiting in together[at:]:
                        self._say(waiting, NOTHING)
                    return
                yield locale

    def _say(self, locale: str, line: bytes) -> None:
        with suppress(OSError):
            self._ours[locale].sendall(line)

    def _answer(self, locale: str, over: str, given_up: Callable[[], bool]) -> dict[str, object] | None:
        """The answer to that request; None where none comes, or nobody waits any more. Older ones, which were not waited for, may come before it, and
        a part of one whose copy was ended."""
        ours, last = self._ours[locale], time.monotonic() + ANSWER
        with suppress(OSError):
            while not given_up() and time.monotonic() < last:
                if not select.select([ours], [], [], LOOK)[0]:
                    continue
                part = ours.recv(65536)
                if not part:
                    break
                *lines, self._held[locale] = (self._held.get(locale, b"") + part).split(b"\n")
                for line in lines:
                    with suppress(ValueError):
                        answer = json.loads(line)
                        if isinstance(answer, dict) and answer.get("over") == over:
                            return answer
        return None

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
