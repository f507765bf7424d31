"""What a device keeps: one key a value, nothing before the reader says so, and a store that is full or refused is an answer."""

import json
from typing import Any

import pytest

from tests.javascript import Modules

# A store with a limit on the letters it holds, as browsers have one; -1 refuses every use.
STORE = """
globalThis.localStorage = new Proxy({}, {
  get: (kept, name) => ({
    getItem: (key) => { guard(); return kept[key] ?? null; },
    setItem: (key, text) => {
      guard();
      const others = Object.entries(kept).filter(([other]) => other !== key).flat().join("").length;
      if (others + key.length + text.length > room) throw Object.assign(new Error(), { name: "QuotaExceededError" });
      kept[key] = text;
    },
    removeItem: (key) => { guard(); delete kept[key]; },
  })[name],
  ownKeys: (kept) => { guard(); return Reflect.ownKeys(kept); },
  getOwnPropertyDescriptor: (kept, key) => Reflect.getOwnPropertyDescriptor(kept, key),
});
globalThis.room = 200;
globalThis.guard = () => { if (room < 0) throw new Error("SecurityError"); };
globalThis.heard = [];
globalThis.listeners = {};
globalThis.addEventListener = (name, listener) => { listeners[name] = listener; };
"""
SHELF = 'new M.Shelf("list", (id, value) => typeof value === "string" && value.length < 9)'


@pytest.fixture
def device() -> Modules:
    return Modules("sheets/shelf", "sheets/merge", before=STORE)


def after(device: Modules, *steps: str) -> list[Any]:
    """What each step gives, one after the other, on one shelf."""
    body = ", ".join(f"(({step}) ?? null)" for step in steps)
    found: list[Any] = device.run(f"((shelf) => [{body}])({SHELF})")
    return found


VALUES = "[...shelf.load().values]"


def test_nothing_is_kept_before_the_reader_says_so(device: Modules) -> None:
    assert after(device, "shelf.kept", VALUES, "Object.keys(localStorage)") == [False, [], []]


def test_values_are_kept_one_by_one_and_read_back(device: Modules) -> None:
    steps = (
        'shelf.keep(new Map([["a", "1"]]))',
        'shelf.put("b", "2")',
        "shelf.kept",
        VALUES,
        "Object.keys(localStorage)",
    )
    assert after(device, *steps) == [
        "",
        "",
        True,
        [["a", "1"], ["b", "2"]],
        ["guide:/:list:a", "guide:/:list", "guide:/:list:b"],
    ]


def test_one_value_goes_and_all_go(device: Modules) -> None:
    steps = (
        'shelf.keep(new Map([["a", "1"], ["b", "2"]]))',
        'shelf.put("a", undefined)',
        VALUES,
        "shelf.forget()",
        "shelf.kept",
        "Object.keys(localStorage)",
    )
    assert after(device, *steps) == ["", "", [["b", "2"]], None, False, []]


def test_another_page_is_left_alone(device: Modules) -> None:
    device.racer.eval('localStorage.setItem("guide:/:list2:a", "1")')
    assert after(device, VALUES, "shelf.forget()", "Object.keys(localStorage)") == [[], None, ["guide:/:list2:a"]]


def test_a_full_store_keeps_the_old_value_and_says_so(device: Modules) -> None:
    long = json.dumps("x" * 300)
    steps = (
        'shelf.keep(new Map([["a", "1"]]))',
        f'shelf.put("a", {long})',
        VALUES,
        f'shelf.keep(new Map([["a", {long}]]))',
        "Object.keys(localStorage)",
    )
    assert after(device, *steps) == ["", "full", [["a", "1"]], "full", ["guide:/:list", "guide:/:list:a"]]


def test_a_refused_store_is_an_answer(device: Modules) -> None:
    device.racer.eval("room = -1")
    assert after(device, "shelf.kept", VALUES, 'shelf.keep(new Map([["a", "1"]]))', "shelf.forget()") == [
        False,
        [],
        "refused",
        None,
    ]


