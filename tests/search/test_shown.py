"""What is shown of a result: an answer as an answer, whole words marked, one page and one topic together, an honest count."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from tests.conftest import LOCALES
from tests.search.inner import _contents, run_in_node

pytestmark = pytest.mark.proof  # reads the pages of site/ as they were built

QUESTIONS = {
    "zh-Hans": [
        "他们威胁我",
        "罚息怎么算",
        "支付令",
        "老婆接到电话",
        "自己查到法院",
        "结清证明",
        "会坐牢吗",
        "征信报告写错了",
        "能延期吗",
    ],
    "zh-TW": ["支付命令", "罰息", "他們打給我爸媽", "簡訊說要告我"],
    "zh-HK": ["收數佬打去我公司", "罰息點計", "清數紙"],
    "en": ["they threaten me", "penalty interest", "payment order", "they rang my mother", "settlement certificate"],
}
_SHOWN = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const shown = {};
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  shown[locale] = texts.map((text) => engine.search(text));
}
process.stdout.write(JSON.stringify(shown));
"""
# The pieces that are marked and are neither whole words nor words themselves; with the real words at hand.
_TORN = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const torn = [];
let marked = 0;
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  for (const query of texts) for (const { title, sentence } of engine.search(query).results) for (const { text, marks } of [title, sentence]) {
    const folded = engine.reader.fold(text), isWord = (word) => engine.real.isChinese(word);
    for (const { 0: run, index } of folded.matchAll(/[\\u3400-\\u9fff]+/g)) {
      const sizes = engine.slips.cut(run, isWord);
      for (const [from, to] of marks.map(([a, b]) => [Math.max(0, a - index), Math.min(run.length, b - index)])) {
        for (let at = 0; at < run.length; at += sizes[at]) {
          const piece = run.slice(Math.max(from, at), Math.max(Math.max(from, at), Math.min(to, at + sizes[at])));
          if (!piece) continue;
          marked++;
          if (piece.length < sizes[at] && !isWord(piece) && !engine.slips.own.has(piece) && !/^…|…$/.test(text)) torn.push([query, text, piece]);
        }
      }
    }
  }
}
process.stdout.write(JSON.stringify({ torn, marked }));
"""
# Where a question is marked in a text.
_MARKS = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const engine = new Engine(contents);
engine.search("?");
process.stdout.write(JSON.stringify(asked.map(([typed, text]) => {
  const { plain, meant, terms } = engine.read(typed);
  const marker = new Marker({ ...engine, isWord: (word) => engine.real.isChinese(word) }, [plain, meant]);
  return marker.find(text, new Set(terms.keys())).marks.map(([from, to]) => text.slice(from, to));
})));
"""
# What is shown of each entry when nothing in it is sought.
_TEXTS = """
const { contents } = JSON.parse(require("fs").readFileSync(0));
const find = () => ({ marks: [], worth: 0 });
process.stdout.write(JSON.stringify(contents.entries.map(([, , kind, , text]) => [kind, text, shownOf(kind, text, find).text])));
"""


@cache
def contents() -> dict[str, Any]:
    return _contents()


@cache
def shown() -> dict[str, list[dict[str, Any]]]:
    return run_in_node(_SHOWN, {"contents": contents(), "asked": QUESTIONS})


def answers() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (locale, text, answer)
        for locale, texts in QUESTIONS.items()
        for text, answer in zip(texts, shown()[locale], strict=True)
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_is_answered_by_its_first_sentences_and_never_by_a_label(locale: str) -> None:
    texts: Sequence[tuple[str, str, str]] = run_in_node(_TEXTS, {"contents": contents()[locale]})  # type: ignore[assignment]
    asked = [(text, said) for kind, text, said in texts if kind == "question"]
    assert len(asked) > 60
    first = [next(line for line in text.split("\n") if not line.startswith("\t")) for text, _ in asked]
    assert [said for line, (_, said) in zip(first, asked, strict=True) if not said or line[:10] != said[:10]] == []
    labels = {line.strip() for _, text, _ in texts for line in text.split("\n") if line.startswith("\t")}
    sentences = {line for _, text, _ in texts for line in text.split("\n") if not line.startswith("\t")}
    assert len(labels) > 200
    assert [said for _, _, said in texts if said in labels - sentences] == []


def test_no_mark_tears_a_word() -> None:
    found = run_in_node(_TORN, {"contents": contents(), "asked": QUESTIONS})
    assert found["marked"] > 100
    assert found["torn"] == []


MARKED = {
    ("到法院", "自己查到法院"): ["法院"],
    ("催收电话", "接到催收人员的电话"): ["催收", "电话"],
    ("结清", "要结清证明"): ["结清"],
    ("妈妈接到电话", "他们打给你的家人"): ["家人"],  # through a group of words
    ("法庭", "收到法院的传票"): ["法院"],  # one thing to the search
}


@pytest.mark.parametrize(("typed", "text"), MARKED)
def test_what_was_found_is_marked_by_words(typed: str, text: str) -> None:
    found: list[list[str]] = run_in_node(_MARKS, {"contents": contents()["zh-Hans"], "asked": [[typed, text]]})  # type: ignore[assignment]
    marks = "".join(found[0])
    assert set(MARKED[typed, text]) <= set(found[0]) or marks == "".join(MARKED[typed, text])


def test_a_page_heads_one_group_and_a_topic_takes_one_place() -> None:
    for locale, text, answer in answers():
        results = answer["results"]
        heads = [
            next(one for one in results if one["group"] == group)
            for group in dict.fromkeys(one["group"] for one in results)
        ]
        pages = [one["url"].partition("#")[0] for one in heads]
        assert len(pages) == len(set(pages)), (locale, text)
        assert not any(one["beside"] for one in heads), (locale, text)
        assert all(not one["sentence"]["text"] for one in results if one["beside"]), (locale, text)


def test_the_first_three_stay_the_first_and_none_is_counted_that_is_not_shown() -> None:
    for locale, text, answer in answers():
        ranks = [one["rank"] for one in answer["results"]]
        assert {1, 2, 3} <= set(ranks) or len(ranks) < 3, (locale, text)
        full = [one["rank"] for one in answer["results"] if not one["beside"]]
        assert full[0] == 1, (locale, text)
        assert len(answer["results"]) <= 12
        assert answer["more"] or len(ranks) == max(ranks), (locale, text)


def test_a_step_and_what_speaks_for_it_take_one_place() -> None:
    results = shown()["zh-Hans"][QUESTIONS["zh-Hans"].index("支付令")]["results"]
    topic = [one for one in results if one["url"].endswith(("court/#payment-order", "glossary/#payment-order"))]
    assert len(topic) == 2
    assert len({one["group"] for one in topic}) == 1
