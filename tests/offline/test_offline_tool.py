"""The about page's tool, and the page's side of the worker: what is kept is said, keeping says how far it is, and nothing is kept where she turned it off."""

import json
from typing import Any

import pytest

from tests.window import SITE, Page

WORDS = {"kept": "{date}的都在", "seen": "看过的在，{date}的", "none": "什么都没存", "progress": "{done} / {total}", "keep": "存下来（{size}）", "unsupported": "不能存", "full": "满了", "refused": "不让存", "network": "断网"}  # fmt: skip
NAMES = ("say", "keep", "update", "remove")
HTML = f"""<div data-offline data-list="../files.json" hidden>{"".join(f"<button data-offline-{name}></button>" for name in NAMES[1:])}
<p data-offline-say></p><progress data-offline-bar hidden></progress><script type="application/json">{json.dumps(WORDS)}</script></div>"""
LIST = {
    "files": {"a": [3 * 1024 * 1024, "d", "zh-Hans"], "b": [1024 * 1024, "d", ""], "c": [9 * 1024 * 1024, "d", "en"]}
}
# A worker that answers each message with what stands under its name; `answers` may hold more than one, told one by one.
WORKER = """
globalThis.answers = ANSWERS;
globalThis.asked = [];
globalThis.registered = REGISTERED;
globalThis.calls = [];
globalThis.MessageChannel = class { constructor() { this.port1 = {}; this.port2 = { other: this.port1 }; } };
const active = { postMessage: (message, [port]) => { asked.push(message); for (const data of answers[message.do] ?? []) port.other.onmessage({ data }); } };
Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: {
  register: async (script, { scope }) => { calls.push([String(script), scope]); if (globalThis.noWorker) throw new Error('no'); registered = true; },
  ready: Promise.resolve({ active }),
  getRegistration: async () => { if (globalThis.noAnswer) throw new Error('no'); return registered ? {} : undefined; },
} });
globalThis.fetch = async (address, how) => { calls.push([address, how.cache]); if (globalThis.noList) throw new Error('no'); return { json: async () => (LIST) }; };
performance.getEntriesByType = () => [{ name: 'https://site.example/assets/a.js' }];
"""
DATE = "2026-11-20"


def worker(registered: bool = True, **answers: Any) -> str:
    given = {name: answer if isinstance(answer, list) else [answer] for name, answer in answers.items()}
    return WORKER.replace("ANSWERS", json.dumps(given)).replace("REGISTERED", json.dumps(registered)).replace("LIST", json.dumps(LIST))  # fmt: skip


def tool(before: str) -> Page:
    return Page(HTML, "offline/offline-tool.mjs", before=before)


SHOWN = "[$('[data-offline-say]').textContent, ...['keep', 'update', 'remove'].map((name) => !$(`[data-offline-${name}]`).hidden)]"


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ({"kept": [], "built": DATE}, [f"看过的在，{DATE}的", True, True, True]),
        ({"kept": ["en"], "built": DATE}, [f"看过的在，{DATE}的", True, True, True]),
        ({"kept": ["en", "zh-Hans"], "built": DATE}, [f"{DATE}的都在", False, True, True]),
        ({"error": "refused"}, ["不让存", True, False, False]),
        ({"kept": []}, ["什么都没存", True, False, False]),
    ],
)
def test_what_is_kept_is_said_and_what_can_be_done(status: dict[str, Any], shown: list[Any]) -> None:
    page = tool(worker(status=status))
    assert page.run(SHOWN) == shown
    assert page.run("$('[data-offline]').hidden") is False
    if shown[1]:
        assert page.run("$('[data-offline-keep]').textContent") == "存下来（4.0 MB）"


def test_without_a_worker_nothing_is_asked_and_nothing_registered() -> None:
    page = tool(worker(registered=False))
    assert page.run(f"[{SHOWN}, asked, calls]") == [["什么都没存", True, False, False], [], [["../files.json", "no-cache"]]]  # fmt: skip


def test_where_the_list_does_not_come_the_size_is_left_open() -> None:
    assert (
        tool(worker(status={"kept": []}) + "noList = true;").run("$('[data-offline-keep]').textContent")
        == "存下来（…）"
    )