@pytest.mark.parametrize("raw", ["{", '"too long for a field"', "7", "null"])
def test_a_damaged_value_harms_no_other(device: Modules, raw: str) -> None:
    device.racer.eval(
        f'localStorage.setItem("guide:/:list:bad", {json.dumps(raw)}); localStorage.setItem("guide:/:list:good", "\\"1\\"")'
    )
    assert after(device, VALUES, "[...shelf.load().damaged]") == [[["good", "1"]], [["bad", raw]]]


@pytest.mark.parametrize(
    ("key", "heard"),
    [(None, 1), ("guide:/:list", 1), ("guide:/:list:a", 1), ("guide:/:list2:a", 0), ("guide.theme", 0)],
)
def test_another_tabs_change_is_heard(device: Modules, key: str | None, heard: int) -> None:
    steps = ("shelf.watch(() => heard.push(1))", f"listeners.storage({{ key: {json.dumps(key)} }})", "heard.length")
    assert after(device, *steps)[-1] == heard


@pytest.mark.parametrize(("persisted", "heard"), [(True, 1), (False, 0)])
def test_a_page_that_comes_back_by_back_looks_again(device: Modules, persisted: bool, heard: int) -> None:
    """In the meantime it heard nothing of other tabs."""
    shown = f"listeners.pageshow({{ persisted: {json.dumps(persisted)} }})"
    assert after(device, "shelf.watch(() => heard.push(1))", shown, "heard.length")[-1] == heard


# What stands on the page, what both last had, what the device keeps: what goes to the page, to the device, and what both have of their own.
# "" is no value.
MERGED = {
    "nothing new": ("1", "1", "1", "", "", ""),
    "new on the device": ("", "", "2", "take 2", "", ""),
    "changed on the device": ("1", "1", "2", "take 2", "", ""),
    "removed from the device": ("1", "1", "", "take ", "", ""),
    "new on the page": ("1", "", "", "", "own 1", ""),
    "changed on the page": ("2", "1", "1", "", "own 2", ""),
    "removed on the page": ("", "1", "1", "", "own ", ""),
    "the same written in both": ("2", "1", "2", "", "", ""),
    "new in both": ("1", "", "2", "", "", "both 2"),
    "changed in both": ("3", "1", "2", "", "", "both 2"),
    "changed on the page, removed from the device": ("2", "1", "", "", "own 2", ""),
    "removed on the page, changed on the device": ("", "1", "2", "take 2", "", ""),
    "removed in both": ("", "1", "", "", "", ""),
}


@pytest.mark.parametrize("case", MERGED)
def test_a_page_and_its_device_are_brought_together(device: Modules, case: str) -> None:
    here, seen, kept, *expected = MERGED[case]
    values = ", ".join(f"new Map({json.dumps([['a', value]] if value else [])})" for value in (here, seen, kept))
    said = device.run(f"Object.entries(M.merge({values})).map(([name, map]) => [...map].map(([, v]) => `${{name}} ${{v ?? ''}}`).join())")  # fmt: skip
    assert said == expected


def test_another_tabs_keeping_takes_nothing_from_this_page(device: Modules) -> None:
    """The page has 5 and 6 of its own, unkept; another tab keeps 1 and another 5."""
    device.racer.eval(
        'globalThis.other = new M.Shelf("list", () => true); other.keep(new Map([["a", "1"], ["e", "5b"]]))'
    )
    join = "((found) => [[...found.take], [...found.both], found.added])(shelf.join(new Map([['e', '5'], ['f', '6']])))"
    assert after(device, join, VALUES) == [
        [[["a", "1"]], [["e", "5b"]], 1],
        [["a", "1"], ["e", "5b"], ["f", "6"]],
    ]


