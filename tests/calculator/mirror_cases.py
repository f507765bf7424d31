"""Random cases for the mirror test, heavy in edges: 0 %, 1 fen, 1 month, 600 months, 36 %, leap days, month-ends."""

import random
from collections.abc import Callable
from typing import Any

Case = dict[str, Any]

METHODS = ["equal_instalment", "equal_principal", "interest_only", "bullet", "fee_instalments", "fixed_instalment"]
RATES = ["0", "0%", "36%", "24%", "18.25%", "15.4%", "14.6%", "4.35%", "0.0001%", "100%", "12.345678%", "500%"]
DATES = ["2024-01-31", "2024-02-29", "2023-12-31", "2024-03-31", "2026-08-30", "2026-11-21", "2100-02-28", "2000-02-29"]
AMOUNTS = ["0.01", "0.02", "1", "3.45", "1111.11", "10000", "99999.99", "10000000000000.01", "50000", "123456.78"]


def amount(rng: random.Random) -> str:
    """An amount with two decimals, often an edge."""
    if rng.random() < 0.4:
        return rng.choice(AMOUNTS)
    fen = rng.randrange(1, 10 ** rng.randint(3, 9))
    return f"{fen // 100}.{fen % 100:02d}"


def small(rng: random.Random) -> str:
    """A smaller amount, often none."""
    return "0" if rng.random() < 0.5 else f"{rng.randrange(0, 5000)}.{rng.randrange(100):02d}"


def rate(rng: random.Random) -> str:
    """An annual rate, often an edge."""
    return rng.choice(RATES) if rng.random() < 0.5 else f"{rng.randrange(0, 3600) / 100}%"


def months(rng: random.Random) -> int:
    """A number of months, mostly short."""
    pick = rng.random()
    if pick < 0.02:
        return 600
    if pick < 0.1:
        return rng.choice([0, 1, 1, 2, 601])
    return rng.choice([1, 3, 6, 9, 12, 24]) if pick < 0.6 else rng.randint(1, 72)


def date(rng: random.Random, first: int = 2020) -> str:
    """A date, often a month's end or a leap day."""
    if rng.random() < 0.4:
        return rng.choice(DATES)
    return f"{rng.randint(first, 2030)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def schedule(rng: random.Random) -> Case:
    """A plan with any of its features."""
    plan: dict[str, Any] = {
        "principal": amount(rng), "rate": rate(rng), "months": months(rng), "method": rng.choice(METHODS),
        "start": "2023-12-30" if rng.random() < 0.9 else date(rng), "first": rng.choice(DATES[:6]),
        "basis": rng.choice(["month", "month", "days"]), "year_days": rng.choice([360, 365]),
    }  # fmt: skip
    if plan["method"] == "fixed_instalment":
        plan["instalment"] = amount(rng)
    if plan["method"] == "fee_instalments":
        plan["fee_rate"] = rng.choice(["2.3%", "4.5%", "7.5%", "0"])
    if rng.random() < 0.3:
        plan["grace"] = rng.choice([1, 2, 6, 12])
        plan["grace_interest"] = rng.choice(["capitalised", "deferred", "waived"])
    if rng.random() < 0.3:
        plan |= {"arrears": small(rng), "lump": small(rng), "upfront_fee": small(rng)}
    if rng.random() < 0.3:
        plan |= {"waive": rng.choice(["all", "part", "amount"]), "waive_part": "30%", "waive_amount": small(rng)}
    return {"function": "schedule", "inputs": {"plan": plan, "budget": amount(rng)}}


def debt_today(rng: random.Random) -> Case:
    """An overdue debt with part payments."""
    days = sorted([date(rng, 2023), date(rng, 2023), date(rng, 2023)])
    debt: dict[str, Any] = {
        "principal": amount(rng), "rate": rate(rng), "since": days[0], "due": days[rng.randint(0, 2)], "today": days[2],
        "fees": small(rng), "billed": small(rng), "factor": rng.choice(["1.5", "1", "0", "1.3"]), "year_days": rng.choice([360, 365]),
    }  # fmt: skip
    if rng.random() < 0.6:
        debt["payments"] = [{"date": rng.choice(days), "amount": amount(rng)} for _ in range(rng.randint(1, 3))]
        debt["order"] = rng.sample(["costs", "interest", "principal"], 3)
    return {"function": "debt_today", "inputs": {"debt": debt}}


