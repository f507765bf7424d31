"""The wall in the tests: a test of the engine opens no page and no data of this guide. It takes the starter, or a fixture of a few lines.

A group that takes the engine for a guide of its own leaves out docs/, data/, articles/, mkdocs.yml and the rooms named here, and its engine
is still tested. So a test of another room that opened one of those files in this process fails, also where its module did so when
it was read. What is read once and kept counts for the first that asks; builds in processes of their own are not seen.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTENT = tuple(str(ROOT / name) for name in ("docs/", "data/", "articles/", "mkdocs.yml"))
# What a test of this guide, of the site that was built from it, of the cleaner, whose tables are data, and of mutants, which copies
# all to break it, may open.
ROOMS = {"guide", "site", "browser", "old_browser", "articles", "mutants"}
REMEDY = "A test of the engine takes the starter (tests/starter/guides.py) or a fixture; what is about this guide stands in tests/guide/."
opened: set[str] = set()


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(CONTENT):
        opened.add(arguments[0].removeprefix(f"{ROOT}/"))


sys.addaudithook(_note)


def of_the_engine(path: Path) -> bool:
    """Whether a file of tests is about the engine, and no guide."""
    return path.relative_to(ROOT / "tests").parts[0] not in ROOMS


def _told(path: Path) -> str:
    """What this guide's content was opened since it was last asked; "" where nothing was, or may be."""
    found = ", ".join(sorted(opened)[:3])
    opened.clear()
    return f"this guide's content was read: {found}. {REMEDY}" if found and of_the_engine(path) else ""


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):  # type: ignore[no-untyped-def]
    opened.clear()
    report = yield
    if isinstance(collector, pytest.Module) and report.passed and (told := _told(collector.path)):
        report.outcome, report.longrepr = "failed", f"{collector.nodeid}: {told}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):  # type: ignore[no-untyped-def]
    opened.clear()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):  # type: ignore[no-untyped-def]
    report = yield
    if report.when == "call" and (told := _told(item.path)) and report.passed:
        report.outcome, report.longrepr = "failed", told
    return report
