"""Asks the worker's modules in Node, without a browser: seconds instead of minutes, for the inner loop of writing words.

The pages are read from site/ as it was built, data/search.yml and the modules as they are now. `make bench-search` and the
tests ask the real box; here is only what comes before it.
"""

import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from engine.search.build import contents
from engine.search.files import WORKER
from engine.search.split import run_module, run_split
from tests.conftest import LOCALES, ROOT
from tests.search.ask import Found, place_of
from tests.search.crisis_inner import calls
from tests.search.queries import Query
from tests.search.score import Answer

ENGINES = {
    "Engine": "engine",
    "SplitEngine": "shards",
    "Marker": "marks",
    "shownOf": "snippet",
    "surety": "surety",
}
# Answers each question of each language; runs with the worker's engines in sight.
_ASK = """
const { contents, asked, calling } = JSON.parse(require("fs").readFileSync(0));
const answers = {};
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  answers[locale] = texts.map((text) => {
    const { results, unsure, topic } = engine.search(text, { calls: calling.includes(text) });
    return [results.sort((a, b) => a.rank - b.rank).map(({ url, title }) => [url, title.text]), unsure || topic ? ["none"] : []];
  });
}
process.stdout.write(JSON.stringify(answers));
"""
# The signs by which the search judges what it found, as they are weighed, and how sure it is.
_SIGNS = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const answers = {};
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  answers[locale] = texts.map((text) => {
    const { results, topic, signs, surety } = engine.search(text);
    const found = results.sort((a, b) => a.rank - b.rank).map(({ url, title }) => [url, title.text]);
    return [found, topic ? ["none"] : [], signs ?? {}, surety];
  });
}
process.stdout.write(JSON.stringify(answers));
"""
# The same of indexes that are cut, a new one for each question, with the files that it loads.
_ASK_CUT = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
(async () => {
  const answers = {}, loaded = {};
  for (const [locale, texts] of Object.entries(asked)) {
    const { base, files } = contents[locale];
    for (const text of texts) {
      const names = [];
      const engine = new SplitEngine({ ...base, files: "*" }, async (name) => (names.push(name), files[name]));
      const { results } = await engine.search(text);
      (answers[locale] ??= []).push([results.sort((a, b) => a.rank - b.rank).map(({ url, title }) => [url, title.text]), []]);
      (loaded[locale] ??= []).push(names);
    }
  }
  process.stdout.write(JSON.stringify({ answers, loaded }));
})();
"""


# What is found and said for each text, by language, as `ask_and_hear` hears it from the box.
Heard = dict[str, dict[str, tuple[list[Found], frozenset[str]]]]


def answers_in_node(queries: Sequence[Query], compares: bool = True) -> list[Answer]:
    """What the search finds for each question, best first; with `compares` false without the whole questions of readers, as in a cut index."""
    here = {
        locale: content if compares else {**content, "questions": []} for locale, content in contents_here().items()
    }
    asked = _asked(queries)
    return _answers(
        queries, _heard(asked, run_in_node(_ASK, {"contents": here, "asked": asked, "calling": _calling(asked)}))
    )


def heard_in_node(asked: Mapping[str, Sequence[str]]) -> Heard:
    """What the search finds and says for the texts of each language."""
    return _heard(asked, run_in_node(_ASK, {"contents": contents_here(), "asked": asked, "calling": _calling(asked)}))


def answers_of_a_cut_index(queries: Sequence[Query]) -> tuple[list[Answer], list[list[str]]]:
    """The same if the site's indexes were cut, and the files that each question loads, which begins with none."""
    whole = contents_here()
    cut = dict(zip(whole, run_split([*whole.values()]), strict=True))
    asked = _asked(queries)
    found = run_in_node(_ASK_CUT, {"contents": cut, "asked": asked})
    return _answers(queries, _heard(asked, found["answers"])), [
        names for of in found["loaded"].values() for names in of
    ]


def signs_in_node(queries: Sequence[Query], telling: bool = True) -> list[tuple[Answer, dict[str, float], float]]:
    """The answer to each question, its signs as they are weighed (none for one of stop words alone), and how sure the search is; with
    `telling` false as before it is known what words tell."""
    asked = _asked(queries)
    here = contents_here() if telling else {locale: _untold(content) for locale, content in contents_here().items()}
    given = run_in_node(_SIGNS, {"contents": here, "asked": asked})
    told = {
        (locale, text): row for locale, texts in asked.items() for text, row in zip(texts, given[locale], strict=True)
    }
    answers = []
    for query in queries:
        results, said, signs, surety = told[query.ui, query.text]
        places = tuple(place_of(url, "") for url, _ in results)
        answers.append((Answer(query, places, frozenset(said)), signs, surety))
    return answers


def _untold(content: Mapping[str, Any]) -> dict[str, Any]:
    words = {script: {**held, "tells": None} for script, held in content["words"].items()}
    return {**content, "words": words}


@cache
def contents_here() -> dict[str, dict[str, Any]]:
    """What the indexes of the built site hold, by language."""
    return contents(ROOT, ROOT / "site", LOCALES, LOCALES[0])


def _asked(queries: Sequence[Query]) -> dict[str, list[str]]:
    asked = {locale: [query.text for query in queries if query.ui == locale] for locale in LOCALES}
    return {locale: texts for locale, texts in asked.items() if texts}


def _calling(asked: Mapping[str, Sequence[str]]) -> list[str]:
    """The texts that call for a card, below which the results stand in another order."""
    texts = [text for of in asked.values() for text in of]
    return [text for text, call in zip(texts, calls(texts), strict=True) if call]


def _heard(
    asked: Mapping[str, Sequence[str]], answers: Mapping[str, list[tuple[list[tuple[str, str]], list[str]]]]
) -> Heard:
    heard: Heard = {}
    for locale, texts in asked.items():
        called = calls(texts)
        heard[locale] = {
            text: (
                [Found(place_of(url, ""), title) for url, title in results],
                frozenset([*said, *(["help"] if call else [])]),
            )
            for text, (results, said), call in zip(texts, answers[locale], called, strict=True)
        }
    return heard


def _answers(queries: Sequence[Query], heard: Heard) -> list[Answer]:
    shown = [(query, *heard[query.ui][query.text]) for query in queries]
    return [Answer(query, tuple(hit.place for hit in hits), said) for query, hits, said in shown]


def run_in_node(program: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a program prints as JSON that sees the worker's engines. Raises StepError with Node's words."""
    lines = [f'import {{ {name} }} from "{WORKER / module}.mjs";' for name, module in ENGINES.items()]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "ask.mjs"
        script.write_text("\n".join([*lines, program]), encoding="utf-8")
        answer: dict[str, Any] = run_module(script, given)
    return answer
