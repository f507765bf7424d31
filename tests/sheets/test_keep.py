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
globalThis.addEventListener = (name, listener) => { globalThis.changed = listener; };
"""
SHELF = 'new M.Shelf("list", (id, value) => typeof value === "string" && value.length < 9)'


@pytest.fixture
def device() -> Modules:
    return Modules("sheets/keep", before=STORE)


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
        ["guide.list", "guide.list:a", "guide.list:b"],
    ]


def test_one_value_goes_and_all_go(device: Modules) -> None:
    steps = (
        'shelf.keep(new Map([["a", "1"], ["b", "2"]]))',
        'shelf.drop("a")',
        VALUES,
        "shelf.forget()",
        "shelf.kept",
        "Object.keys(localStorage)",
    )
    assert after(device, *steps) == ["", None, [["b", "2"]], None, False, []]


def test_another_page_is_left_alone(device: Modules) -> None:
    device.racer.eval('localStorage.setItem("guide.list2:a", "1")')
    assert after(device, VALUES, "shelf.forget()", "Object.keys(localStorage)") == [[], None, ["guide.list2:a"]]


def test_a_full_store_keeps_the_old_value_and_says_so(device: Modules) -> None:
    long = json.dumps("x" * 300)
    steps = (
        'shelf.keep(new Map([["a", "1"]]))',
        f'shelf.put("a", {long})',
        VALUES,
        f'shelf.keep(new Map([["a", {long}]]))',
        "Object.keys(localStorage)",
    )
    assert after(device, *steps) == ["", "full", [["a", "1"]], "full", []]


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
        f'localStorage.setItem("guide.list:bad", {json.dumps(raw)}); localStorage.setItem("guide.list:good", "\\"1\\"")'
    )
    assert after(device, VALUES, "[...shelf.load().damaged]") == [[["good", "1"]], [["bad", raw]]]


@pytest.mark.parametrize(
    ("key", "heard"),
    [(None, [""]), ("guide.list", [""]), ("guide.list:a", ["a"]), ("guide.list2:a", []), ("guide.theme", [])],
)
def test_another_tabs_change_is_heard(device: Modules, key: str | None, heard: list[str]) -> None:
    steps = ("shelf.watch((id) => heard.push(id))", f"changed({{ key: {json.dumps(key)} }})", "heard")
    assert after(device, *steps)[-1] == heard
