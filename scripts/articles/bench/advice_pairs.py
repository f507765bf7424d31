"""Write which signs of harmful advice do not stand together in sound text: python -m scripts.articles.bench.advice_pairs.

Sound text is our own guides and the bench's tuned prose: much of it warns against just such advice, so what is odd there is odd.
The pairs go into data/cleaning/advice_pairs.yml; run it again when a class of words in advice.yml has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from scripts.articles.advice import signs_of, turned_round
from scripts.articles.bench.samples import FIXTURES
from scripts.articles.pieces import SENTENCE
from scripts.articles.settings import CLEANING, ROOT, table

MOST = 1  # sentences of sound text in which a pair may stand and still be odd
SHORTEST = 8  # characters
HEAD = """# Signs (classes of advice.yml) that stand together in at most one sentence of sound text, so both in one sentence make
# it suspicious. Written by `python -m scripts.articles.bench.advice_pairs`; do not edit.
"""


def sound_sentences() -> Iterator[str]:
    """Every sentence of our own guides and of the tuned prose."""
    places = [
        *ROOT.glob("docs/**/*.md"),
        *FIXTURES.glob("prose/tuned/*.md"),
        *FIXTURES.glob("structures/prose/tuned/*.md"),
    ]
    for path in sorted(path for path in places if not path.name.endswith(".en.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (match[0] for match in SENTENCE.finditer(line) if len(match[0]) > SHORTEST)


def odd_pairs() -> dict[str, list[str]]:
    """For each sign those later in the list beside which it is odd."""
    together: Counter[tuple[str, str]] = Counter()
    for sentence in sound_sentences():
        if not turned_round(sentence, ""):
            together.update(combinations(signs_of(sentence), 2))
    signs: list[str] = table("advice")["signs"]
    return {
        one: [other for other in signs[i + 1 :] if together[one, other] <= MOST] for i, one in enumerate(signs[:-1])
    }


if __name__ == "__main__":
    lines = [f"{sign}: [{', '.join(others)}]" for sign, others in odd_pairs().items()]
    (CLEANING / "advice_pairs.yml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
