"""Every pattern in data/cleaning catches its own example and leaves its counter-example alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from scripts.articles.advice import advice_in
from scripts.articles.chinese import HAN_CHAR
from scripts.articles.figures import undated_figure
from scripts.articles.furniture import is_advert
from scripts.articles.settings import table
from scripts.articles.steps.evasions import disguise_of
from scripts.articles.steps.markup import is_code, without_markup
from scripts.articles.steps.wording import Rule, placed_rule, plain_rule
from scripts.articles.words import word


def entries(name: str) -> list[Any]:
    found = table(name)
    return [pytest.param(entry, id=str(i)) for i, entry in enumerate(found["frames"] if name == "advice" else found)]


@pytest.mark.parametrize("entry", entries("dropped_lines"))
def test_a_boilerplate_pattern_is_right_about_its_examples(entry: dict[str, Any]) -> None:
    pattern = re.compile(entry["pattern"])
    longest = entry.get("longest", 60)
    assert [text for text in entry["examples"] if not pattern.match(text) or len(text) > longest] == []
    unless = re.compile(entry.get("unless", "(?!)"))
    assert [t for t in entry["not"] if pattern.match(t) and len(t) <= longest and not unless.search(t)] == []
    assert [text for text in entry["examples"] if unless.search(text)] == []


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
    assert [advice.sure for advice in advice_in(entry["example"])] == [entry.get("sure", True)]
    assert advice_in(entry["not"]) == []


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


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["why"]) for rule in table("figures")["rules"]])
def test_a_rule_for_figures_is_right_about_its_example(rule: dict[str, str]) -> None:
    assert undated_figure(rule["example"])
    assert not undated_figure(rule["not"])


def test_every_kind_and_flag_has_a_name_for_the_reports() -> None:
    kinds = {entry["kind"] for entry in table("dropped_lines")} - {"comments", "comment_entry"}
    assert [kind for kind in kinds if word("kinds", kind) == kind] == []


def test_wording_rules_put_chinese_for_chinese() -> None:
    assert all(HAN_CHAR.search(entry["replacement"]) for entry in table("wording"))


def put_right(rule: Rule, text: str) -> str:
    return rule.regex.sub(rule.replacement, text)


EVERYWHERE = [row for group in ("plain", "heavy", "suspect") for row in table("spun_words")[group]]


def test_a_plain_pair_holds_alone_and_not_beside_its_exceptions() -> None:
    for row in EVERYWHERE:
        odd, usual, behind, before = [*row, "", ""][:4]
        rule = plain_rule(row)
        assert put_right(rule, odd) == usual
        others = [word + odd for word in behind.split("|") if word] + [odd + word for word in before.split("|") if word]
        assert [text for text in others if rule.regex.search(text)] == []
    assert len(EVERYWHERE) > 100


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["odd"]) for entry in table("spun_words")["placed"]])
def test_a_placed_pair_holds_beside_its_words_only(entry: dict[str, Any]) -> None:
    odd, usual, rule = entry["odd"], entry["usual"], placed_rule(entry)
    assert all(put_right(rule, word + odd) == word + usual for word in entry.get("after", ()))
    assert all(put_right(rule, odd + word) == usual + word for word in entry.get("before", ()))
    assert [text for text in [odd, *entry.get("not", ())] if rule.regex.search(text)] == []


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["word"]) for entry in table("evasions")])
def test_a_disguise_is_told_from_other_words(entry: dict[str, Any]) -> None:
    pattern, word = re.compile(disguise_of(entry)), entry["word"]
    ways = [*entry["alike"], ".".join(word), entry["pinyin"][0] + word[1:]]
    assert [way for way in ways if not pattern.fullmatch(way)] == []
    assert [text for text in [word, *entry["not"]] if pattern.search(text)] == []


@pytest.mark.parametrize("entry", table("markup")["debris"], ids=str)
def test_a_piece_of_page_code_goes(entry: dict[str, Any]) -> None:
    before, after = entry["example"]
    assert without_markup(before) == after


@pytest.mark.parametrize("entry", table("markup")["code"], ids=str)
def test_a_line_of_code_is_told_from_text(entry: dict[str, str]) -> None:
    assert is_code(entry["example"]) and not is_code(entry["not"])


@pytest.mark.parametrize(
    ("text", "sells"),
    [
        ("想提额？点此一键查询您的综合评分", True),
        ("扫码进群，领取资料包", True),
        ("点击“立即申请”，查看额度", False),
        ("立即打电话给官方客服", False),
        ("不要相信“无视征信、秒下款”这样的话。", False),
    ],
)
def test_an_advert_is_told_by_its_calls_and_wares(text: str, sells: bool) -> None:
    assert is_advert(text) is sells
