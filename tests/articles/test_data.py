"""Every pattern in data/cleaning catches its own example and leaves its counter-example alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from scripts.articles.chinese import HAN_CHAR
from scripts.articles.settings import table
from scripts.articles.steps.flags import harmful_advice, undated_figure
from scripts.articles.words import word


def entries(name: str) -> list[Any]:
    found = table(name)
    return [pytest.param(entry, id=str(i)) for i, entry in enumerate(found["patterns"] if name == "advice" else found)]


@pytest.mark.parametrize("entry", entries("boilerplate"))
def test_a_boilerplate_pattern_is_right_about_its_examples(entry: dict[str, Any]) -> None:
    pattern = re.compile(entry["pattern"])
    longest = entry.get("longest", 60)
    assert [text for text in entry["examples"] if not pattern.match(text) or len(text) > longest] == []
    assert [text for text in entry["not"] if pattern.match(text) and len(text) <= longest] == []


@pytest.mark.parametrize("entry", entries("wording"))
def test_a_wording_rule_is_right_about_its_examples(entry: dict[str, Any]) -> None:
    before, after = entry["example"]
    assert re.sub(entry["pattern"], entry["replacement"], before) == after
    assert [text for text in entry.get("not", []) if re.search(entry["pattern"], text)] == []
    assert entry["why"]


@pytest.mark.parametrize("name", ["lost", "contacts"])
def test_a_fragment_or_contact_pattern_is_right_about_its_examples(name: str) -> None:
    for entry in table(name):
        assert re.search(entry["pattern"], entry["example"]), entry["example"]
        assert not re.search(entry["pattern"], entry["not"]), entry["not"]


@pytest.mark.parametrize("entry", entries("advice"))
def test_harmful_advice_is_told_from_a_warning_against_it(entry: dict[str, str]) -> None:
    assert harmful_advice(entry["example"])
    assert harmful_advice(entry["not"]) is None


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("最高额度可达30万元。", True),
        ("日利率0.05%，按天计算。", True),
        ("2024年6月起，宽限期为3天。", False),
        ("每一期还多少，哪一天之前到账。", False),
        ("违约金各是多少，最近三期账单都要看。", False),
    ],
)
def test_a_figure_without_a_date_is_flagged(text: str, flagged: bool) -> None:
    assert undated_figure(text) is flagged


def test_every_kind_and_flag_has_a_name_for_the_reports() -> None:
    kinds = {entry["kind"] for entry in table("boilerplate")} - {"comments", "comment_entry"}
    assert [kind for kind in kinds if word("kinds", kind) == kind] == []


def test_wording_rules_put_chinese_for_chinese() -> None:
    assert all(HAN_CHAR.search(entry["replacement"]) for entry in table("wording"))
