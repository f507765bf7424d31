"""The little script of every page: the step is kept when the language changes, choices of the look are remembered, the search opens, words are copied."""

import json

import pytest

from tests.window import SITE, Page

BEFORE = f"""
Object.defineProperty(document, 'currentScript', {{ configurable: true, value: {{ src: '{SITE}sub/assets/guide.js' }} }});
globalThis.loads = [];
globalThis.fetched = [];
globalThis.fetch = (address, how) => {{ fetched.push([String(address), how.cache]); return Promise.resolve('manifest'); }};
globalThis.broken = 0;
globalThis.started = [];
globalThis.begun = [];
globalThis.imported = (name) => {{
  if (name === './offline.mjs') return globalThis.noOffline ? Promise.reject(new Error('no')) : Promise.resolve({{ start: () => begun.push(name) }});
  loads.push(name);
  if (broken-- > 0) return Promise.reject(new Error('no'));
  return Promise.resolve({{ start: (...all) => started.push(all.map(String)) }});
}};
globalThis.IntersectionObserver = class {{ constructor(mark, how) {{ Object.assign(globalThis, {{ mark, how, watched: [] }}); }} observe(one) {{ watched.push(one.id); }} }};
globalThis.matchMedia = (query) => ({{ query, matches: globalThis.wide === true, addEventListener: (name, act) => {{ globalThis.widened = act; globalThis.media = query; }} }});
"""
LOOK = """<button data-set-theme="" aria-pressed="x"></button><button data-set-theme="dark"></button><button data-set-size=""></button><button data-set-size="120%"></button>"""
POPS = """<details class="pop" id="one"><summary>一</summary><a href="/en/#x" data-keep-step>English</a></details><details class="pop" id="two"><summary>二</summary></details>"""
SEARCH = """<a href="/search/" data-open-search id="opener">搜</a><dialog id="search"><input><p data-search-wait></p><p data-search-failed hidden></p><button data-search-retry></button></dialog><textarea id="writes"></textarea>"""


def guide(html: str, address: str = "sub/guides/court/", before: str = "", lang: str = "zh-Hans") -> Page:
    return Page(html, "shell/guide.js", address=address, before=BEFORE + before, lang=lang)


def key(name: str, at: str = "body", **how: bool) -> str:
    about = json.dumps({"key": name, "bubbles": True, "cancelable": True, **how})
    return f"$('{at}').dispatchEvent(new KeyboardEvent('keydown', {about}))"


def test_the_link_to_another_language_leads_to_the_same_step() -> None:
    page = guide(POPS, "sub/guides/court/#summons")
    page.run("$('a').addEventListener('click', (event) => event.preventDefault())", "$('a').click()")
    assert page.run("$('a').href") == f"{SITE}en/#summons"


REPORT = """<h1>上法院</h1><nav class="toc"><a href="#a">第一步</a><a href="#b">第二步</a></nav><p><a href="#r" data-report><b>报错</b></a></p>"""


def test_the_form_for_mistakes_is_told_page_and_steps() -> None:
    page = guide(REPORT, "sub/guides/court/?a=b")
    page.run("$('a[data-report]').addEventListener('click', (event) => event.preventDefault())", "$('b').click()")
    found = json.loads(page.run("sessionStorage.getItem('guide.report')"))
    assert found == {"page": "上法院 guides/court/?a=b", "steps": ["第一步", "第二步"]}
    bare = guide('<a href="#r" data-report>报错</a>')
    bare.run("$('a').addEventListener('click', (event) => event.preventDefault())", "$('a').click()")
    assert json.loads(bare.run("sessionStorage.getItem('guide.report')")) == {"page": " guides/court/", "steps": []}
    assert guide(REPORT, before="noStore = true;").run("$('b').click()") is None


OPEN = "$$('details.pop').map((one) => one.open)"


