"""The search box in its page: what is typed goes to the worker, what it finds is shown, a cry for help stands nowhere. The worker and the network are ours."""

import json
import re
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.window import SITE, Page

PARTS = "".join(
    f"<p data-search-{name} hidden></p>" for name in ("start", "wait", "failed", "none", "note", "status", "care")
)
WORDS = {"kinds": {"step": "步骤"}, "one": "1个", "many": "{n}个", "first": "前{n}个", "none": "没有", "unsure": "不一定", "read": "也找{read}", "plain": "只找{typed}", "languages": "语言", "later": "换过了"}  # fmt: skip
HTML = f"""<dialog id="search"><input><button data-search-clear hidden>x</button><button data-close-search>关</button><button data-search-keys disabled>键</button>
<button data-search-example>罚息</button><button data-search-retry>再试</button>{PARTS}<p data-search-nearest hidden><span></span></p><button data-search-plain>只找</button>
<div><div role="listbox"></div></div><script type="application/json" data-search-words>{json.dumps(WORDS)}</script></dialog><p id="out"></p>"""
CARD = {"title": "卡", "urgent": "急", "safe": "安", "soft": "软", "text": "话", "lines": ["12356"], "other": "别人", "more": "更多", "elsewhere": "别处", "now": "马上", "later": "以后", "rescue": ["120"], "harmed": "伤", "police": ["110"], "afterwards": "后"}  # fmt: skip
WORLD = f"""
globalThis.workers = [];
globalThis.Worker = class {{ constructor(address) {{ Object.assign(this, {{ address: String(address), got: [], ended: false }}); workers.push(this); }} postMessage(message) {{ this.got.push(message); }} terminate() {{ this.ended = true; }} }};
globalThis.files = {{ 'index.1.json': 'INDEX', 'crisis.1.json': {json.dumps({"grammar": None, "rest": None, "card": CARD})} }};
globalThis.fetched = [];
globalThis.fetch = async (address) => {{
  const name = String(address).split('/').pop();
  fetched.push(name);
  if (files[name] === undefined) throw new Error(name);
  return {{ ok: files[name] !== 404, status: files[name], text: async () => files[name], json: async () => files[name] }};
}};
globalThis.reloads = 0;
globalThis.backs = 0;
globalThis.names = {{ worker: 'worker.1.js', index: {{ 'zh-Hans': 'index.1.json' }}, crisis: {{ 'zh-Hans': 'crisis.1.json' }} }};
globalThis.manifest = async () => ({{ ok: true, json: async () => names }});
globalThis.begin = () => M.start($('#search'), new URL('{SITE}sub/'), manifest(), () => {{ reloads += 1; }});
globalThis.box = () => $('#search').searchBox;
globalThis.tell = (data) => workers.at(-1).onmessage({{ data }});
globalThis.found = (query, ...urls) => ({{ query, results: urls.map((url) => ({{ url, kind: 'step', page: '页', title: {{ text: url, marks: [] }}, sentence: {{ text: '', marks: [] }}, rank: 1 }})), nearest: [], topic: '', unsure: false, read: '', more: false }});
globalThis.reader = {{ read: (text) => (text.includes('难受') ? {{ card: 'soft' }} : null), lacks: (text) => text.includes('a'), isWhole: true, unread: 0 }};
history.back = () => {{ backs += 1; }};
"""
QUESTIONS = "workers.at(-1).got.filter((one) => one.query).map((one) => one.query)"
STATE = "$('#search').dataset.state"
SHOWN = "['start', 'wait', 'failed', 'none'].filter((name) => !$(`[data-search-${name}]`).hidden)"
LINKS = "$$('[role=option]').map((one) => one.getAttribute('href'))"


def closed(address: str = "sub/page/", before: str = "") -> Page:
    return Page(HTML, "search/box.mjs", address=address, before=WORLD + before)


