"""What the search box decides without a page: what stands around the results and in the address."""

from typing import Any

import pytest

from tests.javascript import Modules

BOX = Modules("search/shown", "search/address")
KINDS = {"page": "页", "step": "步骤", "question": "问题", "term": "词语"}
WORDS = {
    "kinds": KINDS, "one": "找到 1 个", "many": "找到 {n} 个", "first": "最前面的 {n} 个", "none": "没有找到",
    "unsure": "不一定有“{typed}”", "read": "也按“{read}”找了。", "plain": "只找“{typed}”",
}  # fmt: skip


def result(page: str, title: str, group: int = 0, kind: str = "step") -> dict[str, Any]:
    return {"page": page, "kind": kind, "group": group, "title": {"text": title, "marks": []}}


CHAIN, LAMP, PUMP = result("修车", "换链条", 1), result("修车", "换灯泡", 1), result("打气", "怎么打气", 2)
TERM = result("词语", "链条", 1, "term")


@pytest.mark.parametrize(
    ("results", "groups"),
    [
        ([], []),
        ([CHAIN], [("", ["换链条"])]),
        ([CHAIN, PUMP, LAMP], [("修车", ["换链条", "换灯泡"]), ("", ["怎么打气"])]),
        ([CHAIN, TERM], [("", ["换链条", "链条"])]),  # of two pages: each says its own
        ([TERM, CHAIN, LAMP], [("", ["链条", "换链条", "换灯泡"])]),  # the first one's page is what a group is named by
        ([CHAIN, LAMP, TERM], [("修车", ["换链条", "换灯泡", "链条"])]),
    ],
)
def test_results_that_belong_together_stand_under_their_page(
    results: list[Any], groups: list[tuple[str, list[str]]]
) -> None:
    found = BOX.call("groupsOf", results)
    assert [(one["name"], [each["title"]["text"] for each in one["results"]]) for one in found] == groups


@pytest.mark.parametrize(
    ("of", "group", "place"),
    [
        (CHAIN, "", "修车 · 步骤"),
        (CHAIN, "修车", "步骤"),  # its name stands above
        (TERM, "修车", "词语 · 词语"),
        (result("修车", "修车", kind="page"), "", "页"),
        (result("修车", "怎么修车", kind="page"), "", "页"),
        (result("修车", "修车"), "", "步骤"),
    ],
)
def test_a_result_tells_its_page_once(of: dict[str, Any], group: str, place: str) -> None:
    assert BOX.call("placeOf", of, group, KINDS) == place


def notes(number: int, **told: Any) -> dict[str, str]:
    answer = {"results": [CHAIN] * number, "query": "链条", "topic": "", "unsure": False, "read": "", "more": False}
    said: list[str] = BOX.call("notesOf", {**answer, **told}, WORDS)
    return dict(zip(("topic", "doubt", "read", "back", "count"), said, strict=True))


@pytest.mark.parametrize(
    ("number", "more", "count"),
    [(0, False, "没有找到"), (1, False, "找到 1 个"), (2, False, "找到 2 个"), (12, True, "最前面的 12 个")],
)
def test_how_many_were_found_is_said(number: int, more: bool, count: str) -> None:
    assert notes(number, more=more) == {"topic": "", "doubt": "", "read": "", "back": "", "count": count}


def test_a_doubt_is_said_in_place_of_a_count_and_only_beside_results() -> None:
    assert notes(2, unsure=True)["doubt"] == "不一定有“链条”" and notes(2, unsure=True)["count"] == ""
    assert notes(0, unsure=True)["doubt"] == ""


def test_another_reading_is_said_with_the_way_back_to_what_was_typed() -> None:
    assert notes(1, read="链锁", topic="这里不讲汽车") == {
        "topic": "这里不讲汽车", "doubt": "", "read": "也按“链锁”找了。", "back": "只找“链条”", "count": "找到 1 个",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["$&", "$1 $$ $`", "{n} {typed}", "</b>"])
def test_what_was_typed_is_said_as_it_is(typed: str) -> None:
    assert notes(1, query=typed, unsure=True)["doubt"] == f"不一定有“{typed}”"
    assert notes(1, query=typed, read=typed)["back"] == f"只找“{typed}”"


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], ["换车链条"]),
        ([[0, 1]], ["", "换", "车链条"]),
        ([[2, 4]], ["换车", "链条", ""]),
        ([[0, 1], [2, 3]], ["", "换", "车", "链", "条"]),
        ([[1, 2], [2, 3]], ["换", "车", "", "链", "条"]),
        ([[0, 4]], ["", "换车链条", ""]),
    ],
)
def test_of_a_text_every_second_piece_is_marked(marks: list[list[int]], pieces: list[str]) -> None:
    assert BOX.call("piecesOf", {"text": "换车链条", "marks": marks}) == pieces


# Whether the wordings by which a cry for help is known are all here, and whether one is missing for this question.
READERS = {"whole": "({isWhole: true, unread: 0, lacks: () => false})", "unread": "({isWhole: true, unread: 2, lacks: () => false})", "half": "({isWhole: false, lacks: () => false})", "other": "({isWhole: true, lacks: () => true})", "none": "null"}  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "calls", "stands"),
    [
        ("whole", False, True),
        ("whole", True, False),
        ("half", False, False),
        ("other", False, False),
        ("unread", False, False),
        ("none", False, False),
    ],
)
def test_no_cry_for_help_stands_in_the_address(reader: str, calls: bool, stands: bool) -> None:
    address = BOX.run(f"M.addressOf('灯', {READERS[reader]}, {str(calls).lower()})")
    assert address == ("#q=%E7%81%AF" if stands else "")


@pytest.mark.parametrize("question", ["灯泡 & 链条", "100%", "a#b?c=d", "🔧", "x" * 200])
def test_a_shared_link_brings_the_question_back(question: str) -> None:
    back = BOX.run(f"M.questionIn(M.addressOf({question!r}, {READERS['whole']}, false))")
    assert back == question


def test_a_long_question_and_half_a_letter_still_make_an_address() -> None:
    written = BOX.run(f"M.questionIn(M.addressOf('x'.repeat(199) + '🔧' + 'y', {READERS['whole']}, false))")
    assert written == "x" * 199
    assert BOX.run(f"M.addressOf('', {READERS['whole']}, false)") == ""


@pytest.mark.parametrize(
    ("address", "question"), [("", None), ("#lock", None), ("#q=%zz", None), ("#q=", ""), ("#q=%E7%81%AF", "灯")]
)
def test_what_an_address_asks(address: str, question: str | None) -> None:
    assert BOX.call("questionIn", address) == question