def test_a_tap_elsewhere_closes_what_is_open_and_so_does_escape() -> None:
    page = guide(POPS + "<p id=else></p>")
    page.run(
        "$('#one').open = $('#two').open = true",
        "$('#one summary').dispatchEvent(new Event('click', { bubbles: true }))",
    )
    assert page.run(OPEN)[1] is False
    page.run("$('#one').open = true", "$('#else').click()")
    assert page.run(OPEN) == [False, False]
    page.run("$('#two').open = true", key("a"))
    assert page.run(OPEN) == [False, True]
    page.run(key("Escape"))
    assert page.run(f"[{OPEN}, document.activeElement.textContent]") == [[False, False], "二"]
    assert page.run(key("Escape")) is True


@pytest.mark.parametrize(
    ("name", "value", "shown"), [("theme", "dark", "document.documentElement.dataset.theme"), ("size", "120%", "document.documentElement.style.fontSize")]
)  # fmt: skip
def test_what_she_chooses_of_the_look_is_kept(name: str, value: str, shown: str) -> None:
    page = guide(LOOK)
    pressed = f"$$('[data-set-{name}]').map((one) => one.getAttribute('aria-pressed'))"
    assert page.run(f"[{shown} ?? '', {pressed}]") == ["", ["true", "false"]]
    page.run(f"$('[data-set-{name}=\"{value}\"]').click()")
    assert page.run(f"[{shown}, {pressed}, localStorage.getItem('guide.{name}')]") == [value, ["false", "true"], value]
    page.run(f"$('[data-set-{name}=\"\"]').click()")
    assert page.run(f"[{shown} ?? '', {pressed}, localStorage.getItem('guide.{name}')]") == ["", ["true", "false"], None]  # fmt: skip


@pytest.mark.parametrize(("kept", "theme"), [("dark", "dark"), ("pink", ""), ("", "")])
def test_only_what_a_button_offers_is_taken_from_the_store(kept: str, theme: str) -> None:
    page = guide(LOOK, before=f"localStorage.setItem('guide.theme', '{kept}');")
    assert page.run("document.documentElement.dataset.theme ?? ''") == theme


def test_where_the_store_is_refused_a_choice_lasts_as_long_as_the_page() -> None:
    page = guide(LOOK, before="noStore = true;")
    page.run("$('[data-set-theme=dark]').click()")
    assert page.run("document.documentElement.dataset.theme") == "dark"


SEEN = "[$('#search').open, document.activeElement.tagName, loads]"


@pytest.mark.parametrize(
    ("press", "opens"),
    [
        (key("/"), True), (key("s"), True), (key("k", ctrlKey=True), True), (key("k", metaKey=True), True), (key("k"), False), (key("x"), False),
        (key("s", ctrlKey=True), False), (key("s", altKey=True), False), (key("/", "#writes"), False), (key("k", "#writes", ctrlKey=True), True),
        (key("/", isComposing=True), False),
    ],
)  # fmt: skip
def test_keys_open_the_search_where_they_are_no_letters(press: str, opens: bool) -> None:
    page = guide(SEARCH)
    assert page.run(press) is not opens, "the key itself is no letter of the question"
    assert page.run(SEEN) == ([True, "INPUT", ["./search/box.mjs"]] if opens else [False, "BODY", []])


@pytest.mark.parametrize(("kept", "opens"), [("off", False), ("", True)])
def test_single_keys_can_be_turned_off(kept: str, opens: bool) -> None:
    page = guide(SEARCH, before=f"localStorage.setItem('search-keys', '{kept}');")
    assert page.run(key("/"), "$('#search').open") is opens
    page = guide(SEARCH, before=f"localStorage.setItem('search-keys', '{kept}');")
    assert page.run(key("k", ctrlKey=True), "$('#search').open") is True
    assert guide(SEARCH, before="noStore = true;").run(key("/"), "$('#search').open") is True


