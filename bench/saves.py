"""What an editor waits for in `make serve`: seconds from a save until its text can be read at its address. See desk.py."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE, ADDRESS = "docs/guides/process.md", "guides/process/"


@dataclass(frozen=True)
class Kind:
    """A save of another kind than a page's text, and where it shows: at an open page, or in a file that one names."""

    name: str
    file: str
    old: str  # a pattern
    new: str
    shows: str  # what can be read afterwards
    page: str
    at: str  # below the page's address or the site's


KINDS = (
    Kind("a string", "data/strings.yml", r"(not_advice: \{zh: )[^,]*", r"\g<1>另一句页脚。", "另一句页脚。", ADDRESS, ADDRESS),
    Kind("a rule’s date", "data/rules.yml", r"checked_on: 2026-11-\d\d", "checked_on: 2026-11-03", "2026-11-03", "rules/", "rules/"),
    Kind("a template", "engine/shell/footer.html", r"\Z", "<p>另一段页脚。</p>", "另一段页脚。", ADDRESS, ADDRESS),
    Kind("a style", "engine/shell/guide.css", r"\Z", "p.other { color: red }", "p.other", ADDRESS, "assets/guide.css"),
)  # fmt: skip
TWICE = 0.3  # seconds between two saves
LONGEST = 600  # seconds that one save may take


def append(project: Path, words: str) -> None:
    with (project / PAGE).open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")


def seconds_of_saves(project: Path) -> list[float]:
    """Seconds from a save to its text, from a second save to its own, from that one to the whole site; of each other kind, from the save to
    its text and to the whole site."""
    with serving(project) as address, _open(address, ADDRESS):
        wait_idle(address)
        once = _saved(project, address, "第一次保存。")
        wait_idle(address)
        append(project, "第二次保存。")
        time.sleep(TWICE)
        begun = time.perf_counter()
        second = _saved(project, address, "第三次保存。")
        wait_idle(address)
        whole = time.perf_counter() - begun
        return [once, second, whole, *(seconds for kind in KINDS for seconds in _other(kind, project, address))]


def _open(address: str, page: str) -> closing[Any]:
    """The page is open in a browser while the block runs."""
    return closing(urllib.request.urlopen(f"{address}__desk/events?/{page}"))


def _saved(project: Path, address: str, words: str) -> float:
    begun = time.perf_counter()
    append(project, words)
    return _shown(begun, address + ADDRESS, words)


def _other(kind: Kind, project: Path, address: str) -> tuple[float, float]:
    path = project / kind.file
    text = re.sub(kind.old, kind.new, path.read_text(encoding="utf-8"), count=1)
    with _open(address, kind.page):
        begun = time.perf_counter()
        path.write_text(text, encoding="utf-8")
        seconds = _shown(begun, address + kind.at, kind.shows)
        wait_idle(address)
        return seconds, time.perf_counter() - begun


def _shown(begun: float, address: str, words: str) -> float:
    while words not in read(address):
        if time.perf_counter() - begun > LONGEST:
            raise TimeoutError(f"{address} never said {words}")
        time.sleep(0.01)
    return time.perf_counter() - begun


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The address of a `make serve` of the project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scripts.site", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and "serving at" in process.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def wait_idle(address: str) -> None:
    """Until the whole site is built."""
    with urllib.request.urlopen(f"{address}__desk/events?/{ADDRESS}") as events:
        for line in events:
            if line.startswith(b"data:") and not (news := json.loads(line[5:]))["building"]:
                if news["fault"]:
                    raise AssertionError(news["fault"])
                return


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())
