"""Where a row of payments is worth nothing: every rate of a cash flow, found in doubles, bit for bit alike everywhere.

Only + - * / and in one order, because these are the operations that every engine rounds alike; powers and roots from
a library differ in the last bit. Mirrored in roots.mjs.

The rate i solves sum(amount / (1 + i)**time) = 0. With v = 1 / (1 + i) that is a polynomial: by Descartes' rule flows
that change sign once have exactly one solution, and otherwise the solutions are isolated one by one.
"""

from typing import NamedTuple

from engine.calculator.money.exact import Problem

# Bounds of the search: steps of one refinement, and intervals looked at before giving up.
STEPS = 200
INTERVALS = 3000
LARGEST_RATE = 1e6
SMALLEST_WIDTH = 1e-12
NARROW = 1e-14


class Flow(NamedTuple):
    """An amount, received (+) or paid (-), and the whole number of periods after the start."""

    amount: float
    time: int


class Split(NamedTuple):
    """Receipts and payments apart, each rising with v, and v times their slopes."""

    plus: float
    minus: float
    plus_slope: float
    minus_slope: float


def power(base: float, exponent: int) -> float:
    """base**exponent by repeated squaring, so that both sides multiply in the same order."""
    result = 1.0
    while exponent > 0:
        if exponent % 2 == 1:
            result = result * base
        exponent = exponent // 2
        if exponent > 0:
            base = base * base
    return result


def power_minus_one(rate: float, exponent: int) -> float:
    """(1 + rate)**exponent - 1, keeping the digits that 1 + rate would lose."""
    result = 0.0
    while exponent > 0:
        if exponent % 2 == 1:
            result = result + rate + result * rate
        exponent = exponent // 2
        if exponent > 0:
            rate = 2.0 * rate + rate * rate
    return result


def split_flows(flows: list[Flow], v: float) -> Split:
    """The value of receipts and of payments at the discount factor v, 0 <= v <= 1."""
    plus = minus = plus_slope = minus_slope = 0.0
    factor = 1.0
    at = 0
    for flow in flows:
        factor = factor * power(v, flow.time - at)
        at = flow.time
        value = flow.amount * factor
        if value > 0.0:
            plus = plus + value
            plus_slope = plus_slope + value * at
        else:
            minus = minus - value
            minus_slope = minus_slope - value * at
    return Split(plus, minus, plus_slope, minus_slope)


def sign_changes(flows: list[Flow]) -> int:
    """How often the amounts change sign: Descartes' bound on the number of solutions."""
    changes = 0
    last = 0.0
    for flow in flows:
        if flow.amount != 0.0:
            if last != 0.0 and (flow.amount > 0.0) != (last > 0.0):
                changes = changes + 1
            last = flow.amount
    return changes


def refine(flows: list[Flow], low: float, high: float) -> float:
    """The one root of the flows' value between low and high: Newton's steps, halving where they leave or stall."""
    end = split_flows(flows, high)
    if end.plus == end.minus:
        return high
    rising = end.plus > end.minus
    x = 0.5 * (low + high)
    before = end.plus + end.minus
    for _ in range(STEPS):
        at = split_flows(flows, x)
        value = at.plus - at.minus
        slope = at.plus_slope - at.minus_slope
        if (value > 0.0) == rising:
            high = x
        else:
            low = x
        step = value * x / slope if slope != 0.0 else 1.0
        if value == 0.0 or -NARROW * x <= step <= NARROW * x:
            break
        size = value if value > 0.0 else -value
        x = x - step if low < x - step < high and 2.0 * size <= before else 0.5 * (low + high)
        before = size
        if x in (low, high):
            break
    return x


def isolate(flows: list[Flow]) -> list[tuple[float, float]]:
    """Intervals of v in (0, 1] with exactly one root each. Raises Problem where that cannot be told."""
    found: list[tuple[float, float]] = []
    open_intervals = [(0.0, 1.0)]
    looked_at = 0
    while open_intervals:
        low, high = open_intervals.pop()
        looked_at = looked_at + 1
        a = split_flows(flows, low)
        b = split_flows(flows, high)
        if a.plus > b.minus or b.plus < a.minus:
            continue
        if a.plus_slope > b.minus_slope or b.plus_slope < a.minus_slope:
            if b.plus == b.minus or (a.plus != a.minus and (a.plus > a.minus) != (b.plus > b.minus)):
                found.append((low, high))
            continue
        if high - low < SMALLEST_WIDTH or looked_at > INTERVALS:
            raise Problem("several_solutions")
        middle = 0.5 * (low + high)
        open_intervals.append((low, middle))
        open_intervals.append((middle, high))
    return found


def polish(flows: list[Flow], rate: float) -> float:
    """Newton's last steps on the rate itself, where 1 + rate has already lost digits."""
    if rate > 1.0 or rate < -0.5:
        return rate
    for _ in range(2):
        value = slope = 0.0
        for flow in flows:
            value = value + flow.amount
        for flow in flows:
            growth = power_minus_one(rate, flow.time)
            if not -0.999 < growth < 1e9:
                return rate
            value = value - flow.amount * growth / (1.0 + growth)
            slope = slope - flow.amount * flow.time / (1.0 + growth)
        if slope == 0.0:
            return rate
        step = value * (1.0 + rate) / slope
        if not -1e-7 < step < 1e-7:
            return rate
        rate = rate - step
    return rate


def ordered(flows: list[Flow]) -> list[Flow]:
    """One net amount a moment, by time, counted from the first: the rate does not depend on when counting starts."""
    nets: list[Flow] = []
    for flow in sorted(flows, key=lambda flow: flow.time):
        if nets and nets[-1].time == flow.time:
            nets[-1] = Flow(nets[-1].amount + flow.amount, flow.time)
        else:
            nets.append(flow)
    kept = [flow for flow in nets if flow.amount != 0.0]
    return [Flow(flow.amount, flow.time - kept[0].time) for flow in kept]


def reversed_flows(flows: list[Flow]) -> list[Flow]:
    """The flows counted back from the last one: what v is to the former, 1 + i is to these."""
    return [Flow(flow.amount, flows[-1].time - flow.time) for flow in flows[::-1]]


def flow_rates(flows: list[Flow]) -> list[float]:
    """Every rate a period above -100 % at which the flows are worth nothing, rising."""
    flows = ordered(flows)
    changes = sign_changes(flows)
    if changes == 0:
        return []
    back = reversed_flows(flows)
    total = split_flows(flows, 1.0)
    everywhere = [(0.0, 1.0)]
    if changes > 1:
        gains, losses = isolate(flows), isolate(back)
    elif total.plus == total.minus or (flows[0].amount > 0.0) != (total.plus > total.minus):
        gains, losses = everywhere, []
    else:
        gains, losses = [], everywhere
    # A root at v = 1 stands at the end of both searches: it is counted among the gains.
    shrinking = [root - 1.0 for root in (refine(back, *bounds) for bounds in losses) if root < 1.0]
    growing = [(1.0 - root) / root for root in (refine(flows, *bounds) for bounds in gains)]
    rates = [polish(flows, rate) if rate != 0.0 else rate for rate in shrinking + growing]
    return sorted(rate for rate in rates if -1.0 < rate < LARGEST_RATE)
