"""Learns from labelled sentences how much each sign of a text speaks for danger: the weights that evidence.mjs adds up.

The weights are fitted by fit.mjs and `signs` are found by evidence.mjs itself, both in Node: Python's own loop took forty times as long, and
its `sum` of floats is another one from 3.12 on. Only the signs that matter most are kept, with small whole numbers.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from engine.folders import ENGINE
from engine.search.split import run_module

MOST = 7000  # signs that are kept
PARTS = 16  # of one, in which weights are whole numbers
KINDS = ("clear", "after", "soft", "other", "bereaved", "unsure")  # of wordings, as crisis.mjs finds them
BESIDE = ("other", "bereaved")  # kinds that call for no card by themselves, so that none trusts them
FEWEST, FEWEST_CLASS = 2, 25  # sentences that a sign must stand in
ROUNDS, FIRST_ROUNDS = 12, 4
SPEED, SHRINK = 0.3, 1e-4
ORDERS = 4  # in which the sentences are taken; by their signs, so that a sentence more or less changes no order of the others
_READ = """
const { grammar, texts } = JSON.parse(require("fs").readFileSync(0));
const reader = new CrisisReader(grammar);
const whole = (text) => ({ text, isFirst: true, isLast: true });
process.stdout.write(JSON.stringify(texts.map((text) => ({ signs: reader.signs(text), kinds: reader.search(whole(text)).kinds }))));
"""


@dataclass(frozen=True)
class Example:
    """A labelled sentence by its signs, and the kinds of wordings that the grammar finds in it. `weight` is how much it counts."""

    signs: Sequence[str]
    danger: bool
    weight: float
    kinds: Sequence[str] = ()


@dataclass(frozen=True)
class Read:
    """A text as the page sees it: its signs, and the kinds of wordings in it ("unsure": only heard, or with a slip)."""

    signs: Sequence[str]
    kinds: Sequence[str]


def load_weights(path: Path) -> dict[str, Any] | None:
    """What `learn` has made and a script has written; nothing for a guide that has no such file. Raises ValueError where it is something else."""
    if not path.exists():
        return None
    try:
        learned: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        texts = [sign for signs in learned["weights"].values() for sign in signs.split(" ")]
        numbers = [learned["base"] + int(weight) for weight in (*learned["weights"], *learned["kinds"].values())]
        harm = learned.get("harm")
        numbers += [harm["base"] + int(weight) for weight in harm["weights"]] if harm else []
        if not texts or not all(isinstance(number, int) for number in numbers):
            raise ValueError("no weights")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(
            f"{path}:1: not as `make crisis-weights` writes it ({error!r}). Take the file away and run that again."
        ) from error
    return learned


def is_class(sign: str) -> bool:
    """Whether a sign stands for a class of words, as evidence.mjs names them."""
    return sign.startswith("#")


def signs(grammar: Mapping[str, Any], texts: Sequence[str], folder: Path) -> list[Read]:
    """The signs of each text as the page sees them."""
    script = folder / "signs.mjs"
    script.write_text(
        f'import {{ CrisisReader }} from "{ENGINE / "search" / "crisis.mjs"}";\n{_READ}', encoding="utf-8"
    )
    found: list[dict[str, list[str]]] = run_module(script, {"grammar": grammar, "texts": list(texts)})
    return [Read(one["signs"], one["kinds"]) for one in found]


def learn(examples: Sequence[Example], threshold: float, trust: float = 0.0) -> dict[str, Any]:
    """What evidence.mjs reads: {"base": -9, "kinds": {"soft": 14}, "weights": {"21": "死 想死 …"}}. A text that weighs more than `threshold`
    is above 0; `trust` is what a wording of the grammar weighs beside what was learned."""
    counts = Counter(sign for example in examples for sign in example.signs)
    often = sorted(sign for sign, times in counts.items() if times >= (FEWEST_CLASS if is_class(sign) else FEWEST))
    weights, _, _ = _fit(examples, often, FIRST_ROUNDS)
    matter = sorted(often, key=lambda sign: (-abs(weights[sign]) * math.sqrt(min(counts[sign], 12)), sign))[:MOST]
    weights, kinds, base = _fit(examples, sorted(matter), ROUNDS)
    grouped: dict[int, list[str]] = {}
    for sign in sorted(matter):
        if whole := round(weights[sign] * PARTS):
            grouped.setdefault(whole, []).append(sign)
    return {
        "base": round((base - threshold) * PARTS),
        "kinds": {kind: round((kinds[kind] + (0 if kind in BESIDE else trust)) * PARTS) for kind in KINDS},
        "weights": {str(weight): " ".join(grouped[weight]) for weight in sorted(grouped)},
    }


def _fit(
    examples: Sequence[Example], names: Sequence[str], rounds: int
) -> tuple[dict[str, float], dict[str, float], float]:
    """Weights by sign and by kind, and the base, as fit.mjs finds them: the mean of what stands after each of the later rounds of each order, so that
    a sentence more moves them little. A sign's share falls with their number, that of a class with the number of classes."""
    places = {name: number for number, name in enumerate([*names, *(f"={kind}" for kind in KINDS), "="])}
    of_words, of_classes = (
        {name: places[name] for name in names if is_class(name) == wanted} for wanted in (False, True)
    )
    words = [[of_words[sign] for sign in one.signs if sign in of_words] for one in examples]
    classes = [[of_classes[sign] for sign in one.signs if sign in of_classes] for one in examples]
    kinds = [[places[f"={kind}"] for kind in (*one.kinds, "")] for one in examples]
    given = {
        "rows": [[*row, *more, *said] for row, more, said in zip(words, classes, kinds, strict=True)],
        "signs": [[len(row), len(more)] for row, more in zip(words, classes, strict=True)],
        "labels": [1 if example.danger else -1 for example in examples],
        "counts": [example.weight for example in examples],
        "size": len(places),
        "rounds": rounds,
        "later": rounds - rounds // 2,
        "orders": [_order(examples, salt) for salt in range(ORDERS)],
        "speed": SPEED,
        "shrink": SHRINK,
    }
    mean = dict(zip(places, run_module(ENGINE / "search" / "fit.mjs", given), strict=True))
    return mean, {kind: mean[f"={kind}"] for kind in KINDS}, mean["="]


def _order(examples: Sequence[Example], salt: int) -> list[int]:
    """The numbers of the sentences, mixed: each has its place by what it says, whatever other sentences there are."""
    texts = [" ".join([str(salt), *one.signs]).encode() for one in examples]
    return sorted(range(len(texts)), key=lambda at: (blake2b(texts[at], digest_size=8).digest(), at))
