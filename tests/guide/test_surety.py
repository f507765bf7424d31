"""When the box may say that it has found the answer: never before all has come that could make it doubt, and by numbers that a fit gives."""

import json
from pathlib import Path

from engine.search.build import write_index
from tests.conftest import ROOT
from tests.search.bench import BLIND, NOTHING
from tests.search.calibrate import Judged, bound, fit, judge
from tests.search.inner import contents_here, run_in_node
from tests.search.queries import read_queries

HERE = ROOT / "tests" / "search"
# Of questions of which the whole index says that the guide may not cover them: answered before the texts, the readings and the real
# words have come.
EARLY_WRONG = 0.05
# Of such questions whether an index that has only what comes first waits for the rest, or says itself that the guide leaves the topic out.
_WAITS = """
const { first, whole, asked } = JSON.parse(require("fs").readFileSync(0));
const waits = [];
for (const [locale, texts] of Object.entries(asked)) {
  const [early, late] = [new Engine(first[locale]), new Engine(whole[locale])];
  for (const text of texts.filter((one) => late.search(one).unsure)) {
    const { surety, topic } = early.search(text);
    waits.push(Boolean(topic) || early.needs(text, surety).some(([what]) => what === "texts"));
  }
}
process.stdout.write(JSON.stringify({ waits }));
"""
_SURE = """
const { asked } = JSON.parse(require("fs").readFileSync(0));
process.stdout.write(JSON.stringify({ sure: asked.map(surety) }));
"""
SIGNS = {"close": 0.3, "slips": 0.0, "headed": 0.4, "held": 0.5, "strange": 0.2, "words": 3, "about": 0}


def test_what_is_not_answered_is_not_answered_before_all_has_come(site_dir: Path, tmp_path: Path) -> None:
    assert site_dir.is_dir()
    queries = [query for name in (*BLIND, NOTHING) for query in read_queries(HERE / name) if query.kind == "none"]
    asked = {locale: [query.text for query in queries if query.ui == locale] for locale in contents_here()}
    first = {}
    for locale, content in contents_here().items():
        name = write_index(
            {**content, "words": {"zh": "words-zh.json", "en": "words-en.json"}}, tmp_path, f"index.{locale}"
        )
        first[locale] = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    waits = run_in_node(_WAITS, {"first": first, "whole": contents_here(), "asked": asked})["waits"]
    assert len(waits) > 200
    assert waits.count(False) <= EARLY_WRONG * len(waits)


def test_each_sign_speaks_for_or_against() -> None:
    surer = {"close": 0.6, "slips": 0.3, "headed": 0.8, "words": 9, "about": 1}
    asked = [SIGNS, *({**SIGNS, name: value} for name, value in surer.items()), {**SIGNS, "strange": 0.6}]
    plain, *more, strange = run_in_node(_SURE, {"asked": asked})["sure"]
    assert all(value > plain for value in more)
    assert strange < plain


def test_nothing_found_is_never_sure_and_stop_words_alone_always_are() -> None:
    nothing, stops = run_in_node(_SURE, {"asked": [None, {**SIGNS, "words": 0}]})["sure"]
    assert nothing < -50 < 50 < stops


def test_the_fit_finds_the_sign_that_tells_and_a_bound_of_the_share_asked_for() -> None:
    told = [(0.9, 0.1), (0.8, 0.9), (0.7, 0.5), (0.3, 0.6), (0.2, 0.2), (0.1, 0.8)]
    rows = [Judged(f"{at}", at % 6 < 3, told[at % 6], 0.0) for at in range(60)]
    weights = fit(rows)
    assert weights[1] > 10 * abs(weights[2])
    assert all((judge(weights, row.signs) > 0) is row.answered for row in rows)
    below = bound(weights, rows, 0.5)
    assert sum(judge(weights, row.signs) < below for row in rows if not row.answered) in range(10, 16)
