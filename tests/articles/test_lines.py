"""Single lines at the borders of what decides: how long, how many marks, which number comes next, which times count."""

from __future__ import annotations

import re

import pytest

from scripts.articles.counts import find_counts
from scripts.articles.marks import parse_mark
from scripts.articles.settings import table
from scripts.articles.shapes import shape_of, shapes_of, skeleton
from scripts.articles.steps.chapters import clock_chapters, timetable
from scripts.articles.steps.evasions import disguise_of
from scripts.articles.steps.losses import parallel
from tests.articles.test_cleaner import cleaned

ENOUGH = "先把每个月稳定到手的钱写下来，再写必须花的钱。"


def han(count: int) -> str:
    """So many characters, none of which is a word that people speak with."""
    return "账" * count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "symbols"),
        ("☆", "symbols"),
        ("00", "symbols"),
        ("01", "number"),
        ("PART 1", "number"),
        (han(8), "label"),
        (han(9), "headline"),
        (f"{han(3)}。", "label"),
        (f"{han(4)}。", "sentence"),
        (f"{han(2)}，", "sentence"),
        (f"{han(11)}。", "sentence"),
        (f"{han(12)}。", "paragraph"),
        (f"{han(12)}…", "sentence"),
        (f"{han(6)}。{han(6)}", "headline"),
        (f"{han(6)}。{han(6)}。{han(1)}", "paragraph"),
        (f"{han(5)}。{han(5)}。{han(1)}", "headline"),
        (f"{han(12)}，{han(12)}", "headline"),
        (f"{han(8)}，{han(8)}，{han(7)}", "headline"),
        (f"{han(8)}，{han(8)}，{han(8)}", "paragraph"),
        (f"{han(23)}...", "headline"),
        (f"{han(24)}...", "teaser"),
        (f"{han(5)}：", "label"),
        (f"{han(6)}：", "intro"),
        (f"的{han(11)}", "headline"),
        (f"的在{han(10)}", "prose"),
        (f"的在{han(9)}", "headline"),
        (f"{'的' * 11}{han(89)}", "prose"),  # eleven of a hundred
        (f"{'的' * 10}{han(90)}", "headline"),
        (f"1. {han(9)}", "marked"),
        (f"- {han(9)}", "headline"),
    ],
)
def test_a_lines_kind_is_told_by_its_length_and_marks(text: str, kind: str) -> None:
    assert shape_of(text).kind == kind


def test_a_date_counts_in_short_lines_and_a_form_beside_its_like() -> None:
    assert shape_of(f"{han(40)}10:20").timed and not shape_of(f"{han(41)}10:20").timed
    found = shapes_of(["顶 12", "顶 3", "踩 4", "登录", "登录", "注册"])
    assert [shape.template for shape in found] == [True, True, False, False, False, False]
    assert [shape.twice for shape in found] == [False, False, False, True, True, False]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("顶 12", "顶 9"),
        ("三个字 1,204 views", "X 9 a"),
        ("（顶）", "（X）"),
        ("登录", ""),
        ("1. 登录", ""),
        ("共 3 条。", ""),
        ("01", ""),
        ("a" * 39 + "1", "a9"),
        ("a" * 40 + "1", ""),
        (f"（{han(18)}）", "（X）"),
        (f"（{han(19)}）", ""),
    ],
)
def test_the_form_of_a_line_that_a_program_filled_in(text: str, form: str) -> None:
    assert skeleton(text) == form


LONG, SHORT = "先问清楚，再写下来，最后核对", "核对"


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        (["1. 甲", "2. 乙", "3. 丙"], [[0, 1, 2]]),
        (["1. 甲", "3. 丙"], [[0], [1]]),
        (["1. 甲", "文", "- 点", "2. 乙"], [[0, 3]]),
        (["1. 甲", "1. 子", "2. 子", "2. 乙"], [[0, 3], [1, 2]]),
        ([f"1. {LONG}", f"1. {LONG}", f"2. {SHORT}"], [[0, 2], [1]]),
        ([f"1. {LONG}", f"1. {LONG}", f"2. {LONG}"], [[0], [1, 2]]),
        ([f"1. {LONG}", f"1. {SHORT}", f"2. {SHORT}"], [[0], [1, 2]]),
        (["一、甲", "1. 子", "二、乙", "2. 子"], [[0, 2], [1], [3]]),
        (["1. 甲", "1.1 子", "1.2 子", "2. 乙"], [[0, 3], [1, 2]]),
        (["1.1 甲", "1.1.1 子", "1.2 乙"], [[0, 2], [1]]),
        ([f"1. {LONG}"] * 7 + [f"2. {LONG}"] * 7, [[0], *[[k, 13 - k] for k in range(1, 7)], [13]]),
    ],
)
def test_numbers_count_on_inside_what_they_stand_in(lines: list[str], counts: list[list[int]]) -> None:
    found = find_counts([parse_mark(line) for line in lines], lambda mark: len(mark.text) < 6)
    assert sorted({tuple(count) for count in found.values()}) == sorted(map(tuple, counts))
    assert all(k in count for k, count in found.items())


