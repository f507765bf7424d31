"""The fast lane of `make serve`: whoever built a language stays, with all in memory that its pages are made from, and makes single pages anew.

The desk hands each language a socket (DESK_LANES: "zh-Hans=5,en=7", numbers of open files). For each request the process forks; the copy
makes the pages, answers and ends, so nothing that it changed remains. A newer request ends the copy that still works on the one before. When the
desk closes its end, or is gone, the process ends.
"""

import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

LANES = "DESK_LANES"
LOOK = 0.02  # seconds between looks whether a copy has ended
BUILT = b"built\n"  # what a process says when it stays
NOTHING = b"\n"  # what the desk says when nobody waits for pages any more


@dataclass(frozen=True)
class Request:
    """Which pages to make: those whose text was saved ("guides/court.md"), and those that are open ("en/guides/court/index.html") where
    something else was saved that may stand on any page, by its path in the project ("data/rules.yml"). They are written below `over`."""

    over: str
    pages: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    def line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"


def request_in(line: bytes) -> Request:
    asked = json.loads(line)
    return Request(asked["over"], tuple(asked["pages"]), tuple(asked["open"]), tuple(asked["shared"]))


Make = Callable[[Request], list[str]]  # the addresses of what was written

_make: Make | None = None
_ready = ""


def hold(make: Make) -> None:
    """How this process makes pages anew; the last one counts, as a build ends with the language that it stays for."""
    global _make
    _make = make


def ready(locale: str) -> None:
    """This process has built that language, and no other after it."""
    global _ready
    _ready = locale


def stay() -> None:
    """Answer requests until the desk closes its end; at once where no desk asks, or nothing is ready."""
    number = _lanes().get(_ready)
    if number is None or _make is None:
        return
    sys.stderr.flush()
    with socket.socket(fileno=number) as desk:
        desk.sendall(BUILT)
        held = b""
        while part := desk.recv(65536):
            *lines, held = (held + part).split(b"\n")
            if lines and lines[-1]:  # the newest alone counts; an empty one asks for nothing
                copy = os.fork()
                if copy == 0:
                    answer = json.dumps(_answer(_make, request_in(lines[-1]))).encode()
                    # What came before may be half a line, of a copy that was ended.
                    desk.sendall(b"\n" + answer + b"\n")
                    os._exit(0)
                _wait(copy, desk)
    os._exit(0)


def _wait(copy: int, desk: socket.socket) -> None:
    """Until the copy has ended, which it is made to where the desk asks anew, wants nothing more or is gone: nobody waits for its pages then."""
    while os.waitpid(copy, os.WNOHANG) == (0, 0):
        if select.select([desk], [], [], LOOK)[0]:
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)
            return


def stay_apart(locale: str) -> None:
    """The same in a copy of this process, for one that is waited for."""
    if locale in _lanes() and os.fork() == 0:
        ready(locale)
        stay()
        os._exit(0)


def _answer(make: Make, request: Request) -> dict[str, object]:
    """A folder that is gone was the desk's for a save before this one: nobody waits for these pages, and writing them would bring it back."""
    if not Path(request.over).is_dir():
        return {"over": request.over, "written": [], "refused": "its folder is gone"}
    try:
        written = make(request)
    except BaseException as error:  # whatever it is: the whole build, which follows, says it properly
        return {"over": request.over, "written": [], "refused": repr(error)}
    return {"over": request.over, "written": written, "refused": ""}


def _lanes() -> dict[str, int]:
    named = (each.partition("=") for each in os.environ.get(LANES, "").split(",") if each)
    return {locale: int(number) for locale, _, number in named}
