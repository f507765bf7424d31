"""What tests share: the built site, a server for it on loopback, and one Chromium per worker."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from engine import locales
from tests.chromium import REMEDY, find_chromium, launch_arguments

ROOT = Path(__file__).resolve().parent.parent
LOCALES = tuple(locales.LOCALES)
PREFIX = {code: locale.folder for code, locale in locales.LOCALES.items()}


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """The site as `make site` left it; `make test` builds it first."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        pytest.fail("there is no site/ to test; run `make site` first (`make test` does)")
    return site


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of a server for the site, ending in a slash."""
    with serving(site_dir) as url:
        yield url


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: a test's output is its result."""


class serving:
    """Serve a folder on loopback while the block runs: with serving(folder) as url."""

    def __init__(self, folder: Path, handler: type[Quiet] = Quiet) -> None:
        answer = functools.partial(handler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium per test worker. A missing browser fails, it never skips."""
    path = find_chromium()
    if path is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=launch_arguments())
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: no storage, no cache."""
    fresh = browser.new_context()
    yield fresh
    fresh.close()


def downloaded(page: Page, act: Callable[[], object]) -> Path:
    """The file that an act gives. Two headless Chromiums at work at once now and then lose a download's event (seen one
    time in three with two workers, never with one), so an act without an answer is done again, twice at most."""
    for _ in range(2):
        try:
            with page.expect_download(timeout=6_000) as download:
                act()
            return Path(download.value.path())
        except PlaywrightTimeout:
            continue
    with page.expect_download() as download:
        act()
    return Path(download.value.path())
