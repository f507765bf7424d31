"""The worked examples of the calculator page, computed at build by the same arithmetic as in the browser.

They are what a reader without JavaScript, and a search engine, see. The numbers typed in are made up, and labelled so;
what follows from them is computed, never written by hand.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from engine.calculator.money.budgets import OwnedDebt, affordable, many_debts, minimum_payments
from engine.calculator.money.dates import parse_date
from engine.calculator.money.exact import ZERO
from engine.calculator.money.instalments import Plan, fee_instalment_parts
from engine.calculator.money.overdue import Missed, missed_rows, standing
from engine.calculator.money.rates import compound_annual, irr, simple_annual
from engine.calculator.money.repayment import schedule, summarise
from engine.calculator.money.stated import say_parts, stated_parts
from engine.calculator.published.inputs import read_money, read_rate
from engine.shell.unbroken import unbroken

Settings = Mapping[str, Any]
Words = Mapping[str, Any]

# Any month would do: the amounts of these examples do not depend on the day.
START, FIRST = parse_date("2026-01-15"), parse_date("2026-02-15")


def yuan(fen: int) -> str:
    """¥1,234.56."""
    size = abs(fen)
    return f"{'−' if fen < 0 else ''}¥{size // 100:,}.{size % 100:02d}"


def per_cent(rate: float) -> str:
    """12.80 %, as annual rates are published."""
    return f"{rate * 100:.2f}%"


def filled(text: str, values: Mapping[str, Any]) -> str:
    """A text with its {names} filled in."""
    return text.format(**values)


def sentence(text: str, **values: Any) -> str:
    """A paragraph of the example, in which no day or amount is broken at a line's end."""
    return f"<p>{unbroken(escape(filled(text, values)))}</p>"