def test_what_both_have_of_their_own_is_told_once_and_again_when_it_changes(device: Modules) -> None:
    join = "shelf.join(new Map([['e', '5']])).both.size"
    other = "new M.Shelf('list', () => true).put('e', '{}')"
    steps = ("shelf.keep(new Map())", other.format("x"), join, join, other.format("y"), join, VALUES)
    assert after(device, *steps)[2:] == [1, 0, "", 1, [["e", "y"]]]


def test_a_page_leaves_alone_what_is_another_pages(device: Modules) -> None:
    device.racer.eval('localStorage.setItem("guide:/:list", "1"); localStorage.setItem("guide:/:list:b/x", "\\"1\\"")')
    own = 'new M.Shelf("list", () => true, (id) => id.startsWith("a/"))'
    said = device.run(f"((shelf) => [[...shelf.join(new Map([['a/x', '2'], ['id', '3']])).take], [...shelf.join(new Map([['a/x', '2']])).take], [...shelf.load().values]])({own})")  # fmt: skip
    assert said == [[], [], [["b/x", "1"], ["a/x", "2"]]]


def test_a_full_phone_leaves_on_the_page_what_it_cannot_take(device: Modules) -> None:
    long = json.dumps("x" * 300)
    join = f"shelf.join(new Map([['a', '1'], ['b', {long}], ['c', '3']]))"
    steps = ("shelf.keep(new Map([['a', '1']]))", f"{join}.trouble", f"[...{join}.take]", VALUES, f"shelf.holds('b', {long})", "shelf.holds('c', '3')")  # fmt: skip
    assert after(device, *steps) == ["", "full", [], [["a", "1"], ["c", "3"]], False, True]


def test_what_cannot_be_read_is_neither_taken_nor_written_over(device: Modules) -> None:
    steps = (
        "shelf.keep(new Map([['a', '1']]))",
        "localStorage.setItem('guide:/:list:a', '{half')",
        "[...shelf.join(new Map([['a', '1']])).take]",
        "localStorage.getItem('guide:/:list:a')",
    )
    assert after(device, *steps)[2:] == [[], "{half"]


def test_forgetting_can_be_undone_whole_and_writes_over_nothing_newer(device: Modules) -> None:
    device.racer.eval('localStorage.setItem("guide:/:list:odd", "{half")')
    steps = (
        "shelf.keep(new Map([['a', '1'], ['b', '2']]))",
        "void (globalThis.back = shelf.forget())",
        "shelf.kept",
        "shelf.keep(new Map([['a', '9']]))",
        "back()",
        "localStorage.getItem('guide:/:list:a') + localStorage.getItem('guide:/:list:b') + localStorage.getItem('guide:/:list:odd')",
        "shelf.kept",
    )
    assert after(device, *steps) == ["", None, False, "", "", '"9""2"{half', True]


def test_an_undo_that_does_not_fit_says_so(device: Modules) -> None:
    steps = ("shelf.keep(new Map([['a', '1'], ['b', '2']]))", "void (globalThis.back = shelf.forget())", "(room = 15, back())")  # fmt: skip
    assert after(device, *steps)[-1] == "full"


OLD = """localStorage.setItem('guide.list', '1'); localStorage.setItem('guide.list:a', '"1"')"""


def test_what_was_kept_before_guides_were_told_apart_moves_to_its_new_name(device: Modules) -> None:
    device.racer.eval(OLD)
    assert after(device, "shelf.kept", VALUES, "Object.keys(localStorage).sort()") == [
        True,
        [["a", "1"]],
        ["guide:/:list", "guide:/:list:a"],
    ]


def test_on_a_full_phone_it_stays_where_it_is_and_is_still_read(device: Modules) -> None:
    device.racer.eval(OLD + "; room = 40")
    assert after(
        device,
        "shelf.kept",
        VALUES,
        "Object.keys(localStorage).sort()",
        "void shelf.forget()",
        "Object.keys(localStorage)",
    ) == [
        True,
        [["a", "1"]],
        ["guide.list", "guide.list:a"],
        None,
        [],
    ]
