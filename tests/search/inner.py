"""Asks the worker's modules in Node, without a browser: seconds instead of minutes, for the inner loop of writing words.

The pages are read from site/ as it was built, data/search.yml and the modules as they are now. `make bench-search` and the
tests ask the real box; here is only what comes before it.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from typing import Any

from engine.search.build import WORKER, contents
from engine.search.files import MINISEARCH, compact_json, join_modules
from engine.search.split import MODULES, run_split
from tests.conftest import LOCALES, ROOT
from tests.search.ask import place_of
from tests.search.queries import Query
from tests.search.score import Answer

# Answers each question of each language; runs inside the joined modules, so it sees their names.
_ASK = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const answers = {};
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  answers[locale] = texts.map((text) => engine.search(text).results.map(({ url }) => url));
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
      (answers[locale] ??= []).push((await engine.search(text)).results.map(({ url }) => url));
      (loaded[locale] ??= []).push(names);
    }
  }
  process.stdout.write(JSON.stringify({ answers, loaded }));
})();
"""


def answers_in_node(queries: Sequence[Query]) -> list[Answer]:
    """What the search finds for each question, best first."""
    return _answers(queries, run_in_node(_ASK, {"contents": _contents(), "asked": _asked(queries)}))


def answers_of_a_cut_index(queries: Sequence[Query]) -> tuple[list[Answer], list[list[str]]]:
    """The same if the site's indexes were cut, and the files that each question loads, which begins with none."""
    modules, minisearch = WORKER, ROOT / MINISEARCH
    cut = {locale: run_split(content, modules, minisearch) for locale, content in _contents().items()}
    found = run_in_node(_ASK_CUT, {"contents": cut, "asked": _asked(queries)})
    return _answers(queries, found["answers"]), [names for of in found["loaded"].values() for names in of]


def _contents() -> dict[str, dict[str, Any]]:
    return contents(ROOT, ROOT / "site", LOCALES, LOCALES[0])


def _asked(queries: Sequence[Query]) -> dict[str, list[str]]:
    asked = {locale: [query.text for query in queries if query.ui == locale] for locale in LOCALES}
    return {locale: texts for locale, texts in asked.items() if texts}


def _answers(queries: Sequence[Query], found: dict[str, list[list[str]]]) -> list[Answer]:
    shown = {locale: iter(urls) for locale, urls in found.items()}
    return [Answer(query, tuple(place_of(url, "") for url in next(shown[query.ui]))) for query in queries]


def run_in_node(program: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a program prints as JSON that runs among the worker's modules. Raises CalledProcessError with Node's words."""
    modules = join_modules(WORKER, ROOT / MINISEARCH, MODULES[:-1])
    body, end = modules.rsplit("})();", 1)
    with tempfile.NamedTemporaryFile("w", suffix=".cjs", encoding="utf-8") as script:
        script.write(f"{body}{program}}})();{end}")
        script.flush()
        done = subprocess.run(
            ["node", script.name], input=compact_json(given).encode(), capture_output=True, check=True
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
