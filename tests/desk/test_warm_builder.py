"""The fast lane of `make serve`: a page that was saved, or is open where data or a template was, is there before all else is built again, and is
what the whole build makes of it.

No browser: what a browser does with it is in tests/browser/test_desk.py.
"""

import base64
import json
import os
import re
import shutil
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

from engine.build.sources import copy_sources
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core builds all languages in one process"),
]
LONG = 300  # seconds that a busy machine may take
PAGE, ADDRESS = "docs/guides/prepare.md", "guides/prepare/"
TAIWAN = f"zh-TW/{ADDRESS}"


@dataclass
class Serve:
    address: str
    guide: Path
    news: list[dict[str, Any]] = field(default_factory=list)

    def follow(self, page: str = ADDRESS) -> None:
        """What a page of the guide is told, as long as it is open; the news of the first language's are kept."""
        try:
            with urllib.request.urlopen(f"{self.address}__desk/events?/{page}", timeout=LONG) as events:
                for line in events:
                    if line.startswith(b"data:") and page == ADDRESS:
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
        with urllib.request.urlopen(self.address + address, timeout=LONG) as answer:
            return str(answer.read().decode())

    def shows(self, words: str, address: str = ADDRESS) -> str:
        """Wait for a page that has the words; the page."""
        deadline = time.monotonic() + LONG
        while words not in (page := self.read(address)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert words in page, f"{address} never said {words}"
        return page

    def append(self, words: str, page: str = PAGE) -> None:
        with (self.guide / page).open("a", encoding="utf-8") as text:
            text.write(f"\n{words}\n")


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """An engine and the starter with a third language, both copies, and two of its pages open."""
    folder = tmp_path_factory.mktemp("lane")
    copy_sources(ROOT, folder, ("engine", "hooks", "scripts", "hosting"))
    guide = folder / "guide"
    shutil.copytree(ROOT / "starter", guide)
    menu = (guide / "mkdocs.yml").read_text(encoding="utf-8").replace("@ENGINE@", str(folder))
    more = re.sub(r"(\n *- \{locale: zh-Hans,.*)", r"\1\n      - {locale: zh-TW, name: 繁體, build: true}", menu)
    (guide / "mkdocs.yml").write_text(more, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scripts.site", "serve", "--port", str(port)]
    environment = {**os.environ, "GUIDE_FOLDER": str(guide)}
    environment.pop("PYTHONPATH", None)
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and "serving at" in process.stdout.readline()
        found = Serve(f"http://127.0.0.1:{port}/", guide)
        for page in (ADDRESS, TAIWAN):
            threading.Thread(target=found.follow, args=(page,), daemon=True).start()
        found.told(0, building=False, digest=True)
        yield found
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert not (guide / ".build/desk").exists()


def test_a_browsers_tools_are_shown_the_modules(serve: Serve) -> None:
    script = serve.read("assets/search/box.mjs")
    assert json.loads(base64.b64decode(script.rsplit("base64,", 1)[1]))["sources"][-1].endswith("engine/search/box.mjs")


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


def test_the_second_save_counts(serve: Serve) -> None:
    at = len(serve.news)
    serve.append("先写一句。")
    serve.told(at, unchecked=True)
    serve.append("再写一句。")
    serve.shows("再写一句")
    serve.told(len(serve.news) - 1, building=False)


SHARED = {  # file from the copy's folder; what stands there and what instead; an address, and what its page then says
    "a string": ("guide/data/strings.yml", "退租押金指南", "另一个名字", ADDRESS, "另一个名字"),
    "a name in the menu": ("guide/data/strings.yml", r"moving_out: \{zh: [^,]*", "moving_out: {zh: 搬走", ADDRESS, "搬走"),
    "a string in Traditional": ("guide/data/strings.yml", "另一个名字", "第三个名字", TAIWAN, "第三個名字"),
    "a template": ("engine/shell/footer.html", r"\A", "<p>刚写的页脚</p>", ADDRESS, "刚写的页脚"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHARED)
def test_data_and_templates_show_in_the_open_page_first_and_as_the_whole_build_makes_them(
    serve: Serve, kind: str
) -> None:
    name, old, new, address, words = SHARED[kind]
    path, at = serve.guide.parent / name, len(serve.news)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")
    at = serve.told(at, unchecked=True)
    first = serve.shows(words, address)
    at = serve.told(at, building=False)
    assert not serve.news[at - 1]["fault"] and serve.read(address) == first


def test_wrong_data_is_not_shown(serve: Serve) -> None:
    path, good, at = serve.guide / "data/strings.yml", serve.read(), len(serve.news)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: {zh: ", "name: {zh: 错, nobody: ", 1), encoding="utf-8")
    at = serve.told(at, building=False, fault=True)
    assert "data/strings.yml" in serve.news[at - 1]["fault"] and serve.read() == good
    assert not any(news["unchecked"] for news in serve.news[-3:])
    path.write_text(text, encoding="utf-8")
    serve.told(at, building=False, fault=False)
    assert serve.read() == good
