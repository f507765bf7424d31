"""python -m bench.variants [FILE.tsv]: how many sentences each converter writes with the right characters, and what a page costs.

The converters are tried on the same sentences in one run; words of a region are not judged (tests/variants/characters.py).
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from time import process_time
from typing import Literal

import rjieba
import zhconv_rs
from opencc import OpenCC
from opencc_pyo3 import OpenCC as RustOpenCC

from engine.variants.convert import convert_html, convert_text
from tests.variants.characters import Convert, cases, is_right

REGIONS: dict[str, tuple[str, Literal["zh-tw", "zh-hk"]]] = {"zh-TW": ("s2tw", "zh-tw"), "zh-HK": ("s2hk", "zh-hk")}
SIZES = (2_000, 20_000, 60_000)
WORD_PAGE = "<p>征信<b>报告</b>里的<a href='#a'>账单{}</a>和余额，请先核实{}。</p>\n"


def main() -> int:
    read = list(cases(Path(sys.argv[1]))) if sys.argv[1:] else list(cases())
    sets = sorted({case.set for case in read})
    print(
        "| converter | " + " | ".join(f"set {name}, {region[3:]}" for name in sets for region in REGIONS) + " | all |"
    )
    print("|---|" + "---|" * (len(sets) * len(REGIONS) + 1))
    for name, by_region in converters():
        right = {(case, region): is_right(case, convert) for region, convert in by_region.items() for case in read}
        cells = [
            sum(right[case, region] for case in read if case.set == chosen) for chosen in sets for region in REGIONS
        ]
        print(f"| {name} | " + " | ".join(map(str, cells)) + f" | {sum(cells)} |")
    print(
        "| sentences | "
        + " | ".join(str(sum(case.set == chosen for case in read)) for chosen in sets for _ in REGIONS)
        + f" | {len(read) * len(REGIONS)} |\n"
    )
    costs()
    return 0


def converters() -> Iterator[tuple[str, dict[str, Convert]]]:
    yield "OpenCC", {region: lru_cache(OpenCC(config).convert) for region, (config, _) in REGIONS.items()}
    yield "opencc-pyo3", {region: lru_cache(RustOpenCC(config).convert) for region, (config, _) in REGIONS.items()}
    yield "OpenCC, a word of jieba’s at a time", {region: _by_words(config) for region, (config, _) in REGIONS.items()}
    yield "zhconv-rs", {region: _zhconv(tag) for region, (_, tag) in REGIONS.items()}
    yield "this guide", {region: _ours(region) for region in REGIONS}


def costs() -> None:
    """A line each: time in proportion to the number of inline elements, and to the size of a page."""
    convert_html("账", "zh-TW")
    for count in SIZES:
        print(f"{count:>7} inline elements in one line: {_seconds('<p>' + '<span>里</span>' * count):.2f} s")
    for count in SIZES:
        page = "".join(WORD_PAGE.format(number, number % 977) for number in range(count))
        print(f"{len(page.encode()) / 1e6:>7.1f} MB of page: {_seconds(page):.2f} s")


def _seconds(page: str) -> float:
    start = process_time()
    convert_html(page, "zh-TW")
    return process_time() - start


def _zhconv(tag: Literal["zh-tw", "zh-hk"]) -> Convert:
    return lambda text: str(zhconv_rs.zhconv(text, tag))


def _by_words(config: str) -> Convert:
    whole = lru_cache(OpenCC(config).convert)
    return lambda text: "".join(map(whole, rjieba.cut(text, hmm=False)))


def _ours(region: str) -> Convert:
    return lambda text: convert_text(text, region)


if __name__ == "__main__":
    sys.exit(main())
