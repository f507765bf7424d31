"""Which tests read this guide's own content: python -m pytest -p tests.guide_reads -n 0 tests/content …

A test of the engine needs none of it: it takes the starter, or a fixture. This names, at the end of a run, each test that opened a file
of docs/, data/, articles/ or mkdocs.yml in this process (what is read once and kept counts for the first), and how many
did not. Builds in processes of their own are not seen.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTENT = tuple(str(ROOT / name) for name in ("docs/", "data/", "articles/", "mkdocs.yml"))
opened: set[str] = set()
reading: dict[str, set[str]] = {}
ran: set[str] = set()


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(CONTENT):
        opened.add(arguments[0].removeprefix(f"{ROOT}/"))


sys.addaudithook(_note)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item):  # type: ignore[no-untyped-def]
    opened.clear()
    yield
    ran.add(item.nodeid)
    if opened:
        reading[item.nodeid] = set(opened)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for test, files in sorted(reading.items()):
        terminalreporter.write_line(f"{test}: {', '.join(sorted(files)[:3])}")
    terminalreporter.write_line(f"{len(reading)} of {len(ran)} tests read this guide's content")
