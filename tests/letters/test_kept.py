"""What a letter keeps of what she wrote, and what she is told before she sends it."""

from typing import Any

import pytest

from tests.javascript import Modules

LETTER = Modules("letters/kept")
WORDS = {"no_ground": "选一个理由。", "no_choice": "还没选寄给谁。", "admits": "这句话承认欠款。"}


def test_an_id_number_is_never_kept() -> None:
    assert [LETTER.call("may_be_kept", kind) for kind in ("id", "money", None)] == [False, True, True]


def test_what_belongs_to_one_paper_is_kept_for_its_letter_only() -> None:
    fields = [("objection", "received_on", False), ("review", "received_on", False), ("objection", "name", True), ("review", "name", True)]  # fmt: skip
    keys = [LETTER.call("key_of", *field) for field in fields]
    assert keys == ["objection/received_on", "review/received_on", "name", "name"]


def test_what_was_kept_before_is_offered_where_the_letter_has_none_of_its_own() -> None:
    kept = [["name", "王某"], ["court", "某法院"], ["received_on", "2026-11-01"], ["case_no", "7"], ["review/case_no", "8"], ["objection/options", "x"]]  # fmt: skip
    keys = ["name", "review/court", "review/received_on", "review/case_no"]
    offered = LETTER.run(f"[...M.typed_before(new Map({kept}), {keys}, 'review')]")
    assert offered == [["court", "某法院"], ["received_on", "2026-11-01"]]


@pytest.mark.parametrize(
    ("kept", "page", "found"),
    [
        (["hearing", "fetch"], ["ask.hearing", "ask.missed", "ask.fetch"], ["ask.hearing", "ask.fetch"]),
        (["ask.hearing"], ["ask.hearing", "ask.missed"], ["ask.hearing"]),
        (["evidence"], ["ask.evidence", "evidence"], ["evidence"]),  # a box that still has the name keeps it to itself
        (["to=shop"], ["to=shop", "to=other"], ["to=shop"]),
        (["gone", ""], ["ask.hearing", "evidence"], []),
    ],
)
def test_an_option_is_found_by_its_name_from_before_its_group_had_one(
    kept: list[str], page: list[str], found: list[str]
) -> None:
    assert LETTER.call("options_of", kept, page) == found


@pytest.mark.parametrize(
    ("chosen", "need", "admits", "told"),
    [
        (["ground.illness"], ["ground."], ["plan.pay"], ""),
        ([], ["ground."], [], "选一个理由。"),
        (["grounds.illness", "plan.pay"], ["ground."], [], "选一个理由。"),
        ([], [], ["plan.pay"], ""),
        (["plan.pay"], [], ["plan.pay"], "这句话承认欠款。"),
        (["plan.pay"], ["ground."], ["plan.wait", "plan.pay"], "选一个理由。 这句话承认欠款。"),
        (["to=shop"], ["to="], [], ""),
        (["to.shop"], ["to="], [], "还没选寄给谁。"),
        (["to=shop"], ["to=", "answer="], [], "还没选寄给谁。"),
        ([], ["to=", "answer=", "ground."], [], "还没选寄给谁。 选一个理由。"),
    ],
)
def test_what_the_choices_mean_is_told(chosen: list[str], need: list[str], admits: list[str], told: str) -> None:
    assert LETTER.run(f"M.warning_of(new Set({chosen}), {need!r}, {admits}, {WORDS})") == told


def test_a_letter_about_a_debt_that_may_be_old_stays_closed_without_an_answer() -> None:
    assert [LETTER.call("is_open", answer) for answer in ("no", "yes", "unknown", None)] == [True, False, False, False]


DEVICE = """
globalThis.kept = {};
globalThis.localStorage = new Proxy({}, {
  get: (_, name) => ({ getItem: (key) => kept[key] ?? null, setItem: (key, text) => { kept[key] = text; }, removeItem: (key) => { delete kept[key]; } })[name],
  ownKeys: () => Reflect.ownKeys(kept),
  getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(kept, key),
});
globalThis.addEventListener = () => {};
"""
OFFER = {"offer-total": "5,000.00", "offer-months": ""}
LOG = {
    "b": {"date": "2026-10-02", "time": "09:00", "company": "甲公司", "staff": "12", "number": "0571", "said": "还钱\n  今天"},
    "a": {"date": "2026-10-01", "time": "22:10", "company": "", "staff": "", "number": "", "said": ""},
    "c": {"date": 3, "time": "22:10"},
}  # fmt: skip


def taken(shelves: dict[str, str]) -> list[Any]:
    device = Modules("letters/take", "sheets/shelf", before=DEVICE)
    for name, values in (("sheet", OFFER), ("log", LOG)):
        device.run(f"new M.Shelf('{name}', () => true).keep(new Map(Object.entries({values})))")
    found: list[Any] = device.run(f"[...M.kept_elsewhere({shelves})]")
    return found


def test_what_the_device_keeps_elsewhere_comes_by_name_and_the_contacts_in_order() -> None:
    contacts = ["log", "2026-10-01 22:10\n2026-10-02 09:00，甲公司 12 0571，还钱 今天"]
    assert taken({"sheet": "sheet", "log": "log"}) == [["offer-total", "5,000.00"], contacts]
    assert taken({"sheet": "", "log": "log"}) == [contacts]
    assert taken({"sheet": "sheet", "log": ""}) == [["offer-total", "5,000.00"]]
    assert taken({"sheet": "other", "log": "another"}) == []
