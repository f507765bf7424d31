"""Learn which letters and words speak for danger, from labelled sentences: python -m scripts.crisis_weights learn | ask TEXT….

`learn` writes data/crisis_weights.json. Whoever misses a card, or sees one too many, adds the sentence to data/crisis_sentences.tsv and
runs it again; what strangers wrote to the test sets, our test questions, the commonest words, everyday questions, our pages
and the examples of crisis.yml are learned from as well, short Chinese ones of all these once more in pinyin. `ask` says which card a text calls for,
what it weighs, and the signs that weigh most.
"""

import argparse
import json
import math
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from engine.content.readings import syllables
from engine.content.yaml_file import read_yaml_if_there
from engine.folders import ENGINE, ROOT
from engine.search.characters import character_pairs
from engine.search.crisis import load_crisis
from engine.search.evidence import KINDS, Example, Read, is_class, learn, signs
from engine.search.split import run_module
from engine.search.subject import everyday_questions
from engine.search.words import load_search_words

SENTENCES = Path("data", "crisis_sentences.tsv")
WEIGHTS = Path("data", "crisis_weights.json")
GRAMMAR = Path("data", "crisis.yml")
SETS = Path("tests", "search")
OURS = "ours"
EITHER = ("danger", "now")  # kinds in which strangers put harm by others together with other danger
HARM = 0.7  # the higher, the fewer are told that others do harm
STRANGERS = {
    "first": "crisis.tsv",
    "second": "crisis-b.tsv",
    "third": "crisis-c.tsv",
    "fourth": "crisis-d.tsv",
    "fifth": "crisis-e.tsv",
    "sixth": "crisis-f.tsv",
    "seventh": "crisis-g.tsv",
    "asked": "crisis-h.tsv",  # ordinary questions alone
    "eighth": "crisis-i.tsv",
    "ninth": "crisis-j.tsv",
    "tenth": "crisis-k.tsv",
    "eleventh": "crisis-l.tsv",
    "twelfth": "crisis-m.tsv",
    "thirteenth": "crisis-n.tsv",
}
QUESTIONS = tuple(
    sorted(
        f"{name}.tsv"
        for name in (
            "tuning",
            "fresh",
            "kept-aside",
            "strangers",
            "blind-a",
            "blind-b",
            "blind-c",
            "blind-d",
            "nothing",
        )
    )
)
COMMON = ("common-zh.txt", "common-en.txt")
NAMES = Path("data", "search.yml")
TERMS = Path("data", "glossary.yml")
RULES = Path("data", "rules.yml")
MEANT = ("faq#cannot-go-on", "guides/cautions#stay-calm", "help")  # questions that want the card's own page
EACH = 4  # of the common words one in so many are learned from
EACH_CLAUSE = 3  # of the clauses of our pages all but one in so many, by their letters, so that a new clause moves no other; that one is for tests to ask
CLAUSE_ENDS = re.compile(r"[。！？；\n|]|\.\s")
SHORT_HAN = re.compile(r"[\u4e00-\u9fff]{2,9}")  # the first block alone: 㗎 has no pinyin that anybody types
MARKDOWN = re.compile(r"\{[^}]*\}|\]\([^)]*\)|[\[\]*#>`<!-]")  # {#anchor}, ](page.md), **
CLAUSE = range(6, 121)  # letters
HEADING = re.compile(r"^#+ (.+?) \{#([\w-]+)\}$", re.MULTILINE)
ITEM = re.compile(r"^- \[ \] (.+?)(?: \(\[.*)?$", re.MULTILINE)  # without the link at its end
CALM = ("silent", "bereaved")  # kinds of wordings that call for no card
OWN_HEADINGS = ("cannot-go-on", "after-death", "stay-calm")  # these mean what the card means
OWN = (*MEANT, "faq-court#after-death", "guides/helper#stay-safe")
HALF = 0.4  # what a question or a word counts beside a sentence that was chosen to teach
THRESHOLD = 0.04  # the higher, the fewer cards
TRUST = 1.0  # what a wording of the grammar counts beside what was learned of it
HEAD = ["label", "text", "writer"]  # who wrote it may be left out; a test learns without one writer
LABELS = ("danger", "harm", "ordinary")  # harm: danger that others do
_ASK = """
const { grammar, texts } = JSON.parse(require("fs").readFileSync(0));
const reader = new CrisisReader(grammar);
process.stdout.write(JSON.stringify(texts.map((text) => {
  const piece = { text, isFirst: true, isLast: true };
  const { kinds } = reader.search(piece);
  return { call: reader.read(text), weight: reader.weigh(piece, kinds), signs: reader.signs(text), kinds };
})));
"""