def stated_plan(rng: random.Random) -> Case:
    """The parts of any plan's sentence."""
    return {"function": "stated_plan", "inputs": {"plan": schedule(rng)["inputs"]["plan"]}}


def missed_instalments(rng: random.Random) -> Case:
    """A loan with some instalments missed, some of it paid since."""
    days = sorted([date(rng, 2023), date(rng, 2023), date(rng, 2023)])
    debt: dict[str, Any] = {
        "principal": amount(rng), "rate": rate(rng), "months": months(rng), "first": days[0], "today": days[2],
        "factor": rng.choice(["1.5", "1", "0", "1.3"]), "costs": small(rng), "billed": small(rng),
        "method": rng.choice(METHODS[:5]), "year_days": rng.choice([360, 365]),
    }  # fmt: skip
    if debt["method"] == "fee_instalments":
        debt |= {"rate": "0", "fee_rate": "7.5%"} if rng.random() < 0.5 else {"fee_rate": "4.5%"}
    if rng.random() < 0.5:
        debt["payments"] = [{"date": rng.choice(days), "amount": amount(rng)} for _ in range(rng.randint(1, 3))]
        debt["order"] = rng.sample(["costs", "interest", "principal"], 3)
    return {"function": "missed_instalments", "inputs": {"debt": debt}}


def minimum_payments(rng: random.Random) -> Case:
    """Only the smallest payment, month after month."""
    inputs = {"balance": amount(rng), "rate": rate(rng), "part": rng.choice(["10%", "5%", "0", "100%", "3.33%", "101%"]),
              "floor": small(rng), "months": months(rng)}  # fmt: skip
    return {"function": "minimum_payments", "inputs": inputs}


def affordable(rng: random.Random) -> Case:
    """A budget against a debt."""
    inputs = {"principal": amount(rng), "rate": rate(rng), "budget": amount(rng), "longest": months(rng)}
    return {"function": "affordable", "inputs": inputs}


def many_debts(rng: random.Random) -> Case:
    """A few debts on one budget."""
    debts = [
        {"balance": f"{rng.randint(1, 30000)}.{rng.randrange(100):02d}", "rate": rate(rng), "minimum": small(rng)}
        for _ in range(rng.randint(1, 5))
    ]
    inputs: dict[str, Any] = {
        "debts": debts, "budget": rng.randint(500, 9000), "order": rng.choice(["smallest", "dearest", "given", "prorata"]),
    }  # fmt: skip
    if rng.random() < 0.3:
        inputs["extras"] = [{"month": rng.randint(1, 6), "amount": amount(rng)}]
    return {"function": "many_debts", "inputs": inputs}


def flows(rng: random.Random) -> Case:
    """Amounts a month apart, some with several solutions or none."""
    if rng.random() < 0.3:
        amounts = [str(rng.randint(-100, 100)) for _ in range(rng.randint(2, 12))]
    else:
        amounts = ["-" + amount(rng), f"{months(rng) or 1} x {amount(rng)}"]
    return {"function": rng.choice(["annual_rates", "irr", "irr_all"]), "inputs": {"amounts": amounts}}


def dated_flows(rng: random.Random) -> Case:
    """Amounts on dates."""
    count = rng.randint(2, 14)
    amounts = ["-" + amount(rng)] + [amount(rng) for _ in range(count - 1)]
    inputs = {"amounts": amounts, "dates": [date(rng) for _ in range(count)]}
    return {"function": rng.choice(["xirr", "xirr_simple"]), "inputs": inputs}


