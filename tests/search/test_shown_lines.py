"""The lines of an answer and the question's address, as plain data: what is said once, and what goes into an address."""

from typing import Any

import pytest

from tests.javascript import Modules

BOX = Modules("search/shown", "search/address", "search/keys")
KINDS = {"step": "Step", "page": "Page"}
WORDS = {"unsure": "U {typed}", "read": "R {read}", "plain": "P {typed}", "none": "0", "one": "1", "first": "F{n}", "many": "M{n}"}  # fmt: skip


def result(title: str, page: str, kind: str = "step", **more: Any) -> dict[str, Any]:
    return {"title": {"text": title, "marks": []}, "page": page, "kind": kind, **more}


def notes(count: int, **answer: Any) -> Any:
    given = {"results": [{}] * count, "query": "$&", "topic": "", "unsure": False, "read": "", "more": False, **answer}
    return BOX.call("notesOf", given, WORDS)


def address(question: str, crisis: dict[str, Any] | None = None, calls: bool = False) -> Any:
    made = {"isWhole": True, "unread": False, **(crisis or {})}
    lacks = "true" if made.pop("lacks", False) else "false"
    return BOX.run(f"M.addressOf({question!r}, {{ ...{str(made).replace('True', 'true').replace('False', 'false')}, lacks: () => {lacks} }}, {str(calls).lower()})")  # fmt: skip


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ((result("T", "P"), ""), "P · Step"),
        ((result("T", "P", "page"), ""), "Page"),
        ((result("P", "P"), ""), "Step"),
        ((result("T", "P"), "P"), "Step"),
        ((result("T", "P"), "Q"), "P · Step"),
    ],
)
def test_a_page_that_stands_there_already_is_not_said_again(given: tuple[Any, str], line: str) -> None:
    assert BOX.call("placeOf", *given, KINDS) == line


def test_a_group_bears_the_name_of_the_page_that_its_lines_share() -> None:
    rows = [result("a", "P", group=0), result("b", "Q", group=1), result("c", "P", group=0), result("d", "R", group=1)]
    found = BOX.call("groupsOf", rows)
    assert [(each["name"], [row["title"]["text"] for row in each["results"]]) for each in found] == [("P", ["a", "c"]), ("", ["b", "d"])]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "answer", "said"),
    [
        (0, {}, ["", "", "", "", "0"]), (1, {}, ["", "", "", "", "1"]), (2, {}, ["", "", "", "", "M2"]), (2, {"more": True}, ["", "", "", "", "F2"]),
        (2, {"unsure": True}, ["", "U $&", "", "", ""]), (0, {"unsure": True}, ["", "", "", "", ""]),
        (2, {"read": "x", "topic": "t"}, ["t", "", "R x", "P $&", "M2"]),
    ],
)  # fmt: skip
def test_what_is_said_above_the_results(count: int, answer: dict[str, Any], said: list[str]) -> None:
    assert notes(count, **answer) == said


@pytest.mark.parametrize(
    ("text", "marks", "pieces"),
    [
        ("abcd", [], ["abcd"]),
        ("abcd", [[1, 3]], ["a", "bc", "d"]),
        ("abcd", [[0, 1], [3, 4]], ["", "a", "bc", "d", ""]),
    ],
)
def test_every_second_piece_is_marked(text: str, marks: list[list[int]], pieces: list[str]) -> None:
    assert BOX.call("piecesOf", {"text": text, "marks": marks}) == pieces


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("a b",), "#q=a%20b"), (("",), ""), (("a" * 200,), "#q=" + "a" * 200), (("a" * 201,), "#q=" + "a" * 200),
        (("a", None, True), ""), (("a", {"isWhole": False}), ""), (("a", {"unread": True}), ""), (("a", {"lacks": True}), ""),
    ],
)  # fmt: skip
def test_a_question_goes_into_the_address_unless_it_may_be_a_cry(given: tuple[Any, ...], wanted: str) -> None:
    assert address(*given) == wanted


@pytest.mark.parametrize(("hash_", "question"), [("#q=a%20b", "a b"), ("#q=", ""), ("#a", None), ("#q=%zz", None)])
def test_an_address_holds_a_question_or_none(hash_: str, question: str | None) -> None:
    assert BOX.call("questionIn", hash_) == question


@pytest.mark.parametrize(
    ("key", "in_input", "act"),
    [("ArrowDown", True, "next"), ("ArrowUp", True, "previous"), ("Enter", True, "open"), ("Enter", False, ""), ("Escape", False, "close"), ("a", True, "")],
)  # fmt: skip
def test_a_key_does_one_thing(key: str, in_input: bool, act: str) -> None:
    assert BOX.call("actOf", {"key": key, "isComposing": False, "keyCode": 0}, in_input) == act
    assert BOX.call("actOf", {"key": key, "isComposing": True, "keyCode": 0}, in_input) == ""
    assert BOX.call("actOf", {"key": key, "isComposing": False, "keyCode": 229}, in_input) == ""


def test_past_the_end_the_results_start_over() -> None:
    assert [BOX.call("along", at, way, 3) for at, way in ((0, "next"), (2, "next"), (0, "previous"), (1, "previous"))] == [1, 0, 2, 0]  # fmt: skip