def test_the_search_opens_within_the_tap_and_loads_once() -> None:
    page = guide(SEARCH)
    page.run("$('#opener').dispatchEvent(new Event('pointerdown', { bubbles: true }))")
    assert page.run(SEEN) == [False, "BODY", ["./search/box.mjs"]]
    page.run("$('#search').searchBox = { reopened: () => { globalThis.again = (globalThis.again ?? 0) + 1; } }")
    assert page.run("$('#opener').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))") is False
    assert page.run("[$('#search').open, loads.filter((name) => name.includes('box')).length, again]") == [True, 1, 1]
    assert page.run(key("/")) is True, "it is open already"
    assert page.run("started.map((all) => all.slice(1, 3))") == [[f"{SITE}sub/", "[object Promise]"]]
    assert page.run("fetched") == [[f"{SITE}sub/assets/search/manifest.json", "default"]]


@pytest.mark.parametrize("held", ["ctrlKey", "metaKey", "shiftKey"])
def test_a_new_tab_gets_the_page_behind_the_link(held: str) -> None:
    page = guide(SEARCH)
    assert page.run(f"$('#opener').dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {held}: true }}))") is True  # fmt: skip
    assert page.run("$('#search').open") is False


def test_a_search_that_does_not_load_says_so_and_is_tried_again_by_another_name() -> None:
    page = guide(SEARCH, before="broken = 2;")
    page.run(key("/"))
    hidden = "[$('[data-search-wait]').hidden, $('[data-search-failed]').hidden]"
    assert page.run(hidden) == [True, False]
    page.run("$('[data-search-retry]').click()", "$('[data-search-retry]').click()")
    assert page.run("loads") == ["./search/box.mjs", "./search/box.mjs?1", "./search/box.mjs?2"]
    assert page.run("fetched.map((one) => one[1])") == ["default", "reload", "reload"]
    assert page.run("[started.length, document.activeElement.tagName]") == [1, "INPUT"]


@pytest.mark.parametrize(("composing", "came"), [("false", True), ("true", False)])
def test_enter_before_the_search_has_come_is_not_lost(composing: str, came: bool) -> None:
    page = guide(SEARCH)
    page.run(f"$('#search').dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', isComposing: {composing} }}))")
    assert page.run("$('#search').enterCame") is came
    assert page.run("$('#search').dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))", "$('#search').enterCame") is False  # fmt: skip


def test_a_shared_question_opens_the_search() -> None:
    assert guide(SEARCH, "sub/#q=%E7%81%AF").run("$('#search').open") is True
    page = guide(SEARCH, "sub/#lock")
    assert page.run("$('#search').open") is False
    assert page.run("(location.hash = '#q=x', dispatchEvent(new Event('hashchange')), $('#search').open)") is True


def test_a_browser_without_dialogs_opens_it_by_its_attribute() -> None:
    page = guide(SEARCH.replace("dialog", "div"))
    page.run("$('#search').addEventListener('close', () => { globalThis.closed = true; })", key("/"))
    assert page.run("[$('#search').open, $('#search').hasAttribute('open'), globalThis.closed ?? false]") == [True, True, False]  # fmt: skip
    page.run("$('#search').close()")
    assert page.run("[$('#search').open, $('#search').hasAttribute('open'), closed]") == [False, False, True]


TOC = """<details class="toc"><summary>目录</summary><a href="#a">一</a><a href="#b">二</a><a href="#gone">三</a></details><h2 id="a"></h2><h2 id="b"></h2>"""


def tops(**places: int) -> str:
    return "".join(f"$('#{name}').getBoundingClientRect = () => ({{ top: {top} }});" for name, top in places.items())


def test_the_contents_stand_open_where_there_is_room() -> None:
    page = guide(TOC)
    assert page.run("[$('.toc').open, media, watched, how.rootMargin]") == [False, "(min-width: 76rem)", ["a", "b"], "0px 0px -66% 0px"]  # fmt: skip
    assert guide(TOC, before="wide = true;").run("$('.toc').open") is True


@pytest.mark.parametrize(
    ("top_a", "top_b", "marked"), [(300, 900, []), (0, 900, ["一"]), (-900, 100, ["二"]), (266, 900, ["一"]), (267, 900, [])]
)  # fmt: skip
def test_the_step_that_is_being_read_is_marked(top_a: int, top_b: int, marked: list[str]) -> None:
    page = guide(TOC)
    page.run("$('.toc a:nth-of-type(2)').setAttribute('aria-current', 'location')", f"(() => {{ {tops(a=top_a, b=top_b)} }})()", "mark()")  # fmt: skip
    assert page.run("innerHeight") == 800
    assert page.run("$$('[aria-current=location]').map((one) => one.textContent)") == marked


