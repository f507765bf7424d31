"""The end of a process that built a language: it stays where the desk asks for that language, answers each request in a fork, and ends."""

import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import on_desk
import pytest

from engine.build import warm_builder
from engine.build.warm_builder import BUILT, LANES, NOTHING, Request, hold, ready, stay, stay_apart

REQUEST = Request("over", ("guides/a.md",))


class Ended(Exception):
    """In place of os._exit, which would end the tests."""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The desk's end of a socket whose other end English may have."""
    ours, theirs = socket.socketpair()
    ours.settimeout(60)
    monkeypatch.setenv(LANES, f"zh-Hans=0,en={theirs.detach()}")
    for name, value in (("_make", None), ("_ready", "")):
        monkeypatch.setattr(warm_builder, name, value)

    def ended(number: int) -> None:
        raise Ended(number)

    monkeypatch.setattr(os, "_exit", ended)
    yield ours
    ours.close()


def forks(monkeypatch: pytest.MonkeyPatch, is_copy: bool) -> list[int]:
    """From now on os.fork says that this is the copy, or the process that has it; the copies that were waited for."""
    waited: list[int] = []
    monkeypatch.setattr(os, "fork", lambda: 0 if is_copy else 7)
    monkeypatch.setattr(os, "waitpid", lambda copy, options: waited.append(copy))
    return waited


def make(request: Request) -> list[str]:
    if request.over == "wrong":
        raise ValueError("a wrong page")
    return [f"en/{page}" for page in request.pages]


@pytest.mark.parametrize(("built", "has_make"), [("en", False), ("zh-TW", True), ("", True)])
def test_a_process_ends_by_itself_where_nobody_asks(desk: socket.socket, built: str, has_make: bool) -> None:
    ready(built)
    if has_make:
        hold(make)
    stay()
    desk.setblocking(False)
    with pytest.raises(BlockingIOError):
        desk.recv(1)


def test_it_answers_the_newest_request_in_a_copy_and_ends_with_the_desk(
    desk: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = forks(monkeypatch, is_copy=False)
    hold(make)
    ready("en")
    desk.sendall(REQUEST.line() * 2)
    desk.shutdown(socket.SHUT_WR)
    with pytest.raises(Ended, match=r"^0$"):
        stay()
    assert waited == [7] and desk.makefile("rb").read() == BUILT


@pytest.mark.parametrize(
    ("over", "answer"),
    [
        ("over", {"over": "over", "written": ["en/guides/a.md"], "refused": ""}),
        ("wrong", {"over": "wrong", "written": [], "refused": "ValueError('a wrong page')"}),
        ("gone", {"over": "gone", "written": [], "refused": "its folder is gone"}),
    ],
)
def test_a_copy_answers_once_and_ends(
    desk: socket.socket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, over: str, answer: dict[str, object]
) -> None:
    monkeypatch.chdir(tmp_path)
    for there in ("over", "wrong"):
        Path(there).mkdir()
    forks(monkeypatch, is_copy=True)
    hold(make)
    desk.sendall(Request(over, REQUEST.pages).line() * 2)
    desk.shutdown(socket.SHUT_WR)
    with pytest.raises(Ended, match=r"^0$"):
        stay_apart("en")
    built, end_of_others, said = desk.makefile("rb").read().splitlines(keepends=True)
    assert built == BUILT and end_of_others == b"\n" and json.loads(said) == answer


def test_where_nothing_is_wanted_any_more_no_copy_is_made(desk: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = forks(monkeypatch, is_copy=False)
    hold(make)
    ready("en")
    desk.sendall(REQUEST.line() + NOTHING)
    desk.shutdown(socket.SHUT_WR)
    with pytest.raises(Ended, match=r"^0$"):
        stay()
    assert waited == []


def test_one_that_is_waited_for_leaves_the_staying_to_its_copy(
    desk: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(make)
    forks(monkeypatch, is_copy=False)
    stay_apart("en")
    assert warm_builder._ready == ""
    forks(monkeypatch, is_copy=True)
    stay_apart("zh-TW")  # for which the desk does not ask
    assert warm_builder._ready == ""


def test_a_copy_that_has_nothing_to_stay_for_ends(desk: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    forks(monkeypatch, is_copy=True)  # and nobody said how pages are made
    with pytest.raises(Ended, match=r"^0$"):
        stay_apart("en")


def test_a_late_copy_does_not_bring_back_what_the_desk_took_away(tmp_path: Path) -> None:
    over = tmp_path / "over"
    over.mkdir()
    on_desk._write(over, "en/guides/a/index.html", "made")
    assert (over / "en/guides/a/index.html").read_text(encoding="utf-8") == "made"
    shutil.rmtree(over)
    for address in ("en/guides/a/index.html", "index.html"):
        with pytest.raises(FileNotFoundError):
            on_desk._write(over, address, "made")
    assert not over.exists()
