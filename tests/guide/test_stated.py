"""A plan's words are made from its payments: every amount in the text adds up to the stated total, in four languages, on both sides."""

import json
import random
import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest

from engine.calculator.example import filled, yuan
from engine.calculator.money.exact import Problem
from engine.calculator.money.instalments import Plan
from engine.calculator.money.repayment import schedule, summarise
from engine.calculator.money.stated import plan_terms, say_parts, say_terms, shortened, stated_parts
from engine.calculator.published.inputs import decode
from engine.content.words import load_words
from engine.locales import LOCALES
from engine.variants.convert import convert_text
from tests.calculator.js_engine import ROOT, engine
from tests.calculator.mirror_cases import schedule as random_plan

pytestmark = pytest.mark.proof  # every amount on every page, and random plans

PLANS = 1500
SAID = """
const words = JSON.parse(WORDS);
const money = (fen) => { const s = String(fen).padStart(3, '0'); return '¥' + s.slice(0, -2).replace(/\\B(?=(\\d{3})+$)/g, ',') + '.' + s.slice(-2); };
const filled = (text, said) => text.replace(/\\{(\\w+)\\}/g, (whole, name) => said[name] ?? whole);
const big = (key, value) => (typeof value === 'string' && /^-?\\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value);
const said = (text) => JSON.stringify(JSON.parse(text, big).map((plan) => {
  const rows = M.repayment.schedule(plan);
  const parts = M.stated.stated_parts(rows, plan.start);
  const terms = M.stated.plan_terms({ ...M.instalments.PLAN, ...plan }, true);
  const sentence = M.stated.say_parts(parts, words, filled, money) + M.stated.say_terms(terms, words, filled, money);
  const link = M.offer.writeOffer(parts, terms);
  const read = M.offer.readOffer(link);
  const back = read && M.stated.say_parts(read.parts, words, filled, money) + M.stated.say_terms(read.terms, words, filled, money);
  return [sentence, link.length > 900 ? sentence : back];
}));
"""


@lru_cache
def plans() -> list[Plan]:
    """Random plans that can be."""
    rng = random.Random(14)
    found: list[Plan] = []
    while len(found) < PLANS:
        plan = Plan(**decode("plan", random_plan(rng)["inputs"]["plan"]))
        try:
            if sum(row.payment for row in schedule(plan)) > 0:
                found.append(plan)
        except Problem:
            continue
    return found


@lru_cache
def stated() -> list[tuple[Plan, list[Any], list[Any]]]:
    """Each plan with its rows and the parts in which they are said."""
    with_rows = [(plan, schedule(plan)) for plan in plans()]
    return [(plan, rows, stated_parts(rows, plan.start)) for plan, rows in with_rows]


def words_in(locale: str) -> Any:
    """The words of a plan as readers of the locale see them."""
    words = load_words(ROOT / "data" / "strings.yml", LOCALES[locale].language)["calculator"]["plan"]
    return words if locale in ("zh-Hans", "en") else {name: convert_text(text, locale) for name, text in words.items()}


def amounts(text: str, words: Any) -> tuple[int, int]:
    """(sum of all payments said in a sentence, number of its parts), read back by the words themselves."""
    total = count = 0
    for part in text.split(words["between"]):
        for key in ("varied", "run", "pause", "pause_once", "down", "once"):
            pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^，；]+?)", re.escape(words[key]))
            found = re.fullmatch(pattern, part)
            if found:
                values = found.groupdict()
                fen = {name: int(re.sub(r"[¥,.]", "", values[name])) for name in ("amount", "total") if name in values}
                total += fen.get("total", fen.get("amount", 0) * int(values.get("n") or 1))
                count += 1
                break
        else:
            raise AssertionError(f"no words match {part!r}")
    return total, count


@pytest.mark.parametrize("locale", LOCALES)
def test_every_amount_in_the_text_adds_up_to_the_total(locale: str) -> None:
    words = words_in(locale)
    for plan, rows, whole in stated():
        for parts in (whole, shortened(whole)):
            said, count = amounts(say_parts(parts, words, filled, yuan), words)
            assert said == sum(row.payment for row in rows), plan
            assert count == len(parts) <= 7


def test_the_parts_cover_every_row_in_order_and_keep_what_is_large_apart() -> None:
    for plan, rows, parts in stated():
        assert parts[0].first_date == rows[0].date
        assert parts[-1].last_date == max(row.date for row in rows if row.payment > 0)
        assert all(a.last_date < b.first_date for a, b in pairwise(parts))
        last = rows[-1].payment
        if len(rows) > 2 and last > 2 * max(row.payment for row in rows[:-1]) and len(parts) > 1:
            assert (parts[-1].times, parts[-1].amount) == (1, last), plan


def test_the_sums_beside_the_plan_add_up_too() -> None:
    for plan, rows, _ in stated():
        found = summarise(plan, rows)
        assert found.total_paid == plan.principal + found.total_interest + found.total_fees


@pytest.mark.parametrize("locale", LOCALES)
def test_python_javascript_and_the_checklist_say_the_same(locale: str) -> None:
    words = words_in(locale)
    racer = engine("stated", "repayment", "instalments", "offer")
    racer.eval(f"const WORDS = {json.dumps(json.dumps(words))};{SAID}")
    theirs = json.loads(str(racer.call("said", json.dumps([as_javascript(plan) for plan in plans()]))))
    for (plan, _, parts), (sentence, carried) in zip(stated(), theirs, strict=True):
        mine = say_parts(parts, words, filled, yuan)
        mine += say_terms(plan_terms(plan, True), words, filled, yuan)
        assert mine == sentence, plan
        assert carried == sentence, plan


def as_javascript(plan: Plan) -> dict[str, Any]:
    """A plan as the JavaScript side takes it, whole numbers of money with an n."""
    money = {"principal", "instalment", "upfront_fee", "arrears", "lump", "waive_amount"}
    rates = {"rate", "fee_rate", "waive_part"}
    return {
        name: f"{value}n"
        if name in money
        else {"digits": f"{value.digits}n", "scale": value.scale}
        if name in rates
        else value
        for name, value in vars(plan).items()
    }


def test_the_issue_s_own_plans_are_said_right() -> None:
    words = words_in("zh-Hans")

    def said(**more: Any) -> str:
        plan = Plan(
            **decode(
                "plan",
                {
                    "principal": "10000",
                    "rate": "18%",
                    "start": "2026-01-15",
                    "first": "2026-02-15",
                    "months": "12",
                    **more,
                },
            )
        )
        return say_parts(stated_parts(schedule(plan), plan.start), words, filled, yuan)

    assert said(method="interest_only").endswith("每月付 ¥150.00，共 11 期；2027-01-15 付 ¥10,150.00")
    paused = said(grace="3", waive="all", lump="2000", arrears="800")
    assert paused.startswith("2026-01-15 先付 ¥2,000.00；2026-02-15 到 2026-04-15 的 3 期不付；从 2026-05-15")
    assert said(method="bullet") == "2026-02-15 到 2026-12-15 的 11 期不付；2027-01-15 付 ¥11,800.00"