def rows_table(title: str, head: list[str], rows: list[list[str]]) -> str:
    """A small table; on a phone each row becomes lines, each with its column's name."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        "<tr>"
        + "".join(f'<td data-label="{escape(name)}">{escape(cell)}</td>' for name, cell in zip(head, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return f'<section class="calc-figures" tabindex="0" aria-label="{escape(title)}"><table class="calc-wide"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></section>'


def debt_example(given: Settings, settings: Settings, words: Words) -> str:
    """Some missed instalments, with penalty interest."""
    principal, rate, factor = read_money(given["principal"]), read_rate(given["rate"]), settings["penalty_factor"]
    debt = Missed(principal, rate, given["months"], START, START + given["days"], read_rate(factor))
    rows = missed_rows(debt)
    end, found = rows[-1], standing(debt, rows)
    return sentence(
        words["example"]["my-debt"],
        principal=yuan(principal),
        rate=given["rate"],
        months=given["months"],
        days=given["days"],
        factor=factor,
        count=found.overdue_count,
        payable=yuan(found.payable),
        penalty=yuan(end.penalty_left),
        later=yuan(end.later),
    )


def plans_example(given: Settings, settings: Settings, words: Words) -> str:
    """The same debt over three terms."""
    principal, rate = read_money(given["principal"]), read_rate(given["rate"])
    sums, said = [], ""
    for months in given["months"]:
        plan = Plan(principal, rate, months, START, FIRST)
        rows = schedule(plan)
        sums.append((months, summarise(plan, rows)))
        said = say_parts(stated_parts(rows, START), words["plan"], filled, yuan)
    base = sums[0][1].total_paid
    lines = [
        [
            str(months),
            yuan(each.instalment),
            yuan(each.total_paid),
            yuan(each.total_interest),
            yuan(each.total_paid - base),
        ]
        for months, each in sums
    ]
    names = words["figures"]
    head = [names[name] for name in ("months", "instalment", "total_paid", "total_interest")]
    text = sentence(words["example"]["compare-plans"], principal=yuan(principal), rate=given["rate"])
    return (
        text
        + rows_table(words["example"]["plans_table"], [*head, words["example"]["more"]], lines)
        + sentence("{said}", said=said)
    )


def afford_example(given: Settings, settings: Settings, words: Words) -> str:
    """What is left of an income, and the term it carries."""
    money = {name: read_money(given[name]) for name in ("income", "spending", "others", "principal")}
    budget = money["income"] - money["spending"] - money["others"]
    found = affordable(money["principal"], read_rate(given["rate"]), budget, given["longest"])
    shown = {name: yuan(value) for name, value in money.items()}
    return sentence(
        words["example"]["afford"],
        **shown,
        rate=given["rate"],
        budget=yuan(budget),
        months=found.months,
        instalment=yuan(found.instalment),
    )


def rate_example(given: Settings, settings: Settings, words: Words) -> str:
    """The annual rates of an instalment offer."""
    received, payment = read_money(given["received"]), read_money(given["payment"])
    monthly = irr([-float(received), *[float(payment)] * given["count"]])
    return sentence(
        words["example"]["real-annual-rate"],
        received=yuan(received),
        payment=yuan(payment),
        count=given["count"],
        simple=per_cent(simple_annual(monthly)),
        compound=per_cent(compound_annual(monthly)),
    )


def debts_example(given: Settings, settings: Settings, words: Words) -> str:
    """Three debts, smallest first and dearest first."""
    budget = read_money(given["budget"])
    debts = [OwnedDebt(read_money(balance), read_rate(rate), 0) for balance, rate in given["debts"]]
    choices, names = words["fields"]["strategy"]["choices"], words["figures"]
    rows = []
    for order in ("smallest", "dearest"):
        months = many_debts(debts, budget, order)
        rows.append([choices[order], str(len(months)), yuan(sum(month.interest for month in months))])
    listed = "".join(f"<li>{yuan(read_money(balance))} · {rate}</li>" for balance, rate in given["debts"])
    text = sentence(words["example"]["many-debts"], budget=yuan(budget))
    return f"{text}<ul>{listed}</ul>" + rows_table(
        words["example"]["debts_table"], [words["example"]["strategy"], names["months"], names["total_interest"]], rows
    )


def minimum_example(given: Settings, settings: Settings, words: Words) -> str:
    """A bill of which only the least payment is paid, beside the first payment every month."""
    bill, rate, part = read_money(given["bill"]), read_rate(given["rate"]), read_rate(given["part"])
    longest = max(given["months"])
    least = minimum_payments(bill, rate, part, 0, longest)
    fixed = minimum_payments(bill, rate, ZERO, least[0][0], longest)
    names, rows = words["figures"], []
    for months in given["months"]:
        left = [plan[months - 1][2] if len(plan) >= months else 0 for plan in (least, fixed)]
        rows.append([filled(names["left_after"], {"n": months}), *map(yuan, left)])
    text = sentence(words["example"]["minimum-only"], bill=yuan(bill), rate=given["rate"], part=given["part"])
    return text + rows_table(
        words["example"]["minimum_table"], [words["columns"]["figure"], names["least"], names["fixed"]], rows
    )


def early_example(given: Settings, settings: Settings, words: Words) -> str:
    """Fee instalments cleared half way."""
    bought = read_money(given["bought"])
    plan = Plan(bought, ZERO, given["months"], START, FIRST, "fee_instalments", fee_rate=read_rate(given["fee_rate"]))
    rest = fee_instalment_parts(plan, bought)[given["paid"] :]
    return sentence(
        words["example"]["pay-off-early"],
        bought=yuan(bought),
        months=given["months"],
        rate=given["fee_rate"],
        paid=given["paid"],
        principal=yuan(sum(part.principal for part in rest)),
        fee=yuan(sum(part.fee for part in rest)),
    )


EXAMPLES: dict[str, Callable[[Settings, Settings, Words], str]] = {
    "my-debt": debt_example,
    "compare-plans": plans_example,
    "afford": afford_example,
    "real-annual-rate": rate_example,
    "many-debts": debts_example,
    "minimum-only": minimum_example,
    "pay-off-early": early_example,
}


def example_html(mode: str, settings: Settings, words: Words) -> str:
    """A mode's worked example as an admonition."""
    inside = EXAMPLES[mode](settings["examples"][mode], settings, words)
    return f'<div class="admonition example"><p class="admonition-title">{escape(words["example"]["title"])}</p>{inside}</div>'