def opened(address: str = "sub/page/", before: str = "", ready: bool = True) -> Page:
    """The box, open, with all that it loads."""
    page = closed(address, before)
    page.run("$('#search').showModal()", "begin()")
    if ready:
        page.run("tell({ ready: true })")
    return page


def typed(text: str, **how: bool) -> str:
    return f"(() => {{ $('input').value = {json.dumps(text)}; $('input').dispatchEvent(Object.assign(new Event('input', {{ bubbles: true }}), {json.dumps(how)})); }})()"


def key(name: str, at: str = "input", **how: Any) -> str:
    return f"$('{at}').dispatchEvent(new KeyboardEvent('keydown', {json.dumps({'key': name, 'bubbles': True, 'cancelable': True, **how})}))"


def answered(query: str, *urls: str) -> str:
    return f"tell(found({', '.join(json.dumps(each) for each in (query, *urls))}))"


def test_every_word_that_the_box_puts_in_is_written_into_the_page() -> None:
    """A word that the template forgets would be shown as "undefined"."""
    room = ROOT / "engine" / "search"
    written = re.findall(r'"(\w+)": s\.\1\b', (room / "search.html").read_text(encoding="utf-8"))
    (named,) = re.findall(
        r"interface BoxWords extends Record<([^,]*), string>", (room / "types.d.ts").read_text(encoding="utf-8")
    )
    assert set(written) == {*re.findall(r'"(\w+)"', named), "kinds"} == set(WORDS)


def test_the_worker_gets_its_index_and_the_box_says_that_it_waits() -> None:
    page = opened(ready=False)
    assert page.run(f"[{STATE}, {SHOWN}]") == ["wait", ["wait"]]
    assert page.run("[workers[0].address, workers[0].got]") == [f"{SITE}sub/assets/search/worker.1.js", [{"open": f"{SITE}sub/assets/search/index.1.json", "index": "INDEX"}]]  # fmt: skip
    assert page.run("$$('link[rel=stylesheet]').map((one) => one.href)") == [f"{SITE}assets/box.css"]
    assert page.run("tell({ ready: true })", f"[{STATE}, {SHOWN}, $$('[disabled]').length]") == ["start", ["start"], 0]
    assert page.run("tell({ whole: true })", "$('#search').hasAttribute('data-whole')") is True


def test_what_is_typed_before_all_is_here_is_asked_then() -> None:
    page = opened(ready=False)
    page.run(typed("罚息"))
    assert page.run(QUESTIONS) == []
    assert page.run("tell({ ready: true })", f"[{QUESTIONS}, {STATE}]") == [["罚息"], "wait"]


def test_a_question_is_asked_once_and_its_results_are_shown() -> None:
    page = opened()
    page.run(typed(" 罚息 "), typed("罚息"))
    assert page.run("workers[0].got.slice(1)") == [{"query": "罚息", "plain": False, "calls": False}]
    page.run(answered("罚息", "a/", "b/"))
    assert page.run(f"[{STATE}, {LINKS}, {SHOWN}, $('[data-search-clear]').hidden]") == ["results", [f"{SITE}sub/a/", f"{SITE}sub/b/"], [], False]  # fmt: skip
    assert page.run("[location.hash, history.state]") == ["#q=%E7%BD%9A%E6%81%AF", {"search": True}]
    page.run(typed("没有的"), answered("没有的"))
    assert page.run(f"[{STATE}, {LINKS}, {SHOWN}, $('[data-search-status]').textContent]") == ["none", [], ["none"], "没有"]  # fmt: skip
    page.run(typed(""))
    assert page.run(f"[{STATE}, {SHOWN}, $('[data-search-clear]').hidden, location.hash, $('[data-search-status]').textContent]") == ["start", ["start"], True, "", ""]  # fmt: skip
    page.run(answered("没有的", "c/"))
    assert page.run(LINKS) == [], "the box was emptied meanwhile"