@pytest.mark.parametrize(
    ("texts", "positions"),
    [
        (["00:42 起头", ENOUGH, "03:10 账本", ENOUGH, "1:02:05 电话", ENOUGH], [0, 2, 4]),
        (["00:42 起头", ENOUGH, "03:10 账本", ENOUGH], []),
        (["00:42 起头", ENOUGH, "03:10 账本", ENOUGH, "03:10 电话", ENOUGH], []),
        (["59:00 起头", ENOUGH, "1:00:00 账本", ENOUGH, "1:00:01 电话", ENOUGH], [0, 2, 4]),
        (["00:42 起头", ENOUGH, "03:10 账本", ENOUGH, "04:05 电话", "评论"], []),
        (["00:42 起头", ENOUGH, "03:10 账本", ENOUGH, f"04:05 {'账' * 34}", ENOUGH], [0, 2, 4]),
        (["00:42 起头", ENOUGH, "03:10 账本", ENOUGH, f"04:05 {'账' * 35}", ENOUGH], []),
    ],
)
def test_times_that_rise_open_the_parts_of_a_talk(texts: list[str], positions: list[int]) -> None:
    assert sorted(clock_chapters(texts)) == positions


@pytest.mark.parametrize(
    ("texts", "positions"),
    [
        (["8:30 机场", "9:30 口岸", "- 10:00 银行"], [0, 1, 2]),
        (["8:30 机场", "9:30 口岸"], []),
        (["第一天", "8:30 机场", "排队", "等", "9:30 口岸", "10:00 银行", "完"], [0, 1, 4, 5]),
        (["8:30 机场", "排队", "等", "等", "9:30 口岸", "10:00 银行", "11:00 家"], [4, 5, 6]),
        (["8:30 机场", "9:30 口岸", "10:00 银行", "8:00 车站", "9:00 邮局"], [0, 1, 2, 3]),
        (["8:30 机场", "8:30 口岸", "10:00 银行"], []),
        (["8:30 机场", "9:30 口岸", "10:00 银行", "第二天", "文", "文"], [0, 1, 2, 3]),
    ],
)
def test_times_of_a_day_stand_near_one_another(texts: list[str], positions: list[int]) -> None:
    assert sorted(timetable(texts)) == positions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三 李四", True),  # no sentence around them
        ("来的有：张三 李四，还有别人。", True),
        ("来的有：张三 李四五，还有别人。", True),
        ("来的有：张三 李四五六，还有别人。", False),
        ("来的有：上海东路 上海东西路，还有别人。", True),
        ("来的有：上海东西路口 上海东西路口，还有别人。", False),
        ("今天先把钱还了再说差哪 一样，心里清楚。", False),
    ],
)
def test_a_blank_between_two_names_is_no_lost_word(text: str, names: bool) -> None:
    assert parallel(text, text.index(" ")) is names


@pytest.mark.parametrize(
    ("lines", "flagged"),
    [
        (["可以通过电话、、短信去问。"], [1]),
        (["先想好怎样与谈，再打电话。"], [1]),
        (["这份合同，要两边签字。"], []),
        (["请跟，说清楚。"], [1]),
        (["可以通过 、短信去问。"], [1]),
        (["先打电话 ，再写信。"], []),  # one blank before a mark is nothing
        (["先打电话 ，再写信。", "先写信 ，再打电话。"], [1, 2]),
        (["先打电话 ，再写信。"] * 5, []),  # that is how somebody writes
        (["看看差哪 一样，心里清楚。"], []),
        (["看看差哪 一样，心里清楚。", "请跟，说清楚。"], [1, 2]),
    ],
)
def test_lost_words_are_flagged_by_their_traces(lines: list[str], flagged: list[int]) -> None:
    found = cleaned("\n".join(["还款之前要做的事", *lines, ENOUGH])).document.lines[1:-1]
    assert [i for i, line in enumerate(found, 1) if "lost_words" in line.flags] == flagged


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["word"]) for entry in table("evasions")])
def test_first_letters_tell_a_word_only_where_the_table_says_so(entry: dict[str, object]) -> None:
    letters = "".join(str(syllable)[0] for syllable in entry["pinyin"])  # type: ignore[attr-defined]
    behind = list(entry["behind"])  # type: ignore[call-overload]
    found = re.compile(disguise_of(entry)).match(letters + (behind[0] if behind else "的"))
    known = letters in entry["alike"]  # type: ignore[operator]
    assert bool(found) is (bool(entry["initials"] and behind) or known)
