"""The worked examples on the calculator's page: the sums here are small enough to be done by hand."""

import re
from typing import Any

import pytest

from engine.calculator.example import EXAMPLES, example_html, per_cent, rows_table, sentence, yuan

SAYS = {
    "title": "Made & up",
    "my-debt": "{principal} {rate} {months} {days} {factor}: {count} {payable} {penalty} {later}",
    "compare-plans": "{principal} {rate}",
    "plans_table": "Plans",
    "more": "more",
    "afford": "{income} {spending} {others} {principal} {rate}: {budget} {months} {instalment}",
    "real-annual-rate": "{received} {payment} {count}: {simple} {compound}",
    "many-debts": "{budget}",
    "debts_table": "Orders",
    "strategy": "way",
    "minimum-only": "{bill} {rate} {part}",
    "minimum_table": "Least",
    "pay-off-early": "{bought} {months} {rate} {paid}: {principal} {fee}",
}
FIGURES = ("months", "instalment", "total_paid", "total_interest", "least", "fixed")
WORDS: dict[str, Any] = {
    "example": SAYS,
    "figures": {**{name: name for name in FIGURES}, "left_after": "after {n}"},
    "columns": {"figure": "figure"},
    "fields": {"strategy": {"choices": {"smallest": "Smallest", "dearest": "Dearest"}}},
    "plan": {"run": "{n} of {amount} {from} {to}", "once": "{amount} {from}", "between": "; "},
}  # fmt: skip


def worked(mode: str, given: dict[str, Any]) -> list[str]:
    """What an example says: its paragraphs, the items of its list, and its table row by row."""
    html = EXAMPLES[mode](given, {"penalty_factor": "1.5"}, WORDS)
    parts = re.findall(r"<(?:p|li|tr)>.*?</(?:p|li|tr)>", html)
    return [re.sub(r"<[^>]+>", "", re.sub(r"</t[hd]><t[hd][^>]*>", " | ", part)) for part in parts]


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "¥0.00"), (5, "¥0.05"), (99, "¥0.99"), (100, "¥1.00"), (-1, "−¥0.01"), (-12_345, "−¥123.45"),
        (99_999, "¥999.99"), (100_000, "¥1,000.00"), (123_456_789, "¥1,234,567.89"),
    ],
)  # fmt: skip
def test_an_amount_shows_yuan_by_thousands_and_two_figures_of_fen(fen: int, text: str) -> None:
    assert yuan(fen) == text


@pytest.mark.parametrize(("rate", "text"), [(0, "0.00%"), (0.128, "12.80%"), (0.07504, "7.50%"), (1.5, "150.00%")])
def test_an_annual_rate_shows_two_figures_after_the_point(rate: float, text: str) -> None:
    assert per_cent(rate) == text


DEBT = {"principal": "1200", "rate": "0%", "months": 12, "days": 40}
LOAN = {"principal": "1000", "rate": "36.5%", "months": 1, "days": 40}
HOUSEHOLD = {"income": "5000", "spending": "3200", "others": "600", "principal": "10000", "rate": "0%", "longest": 24}


