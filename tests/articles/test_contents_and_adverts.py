"""A table of contents goes, and an advertisement inside an article: where each begins, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scripts.articles.model import Document
from scripts.articles.steps.adverts import drop_adverts
from scripts.articles.steps.contents import drop_contents
from tests.articles.test_furniture_steps import TEXT, doc_of


def gone(step: Callable[[Document], tuple[Document, Any]], page: list[str]) -> list[str]:
    """What a step drops of a page of these lines; T stands for a paragraph, another each time."""
    given = [f"{TEXT[:-1]}第{n}次。" if text == "T" else text for n, text in enumerate(page)]
    return [line.text for line in step(doc_of(*given))[0].lines if line.text and not line.keep]


@pytest.mark.parametrize(
    ("page", "dropped"),
    [
        ("目录|甲一|乙二|T|甲一|T|乙二|T", "目录|甲一|乙二"),
        ("甲一|乙二|T|甲一|T|乙二|T", "甲一|乙二"),
        ("甲一|T|甲一|T", ""),  # one line is no table
        ("目录|1. 甲一|T|# 甲一|T", ""),
        ("甲一|乙二|T|乙二|T|甲一|T", ""),  # in another order
        ("甲一|丙三|乙二|T|甲一|T|乙二|T", ""),  # with another line between
        ("甲一|乙二|丙三|T|甲一|T|乙二|T", "甲一|乙二"),
        ("1. 甲一|2. 乙二|T|# 甲一|T|# 乙二|T", "1. 甲一|2. 乙二"),  # whatever marks they have
        ("1. 2.1 甲一|1. 2.2 乙二|T|甲一|T|乙二|T", "1. 2.1 甲一|1. 2.2 乙二"),
        ("甲。|乙。|T|甲。|T|乙。|T", ""),  # sentences are text
        ("# 甲一|T|# 乙二|T|甲一|乙二|T", ""),  # a heading that leads to text
        # Items that say the headings again, wherever they stand; most of them, and more than two.
        ("T|# 甲|T|# 乙|T|# 丙|T|1. 甲|2. 乙|3. 丙|4. 丁", "1. 甲|2. 乙|3. 丙|4. 丁"),
        ("T|# 甲|T|# 乙|T|# 丙|T|目录：|1. 甲|2. 乙|3. 丙|T", "目录：|1. 甲|2. 乙|3. 丙"),
        ("T|# 甲|T|# 乙|T|# 丙|T|1. 甲|2. 乙|3. 丙|4. 丁|5. 戊", ""),
        ("T|# 甲|T|# 乙|T|# 丙|T|1. 甲|2. 乙|T", ""),
        ("T|# 甲|T|# 乙|T|# 丙|T|甲|乙|丙|T", ""),  # no items
        # A mark alone goes, and stands before the next line.
        ("-|甲一|T", "-"),
        ("-|- 甲一|T", "-"),
        ("-||甲一|T", "-"),
        ("T|-", ""),
    ],
)
def test_a_table_of_contents_says_what_comes_again_below(page: str, dropped: str) -> None:
    assert "|".join(gone(drop_contents, page.split("|"))) == dropped


@pytest.mark.parametrize(
    ("page", "dropped"),
    [
        ("甲一|丙三|乙二|T|甲一|T|~丙三|T|乙二|T", "甲一|丙三|乙二"),
        ("甲一|丙三|T|甲一|T|~丙三|T", "甲一|丙三"),
        ("丙三|甲一|乙二|T|甲一|T|~丙三|T|乙二|T", "甲一|乙二"),  # none before it
        ("甲一|# 丙三|乙二|T|甲一|T|~丙三|T|乙二|T", ""),  # a heading of the article
        ("甲一|丁四|乙二|T|甲一|T|~丙三|T|乙二|T", ""),
    ],
)
def test_a_line_of_contents_may_name_a_part_that_an_earlier_step_has_dropped(page: str, dropped: str) -> None:
    given = [f"{TEXT[:-1]}第{n}次。" if text == "T" else text for n, text in enumerate(page.split("|"))]
    doc = doc_of(*(text.removeprefix("~") for text in given))
    before = {n for n, text in enumerate(given) if text.startswith("~")}
    done, _ = drop_contents(replace(doc, lines=tuple(line.dropped("advert") if n in before else line for n, line in enumerate(doc.lines))))  # fmt: skip
    assert "|".join(line.text for n, line in enumerate(done.lines) if not line.keep and n not in before) == dropped


@pytest.mark.parametrize(("above", "dropped"), [(58, ["甲一", "乙二"]), (59, [])])
def test_a_table_of_contents_stands_in_the_first_sixty_lines(above: int, dropped: list[str]) -> None:
    assert gone(drop_contents, [*["T"] * above, "甲一", "乙二", "T", "甲一", "T", "乙二", "T"]) == dropped


@pytest.mark.parametrize(("length", "dropped"), [(60, 2), (61, 0)])
def test_a_line_of_contents_is_short(length: int, dropped: int) -> None:
    one, two = (letter * length for letter in "ab")
    assert len(gone(drop_contents, [one, two, "T", one, "T", two, "T"])) == dropped


@pytest.mark.parametrize(("line", "joined"), [("甲一", "- 甲一"), ("1. 甲一", "1. 甲一")])
def test_a_mark_that_stands_alone_is_put_before_the_next_line_that_has_none(line: str, joined: str) -> None:
    done, changes = drop_contents(doc_of("•", line, TEXT))
    assert [each.text for each in done.kept()] == [joined, TEXT]
    assert [change.kind for change in changes] == [*(["lone_mark"] if line != joined else []), "markup"]


SIX = "低至9折|低至8折|立即领取|马上申请|点击领取"


@pytest.mark.parametrize(
    ("page", "dropped"),
    [
        ("T|—— 广告 ——|低至9折|T", "—— 广告 ——|低至9折"),
        ("T|本期赞助|账本|T", "本期赞助|账本"),
        ("T|【广告】低至0.9折|T", "【广告】低至0.9折"),
        ("T|广告|账本|低至9折|账本|T", "广告|账本|低至9折"),  # what sells nothing, below what does, is text again
        ("T|广告|低至9折||账本|T", "广告|低至9折"),
        ("T|广告||低至9折|T", "广告|低至9折"),  # an empty line right below the label ends nothing
        ("T|广告|1. 低至9折|T", "广告"),  # a marked line does
        (f"T|广告|{SIX}|限时优惠|T", f"广告|{SIX}"),
        ("T|广告|T|低至9折|T", "广告"),
        ("T|这个广告不好|低至9折|T", ""),
        # Pictures, and what stands under them.
        ("T|图片1|T|配图|T", "图片1|配图"),
        ("T|图片123|T", ""),
        # A block of short lines, of which one is furniture.
        ("T||甲|乙|关注||T", "甲|乙|关注"),
        ("T||甲|乙|关注", "甲|乙|关注"),
        ("T||甲|关注||T", ""),  # two lines are none
        ("T||甲|乙|丙||T", ""),  # nor where nothing is furniture
        ("T||甲|T|关注||T", ""),  # nor where there is text
        ("甲|乙|关注||T", ""),  # nor above all text
        ("T|分几类：||甲|乙|关注||T", ""),  # nor below what leads to it
        ("T||甲|乙|2024-05-06 10:20||T", ""),  # a date stands below a whole text
    ],
)
def test_an_advertisement_goes_as_far_as_it_sells(page: str, dropped: str) -> None:
    assert "|".join(gone(drop_adverts, page.split("|"))) == dropped
