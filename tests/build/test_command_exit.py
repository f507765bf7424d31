"""How a command ends: by its code, quietly where nobody reads on, and as shells say it of Ctrl-C."""

import os
import sys
from collections.abc import Callable

import pytest

from engine.build.command_exit import end


class Pipe:
    """What is written goes to a file of its own; `flush` may find that nobody reads."""

    def __init__(self, is_closed: bool) -> None:
        self.is_closed = is_closed

    def flush(self) -> None:
        if self.is_closed:
            raise BrokenPipeError

    def fileno(self) -> int:
        return 1


def stopped() -> int:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("main", "is_closed", "code", "turned"),
    [
        (lambda: 0, False, 0, []),
        (lambda: 3, False, 3, []),
        (lambda: 3, True, 0, [1]),  # the reader has what it wanted; what Python writes yet goes nowhere
        (stopped, False, 130, []),
    ],
)
def test_a_command_leaves_with_its_code(
    monkeypatch: pytest.MonkeyPatch, main: Callable[[], int], is_closed: bool, code: int, turned: list[int]
) -> None:
    given: list[int] = []
    monkeypatch.setattr(sys, "stdout", Pipe(is_closed))
    monkeypatch.setattr(os, "dup2", lambda _, number: given.append(number))
    with pytest.raises(SystemExit) as ended:
        end(main)
    assert ended.value.code == code and given == turned