@pytest.mark.parametrize(
    ("mode", "given", "said"),
    [
        # Two instalments of 100 have fallen due in forty days, on the first day and after 31.
        ("my-debt", DEBT, ["¥1,200.00 0% 12 40 1.5: 2 ¥200.00 ¥0.00 ¥1,000.00"]),
        # A month of 36.5 % is 30.42 on 1,000; forty days at one and a half times a thousandth a day are 60.
        ("my-debt", LOAN, ["¥1,000.00 36.5% 1 40 1.5: 1 ¥1,090.42 ¥60.00 ¥0.00"]),
        # All three are due after seventy days: 1,000, interest of 30.42 + 20.58 + 10.44, penalties of 15.04 + 27.58 + 16.50.
        ("my-debt", {**LOAN, "months": 3, "days": 70}, ["¥1,000.00 36.5% 3 70 1.5: 3 ¥1,120.56 ¥59.12 ¥0.00"]),
        # 5,000 − 3,200 − 600 is 1,200; eight months of it are 9,600, nine are enough.
        ("afford", HOUSEHOLD, ["¥5,000.00 ¥3,200.00 ¥600.00 ¥10,000.00 0%: ¥1,200.00 9 ¥1,111.11"]),
        # 1,000 for one payment of 1,010 is 1 % a month: 12 % a year simple, 1.01 to the power of 12 compound.
        ("real-annual-rate", {"received": "1000", "payment": "1010", "count": 1}, ["¥1,000.00 ¥1,010.00 1: 12.00% 12.68%"]),
        # A twelfth of 1,200 and of its fee of 90 a month; seven months are left.
        ("pay-off-early", {"bought": "1200", "months": 12, "fee_rate": "7.5%", "paid": 5}, ["¥1,200.00 12 7.5% 5: ¥700.00 ¥52.50"]),
        # Interest smallest first: 25.00, 18.50, 6.87; dearest first: 25.00, 13.45, 3.38.
        (
            "many-debts",
            {"budget": "600", "debts": [["500", "12%"], ["1000", "24%"]]},
            ["¥600.00", "¥500.00 · 12%", "¥1,000.00 · 24%", "way | months | total_interest", "Smallest | 3 | ¥50.37", "Dearest | 3 | ¥41.83"],
        ),
        # No debt asks for a least payment of its own: a fen a month pays two debts of a fen in two months.
        (
            "many-debts",
            {"budget": "0.01", "debts": [["0.01", "0%"], ["0.01", "0%"]]},
            ["¥0.01", "¥0.01 · 0%", "¥0.01 · 0%", "way | months | total_interest", "Smallest | 2 | ¥0.00", "Dearest | 2 | ¥0.00"],
        ),
        # Half of what is left, beside 500 every month, which is all paid after two.
        (
            "minimum-only",
            {"bill": "1000", "rate": "0%", "part": "50%", "months": [1, 2, 3]},
            ["¥1,000.00 0% 50%", "figure | least | fixed", "after 1 | ¥500.00 | ¥500.00", "after 2 | ¥250.00 | ¥0.00", "after 3 | ¥125.00 | ¥0.00"],
        ),
        # There is no least amount beside the part: a part of nothing pays nothing.
        (
            "minimum-only",
            {"bill": "1000", "rate": "0%", "part": "0%", "months": [1]},
            ["¥1,000.00 0% 0%", "figure | least | fixed", "after 1 | ¥1,000.00 | ¥1,000.00"],
        ),
        # The longest decides how far is reckoned; they are shown as they stand.
        (
            "minimum-only",
            {"bill": "1000", "rate": "0%", "part": "10%", "months": [2, 1]},
            ["¥1,000.00 0% 10%", "figure | least | fixed", "after 2 | ¥810.00 | ¥800.00", "after 1 | ¥900.00 | ¥900.00"],
        ),
        # 1,000 in one month at 1 % is 1,010; in two it is 507.51 twice. The plan that is said in full is the last.
        (
            "compare-plans",
            {"principal": "1000", "rate": "12%", "months": [1, 2]},
            ["¥1,000.00 12%", "months | instalment | total_paid | total_interest | more",
             "1 | ¥1,010.00 | ¥1,010.00 | ¥10.00 | ¥0.00", "2 | ¥507.51 | ¥1,015.02 | ¥15.02 | ¥5.02",
             "2 of ¥507.51 2026-02-15 2026-03-15"],
        ),
    ],
)  # fmt: skip
def test_an_example_says_what_comes_out(mode: str, given: dict[str, Any], said: list[str]) -> None:
    assert worked(mode, given) == said


def test_a_sentence_is_escaped_and_keeps_amounts_in_one_piece() -> None:
    assert sentence("{a} & b", a="¥1.00") == '<p><span class="unbroken">¥1.00</span> &amp; b</p>'


def test_each_cell_of_a_table_carries_its_columns_name() -> None:
    html = rows_table("Plans & more", ["a & b", "c"], [["1", "<2>"]])
    assert '<th scope="col">a &amp; b</th><th scope="col">c</th>' in html
    assert '<td data-label="a &amp; b">1</td><td data-label="c">&lt;2&gt;</td>' in html
    assert 'tabindex="0" aria-label="Plans &amp; more"' in html


def test_an_example_is_labelled_as_made_up() -> None:
    settings = {"penalty_factor": "1.5", "examples": {"my-debt": DEBT}}
    html = example_html("my-debt", settings, WORDS)
    assert html.startswith('<div class="admonition example"><p class="admonition-title">Made &amp; up</p><p>')
    assert html.endswith("</p></div>")