def test_an_unsure_answer_says_so() -> None:
    page = opened()
    page.run(typed("x"), "tell({ ...found('x', 'a/'), unsure: true })")
    assert page.run("$('#search').hasAttribute('data-unsure')") is True
    assert page.run(answered("x", "a/"), "$('#search').hasAttribute('data-unsure')") is False


def test_letters_that_an_input_method_still_composes_wait_a_moment() -> None:
    page = opened()
    page.run(typed("fa", isComposing=True))
    assert page.run("later(349)", QUESTIONS) == [] and page.run("later(1)", QUESTIONS) == ["fa"]
    page.run(typed("faxi", isComposing=True), typed("罚息"))
    assert page.run("later(400)", QUESTIONS) == ["fa", "罚息"]
    page.run("$('input').value = '罚息 '", "$('input').dispatchEvent(new Event('compositionend'))")
    assert page.run(QUESTIONS) == ["fa", "罚息"]
    page.run("$('input').value = '支付令'", "$('input').dispatchEvent(new Event('compositionend'))")
    assert page.run(QUESTIONS)[-1] == "支付令"


CHOSEN = "$$('[role=option]').findIndex((one) => one.getAttribute('aria-selected') === 'true')"


def test_arrows_walk_the_results_and_enter_follows_one() -> None:
    page = opened()
    page.run(typed("x"), answered("x", "a/", "b/"), "globalThis.followed = []", "$('[role=listbox]').addEventListener('click', (event) => { event.preventDefault(); followed.push(event.target.closest('a').getAttribute('href')); })")  # fmt: skip
    assert page.run(key("ArrowDown")) is False and page.run(CHOSEN) == 1
    assert page.run(key("ArrowUp"), CHOSEN) == 0
    assert page.run(key("a")) is True
    page.run(key("Enter"))
    assert page.run("followed") == [f"{SITE}sub/a/"]
    page.run(typed("xy"), key("Enter"))
    assert page.run("followed.length") == 1, "its results are not here yet"
    page.run(answered("x", "a/"))
    assert page.run("followed.length") == 1, "an answer to another question"
    page.run(answered("xy", "c/"))
    assert page.run("followed") == [f"{SITE}sub/a/", f"{SITE}sub/c/"]
    page.run(typed("xyz"), answered("xyz", "d/"))
    assert page.run("followed.length") == 2, "Enter was for the question before"


def test_enter_that_came_before_the_script_is_not_lost() -> None:
    page = closed()
    page.run("$('#search').showModal()", "$('#search').enterCame = true", "$('input').value = 'x'", "globalThis.followed = 0", "$('[role=listbox]').addEventListener('click', (event) => { event.preventDefault(); followed += 1; })")  # fmt: skip
    page.run("begin()", "tell({ ready: true })", answered("x", "a/"))
    assert page.run("followed") == 1


def test_escape_a_tap_outside_and_its_button_close_the_box() -> None:
    for way in (key("Escape"), "$('#search').click()", "$('[data-close-search]').click()"):
        page = opened()
        page.run(way)
        assert page.run("[$('#search').open, backs]") == [False, 1], way
    page = opened()
    page.run("$('input').click()", "$('[data-search-start]').click()")
    assert page.run("$('#search').open") is True


def test_its_buttons_empty_it_ask_an_example_and_search_only_what_was_typed() -> None:
    page = opened()
    page.run("$('[data-search-example]').click()")
    assert page.run(f"[$('input').value, {QUESTIONS}, document.activeElement.tagName]") == ["罚息", ["罚息"], "INPUT"]
    page.run("$('[data-search-plain]').click()")
    assert page.run("workers[0].got.at(-1)") == {"query": "罚息", "plain": True, "calls": False}
    page.run(typed("罚息 "))
    assert page.run("workers[0].got.length") == 3, "the same words"
    page.run(typed("支付令"))
    assert page.run("workers[0].got.at(-1).plain") is False
    page.run("$('[data-search-clear]').click()")
    assert page.run("$('input').value") == ""


