"""The calculator's forms as HTML: which fields stand where, what each may hold, when it is asked, and what is folded away."""

import re
from typing import Any

import pytest

from engine.calculator.form import age_html, budget_html, field_html, mode_html, proposals_html, rows_html, tools_html

SETTINGS: dict[str, Any] = {
    "limits": {"months": 600},
    "penalty_factor": "1.5",
    "fields": {
        "sum": {"kind": "money", "required": True, "positive": True},
        "way": {"kind": "choice"},
        "fee": {"kind": "part", "required": True, "when": {"way": ["fees", "both"]}},
        "rate": {"kind": "rate", "unless": {"way": ["fees"]}},
        "months": {"kind": "int", "unit": "month", "required": True, "min": 1, "max": "months"},
        "grace": {"kind": "int", "min": 0, "max": 60},
        "factor": {"kind": "factor"},
        "paid": {"kind": "lines"},
        "item": {"kind": "money"},
    },
    "modes": {
        "one": {"first": ["sum", "way"], "more": ["fee"], "optional": ["months"]},
        "plans": {
            "first": ["sum"],
            "proposals": ["a", "b"],
            "proposal_first": ["way", "rate"],
            "proposal_more": ["fee"],
            "budget": True,
        },
        "debts": {"first": ["sum"], "rows": ["grace"], "first_rows": 2, "all_rows": 5},
        "bare": {"first": ["sum"]},
        "all": {"rows": ["grace"], "all_rows": 2, "first": []},
    },
    "budget": {"sum": ["food", "home"], "grace": ["old"]},
}
NAMES = ("sum", "fee", "rate", "months", "grace", "factor", "paid")
WORDS: dict[str, Any] = {
    "fields": {
        **{name: {"label": f"L-{name}"} for name in NAMES},
        "sum": {"label": "Sum & all", "hint": "no more <than> it"},
        "way": {"label": "Way", "choices": {"": "None", "fees": "Fees & more"}},
    },
    "budget": {"title": "Budget", "how": "A & B", "sum": {"food": "Food", "home": "Home"}, "grace": {"old": "Old"}},
    "age": {"question": "Q & A?", "recent": "No", "old": "Yes & no", "advice": "Ask <first>", "link": "Why & how"},
    "charts": {"bare": "Bare & plain", "one": "C", "plans": "C", "debts": "C", "all": "C"},
    "letters": ["A", "B"],
    "proposal": "Plan {name}",
    "proposal_more": "Rarer",
    "debt_row": "Debt {n}",
    "result": "Result: {name}",
    "csv": "As a table", "print": "Print", "copy": "Copy & take", "link": "Link",
    **{name: name.upper() for name in ("keep", "clear", "as_table", "stale", "waiting", "your_numbers", "more", "go")},
}  # fmt: skip
INPUT = re.compile(r"<(?:input|select|textarea)[^>]*>")


def told(html: str) -> str:
    """The first input, list or box of a piece of the form, without what is the same in all."""
    tag: str = INPUT.findall(html)[0]
    return tag.replace(' type="text"', "").replace(' maxlength="60"', "")


@pytest.mark.parametrize(
    ("mode", "name", "prefix", "tag"),
    [
        ("one", "sum", "", '<input name="sum" data-kind="money" required data-positive inputmode="decimal">'),
        ("one", "way", "", '<select name="way" data-kind="choice">'),
        ("one", "fee", "", '<input name="fee" data-kind="part" data-when="way=fees|both" required inputmode="text">'),
        ("one", "rate", "", '<input name="rate" data-kind="rate" data-unless="way=fees" inputmode="text">'),
        ("one", "grace", "", '<input name="grace" data-kind="int" data-min="0" data-max="60" inputmode="numeric">'),
        ("one", "factor", "", '<input name="factor" data-kind="factor" value="1.5" inputmode="decimal">'),
        ("one", "paid", "", '<textarea name="paid" data-kind="lines" rows="3" maxlength="8000">'),
        # a field that this mode does not insist on; another mode does
        ("one", "months", "", '<input name="months" data-kind="int" data-unit="month" data-min="1" data-max="600" inputmode="numeric">'),
        ("bare", "months", "", '<input name="months" data-kind="int" required data-unit="month" data-min="1" data-max="600" inputmode="numeric">'),
        # a condition on a field that does not stand beside it is none
        ("bare", "rate", "", '<input name="rate" data-kind="rate" inputmode="text">'),
        # in a proposal everything may be left empty, but what is asked only after another answer
        ("plans", "sum", "a.", '<input name="a.sum" data-kind="money" data-positive inputmode="decimal">'),
        ("plans", "rate", "b.", '<input name="b.rate" data-kind="rate" data-unless="b.way=fees" inputmode="text">'),
        ("plans", "fee", "a.", '<input name="a.fee" data-kind="part" data-when="a.way=fees|both" required inputmode="text">'),
    ],
)  # fmt: skip
def test_a_field_says_what_it_may_hold_and_when_it_is_asked(mode: str, name: str, prefix: str, tag: str) -> None:
    assert told(field_html(mode, name, SETTINGS, WORDS, prefix)) == tag


def test_a_field_stands_between_its_label_and_its_hint() -> None:
    html = field_html("one", "sum", SETTINGS, WORDS)
    assert re.sub(INPUT, "|", html) == (
        '<div class="calc-field"><label>Sum &amp; all</label>|<p class="calc-hint">no more &lt;than&gt; it</p></div>'
    )
    assert '<p class="calc-hint"></p>' in field_html("one", "paid", SETTINGS, WORDS), "the script writes there"


