"""Draw the picture of `make serve` for the README: python -m scripts.desk_picture, or `make desk-picture`; .github/serve.png.

The real desk runs over a new small guide. Three moments beside each other: a page; a sentence changed and saved, and the same open page with it;
a slip saved, and the mistake over the page. Nothing is drawn by hand, so the picture shows what an editor sees.
"""

import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from engine.build.whole_file import written_whole
from engine.folders import ROOT
from scripts.browser import REMEDY, find_chromium, has_cjk_font, launch_arguments
from scripts.new_guide import write_guide
from scripts.pictures import NO_FONT, few_colours

PICTURE = ROOT / ".github" / "serve.png"
MOST = 200_000  # bytes; a README is read on phones, too
PAGE, ADDRESS = "docs/guides/ask-back.en.md", "en/guides/ask-back/"
SAVES = (("Write down", "Before anything else, write down"), ("[rule:wear]", "[rule：wear]"))  # a sentence, a slip
BUILD = 180_000  # milliseconds that a build may take on a busy machine
WIDE, HIGH = 420, 470  # of one page
SHEET = """<!doctype html><html lang="en"><style>
body{margin:0;padding:12px;background:#d8dde3;font:13px/1.5 monospace;display:grid;grid-template-columns:repeat(3,420px);gap:12px;width:1284px}
p{margin:0;padding:6px 10px;background:#1f2933;color:#f0f4f8;min-height:3.2em;overflow-wrap:anywhere}b{background:#f7d070;color:#1f2933}img{display:block}
</style>%s"""


def main() -> int:
    chromium = find_chromium()
    if chromium is None or not has_cjk_font():
        print(f"make: {REMEDY if chromium is None else NO_FONT}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        guide = Path(folder) / "guide"
        write_guide(guide)
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        with desk(guide) as address:
            moments = list(taken(browser, guide, address))
        picture = few_colours(browser, sheet(browser, moments))
        browser.close()
    if len(picture) > MOST:
        print(
            f"make: the picture has {len(picture):,} bytes, at most {MOST:,}. Show less of the page.", file=sys.stderr
        )
        return 1
    with written_whole(PICTURE) as part:
        part.write_bytes(picture)
    print(f"{PICTURE.relative_to(ROOT)}: {len(picture):,} bytes")
    return 0


@contextmanager
def desk(guide: Path) -> Iterator[str]:
    """The address of a `make serve` of that guide, while it is needed."""
    command = [sys.executable, "-P", "-m", "scripts.site", "serve", "--port", str(_free_port())]
    environment = {"GUIDE_FOLDER": str(guide), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=guide, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://[\d.]+:\d+/", said)
            if not found:
                raise RuntimeError(f"make serve says no address: {said!r}")
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def taken(browser: Browser, guide: Path, address: str) -> Iterator[tuple[str, bytes]]:
    """(what the file says there, the page as it looks) at each moment; the page is opened once and never touched."""
    page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
    page.set_default_timeout(BUILD)
    page.goto(address + ADDRESS)
    file = guide / PAGE
    first = page.get_by_text(SAVES[0][0]).first
    expect(first).to_be_visible(timeout=BUILD)
    yield escape(_line(file, SAVES[0][0])), _look(page)
    _save(file, *SAVES[0])
    expect(page.get_by_text(SAVES[0][1]).first).to_be_visible(timeout=BUILD)
    _wait_until_built(address)
    yield _marked(_line(file, SAVES[0][1]), SAVES[0][1]), _look(page)
    _save(file, *SAVES[1])
    expect(page.locator("#desk-fault")).to_contain_text(PAGE, timeout=BUILD)
    yield _marked(_line(file, SAVES[1][1]), SAVES[1][1]), _look(page)


def _wait_until_built(address: str) -> None:
    """Until the desk says that the whole site is built: the page alone comes sooner, and a fault would take it back."""
    with urllib.request.urlopen(f"{address}__desk/events?/{ADDRESS}", timeout=BUILD / 1000) as events:
        for line in events:
            if line.startswith(b"data:") and not json.loads(line[5:])["building"]:
                return


def sheet(browser: Browser, moments: list[tuple[str, bytes]]) -> bytes:
    """The moments beside each other, the file's line above each."""
    cells = "".join(
        f'<div><p>{PAGE}<br>{words}</p><img width="{WIDE}" src="data:image/png;base64,{base64.b64encode(seen).decode()}"></div>'
        for words, seen in moments
    )
    page = browser.new_page(viewport={"width": 1308, "height": 565})
    page.set_content(SHEET % cells)
    return page.screenshot(type="png", full_page=True)


def _save(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def _line(file: Path, words: str) -> str:
    return next(line for line in file.read_text(encoding="utf-8").splitlines() if words in line)


def _marked(line: str, words: str) -> str:
    return escape(line).replace(escape(words), f"<b>{escape(words)}</b>", 1)


def _look(page: Page) -> bytes:
    return page.screenshot(type="png", animations="disabled")


if __name__ == "__main__":
    sys.exit(main())