def test_single_keys_are_turned_off_and_on() -> None:
    page = opened()
    pressed = "[$('[data-search-keys]').getAttribute('aria-pressed'), localStorage.getItem('search-keys')]"
    assert page.run(pressed) == ["true", None]
    assert page.run("$('[data-search-keys]').click()", pressed) == ["false", "off"]
    assert page.run("$('[data-search-keys]').click()", pressed) == ["true", None]
    assert opened(before="localStorage.setItem('search-keys', 'off');").run(pressed) == ["false", "off"]
    refused = opened(before="noStore = true;")
    assert refused.run("$('[data-search-keys]').click()", "$('[data-search-keys]').getAttribute('aria-pressed')") == "false"  # fmt: skip


@pytest.mark.parametrize("broken", ["names.index = {}; files['undefined'] = 404;", "manifest = async () => ({ ok: false, status: 500 });", "files['index.1.json'] = 404;", "delete files['index.1.json'];"])  # fmt: skip
def test_what_does_not_load_is_said_and_can_be_tried_again(broken: str) -> None:
    page = opened(before=broken, ready=False)
    assert page.run(f"[{STATE}, {SHOWN}]") == ["failed", ["failed"]]
    page.run("$('[data-search-retry]').click()")
    assert page.run(f"[{STATE}, reloads, document.activeElement.tagName]") == ["wait", 1, "INPUT"]


@pytest.mark.parametrize("fails", ["tell({ failed: true })", "workers[0].onerror()"])
def test_a_worker_that_fails_is_ended_and_said(fails: str) -> None:
    page = opened()
    page.run(typed("x"), answered("x", "a/"), fails)
    assert page.run(f"[{STATE}, {LINKS}, workers[0].ended]") == ["failed", [], True]
    page.run(typed("xy"), "begin()", "tell({ ready: true })")
    assert page.run(f"[workers.length, {QUESTIONS}, $$('link[rel=stylesheet]').length]") == [2, ["xy"], 1]
    page.run("begin()")
    assert page.run("[workers[1].ended, workers.length]") == [True, 3]


NOTE = "$('[data-search-note]').textContent"


def test_a_later_answer_says_that_it_took_the_place_of_one_and_leaves_her_where_she_is() -> None:
    page = opened()
    page.run(typed("罚息"), answered("罚息", "a/", "b/"), key("ArrowDown"))
    later = "tell({ ...found('罚息', URLS), later: true })"
    page.run("$('[role=listbox]').parentElement.scrollTop = 9", later.replace("URLS", "'a/', 'b/'"))
    assert page.run(f"[{NOTE}.includes('换过了'), $('[aria-selected=true]').getAttribute('href')]") == [
        False,
        f"{SITE}sub/b/",
    ]
    page.run(later.replace("URLS", "'c/', 'b/'"))
    assert page.run(f"[{NOTE}.includes('换过了'), {LINKS}, $('[aria-selected=true]').getAttribute('href'), $('[role=listbox]').parentElement.scrollTop]") == [True, [f"{SITE}sub/c/", f"{SITE}sub/b/"], f"{SITE}sub/b/", 9]  # fmt: skip
    page.run(later.replace("URLS", "'d/'"))
    assert page.run("$('[aria-selected=true]').getAttribute('href')") == f"{SITE}sub/d/"
    page.run(answered("罚息", "a/"))
    assert page.run(f"[{NOTE}.includes('换过了'), $('[role=listbox]').parentElement.scrollTop]") == [False, 0]


# A cry for help

CARE = "$('[data-search-care]').textContent"
CALLING = "box().crisis = reader"


