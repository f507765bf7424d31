"""How quick the calculator is (`make bench-calculator`, part of `make bench`): in Chromium, its processor slowed four times.

Three figures a case: the time from a key press to the laid-out result with the schedule open, the longest frame while the open
schedule follows after a pause, and the arithmetic alone as a ratio to a plain double-precision loop over the same months in the
same run, which is what a calculator without exactness would do.
"""

import gzip
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Page, sync_playwright

from tests.browser.calculator_page import FILL
from tests.chromium import REMEDY, find_chromium, launch_arguments
from tests.conftest import ROOT, serving

THROTTLE = 4
FRAME = 16
CASES = {
    "four plans over 60 months": {
        "principal": "20000", "rate": "18%", "months": "60", "a.p_months": "60", "a.method": "equal_principal",
        "b.p_months": "60", "b.method": "interest_only", "c.p_months": "60", "c.p_rate": "12%",
    },
    "a schedule of 600 months": {"principal": "1000000", "rate": "4.9%", "months": "600", "a.p_months": "600"},
}  # fmt: skip

# Each press changes the principal, as typing does, one a frame. What the page does at the key and in the frame after it is counted,
# waiting for the frame is not; reading a height makes the browser lay the result out.
PRESSES = """async ([count]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const form = document.querySelector('#calc-compare-plans form');
  const field = form.elements.principal;
  const [result, answer] = ['result', 'answer'].map((name) => document.querySelector(`#calc-compare-plans .calc-${name}`));
  const times = [];
  for (let press = 0; press < count; press += 1) {
    await frame();
    const before = answer.textContent;
    let begun = 0;
    requestAnimationFrame(() => { begun = performance.now(); });
    const start = performance.now();
    field.value = String(Number(field.value) + 1);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const typed = performance.now() - start;
    await frame();
    result.getBoundingClientRect();
    times.push(typed + performance.now() - begun);
    if (answer.textContent === before) throw new Error('the key was not answered within its frame');
  }
  let [longest, before] = [0, await frame()];
  for (const end = before + 2500; before < end; ) {
    const now = await frame();
    [longest, before] = [Math.max(longest, now - before), now];
  }
  return [times.sort((a, b) => a - b), longest];
}"""
OPEN = """() => {
  const table = document.querySelector('#calc-compare-plans .calc-table');
  table.open = true;
  return new Promise((done) => setTimeout(() => done(table.querySelectorAll('tbody tr').length), 3000));
}"""

ARITHMETIC = """async ([address, plans, count]) => {
  const { schedule, summarise } = await import(address + 'repayment.mjs');
  const { decimal } = await import(address + 'exact.mjs');
  const exact = () => plans.map(([principal, rate, months, method]) => {
    const plan = { principal: BigInt(principal), rate: decimal(rate), months, method, start: 0, first: 31 };
    return summarise(plan, schedule(plan)).total_paid;
  });
  const plain = () => plans.map(([principal, rate, months]) => {
    const monthly = Number(rate) / 12;
    let growth = 1;
    for (let month = 0; month < months; month += 1) growth *= 1 + monthly;
    const payment = (principal * monthly * growth) / (growth - 1);
    const rows = [];
    let balance = principal;
    for (let month = 0; month < months; month += 1) {
      const interest = balance * monthly;
      balance -= payment - interest;
      rows.push({ month, payment, interest, balance });
    }
    return rows;
  });
  const timed = (run) => {
    const times = [];
    for (let round = 0; round < count; round += 1) {
      const start = performance.now();
      for (let again = 0; again < 20; again += 1) run();
      times.push((performance.now() - start) / 20);
    }
    return times.sort((a, b) => a - b)[Math.floor(count / 2)];
  };
  return [timed(exact), timed(plain)];
}"""
METHODS = ("equal_instalment", "equal_principal", "interest_only", "equal_instalment")
PLANS = {
    "four plans over 60 months": [["2000000", "0.18", 60, method] for method in METHODS],
    "a schedule of 600 months": [["100000000", "0.049", 600, "equal_instalment"]],
}


def presses(page: Page, values: dict[str, str]) -> tuple[list[float], float, int]:
    """Times of single key presses with the schedule open, rising; the longest frame after them (ms); the schedule's rows."""
    page.reload()
    page.evaluate(FILL, ["compare-plans", values])
    rows: int = page.evaluate(OPEN)
    page.evaluate(PRESSES, [20])
    times, longest = page.evaluate(PRESSES, [100])
    return times, longest, rows


def sizes(site: Path) -> str:
    """What the page loads besides itself."""
    files = (site / "assets" / "calculator").glob("calculator*")  # their names carry a digest
    parts = [path.read_bytes() for path in files if path.suffix in (".mjs", ".css")]
    zipped, brotlied = (
        sum(len(gzip.compress(part, 9)) for part in parts),
        sum(len(brotli.compress(part)) for part in parts),
    )
    return f"script and style: {sum(map(len, parts)):,} bytes, {zipped:,} as gzip -9, {brotlied:,} as brotli"


def calculator_table() -> list[str]:
    """The lines of a Markdown table. Raises RuntimeError where there is no Chromium."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(REMEDY)
    lines = [
        f"## The calculator, processor slowed {THROTTLE} times (a frame is {FRAME} ms)",
        "",
        f"{sizes(ROOT / 'site')}.",
        "",
        "| case | open rows | key press: best ms | median ms | 95 % ms | longest frame after ms | exact arithmetic ms (not slowed) | in doubles ms | ratio |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    with serving(ROOT / "site") as site, serving(ROOT / "engine") as modules, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=launch_arguments())
        for name, values in CASES.items():
            page = browser.new_page()
            page.goto(f"{site}calculator/")
            client: Any = page.context.new_cdp_session(page)
            client.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
            times, longest, rows = presses(page, values)
            plain = browser.new_page()
            plain.goto(f"{modules}sheets/tick.svg")
            exact, doubles = plain.evaluate(ARITHMETIC, ["/calculator/money/", PLANS[name], 15])
            cells = (
                f"{rows}",
                *(f"{times[at]:.1f}" for at in (0, 50, 95)),
                f"{longest:.0f}",
                f"{exact:.3f}",
                f"{doubles:.4f}",
            )
            lines.append(f"| {name} | {' | '.join(cells)} | {exact / doubles:.0f} |")
        browser.close()
    return lines


if __name__ == "__main__":
    print("\n".join(calculator_table()))
