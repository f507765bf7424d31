"""What the service worker keeps, shows, asks for and tells, on a phone that is not broken, only small, slow or behind: in Node, by worker_faults.mjs."""

from typing import Any

import pytest

from tests.offline.test_worker_faults import KEEP, PROCESS, START, run

Step = dict[str, Any]
HOME: Step = {"get": "", "opens": "page"}
READ: Step = {"get": PROCESS, "opens": "page"}
SCRIPT: Step = {"get": "assets/a.1234abcd.js", "client": "page"}
DOWN, NEWER = {"network": "down"}, {"network": "newer"}
UPDATE, STATUS = {"tell": {"do": "update"}}, {"tell": {"do": "status"}}
CACHES, CLIENTS, FETCHED = {"shows": "caches"}, {"shows": "clients"}, {"shows": "fetched"}
LIST = "offline.json"
FIRST = ["assets/search/zh.json", "index.html", "offline/index.html"]  # what START keeps
SHARED = ["assets/a.1234abcd.js", "assets/same.js"]
ENGLISH = [*SHARED, "assets/search/en.json", "en/index.html", "en/offline/index.html"]


def start(*seen: str, locale: str = "zh-Hans") -> Step:
    return {"tell": {"do": "start", "seen": [f"http://site/guide/{path}" for path in seen], "locale": locale}}


def versions(caches: Step) -> dict[str, list[str]]:
    """What is kept of each version."""
    return {
        name.removeprefix("guide:/guide/:v-"): paths
        for name, paths in caches.items()
        if name.startswith("guide:/guide/:v-")
    }


def after(*steps: Step, stored: Step | None = None) -> Any:
    """What the last step says."""
    return run({"steps": steps, "stored": stored or {}})[0][-1]


def told(*steps: Step) -> Any:
    return after(*steps)["told"]