def closed_form(rng: random.Random) -> Case:
    """Published kinds of loan figures."""
    periods = months(rng)
    inputs: dict[str, Any] = {"principal": amount(rng), "rate": rate(rng), "periods": periods}
    name = rng.choice(["equal_instalment", "equal_principal", "after_payments", "between_payments", "huabei"])
    if name == "after_payments":
        inputs["after"] = rng.randint(0, max(periods, 1))
    if name == "between_payments":
        inputs |= {"first": 1, "last": rng.randint(1, max(periods, 1))}
    if name == "huabei":
        inputs = {"amount": inputs["principal"], "periods": periods, "fee_rate": rng.choice(["2.3%", "4.5%", "7.5%"])}
    return {"function": name, "inputs": inputs}


def spreadsheet(rng: random.Random) -> Case:
    """Spreadsheet functions."""
    periods = max(months(rng), 1)
    each = f"{rng.randrange(0, 4000) / 100}%/12" if rng.random() < 0.8 else "0"
    inputs: dict[str, Any] = {"rate": each, "nper": periods, "pv": amount(rng), "when": rng.choice([0, 1])}
    name = rng.choice(["pmt", "ipmt", "ppmt", "nper", "rate", "effect", "nominal", "cumprinc"])
    if name in ("ipmt", "ppmt"):
        inputs["per"] = rng.randint(1, periods)
    if name == "cumprinc":
        inputs |= {"first": 1, "last": rng.randint(1, periods)}
    if name == "nper":
        inputs = {"rate": each, "pmt": "-" + amount(rng), "pv": amount(rng)}
    if name == "rate":
        inputs = {"nper": periods, "pmt": "-" + amount(rng), "pv": amount(rng)}
    if name in ("effect", "nominal"):
        inputs = {"rate": rate(rng), "per_year": rng.choice([1, 2, 4, 12, 365])}
    return {"function": name, "inputs": inputs}


def percentage_rates(rng: random.Random) -> Case:
    """The American and the European annual percentage rate."""
    if rng.random() < 0.5:
        payments = [{"amount": amount(rng), "months": number} for number in range(1, rng.randint(2, 13))]
        return {"function": "eu_aprc", "inputs": {"flows": [{"amount": "-" + amount(rng)}, *payments]}}
    unit = rng.choice(["month", "semi-month", "quarter", "week", "2 weeks", "4 weeks", "year", "10 days"])
    payments = [{"amount": amount(rng), "count": rng.randint(1, 30), "date": rng.choice(DATES[:6])}]
    advances = [{"amount": amount(rng), "date": rng.choice(["2023-11-30", "2023-12-29"])}]
    return {"function": "us_apr", "inputs": {"advances": advances, "payments": payments, "unit": unit}}


def calendar(rng: random.Random) -> Case:
    """Dates, and interest on an amount that may be a credit."""
    if rng.random() < 0.3:
        inputs = {"principal": rng.choice(["", "-"]) + amount(rng), "rate": rate(rng), "days": rng.randint(0, 400)}
        return {"function": "interest", "inputs": inputs}
    if rng.random() < 0.5:
        return {"function": "add_months", "inputs": {"date": date(rng, 1900), "months": rng.randint(-700, 700)}}
    return {"function": "days_between", "inputs": {"start": date(rng, 1900), "end": date(rng, 1900)}}


MAKERS: list[tuple[Callable[[random.Random], Case], int]] = [
    (schedule, 30), (debt_today, 15), (affordable, 8), (many_debts, 5), (flows, 8), (dated_flows, 6),
    (stated_plan, 8), (missed_instalments, 12), (minimum_payments, 3),
    (closed_form, 10), (spreadsheet, 8), (percentage_rates, 5), (calendar, 5),
]  # fmt: skip


def cases(seed: int, count: int) -> list[Case]:
    """So many cases of every mode; the same for the same seed."""
    rng = random.Random(seed)
    makers = rng.choices([maker for maker, _ in MAKERS], [weight for _, weight in MAKERS], k=count)
    return [maker(rng) for maker in makers]
