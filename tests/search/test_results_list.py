"""The list of results, as it stands in the page: what is shown, marked and heard, and which one is chosen. No browser."""

import json
from typing import Any

import pytest

from tests.fake_page import PAGE
from tests.javascript import Modules

BOX = """
const part = (name, attributes) => M.element(name, attributes);
globalThis.open = () => {
  const dialog = part("dialog", {}), scroll = part("div", {});
  const list = part("div", { role: "listbox" }), none = part("p", { "data-search-nearest": "" });
  none.append(part("span", {}));
  scroll.append(list);
  dialog.append(part("input", {}), scroll, none, part("p", { "data-search-note": "" }), part("p", { "data-search-status": "" }));
  const kinds = { step: "Step", page: "Page" };
  const words = { kinds, unsure: "U {typed}", read: "R {read}", plain: "P {typed}", none: "0", one: "1", first: "F{n}", many: "M{n}", languages: "L" };
  globalThis.left = [];
  return new M.Results(dialog, words, "/g/", (link) => left.push(link.href));
};
globalThis.answer = (results, more = {}) => ({ results, nearest: [], query: "q", topic: "", unsure: false, read: "", more: false, ...more });
globalThis.state = (box) => [box.options.map((one) => one.getAttribute("aria-selected")).join(" "), box.input.getAttribute("aria-activedescendant")];
"""


def text(words: str, *marks: list[int]) -> dict[str, Any]:
    return {"text": words, "marks": list(marks)}


def result(url: str, **more: Any) -> dict[str, Any]:
    return {"url": url, "kind": "step", "page": "P", "title": text(f"T{url}"), "sentence": text(""), "rank": 1, **more}


@pytest.fixture(scope="module")
def list_of() -> Modules:
    found = Modules("search/results", "search/element", before=PAGE)
    found.racer.eval(BOX)
    return found


def shown(list_of: Modules, results: list[dict[str, Any]], then: str, **more: Any) -> Any:
    return list_of.run(
        f"(() => {{ const box = open(); box.show(answer({json.dumps(results)}, {json.dumps(more)})); return {then}; }})()"
    )


def test_a_result_is_a_link_with_its_title_its_place_and_its_sentence(list_of: Modules) -> None:
    one = result("a", title=text("a <b> c", [2, 5]), sentence=text("so & so", [0, 2]), rank=3)
    assert shown(list_of, [one], "String(box.list.children[0])") == (
        '<div class="search__group" role="presentation"><a role="option" href="/g/a" tabindex="-1" aria-selected="true" class="search__result" data-rank="3" id="search-0">'
        '<span class="search__title">a <mark>&lt;b></mark> c</span><span class="search__page">P · Step</span>'
        '<span class="search__sentence"><mark>so</mark> &amp; so</span></a></div>'
    )  # fmt: skip


def test_several_results_of_a_page_stand_under_its_name_and_one_beside_them_looks_so(list_of: Modules) -> None:
    rows = [result("a", group=1), result("b", group=1, beside=True), result("c", group=2, page="Q")]
    groups = shown(list_of, rows, "box.list.children.map(String)")
    assert [group.count('role="option"') for group in groups] == [2, 1]
    assert groups[0].startswith('<div class="search__group" role="group" aria-label="P"><p class="search__name" role="presentation">P</p>')  # fmt: skip
    assert groups[0].count('<span class="search__page">Step</span>') == 2  # the page is not said again
    assert groups[0].count("search__result--beside") == 1 and "search__result--beside" not in groups[1]
    assert "search__name" not in groups[1] and "search__sentence" not in groups[1]


