"""What is decided over a whole page, at the borders: which part of a guide, whether it is spun, where the article runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.articles import verdict
from scripts.articles.course import ARTICLE, ASIDE, OUTSIDE, TAIL, Clue, continued, course
from scripts.articles.folder import LONGEST_NAME, result_path
from scripts.articles.sections import blocks_of
from scripts.articles.shapes import shapes_of
from scripts.articles.verdict import is_spun, runs, warnings_of
from tests.articles.test_cleaner import cleaned

LONG = "先把每个月稳定到手的钱写下来，再写必须花的钱，剩下的才是可以拿去还的。"
OTHER = "打电话之前，先想好第一句话：我想按时还，只是这几个月收入少了，有什么办法。"
THIRD = "谈好以后，请对方把答应的事写下来，发到你的手机上，自己也存一份，不要丢了。"


def parts(*lines: str) -> list[tuple[str, int, int]]:
    """Part, first and last line of each passage below a title that says: something to do."""
    blocks = blocks_of(cleaned("\n".join(["# 一个月的准备", *lines])).document)
    return [(block.section, block.first, block.last) for block in blocks]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([LONG, "## 逾期的后果", OTHER], [("overview", 2, 2), ("overdue", 3, 4)]),
        (["## 后果", "### 头一件", LONG, "### 催收的电话", OTHER], [("overdue", 2, 4), ("collection", 5, 6)]),
        (["## 逾期的后果", "## 催收的电话", OTHER], [("overdue", 2, 2), ("collection", 3, 4)]),
        (["## 电话", LONG, "## 打电话", OTHER], [("collection", 2, 3), ("process", 4, 5)]),
        (["## 甲", f"{LONG}法院、罚息、时效，", "## 乙", OTHER], [("process", 2, 3), ("process", 4, 5)]),
        (["## 甲", f"{LONG}法院、罚息、时效、失信，", "## 乙", OTHER], [("overdue", 2, 3), ("process", 4, 5)]),
        (
            ["## 催收的信", LONG, "## 催收的电话", OTHER, "## 催收的后果", THIRD],
            [("process", 2, 3), ("process", 4, 5), ("overdue", 6, 7)],
        ),
        (["## 催收的信", LONG, "## 催收的电话", OTHER], [("collection", 2, 3), ("collection", 4, 5)]),
        (
            ["## 第一步：写信", LONG, "## 第二步：查征信", OTHER, "## 第三步：写下后果", THIRD],
            [("overdue", 2, 3), ("overdue", 4, 5), ("overdue", 6, 7)],
        ),
        (
            ["## 第一步：写信", LONG, "## 第三步：查征信", OTHER],
            [("process", 2, 3), ("overdue", 4, 5)],
        ),
    ],
)
def test_a_passage_goes_where_its_heading_or_its_words_point(
    lines: list[str], found: list[tuple[str, int, int]]
) -> None:
    assert parts(*lines) == found


@pytest.mark.parametrize(
    ("rare", "distinct", "per_thousand", "spun"),
    [
        (0.0, 6, 12.0, True),
        (0.0, 5, 12.0, False),
        (0.0, 6, 11.9, False),
        (38.0, 0, 0.0, True),
        (37.9, 0, 0.0, False),
        (20.0, 3, 6.0, True),
        (19.9, 3, 6.0, False),
        (20.0, 2, 6.0, False),
        (20.0, 3, 5.9, False),
    ],
)
def test_a_page_is_spun_by_the_tables_words_by_rare_ones_or_by_both(
    monkeypatch: pytest.MonkeyPatch, rare: float, distinct: int, per_thousand: float, spun: bool
) -> None:
    monkeypatch.setattr(verdict, "rare_words", lambda text: rare)
    doc = cleaned("\n".join([LONG, OTHER, THIRD, LONG + "好。"])).document
    assert is_spun(doc, distinct, per_thousand) is spun


def test_rare_words_are_counted_once_each_and_a_short_text_is_not_judged() -> None:
    rare = verdict.rare_words("踟蹰的人，踟蹰的人，" + "钱" * 92)
    assert rare == pytest.approx(10.0)
    assert not is_spun(cleaned("踟蹰彷徨逡巡嗫嚅，踯躅蹉跎龃龉。").document, 0, 0.0)


@pytest.mark.parametrize(
    ("numbers", "said"), [([], []), ([3], ["3"]), ([1, 2, 3, 7], ["1–3", "7"]), ([1, 3, 4], ["1", "3–4"])]
)
def test_numbers_that_follow_one_another_are_said_as_a_span(numbers: list[int], said: list[str]) -> None:
    assert runs(numbers) == said


def test_the_longest_dropped_lines_are_named_a_dozen_at_most() -> None:
    texts = [f"{THIRD}{'好' * k}。" for k in range(20)]
    doc = cleaned("\n".join(["怎样谈", *texts])).document
    kept = doc.with_lines({line.n: line.dropped("outside") for line in doc.lines if line.n > 10})
    lost = doc.with_lines({line.n: line.dropped("outside") for line in doc.lines if line.n > 4})
    assert warnings_of(kept, 0, 0.0)[0].count("lines 11–21") == 1
    assert "lines 10–21:" in warnings_of(lost, 0, 0.0)[0]


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_NAME, True), (LONGEST_NAME + 1, False)])
def test_a_name_too_long_for_a_disk_is_cut_and_stays_its_own(tmp_path: Path, length: int, kept: bool) -> None:
    one, other = (tmp_path / f"{'a' * (length - 5)}{last}.txt" for last in "bc")
    names = [result_path(path, tmp_path, tmp_path / "out").name for path in (one, other)]
    assert names[0] != names[1] and all(len(name) <= 255 for name in names)
    assert (names[0] == f"{one.name}.json") is kept


def states(texts: list[str], **clues: Clue) -> list[int]:
    return course(shapes_of(texts), [clues.get(f"at{i}", Clue()) for i in range(len(texts))])


CLOSER, BUTTON, AGAINST = Clue(furniture=True, closer=True), Clue(furniture=True), Clue(hint=-3.0)


@pytest.mark.parametrize(
    ("texts", "clues", "wanted"),
    [
        ([LONG, OTHER, "评论", "好"], {"at2": CLOSER}, [ARTICLE, ARTICLE, TAIL, TAIL]),
        ([LONG, "证件", OTHER], {}, [ARTICLE] * 3),
        ([LONG, *[f"样{k}" for k in "甲乙丙丁戊己庚辛"], OTHER], {}, [ARTICLE] * 10),
        ([LONG, "甲样", "登录", "乙样", OTHER], {"at2": BUTTON}, [ARTICLE] * 5),
        ([LONG, OTHER, "扫码领券", "马上参加", "人人有份", THIRD, LONG], {f"at{k}": BUTTON for k in (2, 3, 4)}, [ARTICLE] * 2 + [ASIDE] * 3 + [ARTICLE] * 2),
        (["首页", "登录", LONG, OTHER], {"at0": BUTTON, "at1": BUTTON}, [OUTSIDE, OUTSIDE, ARTICLE, ARTICLE]),
        (["首页", "财经", "体育", "先算账", LONG], {}, [OUTSIDE] * 3 + [OUTSIDE, ARTICLE]),
        ([LONG, OTHER, "评论", "小王", "说得对。", "二、再开口", THIRD], {"at2": CLOSER, "at5": Clue(hint=2.0, goes_on=True)}, [ARTICLE] * 2 + [TAIL] * 3 + [ARTICLE] * 2),
        ([LONG, OTHER, "项目 | 金额 | 日期"], {"at2": Clue(row=True)}, [ARTICLE] * 3),
        ([LONG, OTHER, "评论", THIRD, THIRD], {"at2": CLOSER}, [ARTICLE] * 2 + [TAIL] * 3),
    ],
)  # fmt: skip
def test_where_the_article_runs(texts: list[str], clues: dict[str, Clue], wanted: list[int]) -> None:
    assert states(texts, **clues) == wanted


@pytest.mark.parametrize(
    ("texts", "on"),
    [
        (["一、甲", "二、乙", "四、丁"], [False, True, False]),
        (["二、乙", "三、丙"], [False, True]),
        (["1. 甲", "2. 乙"], [False, False]),  # items are no chapters
        (["一、甲", "（一）子", "二、乙", "（二）丑"], [False, False, True, True]),
        (["文", "一、甲"], [False, False]),
    ],
)
def test_a_chapters_number_goes_on_from_the_last_of_its_style(texts: list[str], on: list[bool]) -> None:
    assert continued(shapes_of(texts)) == on
