"""The service worker's bookkeeping may fail, the answer may not: every call it makes to its caches fails once, at each step.

The worker runs in Node with a network and caches of the test's own (worker_faults.mjs).
"""

from pathlib import Path
from typing import Any

import pytest

from engine.build.assets import ENGINE
from tests.kept_node import ask

pytestmark = pytest.mark.proof  # every fault at every step

RUNNER = f'import {{ answer }} from "{(Path(__file__).parent / "worker_faults.mjs").as_uri()}";'
ERRORS = ("QuotaExceededError", "InvalidStateError", "UnknownError")
PROCESS = "guides/process/"
START = {"tell": {"do": "start", "seen": ["http://site/guide/"], "locale": "zh-Hans"}}
KEEP = {"tell": {"do": "keep", "locale": "en"}}

# What happens before, and the step in which a call fails, with what the reader must get.
STEPS: dict[str, tuple[list[dict[str, Any]], dict[str, Any], str]] = {
    "a page that is kept": ([START], {"get": "", "opens": "page"}, "home 1"),
    "a page that is not kept": ([START], {"get": PROCESS, "opens": "page"}, "process 1"),
    "the first page of all": ([], {"get": PROCESS, "opens": "page"}, "process 1"),
    "a script of a kept page": (
        [START, {"get": "", "opens": "page"}],
        {"get": "assets/a.1234abcd.js", "client": "page"},
        "script 1",
    ),
    "a script of a page from the network": ([START], {"get": "assets/a.1234abcd.js", "client": "other"}, "script 1"),
    "a page of a whole language": ([START, KEEP], {"get": "en/", "opens": "page"}, "en home 1"),
}
MESSAGES: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "start": ([], START),
    "keep": ([START], KEEP),
    "update": ([START, {"network": "newer"}], {"tell": {"do": "update"}}),
    "forget": ([START, KEEP], {"tell": {"do": "forget"}}),
    "status": ([START], {"tell": {"do": "status"}}),
}
GARBAGE = (
    *("{}", "null", "[]", '"text"', "7", "", "{", "true", '{"version": 1}', '{"version": "v1"}', "<html>", "\x00"),
    '{"version": "v1", "files": null, "languages": {}, "kept": []}',
    '{"version": "v1", "files": {}, "languages": [], "kept": []}',
    '{"version": "v1", "files": {}, "languages": {}, "kept": {}}',
    '{"version": "v1", "files": {"index.html": 3}, "languages": {}, "kept": []}',
    '{"version": "v1", "files": "index.html", "languages": {}, "kept": "en"}',
)


def run(*cases: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What each case says."""
    said: list[list[dict[str, Any]]] = ask(RUNNER, {"script": str(ENGINE / "offline" / "sw.js"), "cases": cases})
    return said


def calls(before: list[dict[str, Any]], step: dict[str, Any]) -> int:
    """How many calls to its caches the worker makes in a step when nothing fails."""
    said = run({"steps": [*before, {"fail": {"call": -1}}, {**step, "count": True}]})
    return int(said[0][-1]["calls"])


@pytest.mark.parametrize("name", STEPS)
def test_any_failing_call_ends_in_the_right_page(name: str) -> None:
    before, step, expected = STEPS[name]
    faults: list[dict[str, Any]] = [
        {"call": call, "error": error, "forever": forever}
        for call in range(1, calls(before, step) + 1)
        for error in ERRORS
        for forever in (False, True)
    ]
    assert len(faults) >= 6
    for fault, said in zip(
        faults, run(*({"steps": [*before, {"fail": fault}, step]} for fault in faults)), strict=True
    ):
        assert said[-1].get("body") == expected, (fault, said[-1])


@pytest.mark.parametrize("name", MESSAGES)
def test_any_failing_call_of_a_change_is_told_and_pages_still_come(name: str) -> None:
    before, step = MESSAGES[name]
    faults: list[dict[str, Any]] = [
        {"call": call, "error": error, "forever": forever}
        for call in range(1, calls(before, step) + 1)
        for error in ERRORS
        for forever in (False, True)
    ]
    after = [{"calm": True}, {"network": "up"}, {"get": PROCESS, "opens": "next"}]
    for fault, said in zip(
        faults, run(*({"steps": [*before, {"fail": fault}, step, *after]} for fault in faults)), strict=True
    ):
        assert said[-2]["told"] is not None, fault
        assert said[-2]["told"].get("error") in (None, "full", "refused", "network", "changed"), (fault, said)
        assert said[-1].get("body") in ("process 1", "process 2"), (fault, said)


@pytest.mark.parametrize("name", ["~current", "~clients"])
@pytest.mark.parametrize("text", GARBAGE)
def test_a_state_that_cannot_be_read_is_as_good_as_none(name: str, text: str) -> None:
    open_it = {"get": PROCESS, "opens": "page"}
    said = run(
        {"stored": {name: text}, "steps": [open_it, START, open_it, {"network": "down"}, {"get": "", "opens": "page"}]}
    )[0]
    assert [step.get("body") for step in said if "told" not in step] == ["process 1", "process 1", "home 1"]


def test_garbage_in_an_entry_is_not_shown() -> None:
    steps = [START, {"get": "", "opens": "page"}]
    good, bad = run(
        {"steps": steps}, {"steps": [START, {"network": "up"}, *steps], "stored": {"index.html": "<script>garbage"}}
    )
    assert good[-1]["body"] == bad[-1]["body"] == "home 1"


@pytest.mark.parametrize("change", ["keep", "update"])
def test_garbage_in_an_entry_is_neither_counted_as_kept_nor_carried_into_a_new_version(change: str) -> None:
    """The entries are spoilt between two changes; afterwards everything that is promised opens without a network."""
    spoil = {"spoil": "guide:/guide/:v-v1"}
    again = [{"tell": {"do": "keep", "locale": "zh-Hans"}}]
    steps = [START, KEEP, spoil, *(again if change == "keep" else [{"network": "newer"}, {"tell": {"do": "update"}}])]
    opens = [{"network": "down"}, {"get": "en/" if change == "update" else "", "opens": "page"}]
    said = run({"steps": [*steps, *opens]})[0]
    assert said[-1].get("body") == ("en home 2" if change == "update" else "home 1")


def test_an_address_without_its_slash_leads_to_the_kept_page() -> None:
    steps = [START, {"get": PROCESS, "opens": "page"}, {"network": "down"}, {"get": "guides/process", "opens": "page"}]
    assert run({"steps": steps})[0][-1]["to"] == "http://site/guide/guides/process/"


def test_an_address_that_is_not_one_is_the_networks() -> None:
    assert run({"steps": [START, {"get": "%E0%", "opens": "page"}]})[0][-1]["status"] == 404


def test_files_that_a_browser_holds_newer_than_the_host_are_asked_again() -> None:
    """A rollback or `rsync -a`: the host says "not modified" to a browser that holds the newer file."""
    assert run({"network": "stale", "steps": [START]})[0][-1]["told"].get("version") == "v1"


def test_without_a_network_a_missing_page_says_so_in_its_language() -> None:
    steps = [START, KEEP, {"network": "down"}, {"get": "en/guides/none/", "opens": "a"}, {"get": PROCESS, "opens": "b"}]
    assert [step["to"] for step in run({"steps": steps})[0][-2:]] == [
        "http://site/guide/en/offline/",
        "http://site/guide/offline/",
    ]