SAY = """<div class="say-box"><p class="admonition-title">这样说</p><div class="say"><p lang="en">Hello</p><p lang="zh-Hans"> 你好 </p></div><div class="say"><p lang="zh-Hans-CN">再见</p></div><button data-copy data-copied="好了" data-by-hand="长按"></button></div>"""
PLAIN = """<div><p class="admonition-title">题</p><p> 一 </p><p>二</p><button data-copy data-copied="好了" data-by-hand="长按"></button></div>"""


@pytest.mark.parametrize(("html", "text"), [(SAY, "你好\n再见"), (PLAIN, "一\n二")])
def test_the_words_of_a_box_are_copied(html: str, text: str) -> None:
    page = guide(html)
    assert page.run("$('[data-copy]').dataset.needsScript") == "ready"
    assert page.run("$('[data-copy]').click()", "[copied, $('[data-copy]').textContent]") == [[text], "好了"]


def test_where_copying_is_refused_the_words_are_selected() -> None:
    page = guide(PLAIN, before="noClipboard = true; globalThis.getSelection = () => ({ setBaseAndExtent: (one, at, other, end) => { globalThis.range = [one.textContent, at, other.textContent, end]; } });")  # fmt: skip
    assert page.run("$('[data-copy]').click()", "[range, $('[data-copy]').textContent]") == [
        [" 一 ", 0, "二", 1],
        "长按",
    ]


PRINTED = """<main><details id="f1"><summary>折</summary></details><details id="f2" open></details><details class="toc"></details></main><details id="out"></details>"""


def test_what_is_folded_is_printed_too_and_folded_again() -> None:
    page = guide(PRINTED)
    opened = "$$('details').map((one) => one.open)"
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run(opened) == [True, True, False, False]
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run(opened) == [False, True, False, False]


LINKS = f"""<article><p><a href="https://a.example/%E7%81%AF">甲</a><a href="#x">这页</a><a class="rule" href="https://rule.example/">规定</a></p>
<ul><li><a href="{SITE}other/">乙</a><a href="https://a.example/%E7%81%AF">甲又</a><a href="https://b.example/%B0%A1">丙</a><a href="tel:110">电话</a></li></ul>
<nav><p><a href="https://nav.example/">菜单</a></p></nav><h2><a href="https://head.example/">题</a></h2></article><ol data-addresses></ol>"""


def test_links_get_numbers_on_paper_and_their_addresses_a_list() -> None:
    page = guide(LINKS)
    page.run("dispatchEvent(new Event('beforeprint'))", "dispatchEvent(new Event('beforeprint'))")
    assert page.run("$$('[data-addresses] li').map((one) => one.textContent)") == ["https://a.example/灯", f"{SITE}other/", "https://b.example/%B0%A1"]  # fmt: skip
    assert page.run("$$('[data-note]').map((one) => one.textContent + one.dataset.note)") == [
        "甲1",
        "乙2",
        "甲又1",
        "丙3",
    ]
    assert guide(LINKS.partition("<ol")[0]).run("dispatchEvent(new Event('beforeprint'))", "$$('[data-note]').length") == 0  # fmt: skip


@pytest.mark.parametrize("first", ["pointerdown", "keydown", "scroll"])
def test_reading_without_a_network_begins_with_the_first_thing_she_does(first: str) -> None:
    page = guide("<p></p>")
    assert page.run("begun") == []
    page.run(f"dispatchEvent(new Event('{first}'))", "dispatchEvent(new Event('scroll'))")
    assert page.run("begun") == ["./offline.mjs"]
    assert guide("<p></p>", before="noOffline = true;").run(f"dispatchEvent(new Event('{first}'))", "begun") == []