KEPT: list[tuple[str, list[Step], dict[str, list[str]]]] = [
    ("after a first visit", [START], {"v1": FIRST}),
    ("a second first visit changes nothing", [START, start(PROCESS)], {"v1": FIRST}),
    ("only addresses of this guide", [start("?q=1#x", "%E0%", "none/", "../else/")], {"v1": FIRST}),
    ("a language that the guide has not", [start("", locale="fr")], {"v1": ["index.html"]}),
    ("a whole language", [start(), KEEP], {"v1": sorted([*ENGLISH, "assets/search/zh.json", "offline/index.html"])}),
    ("a whole language and no visit before", [KEEP], {"v1": ENGLISH}),
    ("a page that was read", [START, READ], {"v1": sorted([*FIRST, PROCESS + "index.html"])}),
    ("a file of a page", [START, HOME, SCRIPT], {"v1": sorted([*FIRST, SHARED[0]])}),
    ("no page that is none", [START, {"get": "none/", "opens": "page"}], {"v1": FIRST}),
    ("no page newer than the rest", [START, HOME, NEWER, READ], {"v1": FIRST}),
    ("a new version, what was had and what was asked for", [start(), KEEP, NEWER, UPDATE], {"v2": sorted([*ENGLISH, "assets/search/zh.json", "offline/index.html"])}),
    ("a version that a page is open from", [START, HOME, NEWER, UPDATE], {"v1": FIRST, "v2": FIRST}),
    ("a version that no page is open from any more", [START, HOME, {"tabs": []}, NEWER, UPDATE], {"v2": FIRST}),
    ("a version until the next change", [START, HOME, NEWER, UPDATE, {"tabs": ["other"]}, {"tell": {"do": "keep", "locale": "none"}}], {"v2": sorted([*SHARED, *FIRST])}),
    ("nothing of a version that does not come whole", [START, NEWER, {"host": {"offline/index.html": 503}}, UPDATE], {"v1": FIRST}),
    ("a kept page that was spoilt is brought again", [START, {"spoil": "guide:/guide/:v-v1"}, HOME], {"v1": FIRST}),
    ("of a full phone first what no page uses", [START, {"cache": "guide:/guide/:v-v0"}, {"room": 4}, READ], {"v1": sorted([*FIRST, PROCESS + "index.html"])}),
    ("then the older half of the pages", [START, READ, {"room": 4}, {"get": "en/", "opens": "page"}], {"v1": ["assets/search/zh.json", "en/index.html", PROCESS + "index.html", "offline/index.html"]}),
    ("the larger half", [START, READ, {"get": "en/", "opens": "page"}, {"room": 5}, {"get": "en/offline/", "opens": "page"}], {"v1": ["assets/search/zh.json", "en/index.html", "en/offline/index.html", "offline/index.html"]}),
    ("the only page", [start(), READ, {"room": 3}, HOME], {"v1": FIRST}),
    ("no page that was asked for", [start(), KEEP, HOME, {"room": 8}, READ], {"v1": sorted([*ENGLISH, "assets/search/zh.json", "offline/index.html", PROCESS + "index.html"])}),
    ("and nothing where nothing can go", [start(), {"room": 2}, READ], {"v1": ["assets/search/zh.json", "offline/index.html"]}),
    ("nothing once it is forgotten", [START, KEEP, {"tell": {"do": "forget"}}], {}),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "wanted"), [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_what_is_kept(steps: list[Step], wanted: dict[str, list[str]]) -> None:
    assert versions(after(*steps, CACHES)) == wanted


def test_what_a_page_uses_and_what_is_another_s_stays() -> None:
    """On a full phone, after a change, and when all of ours is forgotten."""
    old, other = {"cache": "guide:/guide/:v-v0"}, {"cache": "pictures"}
    found = after(START, old, other, {"room": 4}, READ, CACHES, stored={"~clients": '{"page": "v0"}'})
    assert (found["guide:/guide/:v-v0"], "index.html" in found["guide:/guide/:v-v1"], "pictures" in found) == (
        ["kept.js"],
        False,
        True,
    )
    assert list(after(other, START, KEEP, {"tell": {"do": "forget"}}, CACHES)) == ["pictures"]
    assert "pictures" in after(other, START, NEWER, UPDATE, CACHES)


OLDER: Step = {"older": True}


@pytest.mark.parametrize("site", ["http://site/other/", "http://site/guide/below/"])
@pytest.mark.parametrize("name", ["guide:/other/:v-v9", "guide-v-v9", "guide:/:v-v9", "guide-v-v1", "guide-state-1"])
def test_a_guide_leaves_alone_what_another_at_the_same_address_keeps(name: str, site: str) -> None:
    others: Step = {"cache": name, "site": site, "file": "~current" if name == "guide-state-1" else "index.html"}
    assert name in after(others, START, NEWER, UPDATE, CACHES)
    assert name in after(others, KEEP, {"tell": {"do": "forget"}}, CACHES)
    assert name in after(others, START, {"room": 4}, READ, READ, CACHES)


def test_what_was_kept_under_its_old_name_is_still_there_and_goes_with_its_version() -> None:
    assert after(start(), KEEP, OLDER, DOWN, {"get": "en/", "opens": "page"})["body"] == "en home 1"
    assert told(start(), KEEP, OLDER, STATUS)["kept"] == ["en"]
    newer = after(start(), KEEP, OLDER, DOWN, {"network": "newer"}, {"tabs": []}, UPDATE, CACHES)
    assert set(newer) == {"guide-state-1", "guide:/guide/:state-1", "guide:/guide/:v-v2"}
    assert len(newer["guide:/guide/:v-v2"]) == len(ENGLISH) + 2
    others: Step = {"cache": "guide-v-v1", "site": "http://site/other/"}
    assert after(start(), KEEP, OLDER, others, {"tell": {"do": "forget"}}, CACHES) == {"guide-v-v1": ["kept.js"]}


UNUSED: Step = {"cache": "guide-v-v0", "file": "index.html"}


@pytest.mark.parametrize("steps", [[NEWER, UPDATE], [{"room": 4}, READ], [{"tell": {"do": "forget"}}]])
def test_no_version_under_an_old_name_stays_once_no_page_uses_it(steps: list[Step]) -> None:
    """After a change, on a full phone, and when all is forgotten."""
    assert "guide-v-v0" not in after(START, UNUSED, *steps, CACHES)
    if steps[-1] == READ:
        used = after(START, UNUSED, *steps, CACHES, stored={"~clients": '{"page": "v0"}'})
        assert used["guide-v-v0"] == ["index.html"]


SHOWN: list[tuple[str, list[Step], tuple[int, str, str | None]]] = [
    ("before a first visit all comes from the network", [HOME], (200, "home 1", None)),
    ("a kept page without a network", [START, DOWN, HOME], (200, "home 1", None)),
    ("a kept page, newer on the network", [START, HOME, NEWER, HOME], (200, "home 1", None)),
    ("a page that was read, without a network", [START, READ, DOWN, READ], (200, "process 1", None)),
    ("a page that is none", [START, {"get": "none/", "opens": "page"}], (404, "not found", None)),
    ("an address without its slash", [START, READ, {"get": PROCESS[:-1], "opens": "page"}], (302, "", f"http://site/guide/{PROCESS}")),
    ("the same of a page that is not kept", [START, {"get": PROCESS[:-1], "opens": "page"}], (404, "not found", None)),
    ("a missing page, in the language of the guide where its own is not kept", [START, DOWN, {"get": "en/none/", "opens": "page"}], (302, "", "http://site/guide/offline/")),
    ("a missing page in its own language", [START, KEEP, DOWN, {"get": "en/none/", "opens": "page"}], (302, "", "http://site/guide/en/offline/")),
    ("nothing where that page is not kept either", [start("", locale="fr"), DOWN, READ], (0, "", None)),
    ("nor is it led to itself", [start("", locale="fr"), DOWN, {"get": "offline/", "opens": "page"}], (0, "", None)),
    ("a file of a kept page", [START, HOME, SCRIPT], (200, "script 1", None)),
    ("a file once brought, without a network", [START, HOME, SCRIPT, DOWN, SCRIPT], (200, "script 1", None)),
    ("a kept page gets no newer file", [START, HOME, NEWER, SCRIPT], (0, "", None)),
    ("nor does one that was just read", [START, READ, NEWER, SCRIPT], (0, "", None)),
    ("nor one that is cut off", [START, HOME, {"host": {"assets/a.1234abcd.js": "cut"}}, SCRIPT], (0, "", None)),
    ("nor any without a network", [START, HOME, DOWN, SCRIPT], (0, "", None)),
    ("a page of the network gets its files from there", [START, KEEP, NEWER, {**SCRIPT, "client": "other"}], (200, "script 2", None)),
    ("and what is kept where there is no network", [START, KEEP, DOWN, {**SCRIPT, "client": "other"}], (200, "script 1", None)),
    ("and nothing where it is not kept", [START, DOWN, {**SCRIPT, "client": "other"}], (0, "", None)),
    ("a file that is in no list", [START, HOME, {"get": "none.js", "client": "page"}], (404, "not found", None)),
    ("a page of the version before keeps its files", [START, KEEP, HOME, NEWER, UPDATE, SCRIPT], (200, "script 1", None)),
    ("what it has not comes from the network", [START, HOME, NEWER, UPDATE, SCRIPT], (200, "script 2", None)),
    ("a page of the version now gets its files", [START, KEEP, NEWER, UPDATE, {**HOME, "opens": "new"}, {**SCRIPT, "client": "new"}], (200, "script 2", None)),
    ("a worker of a page gets the page's files", [START, HOME, {**SCRIPT, "makes": "worker"}, DOWN, {**SCRIPT, "client": "worker"}], (200, "script 1", None)),
    ("and none that are newer", [START, HOME, {**SCRIPT, "makes": "worker"}, NEWER, {"get": "assets/same.js", "client": "worker"}, {"get": "assets/search/en.json", "client": "worker"}], (0, "", None)),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "wanted"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_what_a_reader_gets(steps: list[Step], wanted: tuple[int, str, str | None]) -> None:
    found = after(*steps)
    assert (found["status"], found["body"], found["to"]) == wanted


@pytest.mark.parametrize(
    ("step", "by"),
    [
        (HOME, "worker"), ({"get": "?q=1"}, "worker"), ({"get": "", "method": "POST"}, "browser"), ({"get": LIST}, "browser"),
        ({"get": "../else/"}, "browser"), ({"get": "http://else.example/"}, "browser"), ({"get": "%E0%"}, "browser"),
    ],
)  # fmt: skip
def test_which_requests_are_answered_by_the_worker(step: Step, by: str) -> None:
    assert after(START, step).get("by") == by


ONE = {"version": "v1", "built": "2026-11-25", "kept": []}
TWO = {**ONE, "version": "v2"}


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ([STATUS], {"kept": []}),
        ([UPDATE], {"kept": []}),
        ([START], ONE),
        ([START, UPDATE], ONE),
        ([START, NEWER, STATUS], ONE),
        ([START, NEWER, UPDATE], TWO),
        ([KEEP], {**ONE, "kept": ["en"]}),
        ([START, KEEP, KEEP], {**ONE, "kept": ["en"]}),
        ([START, KEEP, {"tell": {"do": "keep", "locale": "zh-Hans"}}], {**ONE, "kept": ["en", "zh-Hans"]}),
        ([START, KEEP, NEWER, UPDATE], {**TWO, "kept": ["en"]}),
        ([START, NEWER, KEEP], {**TWO, "kept": ["en"]}),  # first the newest version, then all of it
        ([START, KEEP, {"tell": {"do": "forget"}}], {"kept": []}),
        ([DOWN, START], {"error": "network"}),
        ([START, DOWN, KEEP], {"error": "network"}),
        ([{"host": {LIST: 404}}, START], {"error": "network"}),
        ([{"host": {LIST: "{"}}, START], {"error": "network"}),
        ([{"host": {LIST: "[]"}}, START], {"error": "network"}),
        ([{"host": {LIST: '{"version": "v1", "files": {}}'}}, START], {"error": "network"}),
        ([{"host": {"index.html": 404}}, START], {"error": "changed"}),
        ([{"host": {"index.html": 503}}, START], {"error": "network"}),
        ([{"host": {"index.html": "other"}}, START], {"error": "changed"}),
        ([{"host": {"index.html": "cut"}}, START], {"error": "network"}),
        ([{"room": 1}, START], {"error": "full"}),
        ([START, {"tell": {"do": "nothing"}}], {"error": "refused"}),
    ],
)  # fmt: skip
def test_what_a_page_is_told(steps: list[Step], wanted: Step) -> None:
    assert told(*steps) == wanted


