"""What tests share: the built site, a server for it on loopback, and one Chromium per worker."""

import functools
import http.server
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from engine import folders, locales
from engine.build.sources import changed_sources
from tests.chromium import REMEDY, find_chromium, launch_arguments
from tests.guide_reads import (
    of_the_engine,
    pytest_make_collect_report,
    pytest_runtest_makereport,
    pytest_runtest_protocol,
)
from tests.slow import SLOW, WAIT, is_late, slow

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport", "pytest_runtest_protocol"]

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "guide"
LOCALES = tuple(locales.LOCALES)
PREFIX = {code: locale.folder for code, locale in locales.LOCALES.items()}

NEEDS_MORE = {"site_dir", "browser", "project"}  # fixtures: the built site, Chromium, a copy of the project to build


MOST_WORKERS = 6  # each holds up to 1 GB, and the longest file alone is a seventh of all


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One a core; and one more where tests wait for a browser or a build, as all do but those of `make check`."""
    quick = "not whole" in config.getoption("markexpr")
    return min(MOST_WORKERS, (os.cpu_count() or 1) + (not quick))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Known failures become strict xfails with their reason. What needs more than the sources is marked `whole`, so that
    `make check` leaves it to `make test`; a test that builds a site without one of these fixtures carries the mark itself.
    Files with such tests come first: they are the longest, and the short ones fill what is left at the end."""
    reasons = known_failures(ROOT / "tests" / "known-failures.tsv")
    for item in items:
        if NEEDS_MORE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.whole)
        if reason := reasons.get(item.nodeid):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
    long = {item.path for item in items if item.get_closest_marker("whole") or item.get_closest_marker("proof")}
    items.sort(key=lambda item: item.path not in long)


def known_failures(path: Path) -> dict[str, str]:
    """Test → why it fails today, from lines of two columns; a line that begins with # is a comment."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {test: reason for test, _, reason in (line.partition("\t") for line in lines)}


@pytest.fixture(scope="session", autouse=True)
def no_bytecode_of_children() -> None:
    """Programs that tests start write no __pycache__, which would stand in copies of the project and hide an edit of the same second."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


@pytest.fixture(autouse=True)
def no_guide_of_ours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guide gives to its engine (tables of terms, readings, an icon) comes from a fixture of a few lines in the engine's tests."""
    if of_the_engine(request.path):
        monkeypatch.setattr(folders, "DATA", FIXTURE / "data")
        monkeypatch.setattr(folders, "DOCS", FIXTURE / "docs")


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """The site as `make site` left it; `make test` builds it first. An old site is not tested: it would say nothing."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        pytest.fail("there is no site/ to test; run `make site` first (`make test` does)")
    if changed := changed_sources(ROOT):
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        pytest.fail(f"site/ is older than its sources: {', '.join(changed[:3])}{more}. Run `make site` first.")
    return site


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of a server for the site, ending in a slash."""
    with serving(site_dir) as url:
        yield url


POLL = 0.02  # seconds after which a server sees that it shall end; half a second unless told, at the end of every test with one


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if SLOW and is_late(self.path):
            time.sleep(WAIT)
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: a test's output is its result."""


class serving:
    """Serve a folder on loopback while the block runs: with serving(folder) as url."""

    def __init__(self, folder: Path, handler: type[Quiet] = Quiet) -> None:
        answer = functools.partial(handler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, args=(POLL,), daemon=True).start()
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
        if SLOW:
            slow(chromium)
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
