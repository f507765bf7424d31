"""When the box may say that it has found the answer: never before all has come that could make it doubt, and by numbers that a fit gives."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.search.build import write_index
from tests.conftest import ROOT
from tests.search.bench import BLIND, NOTHING, SEEN
from tests.search.calibrate import Judged, bound, fit, judge
from tests.search.inner import contents_here, run_in_node
from tests.search.queries import read_queries

HERE = ROOT / "tests" / "search"
# Of questions of which the whole index says that the guide may not cover them: answered as if it did, before all has come.
EARLY_WRONG = 0.05
# What an index says of such questions that takes in one file after another, as long as a question needs one; and how many wait for none.
_SAYS = """
const { first, files, whole, asked } = JSON.parse(require("fs").readFileSync(0));
const said = [];
let atOnce = 0;
for (const [locale, texts] of Object.entries(asked)) {
  const [growing, late] = [new Engine(first[locale]), new Engine(whole[locale])];
  let waiting = texts.filter((one) => late.search(one).unsure);
  for (const [what, name] of [null, ...growing.later].map((file) => file ?? [])) {
    if (what) growing.learn(what, files[name]);
    waiting = waiting.filter((text) => {
      const { surety, unsure, topic } = growing.search(text);
      if (growing.needs(text, surety).length) return true;
      said.push(unsure || Boolean(topic));
      atOnce += what ? 0 : 1;
      return false;
    });
  }
}
process.stdout.write(JSON.stringify({ said, atOnce }));
"""
# Whether an index that takes its files in while it is asked finds what one finds that is made at once.
_GROWN = """
const { first, files, whole, asked } = JSON.parse(require("fs").readFileSync(0));
const told = ({ results, unsure, topic, read }) => [results.map(({ url, rank, sentence }) => [url, rank, sentence.text]), unsure, topic, read];
const pairs = [];
for (const [locale, texts] of Object.entries(asked)) {
  const late = new Engine(whole[locale]);
  for (const order of [(all) => all, (all) => all.reverse()]) {
    const growing = new Engine(first[locale]);
    for (const [what, name] of order([...growing.later])) {
      growing.search(texts[0]);
      growing.learn(what, files[name]);
    }
    for (const text of texts) pairs.push([told(growing.search(text)), told(late.search(text))]);
  }
}
process.stdout.write(JSON.stringify({ pairs }));
"""
# Of questions in a language of none of the pages: those called sure with what words tell, and those called so without it.
_FOREIGN = """
const { whole, asked } = JSON.parse(require("fs").readFileSync(0));
const sure = { with: [], without: [] };
for (const locale of ["en", "zh-Hans"]) {
  const [told, untold] = [new Engine(whole[locale]), new Engine(whole[locale])];
  untold.subject.telling = {};
  sure.with.push(asked.filter((text) => !told.search(text).unsure));
  sure.without.push(asked.filter((text) => !untold.search(text).unsure));
}
process.stdout.write(JSON.stringify(sure));
"""
FOREIGN = (
    *("quel temps fait-il demain", "mes notes de cours", "mon patron refuse de payer mes heures"),
    *("wie wird das wetter morgen", "ich kann meine schulden nicht bezahlen", "telefon kaputt reparieren berlin"),
    *("cuánto cuesta una casa en valencia", "debo dinero y me amenazan", "calculadora de interes", "el plan es no ir"),
    *("app vay tiền gọi cho gia đình tôi", "tôi mất việc không có tiền trả góp", "bạn có khỏe không"),
    *("me ligam todo dia cobrando", "nem tudom kifizetni az adósságomat", "hoe laat gaat de trein"),
)
_SURE = """
const { asked } = JSON.parse(require("fs").readFileSync(0));
process.stdout.write(JSON.stringify({ sure: asked.map(surety) }));
"""
SIGNS = {
    "close": 0.3,
    "slips": 0.0,
    "headed": 0.4,
    "held": 0.5,
    "strange": 0.2,
    "words": 3,
    "about": 0,
    "subject": None,
}


def test_what_is_not_answered_is_not_answered_before_all_has_come(site_dir: Path, tmp_path: Path) -> None:
    assert site_dir.is_dir()
    queries = [
        query for name in (*BLIND, *SEEN, NOTHING) for query in read_queries(HERE / name) if query.kind == "none"
    ]
    asked = {locale: [query.text for query in queries if query.ui == locale] for locale in contents_here()}
    told = run_in_node(_SAYS, {**in_files(tmp_path), "asked": asked})
    assert len(told["said"]) > 200
    assert told["said"].count(False) <= EARLY_WRONG * len(told["said"])
    assert told["atOnce"] <= EARLY_WRONG * len(told["said"])


def test_an_index_that_grows_while_it_is_asked_finds_what_one_finds_that_is_whole(
    site_dir: Path, tmp_path: Path
) -> None:
    assert site_dir.is_dir()
    queries = [query for name in BLIND[:4] for query in read_queries(HERE / name)]
    locales = ("zh-Hans", "en")
    asked = {locale: [query.text for query in queries if query.ui == locale][:60] for locale in locales}
    assert all(len(texts) > 30 for texts in asked.values())
    pairs = run_in_node(_GROWN, {**in_files(tmp_path), "asked": asked})["pairs"]
    assert all(grown == whole for grown, whole in pairs)
    assert any(whole[0] for _, whole in pairs)


def in_files(folder: Path) -> dict[str, Any]:
    """What comes first of each index, by language; the files that come later, by name; and each index at once."""
    first = {}
    words = {f"words-{script}.json": held for script, held in contents_here()["en"]["words"].items()}
    for locale, content in contents_here().items():
        names = {script: f"words-{script}.json" for script in content["words"]}
        name = write_index({**content, "words": names}, folder, f"index.{locale}")
        first[locale] = json.loads((folder / name).read_text(encoding="utf-8"))
    files = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}
    return {"first": first, "files": {**files, **words}, "whole": contents_here()}


def test_what_words_tell_makes_no_question_of_another_language_sure(site_dir: Path) -> None:
    assert site_dir.is_dir()
    sure = run_in_node(_FOREIGN, {"whole": contents_here(), "asked": FOREIGN})
    assert sure["with"] == sure["without"]


@pytest.mark.parametrize(("signs", "besides"), [(SIGNS, {"about": 1}), ({**SIGNS, "subject": 0.5}, {"subject": 2})])
def test_each_sign_speaks_for_or_against(signs: dict[str, float | None], besides: dict[str, float]) -> None:
    surer = {"close": 0.6, "slips": 0.3, "headed": 0.8, "words": 9, **besides}
    asked = [signs, *({**signs, name: value} for name, value in surer.items()), {**signs, "strange": 0.6}]
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
