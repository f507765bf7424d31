"""The fast lane of `make serve`: a page that was saved is there before all else is built again, and is what the whole build makes of it.

No browser: what a browser does with it is in tests/browser/test_desk.py.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scripts.new_guide import write_guide
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core builds all languages in one process"),
]
LONG = 300  # seconds that a busy machine may take
PAGE, ADDRESS = "docs/guides/prepare.md", "guides/prepare/"


@dataclass
class Serve:
    address: str
    guide: Path
    news: list[dict[str, Any]] = field(default_factory=list)

    def follow(self) -> None:
        """What a page of the guide is told, as long as it is open."""
        try:
            with urllib.request.urlopen(f"{self.address}__desk/events?/{ADDRESS}", timeout=LONG) as events:
                for line in events:
                    if line.startswith(b"data:"):
                        self.news.append(json.loads(line[5:]))
        except OSError:
            return  # the desk has ended

    def told(self, begin: int, **wanted: object) -> int:
        """Wait for news that say so, from a place in the list on; the place after them."""
        deadline = time.monotonic() + LONG
        while time.monotonic() < deadline:
            for at, news in enumerate(self.news[begin:], begin):
                if all(bool(news[name]) is value for name, value in wanted.items()):
                    return at + 1
            time.sleep(0.02)
        raise AssertionError((wanted, self.news[begin:]))

    def read(self, address: str = ADDRESS) -> str:
        with urllib.request.urlopen(self.address + address) as answer:
            return str(answer.read().decode())

    def append(self, words: str, page: str = PAGE) -> None:
        with (self.guide / page).open("a", encoding="utf-8") as text:
            text.write(f"\n{words}\n")


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    guide = tmp_path_factory.mktemp("lane") / "guide"
    write_guide(guide)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scripts.site", "serve", "--port", str(port)]
    environment = {**os.environ, "GUIDE_FOLDER": str(guide)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and "serving at" in process.stdout.readline()
        found = Serve(f"http://127.0.0.1:{port}/", guide)
        threading.Thread(target=found.follow, daemon=True).start()
        found.told(0, building=False, digest=True)
        yield found
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert not (guide / ".build/desk").exists()


def test_a_saved_page_comes_first_and_is_what_the_whole_build_makes(serve: Serve) -> None:
    at = len(serve.news)
    serve.append("刚刚写下的一句。")
    at = serve.told(at, unchecked=True)
    first = serve.read()
    assert "刚刚写下的一句" in first
    digest = serve.news[at - 1]["digest"]
    at = serve.told(at, building=False)
    assert serve.news[at - 1] == {"digest": digest, "fault": "", "building": False, "unchecked": False}
    assert serve.read() == first


def test_a_page_that_is_not_right_does_not_come_and_one_that_the_build_refuses_is_taken_back(serve: Serve) -> None:
    good, at = serve.read(), len(serve.news)
    text = (serve.guide / PAGE).read_text(encoding="utf-8")
    serve.append("见[别处](gone.md)。")
    at = serve.told(at, building=False, fault=True)
    assert "gone.md" in serve.news[at - 1]["fault"]
    assert not any(news["unchecked"] for news in serve.news[-3:])
    assert serve.read() == good
    (serve.guide / PAGE).write_text(text, encoding="utf-8")
    serve.told(at, building=False, fault=False)
    assert serve.read() == good


def test_the_second_save_counts_and_data_waits_for_the_whole_build(serve: Serve) -> None:
    at = len(serve.news)
    serve.append("先写一句。")
    serve.told(at, unchecked=True)
    serve.append("再写一句。")
    while "再写一句" not in serve.read():
        time.sleep(0.02)
    at = serve.told(len(serve.news) - 1, building=False)
    strings = serve.guide / "data/strings.yml"
    strings.write_text(strings.read_text("utf-8").replace("退租押金指南", "另一个名字"), encoding="utf-8")
    begun = at
    at = serve.told(at, building=False)
    assert "另一个名字" in serve.read()
    assert not any(news["unchecked"] for news in serve.news[begun:at])