def test_a_cry_for_help_brings_the_card_and_stands_in_no_address() -> None:
    page = opened()
    page.run(CALLING, typed("罚息"), answered("罚息", "a/"))
    assert page.run("location.hash") != ""
    page.run(typed("难受"))
    assert page.run(f"[{CARE}.startsWith('卡'), location.hash, $('#search').hasAttribute('data-calls')]") == [True, "", True]  # fmt: skip
    assert page.run("workers[0].got.at(-1)") == {"query": "难受", "plain": False, "calls": True}
    page.run(answered("难受", "a/"))
    assert page.run("location.hash") == ""
    page.run(typed("罚息"))
    assert page.run(f"[{CARE}, $('#search').hasAttribute('data-calls'), workers[0].got.at(-1).calls]") == ["", False, False]  # fmt: skip


def test_a_question_of_a_script_whose_wordings_are_not_here_stands_in_no_address() -> None:
    page = opened()
    page.run(CALLING, typed("a"), answered("a", "x/"))
    assert page.run("location.hash") == ""
    page.run(typed("罚息"), answered("罚息", "x/"))
    assert page.run("location.hash") != ""


def test_nothing_of_a_cry_for_help_stays_in_the_closed_box() -> None:
    page = opened()
    page.run(CALLING, typed("难受"), key("Escape"))
    assert page.run(f"[$('input').value, {CARE}, $('#search').hasAttribute('data-calls')]") == ["", "", False]
    page = opened()
    page.run(CALLING, typed("罚息"), key("Escape"))
    assert page.run("$('input').value") == "罚息"


def test_a_long_text_is_read_to_its_end_and_only_then_stands_in_the_address() -> None:
    page = opened()
    page.run("box().crisis = { ...reader, left: 3, get unread() { return this.left; }, read(text) { this.left = Math.max(0, this.left - 1); globalThis.pieces = [...(globalThis.pieces ?? []), arguments[1]]; return this.left ? null : { card: 'soft' }; } }")  # fmt: skip
    page.run(typed("长"), answered("长", "a/"))
    assert page.run(f"[{CARE}, location.hash, pieces]") == ["", "", [4]]
    assert page.run("later(0)", CARE).startswith("卡") and page.run("pieces") == [4, 4, 4]
    page = opened()
    page.run("box().crisis = { ...reader, left: 2, get unread() { return this.left; }, read() { this.left = Math.max(0, this.left - 1); return null; } }")  # fmt: skip
    page.run(typed("长"), answered("长", "a/"))
    assert page.run("location.hash") == "" and page.run("later(0)", "location.hash") == "#q=%E9%95%BF"


def test_what_is_not_read_to_its_end_does_not_stay_in_the_closed_box() -> None:
    page = opened()
    page.run("box().crisis = { ...reader, unread: 2 }", typed("长"), key("Escape"))
    assert page.run("$('input').value") == ""


REST = "files['crisis.1.json'] = { ...files['crisis.1.json'], rest: 'rest.json', grammar: null };"


def test_the_rest_of_the_wordings_comes_when_the_search_is_ready_or_they_are_lacked() -> None:
    page = opened(before=REST, ready=False)
    page.run("box().crisis = { ...reader, learn: (rest) => { globalThis.learnt = rest; } }", "files['rest.json'] = { more: 1 }")  # fmt: skip
    assert page.run("fetched.includes('rest.json')") is False
    page.run(typed("a"))
    assert page.run("fetched.filter((name) => name === 'rest.json').length") == 1
    page.run("tell({ ready: true })", "later(0)")
    assert page.run("[fetched.filter((name) => name === 'rest.json').length, learnt]") == [1, {"more": 1}]