@dataclass(frozen=True)
class Labelled:
    """A sentence that somebody has judged. `writer` is whose set it is from."""

    writer: str
    text: str
    danger: bool
    weight: float
    harm: bool | None = False  # done by others; None where nobody said


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.crisis_weights", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("learn", help=f"write {WEIGHTS}")
    verbs.add_parser("ask", help="say what a text calls for and why").add_argument("texts", nargs="+")
    options = parser.parse_args(arguments)
    try:
        return write(ROOT) if options.verb == "learn" else ask(ROOT, options.texts)
    except ValueError as error:
        print(f"make: {error}", file=sys.stderr)
        return 1


def write(root: Path) -> int:
    found = labelled(root)
    learned = learned_from(found, signs_of(root, found))
    (root / WEIGHTS).write_text(json.dumps(learned, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    count = sum(len(names.split(" ")) for names in learned["weights"].values())
    print(f"{WEIGHTS}: {count} signs from {len(found)} sentences, {sum(one.danger for one in found)} of them in danger")
    return 0


def ask(root: Path, texts: Sequence[str]) -> int:
    grammar = load_crisis(root / GRAMMAR).grammar
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "ask.mjs"
        script.write_text(f'import {{ CrisisReader }} from "{ENGINE / "search" / "crisis.mjs"}";\n{_ASK}', "utf-8")
        answers = run_module(script, {"grammar": grammar, "texts": list(texts)})
    learned = grammar["evidence"] or {"base": 0, "kinds": dict.fromkeys(KINDS, 0), "weights": {}}
    known = {sign: int(weight) for weight, names in learned["weights"].items() for sign in names.split(" ")}
    for text, answer in zip(texts, answers, strict=True):
        most = sorted((sign for sign in answer["signs"] if sign in known), key=lambda sign: -abs(known[sign]))[:8]
        card = answer["call"]["card"] if answer["call"] else "no"
        print(f"{text}: {card} card, weighs {math.ceil(answer['weight'])} (above 0: the soft card)")
        told = [f"wordings: {kind} {learned['kinds'][kind]:+}" for kind in answer["kinds"]]
        print("  " + " · ".join([*told, *(f"{sign} {known[sign]:+}" for sign in most)]))
    return 0


def labelled(root: Path) -> list[Labelled]:
    """Every sentence that is learned from. Raises ValueError naming file, line, the text and what to write."""
    found = _sentences(root / SENTENCES)
    for writer, name in STRANGERS.items():
        for _, kind, text, *_ in _rows(root / SETS / name):
            found.append(Labelled(writer, text, kind != "ordinary", 1, None if kind in EITHER else False))
    for name in QUESTIONS:
        rows = [dict(zip(_head(root / SETS / name), row, strict=False)) for row in _rows(root / SETS / name)]
        wanted = [row["query"] for row in rows if not set(MEANT) & set(row["expected"].split("|"))]
        found += [Labelled(name, text, False, HALF) for text in wanted]
    for name in COMMON:
        words = [word for line in _lines(root / SETS / name) if not line.startswith("#") for word in line.split()]
        found += [Labelled(name, word, False, HALF) for word in words[::EACH]]
    found += [Labelled("called", text, False, HALF) for text in called(root)]
    found += [Labelled("everyday", text, False, HALF) for text in everyday_questions()]
    asked = [*headings(root), *filter(is_learned, clauses(root))]
    found += [Labelled("pages", text, False, HALF) for text in asked]
    return [*found, *spelled(found), *_examples_of(root / GRAMMAR)]


def spelled(found: Iterable[Labelled]) -> list[Labelled]:
    """Short Chinese sentences once more in pinyin: whoever types so types little, and nobody wrote enough of it to tell 想还钱 from a cry."""
    chosen = [
        one
        for one in found
        if SHORT_HAN.fullmatch(one.text) and (one.weight == 1 or crc32(one.text.encode()) % EACH == 0)
    ]
    return [
        Labelled(
            "spelled",
            " ".join(syllables(one.text, tones=False)),
            one.danger,
            2 * HALF if one.danger else one.weight * HALF,
            one.harm,
        )
        for one in chosen
    ]


def _examples_of(grammar: Path) -> list[Labelled]:
    """The examples of the wordings, so that no weight takes back what a pattern is there for; those of `compound` may be either."""
    by_kind = load_crisis(grammar).examples.items()
    return [
        Labelled("examples", text, kind not in CALM, 1, None)
        for kind, texts in by_kind
        if kind != "compound"
        for text in texts
    ]


def called(root: Path) -> list[str]:
    """What readers may call the places of our pages, but for the card's own."""
    places = load_search_words(root / NAMES).places
    return list(dict.fromkeys(text for place, calls in places.items() if place not in OWN for text in calls.asked))


def headings(root: Path) -> list[str]:
    """What places of our pages are headed by, but for the card's own: no heading, item of a checklist, term or rule calls for a card."""
    pages = _pages(root)
    found = [heading.groups() for text in pages for heading in HEADING.finditer(text)]
    items = [item[1] for text in pages for item in ITEM.finditer(text)]
    terms = [term[language] for term in read_yaml_if_there(root / TERMS).values() for language in ("zh", "en")]
    rules = [rule["topic"][language] for rule in read_yaml_if_there(root / RULES).values() for language in ("zh", "en")]
    return list(dict.fromkeys([title for title, place in found if place not in OWN_HEADINGS] + items + terms + rules))


def clauses(root: Path) -> list[str]:
    """The clauses of our pages as they are written, each once."""
    found = [MARKDOWN.sub("", clause).strip() for text in _pages(root) for clause in CLAUSE_ENDS.split(text)]
    return [clause for clause in dict.fromkeys(found) if len(clause) in CLAUSE]


def is_learned(clause: str) -> bool:
    """Whether a clause of our pages is among those that are learned from."""
    return crc32(clause.encode()) % EACH_CLAUSE > 0


def _pages(root: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((root / "docs").rglob("*.md"))]


def signs_of(root: Path, found: Sequence[Labelled]) -> list[Read]:
    """The signs of each sentence, all Traditional letters read as Simplified ones, whatever the grammar holds."""
    grammar = {**load_crisis(root / GRAMMAR).grammar, "letters": character_pairs([], [])}
    with tempfile.TemporaryDirectory() as folder:
        return signs(grammar, [one.text for one in found], Path(folder))


def learned_from(found: Sequence[Labelled], read: Sequence[Read], without: str = "") -> Mapping[str, Any]:
    """The weights, learned without the sentences of one writer."""
    pairs = [(one, own) for one, own in zip(found, read, strict=True) if one.writer != without]
    learned = learn([each for one, own in pairs for each in _examples(one, own)], THRESHOLD, TRUST)
    told = [
        Example([*filter(is_class, own.signs)], one.harm, 1)
        for one, own in pairs
        if one.danger and one.harm is not None
    ]
    return {**learned, "harm": learn(told, HARM)} if any(one.harm for one, _ in pairs) else learned


def _examples(one: Labelled, own: Read) -> list[Example]:
    """A sentence in danger that has a wording counts half with it and half without: the patterns were written from sentences such as
    these, and the next writer's may have none."""
    if not one.danger or not own.kinds:
        return [Example(own.signs, one.danger, one.weight, own.kinds)]
    return [Example(own.signs, True, one.weight / 2, kinds) for kinds in (own.kinds, ())]


def _sentences(path: Path) -> list[Labelled]:
    if (head := _head(path)) != HEAD:
        raise ValueError(
            f"{path}:1: {head!r}: the first line is the head: label, text and writer, with tabs between. Write it above the sentences."
        )
    rows, seen = _rows(path), dict[str, tuple[int, str]]()
    for number, row in enumerate(rows, 2):
        if len(row) not in (2, 3) or row[0] not in LABELS or not row[1].strip():
            raise ValueError(
                f"{path}:{number}: {row!r}: write danger, harm (others do it) or ordinary, a tab, and the sentence."
            )
        before, label = seen.setdefault(row[1].strip(), (number, row[0]))
        if label != row[0]:
            raise ValueError(f"{path}:{number}: {row!r}: line {before} has it as {label}. Take one of the two out.")
    return [Labelled("-".join([OURS, *by]), text, label != "ordinary", 1, label == "harm") for label, text, *by in rows]


def _head(path: Path) -> list[str]:
    return _lines(path)[0].split("\t")


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in _lines(path)[1:]]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines() or [""]
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}:1: not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error


if __name__ == "__main__":
    sys.exit(main())