def test_a_browser_that_cannot_says_so() -> None:
    page = tool("delete Navigator.prototype.serviceWorker;" + "globalThis.fetch = () => { throw new Error('asked'); };")
    assert page.run(SHOWN) == ["不能存", False, False, False]


PROGRESS = {"progress": {"done": 1572864, "total": 4194304}}
WHOLE = {"kept": ["zh-Hans"], "built": DATE}


def test_keeping_says_how_far_it_is_and_what_came_of_it() -> None:
    page = tool(worker(status={"kept": []}, keep=[PROGRESS]))
    page.run("$('[data-offline-keep]').click()")
    assert page.run(f"[{SHOWN}[0], $('progress').hidden, $('progress').max, $('progress').value, $$('button').every((one) => one.disabled)]") == ["1.5 MB / 4.0 MB", False, 4194304, 1572864, True]  # fmt: skip
    page = tool(worker(status={"kept": []}, keep=[PROGRESS, WHOLE]))
    page.run("$('[data-offline-keep]').click()")
    assert page.run(f"[{SHOWN}, $('progress').hidden, $$('button').some((one) => one.disabled)]") == [[f"{DATE}的都在", False, True, True], True, False]  # fmt: skip
    assert page.run("asked.at(-1)") == {"do": "keep", "locale": "zh-Hans"}
    assert page.run("calls.at(-1)") == [f"{SITE}sw.js", "/"]


def test_an_error_is_told_beside_what_is_there() -> None:
    page = tool(worker(status={"kept": [], "built": DATE}, keep={"error": "full"}, update={"error": "network"}))
    assert page.run("$('[data-offline-keep]').click()", SHOWN) == ["满了", True, True, True]
    assert page.run("$('[data-offline-update]').click()", SHOWN) == ["断网", True, True, True]
    refused = tool(worker(status={"kept": []}) + "noWorker = true;")
    assert refused.run("$('[data-offline-keep]').click()", SHOWN)[0] == "不让存"


def test_an_update_and_a_removal() -> None:
    page = tool(worker(status=WHOLE, update={**WHOLE, "built": "2026-11-25"}, forget={}))
    assert page.run("$('[data-offline-update]').click()", SHOWN)[0] == "2026-11-25的都在"
    assert page.run("$('[data-offline-remove]').click()", SHOWN) == ["什么都没存", True, False, False]
    assert page.run("[asked.map((one) => one.do), localStorage.getItem('guide:/:offline')]") == [["status", "update", "forget"], "off"]  # fmt: skip
    page.run("$('[data-offline-keep]').click()")
    assert page.run("localStorage.getItem('guide:/:offline')") is None, "she wants it again"
    failing = tool(worker(status=WHOLE, forget={"error": "refused"}))
    assert failing.run("$('[data-offline-remove]').click()", SHOWN) == ["不让存", False, True, True]


def page_side(before: str) -> Page:
    return Page("", "offline/offline.mjs", address="guides/court/", before=before)


def test_the_first_thing_she_does_keeps_what_the_page_needs() -> None:
    page = page_side(worker(registered=False, start={}))
    page.run("M.start()")
    assert page.run("asked") == [{"do": "start", "seen": [f"{SITE}guides/court/", f"{SITE}assets/a.js"], "locale": "zh-Hans"}]  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        worker(registered=True),
        worker(registered=False) + "noAnswer = true;",
        worker(registered=False) + "localStorage.setItem('guide:/:offline', 'off');",
        worker(registered=False) + "localStorage.setItem('guide.offline', 'off');",
        worker(registered=False) + "noStore = true;",
    ],
)
def test_nothing_is_kept_where_it_is_off_or_there_or_refused(before: str) -> None:
    page = page_side(before)
    page.run("M.start()")
    assert page.run("[asked, calls]") == [[], []]


def test_without_a_worker_nothing_is_forgotten_but_the_wish_is_kept() -> None:
    page = page_side(worker(registered=False))
    assert page.run("M.forget()") == {}
    assert page.run("[asked, localStorage.getItem('guide:/:offline')]") == [[], "off"]


def test_a_status_that_does_not_come_is_none() -> None:
    assert page_side(worker() + "noAnswer = true;").run("M.status()") == {"kept": []}
    assert page_side(worker(status=WHOLE)).run("M.status()") == WHOLE