def test_wordings_that_do_not_come_are_asked_for_with_the_next_answer() -> None:
    page = opened(before=REST)
    assert page.run("fetched.filter((name) => name === 'rest.json').length") == 1
    page.run("files['rest.json'] = {}", typed("x"), answered("x", "a/"))
    assert page.run("fetched.filter((name) => name === 'rest.json').length") == 2
    page = opened(before="globalThis.kept = files['crisis.1.json']; delete files['crisis.1.json'];")
    page.run("files['crisis.1.json'] = kept", typed("x"), answered("x", "a/"))
    assert page.run("fetched.filter((name) => name === 'crisis.1.json').length") == 2
    assert page.run("[box().crisis !== null, location.hash]") == [True, ""], "until then no address held it"
    page.run(typed("xy"), answered("xy", "a/"))
    assert page.run("location.hash") == "#q=xy"


# The address and the way back


def test_the_open_box_has_an_entry_of_its_own() -> None:
    page = closed("sub/page/?a=b#q=%E7%81%AF", "globalThis.steps = []; for (const name of ['pushState', 'replaceState']) { const own = history[name].bind(history); history[name] = (...all) => { steps.push([name, all[2]]); own(...all); }; }")  # fmt: skip
    page.run("$('#search').showModal()", "begin()")
    assert page.run("steps.slice(0, 2)") == [["replaceState", "/sub/page/?a=b"], ["pushState", "#q=%E7%81%AF"]]
    assert page.run("[$('input').value, history.state]") == ["灯", {"search": True}]
    page.run("box().reopened()")
    assert page.run("steps.filter((one) => one[0] === 'pushState').length") == 1
    other = opened("sub/page/?a=b#top")
    assert other.run("[location.hash, history.state]") == ["#top", {"search": True}]
    assert closed().run("begin()", "history.state") is None


def test_opened_again_it_has_the_question_of_before_and_its_address() -> None:
    page = opened()
    page.run(typed("x"), answered("x", "a/"), key("Escape"), "history.replaceState(null, '', '/sub/page/')")
    page.run("$('#search').showModal()", "box().reopened()")
    assert page.run("[location.hash, history.state]") == ["#q=x", {"search": True}]


def test_the_way_back_closes_the_box_and_a_shared_question_fills_it() -> None:
    page = opened()
    page.run("history.replaceState({ search: true }, '', '/sub/page/')", "dispatchEvent(new Event('popstate'))")
    assert page.run("$('#search').open") is True
    page.run("history.replaceState(null, '', '/sub/page/#q=x')", "dispatchEvent(new Event('popstate'))")
    assert page.run("$('#search').open") is True
    page.run("history.replaceState(null, '', '/sub/page/')", "dispatchEvent(new Event('popstate'))")
    assert page.run("$('#search').open") is False
    page = opened()
    page.run("history.replaceState(history.state, '', '#q=%E7%81%AF')", "dispatchEvent(new Event('hashchange'))")
    assert page.run(f"[$('input').value, {QUESTIONS}]") == ["灯", ["灯"]]
    page.run(typed("她写的"), "$('input').focus()", "history.replaceState(history.state, '', '#q=x')", "dispatchEvent(new Event('hashchange'))")  # fmt: skip
    assert page.run("$('input').value") == "她写的", "what she is writing stays"


@pytest.mark.parametrize(("url", "stays"), [("page/#step", False), ("page/?x=1#step", True), ("other/#step", True)])
def test_a_result_on_this_page_closes_the_box_and_keeps_the_way_back(url: str, stays: bool) -> None:
    page = opened()
    page.run(typed("x"), answered("x", url), "$('[role=listbox]').addEventListener('click', (event) => event.preventDefault())", "$('[role=option]').click()")  # fmt: skip
    assert page.run("[$('#search').open, backs]") == [stays, 0]
    if not stays:
        page.run("$('#search').showModal()", "box().reopened()", key("Escape"))
        assert page.run("backs") == 1


def test_a_browser_that_refuses_to_change_the_address_is_left_alone() -> None:
    page = opened()
    page.run("history.replaceState = () => { throw new Error('too many'); }", typed("x"), answered("x", "a/"))
    assert page.run(f"[{LINKS}.length, location.hash]") == [1, ""]
