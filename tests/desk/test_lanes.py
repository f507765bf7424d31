"""Both ends of the fast lane of `make serve`, without a build: which language is asked when, and when nobody waits any more."""

import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from engine.build.warm_builder import BUILT, Request, _wait, request_in
from scripts.desk.lanes import Build


class Lane:
    """The other end of a language: what it was asked, and what it answers."""

    def __init__(self, ours: socket.socket, theirs: socket.socket) -> None:
        self.ours, self.theirs = ours, theirs
        theirs.sendall(BUILT)

    def asked(self) -> list[str]:
        with suppress(BlockingIOError):
            lines = self.theirs.recv(65536, socket.MSG_DONTWAIT).splitlines()
            return [request_in(line).over if line else "nothing" for line in lines]
        return []

    def answers(self, over: str, refused: str = "") -> None:
        self.theirs.sendall(json.dumps({"over": over, "written": [], "refused": refused}).encode() + b"\n")


@pytest.fixture
def lanes() -> Iterator[tuple[Build, dict[str, Lane]]]:
    """A build of three languages that stay, without its processes."""
    build, pairs = Build.__new__(Build), {name: socket.socketpair() for name in ("zh-Hans", "zh-TW", "en")}
    build._held = {}
    build._stayed, build._ours = set(), {name: ours for name, (ours, _) in pairs.items()}
    yield build, {name: Lane(*pair) for name, pair in pairs.items()}
    for pair in pairs.values():
        for end in pair:
            end.close()


def test_the_language_that_is_open_is_made_first_and_alone(lanes: tuple[Build, dict[str, Lane]]) -> None:
    build, ends = lanes
    made = build.pages(Request("b", ("guides/a.md",)), ["zh-TW/guides/a/index.html"], lambda: False)
    ends["zh-TW"].answers("a")  # to an older request
    ends["zh-TW"].answers("b")
    assert next(made) == "zh-TW"
    assert [ends[name].asked() for name in ("zh-Hans", "zh-TW", "en")] == [[], ["b"], []]
    for name in ("zh-Hans", "en"):
        ends[name].answers("b")
    assert list(made) == ["zh-Hans", "en"]
    assert [ends[name].asked() for name in ("zh-Hans", "zh-TW", "en")] == [["b"], [], ["b"]]


def test_pages_are_given_up_for_a_newer_save_or_at_a_refusal(lanes: tuple[Build, dict[str, Lane]]) -> None:
    build, ends = lanes
    looks = iter([False, False, False, True])
    assert list(build.pages(Request("a", ("guides/a.md",)), ["index.html"], lambda: next(looks))) == []
    ends["zh-Hans"].answers("a")
    ends["zh-Hans"].answers("b", refused="_Refused()")
    assert list(build.pages(Request("b", ("guides/a.md",)), ["index.html"], lambda: False)) == []
    assert ends["zh-Hans"].asked() == ["a", "nothing", "b", "nothing"] and ends["en"].asked() == []


def test_who_works_on_for_an_older_save_is_told_to_end_and_nobody_else_is_asked(
    lanes: tuple[Build, dict[str, Lane]],
) -> None:
    build, ends = lanes
    newer: list[bool] = []
    made = build.pages(Request("a", ("guides/a.md",)), ["en/index.html"], lambda: bool(newer))
    ends["en"].answers("a")
    assert next(made) == "en"
    newer.append(True)
    assert list(made) == [] and [ends[name].asked() for name in ends] == [[], [], ["a"]]
    newer.clear()
    made = build.pages(Request("b", ("guides/a.md",)), [], lambda: bool(newer))
    ends["zh-Hans"].answers("b")
    assert next(made) == "zh-Hans"
    newer.append(True)
    assert list(made) == []
    assert [ends[name].asked() for name in ends] == [["b"], ["b", "nothing"], ["b", "nothing"]]


def test_an_answer_comes_whole_in_whatever_parts_and_after_half_a_line(lanes: tuple[Build, dict[str, Lane]]) -> None:
    build, ends = lanes
    whole = b"\n" + json.dumps({"over": "b", "written": ["x" * 100_000], "refused": ""}).encode() + b"\n"
    theirs = ends["en"].theirs
    sender = threading.Thread(target=lambda: theirs.sendall(b'{"over": "a", "wri' + whole))
    sender.start()
    assert list(build.pages(Request("b", (), ("en/index.html",)), ["en/index.html"], lambda: False)) == ["en"]
    sender.join()


def test_a_copy_ends_by_itself_or_when_the_desk_asks_anew() -> None:
    ours, theirs = socket.socketpair()
    for newer in (False, True):
        copy = os.fork()
        if copy == 0:
            while newer:
                signal.pause()
            os._exit(0)
        if newer:
            theirs.sendall(Request("b").line())
        _wait(copy, ours)
        with pytest.raises(ChildProcessError):
            os.waitpid(copy, 0)
    assert ours.recv(100) == Request("b").line()  # and is still to be read
    ours.close()
    theirs.close()