def test_how_far_it_has_come_is_told_in_bytes() -> None:
    """What is there already counts; 8 + 4 + 8 + 9 + 12 bytes."""
    progress = after(start(), KEEP)["progress"]
    assert [one["total"] for one in progress] == [41] * 5
    assert sorted(one["done"] for one in progress) == [one["done"] for one in progress]
    assert (progress[0]["done"] in (4, 8, 9, 12), progress[-1]["done"]) == (True, 41)
    assert after(START, KEEP, KEEP)["progress"][-1] == {"done": 41, "total": 41}


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ([START], ["", "assets/search/zh.json", LIST, "offline/"]),
        ([START, FETCHED, START], []),
        ([start(), KEEP, FETCHED, KEEP], [LIST]),
        ([START, KEEP, FETCHED, UPDATE], [LIST]),
        # What is the same in both versions is copied.
        ([START, KEEP, FETCHED, NEWER, UPDATE], sorted([LIST, "", "offline/", "assets/a.1234abcd.js", "assets/search/zh.json", "assets/search/en.json", "en/", "en/offline/"])),
        # A newer version is looked for with a page, every ten minutes.
        ([START, FETCHED, HOME], [LIST]),
        ([START, HOME, FETCHED, {"wait": 599_999}, HOME], []),
        ([START, HOME, FETCHED, {"wait": 600_000}, HOME], [LIST]),
        ([START, {"network": "stale"}, FETCHED, {"get": "en/", "opens": "page"}, {"get": "assets/same.js", "client": "page"}], ["assets/same.js", "en/", LIST]),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_network(steps: list[Step], wanted: list[str]) -> None:
    assert after(*steps, FETCHED)["fetched"] == wanted


def test_four_files_come_at_once() -> None:
    assert after(START, KEEP, FETCHED)["most"] == 4


def test_thirty_pages_are_remembered_the_oldest_goes() -> None:
    opened = [{"get": "", "opens": f"page {at}"} for at in range(31)]
    assert after(START, *opened, CLIENTS) == [f"page {at}" for at in range(1, 31)]


def test_changes_asked_for_at_once_come_one_after_another() -> None:
    keeps = [{"do": "keep", "locale": locale} for locale in ("en", "zh-Hans")]
    assert [one["kept"] for one in after(START, {"tells": keeps})["answers"]] == [["en"], ["en", "zh-Hans"]]
