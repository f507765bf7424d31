"""The first result on a slow phone, ours beside Pagefind's in one run: python -m tests.search.speed, as `make bench-search-speed` runs it.

Each run opens a fresh page on a slowed processor and line, taps, and types at five letters a second; then asks a further question. What is
printed are medians of several runs, ours and Pagefind's in turn, so that what else the machine does meets both.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import REMEDY, find_chromium, launch_arguments
from tests.conftest import ROOT
from tests.search.pagefind import build_pagefind
from tests.search.slow import TYPE, hosted, slow_page

FIRST, AGAIN = "催收是真的吗", "结清证明"
PACE = 200  # ms between two letters
# Pagefind without a box of its own: it is fetched at the tap, asked with every letter, and done when three results have their text.
TYPE_PAGEFIND = """async ([text, pace]) => {
  const started = performance.now();
  window.pagefind ??= import("/pagefind/pagefind.js").then(async (found) => (await found.init(), found));
  for (let at = 1; pace && at < text.length; at++) {
    await new Promise((done) => setTimeout(done, started + at * pace - performance.now()));
    window.pagefind.then((found) => found.preload(text.slice(0, at)));
  }
  if (pace) await new Promise((done) => setTimeout(done, started + text.length * pace - performance.now()));
  const { results } = await (await window.pagefind).search(text);
  await Promise.all(results.slice(0, 3).map((result) => result.data()));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started - (pace ? text.length * pace : 0);
}"""

Times = tuple[float, float]


def times_of(browser: Browser, url: str, script: str, rate: int) -> Times:
    """Milliseconds from the last letter to the first result: after a cold tap and typing, and for a further question."""
    page = slow_page(browser, url, rate, wasm=script is TYPE_PAGEFIND)
    cold = page.evaluate(script, [FIRST, PACE])
    warm = page.evaluate(script, [AGAIN, 0])
    page.context.close()
    return cold, warm


def medians(runs: list[Times]) -> str:
    return "".join(f"{statistics.median(column):>9.0f}" for column in zip(*runs, strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.search.speed", description=__doc__)
    parser.add_argument("--rate", type=int, default=4, help="how many times slower the processor is")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, of which the median is shown")
    options = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print(f"make: {REMEDY}", file=sys.stderr)
        return 1
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        other = build_pagefind(Path(folder))
        copy = shutil.copytree(ROOT / "site", Path(folder) / "ours")
        with hosted(copy) as ours, hosted(other) as peer:
            ask: dict[str, Callable[[], Times]] = {
                "ours": lambda: times_of(browser, ours, TYPE, options.rate),
                "Pagefind": lambda: times_of(browser, peer, TYPE_PAGEFIND, options.rate),
            }
            runs: dict[str, list[Times]] = {name: [] for name in ask}
            for _ in range(options.runs):
                for name, measure in ask.items():
                    runs[name].append(measure())
        browser.close()
    print(f"processor {options.rate} times slower, medians of {options.runs}\n{'':<10}{'typed ms':>9}{'again ms':>9}")
    for name, found in runs.items():
        print(f"{name:<10}{medians(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