def test_up_and_down_choose_one_after_the_other_and_begin_again(list_of: Modules) -> None:
    rows = [result("a"), result("b"), result("c")]
    first = ["true false false", "search-0"]
    assert shown(list_of, rows, "state(box)") == first
    for way, wanted in (("next", ["false true false", "search-1"]), ("previous", ["false false true", "search-2"])):
        assert shown(list_of, rows, f"(box.move('{way}'), state(box))") == wanted
        assert shown(list_of, rows, f"(box.move('{way}'), box.move('{way}'), box.move('{way}'), state(box))") == first
    assert shown(list_of, rows, "(box.move('next'), box.options.map((one) => one.scrolled))") == [0, 1, 0]
    assert shown(list_of, [], "(box.move('next'), state(box))") == ["", None]


def test_a_finger_or_a_mouse_chooses_without_scrolling_and_enter_opens_what_is_chosen(list_of: Modules) -> None:
    rows = [result("a"), result("b")]
    moved = "box.list.heard.pointermove({ target: box.options[1].children[0] })"
    assert shown(list_of, rows, f"({moved}, [...state(box), box.options[1].scrolled])") == ["false true", "search-1", 0]
    assert shown(list_of, rows, f"({moved}, box.open(), left)") == ["/g/b"]
    assert shown(list_of, rows, "(box.list.heard.pointermove({ target: box.list }), state(box))") == ["true false", "search-0"]  # fmt: skip


@pytest.mark.parametrize("key", ["", "ctrlKey", "metaKey", "shiftKey"])
def test_a_link_that_opens_elsewhere_leaves_the_page_where_it_is(list_of: Modules, key: str) -> None:
    assert shown(list_of, [result("a")], f"(box.options[0].click({{ '{key}': true }}), left)") == ([] if key else ["/g/a"])  # fmt: skip


def test_beside_a_link_nothing_is_left(list_of: Modules) -> None:
    assert shown(list_of, [result("a")], "(box.list.children[0].click(), left)") == []


@pytest.mark.parametrize(
    ("results", "more", "note", "status"),
    [
        (2, {}, "", "M2"),
        (0, {}, "", "0"),
        (1, {"unsure": True}, '<span class="search-unsure">U q</span>', ""),
        (1, {"topic": "out"}, "<span>out</span> ", "1"),
        (1, {"read": "r"}, 'R r <button type="button" data-search-plain="">P q</button> ', "1"),
    ],
)
def test_what_is_said_above_stands_in_the_page_and_is_heard(
    list_of: Modules, results: int, more: dict[str, Any], note: str, status: str
) -> None:
    rows = [result(str(at)) for at in range(results)]
    then = "[box.note.childNodes.join(''), box.status.textContent, box.input.getAttribute('aria-expanded')]"
    assert shown(list_of, rows, then, **more) == [note, status, "true" if results else "false"]


def test_what_is_nearest_is_offered_where_there_is_something(list_of: Modules) -> None:
    assert shown(list_of, [result("a")], "box.none.hidden") is True
    near = [{"url": "#x", "title": text("X")}, {"url": "#y", "title": text("Y")}]
    then = "[box.none.hidden, box.none.children[0].childNodes.join('')]"
    assert shown(list_of, [], then, nearest=near) == [False, '<a href="/g/#x">X</a> <a href="/g/#y">Y</a> ']


def test_a_cleared_list_has_nothing_chosen(list_of: Modules) -> None:
    then = "(box.clear(), [String(box.list), box.note.childNodes.length, box.input.attributes.get('aria-expanded'), box.input.getAttribute('aria-activedescendant')])"
    assert shown(list_of, [result("a")], then, topic="out") == ['<div role="listbox"></div>', 0, "false", None]


def test_other_languages_are_offered_by_their_own_names(list_of: Modules) -> None:
    menu = "body.replaceChildren(Object.assign(M.element('a', { hreflang: 'vi', href: '/vi/' }, 'Tiếng Việt'), { lang: 'vi' }))"
    then = "box.note.childNodes.join('')"
    assert list_of.run(f"{menu} ?? 0") == 0
    assert shown(list_of, [], then, foreign=True) == 'L <a href="/vi/" lang="vi" hreflang="vi" translate="no">Tiếng Việt</a> '  # fmt: skip
