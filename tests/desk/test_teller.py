"""What `make serve` says in the terminal: each mistake once, and that it is mended; and what a page says before there is any."""

import io
import threading
import urllib.error
import urllib.request
from pathlib import Path

from scripts.desk.builder import State
from scripts.desk.server import Desk
from scripts.desk.teller import Teller
from tests.conftest import POLL

SITE = Path("site")


def told(*states: State) -> list[str]:
    terminal = io.StringIO()
    teller = Teller(terminal)
    for state in states:
        teller.tell(state)
    return [line for line in terminal.getvalue().split("\n") if line]


def test_a_mistake_before_the_first_page_is_said() -> None:
    assert told(State(), State(fault="docs/x.md:1: wrong", building=False)) == [
        "docs/x.md:1: wrong",
        "no page is shown before this is mended",
    ]


def test_a_mistake_is_said_once_and_that_it_is_mended() -> None:
    good, bad = State(site=SITE, building=False), State(site=SITE, fault="a: wrong", building=False)
    other = State(site=SITE, fault="b: wrong", building=False)
    said = told(State(), good, bad, State(site=SITE, fault="a: wrong"), bad, other, good, good)
    assert said == ["built", "a: wrong", "shown: the last good site", "b: wrong", "shown: the last good site", "mended"]


class Terminal(io.StringIO):
    """A terminal behind a pipe, which shows a line only when it is flushed."""

    seen = ""

    def flush(self) -> None:
        self.seen = self.getvalue()


def test_what_is_said_is_seen_at_once() -> None:
    terminal = Terminal()
    Teller(terminal).tell(State(site=SITE, building=False))
    assert terminal.seen == "built\n"


def test_before_the_first_page_the_fault_stands_in_the_page_for_a_browser_without_scripts() -> None:
    desk = Desk(("127.0.0.1", 0))
    desk.show(State(fault="docs/<x>.md:1: wrong", building=False))
    threading.Thread(target=desk.serve_forever, args=(POLL,), daemon=True).start()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{desk.server_port}/") as answer:
            page = answer.read().decode()
    finally:
        desk.shutdown()
        desk.server_close()
    assert "docs/&lt;x&gt;.md:1: wrong" in page and "last good" not in page and "/__desk/reload.js" in page