def test_a_choice_lists_its_answers_in_order() -> None:
    html = field_html("one", "way", SETTINGS, WORDS)
    assert '<option value="">None</option><option value="fees">Fees &amp; more</option></select>' in html


def test_of_the_proposals_the_first_is_open_and_their_rarer_terms_are_folded_away() -> None:
    html = proposals_html("plans", SETTINGS, WORDS)
    parts = re.findall(r'<details[^>]*>|<summary>[^<]*|<legend[^>]*>|name="[^"]*"', html)
    assert parts == [
        '<details class="calc-more" open>', "<summary>Plan A", '<legend class="hidden">', 'name="a.way"', 'name="a.rate"',
        '<details class="calc-more">', "<summary>Rarer", 'name="a.fee"',
        '<details class="calc-more">', "<summary>Plan B", '<legend class="hidden">', 'name="b.way"', 'name="b.rate"',
        '<details class="calc-more">', "<summary>Rarer", 'name="b.fee"',
    ]  # fmt: skip
    assert proposals_html("bare", SETTINGS, WORDS) == ""


@pytest.mark.parametrize(
    ("mode", "shown", "hidden"),
    [("debts", ["1", "2"], ["3", "4", "5"]), ("all", [], ["1", "2"]), ("bare", [], [])],
)
def test_rows_are_numbered_from_one_and_only_the_first_are_shown(
    mode: str, shown: list[str], hidden: list[str]
) -> None:
    for html, numbers in zip(rows_html(mode, SETTINGS, WORDS), (shown, hidden), strict=True):
        assert re.findall(r'<legend>Debt (\d)</legend><div class="calc-row">.*?name="(\d)\.grace"', html) == [
            (number, number) for number in numbers
        ]


def test_the_budget_has_a_group_for_each_total() -> None:
    html = budget_html("plans", SETTINGS, WORDS)
    assert re.findall(r'<legend>([^<]*)|name="([^"]*)"|<label>([^<]*)', html) == [
        ("Sum &amp; all", "", ""), ("", "", "Food"), ("", "sum.food", ""), ("", "", "Home"), ("", "sum.home", ""),
        ("L-grace", "", ""), ("", "", "Old"), ("", "grace.old", ""),
    ]  # fmt: skip
    assert html.startswith('<details class="calc-more"><summary>Budget</summary><p class="calc-hint">A &amp; B</p>')


def test_the_question_about_age_comes_before_any_offer_and_leads_to_the_rule() -> None:
    html = age_html("one", WORDS, "../g/?a&b")
    assert re.findall(r'<input type="radio" name="one-age" value="(\w+)" data-do="age"> ([^<]*)', html) == [
        ("recent", "No"), ("old", "Yes &amp; no"),
    ]  # fmt: skip
    assert "<legend>Q &amp; A?</legend>" in html
    assert '>Ask &lt;first&gt; <a href="../g/?a&amp;b">Why &amp; how</a></p>' in html
    tools = tools_html("one", WORDS, "../g/")
    assert tools.index("one-age") < tools.index("calc-offers") < tools.index('data-do="csv"')


def test_the_tools_are_offered_in_one_order_with_their_names() -> None:
    html = tools_html("one", WORDS, "")
    assert re.findall(r'<button type="button" data-do="(\w+)">([^<]*)', html) == [
        ("csv", "As a table"), ("print", "Print"), ("copy", "Copy &amp; take"), ("link", "Link"), ("clear", "CLEAR"),
    ]  # fmt: skip
    assert 'id="one-text" rows="4" readonly hidden aria-label="Copy &amp; take"' in html


@pytest.mark.parametrize(
    ("mode", "titles"),
    [
        ("bare", []),  # nothing rarer is asked: nothing is folded
        ("one", ["MORE"]),
        ("debts", ["MORE"]),  # the rows that are not shown at once
        ("plans", ["Budget", "Plan A", "Rarer", "Plan B", "Rarer"]),
    ],
)
def test_only_what_a_mode_has_is_folded_away_in_its_form(mode: str, titles: list[str]) -> None:
    html = mode_html(mode, SETTINGS, WORDS, "../c/?a&b", "../g/", "<p>example</p>")
    form = html[html.index("<form") : html.index("</form>")]
    assert re.findall(r"<summary>([^<]*)", form) == titles


def test_a_mode_is_its_form_its_result_its_tools_and_then_the_example() -> None:
    html = mode_html("bare", SETTINGS, WORDS, "../c/?a&b", "../g/", "<p>example</p>")
    assert html.startswith(
        '<repayment-calculator id="calc-bare" data-mode="bare" data-checklist="../c/?a&amp;b"><form inert '
    )
    assert html.endswith("</repayment-calculator><p>example</p>")
    order = [
        "<legend>YOUR_NUMBERS</legend>",
        'name="sum"',
        ">GO</button></form>",
        "WAITING",
        "<summary>AS_TABLE",
        'data-do="csv"',
    ]
    places = [html.index(each) for each in order]
    assert places == sorted(places)
    assert 'tabindex="0" aria-label="Result: Bare &amp; plain"' in html
    assert 'tabindex="0" aria-label="Bare &amp; plain"' in html


def test_shown_rows_come_before_the_first_fields_and_the_others_before_the_rarer_ones() -> None:
    html = mode_html("debts", SETTINGS, WORDS, "", "", "")
    assert re.findall(r'name="([^"]*)" data-kind', html) == [
        "1.grace",
        "2.grace",
        "sum",
        "3.grace",
        "4.grace",
        "5.grace",
    ]
