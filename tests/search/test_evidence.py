"""Weights beside the grammar: what is learned from labelled sentences, of which signs, and how the page weighs them. No guide, no browser."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.folders import ENGINE
from engine.search.evidence import BESIDE, FEWEST, PARTS, Example, learn, load_weights
from engine.search.split import run_module

READ = """
const { asked } = JSON.parse(require("fs").readFileSync(0));
const scale = makeScale({ base: -8, kinds: { soft: 20, other: -4 }, weights: { 16: "ab cd", "-4": "ef", 1: "g_h" } });
process.stdout.write(JSON.stringify({
  signs: signsOf("车胎|漏", " flat tyre "),
  sentences: asked.map(sentencesOf),
  weighed: [[["ab"], []], [["ab"], ["soft"]], [["ab"], ["other"]], [["ab", "cd", "ef", "x", "y", "z"], []], [["u", "v", "w", "x", "y", "z"], []],
    [["u", "v", "w", "x", "y", "z"], ["soft", "other"]]].map(([signs, kinds]) => scale.weigh(signs, kinds)),
  known: ["ab", "g", "x"].map(scale.knows),
}));
"""
LONG = "The tyre of my bicycle is flat. " * 3


def weighed(learned: Mapping[str, Any]) -> dict[str, int]:
    return {sign: int(weight) for weight, signs in learned["weights"].items() for sign in signs.split(" ")}


def test_signs_that_stand_in_danger_alone_weigh_for_it_and_the_others_against() -> None:
    examples = [Example(("a", "both"), True, 1), Example(("b", "both"), False, 1)] * 20 + [Example(("once",), True, 1)]
    learned = learn(examples, 0.0)
    weights = weighed(learned)
    assert weights["a"] > PARTS / 2 and weights["b"] < -PARTS / 2
    assert abs(weights.get("both", 0)) < weights["a"]
    assert "once" not in weights and FEWEST > 1
    assert learn(examples, 0.0) == learned
    assert learn(examples, 0.5)["base"] == learned["base"] - PARTS / 2


def test_a_kind_of_wordings_weighs_by_the_sentences_that_have_it_and_is_trusted_beyond() -> None:
    spoken = [Example(("a", "b"), True, 1, ("soft",)), Example(("a", "b"), False, 1, ("other",))] * 20
    kinds = learn(spoken, 0.0)["kinds"]
    assert kinds["soft"] > 0 > kinds["other"]
    assert learn(spoken, 0.0, 0.5)["kinds"] == kinds | {
        kind: kinds[kind] + PARTS / 2 for kind in kinds if kind not in BESIDE
    }


def test_the_page_weighs_signs_that_are_known_and_nothing_of_a_word_alone(tmp_path: Path) -> None:
    script = tmp_path / "read.mjs"
    names = "makeScale, sentencesOf, signsOf"
    script.write_text(f'import {{ {names} }} from "{ENGINE / "search" / "evidence.mjs"}";\n{READ}', encoding="utf-8")
    read = run_module(script, {"asked": ["Flat. Why?", LONG]})
    assert read["signs"] == ["车", "胎", "车胎", "漏", "flat", "_flat", "tyre", "flat_tyre", "tyre_"]
    assert read["sentences"][0] == ["Flat. Why?"]
    assert [one for one in read["sentences"][1] if one] == ["The tyre of my bicycle is flat"] * 3
    assert read["weighed"] == [0, 1, 0, -8 + 28 / 2, -8, -8 + 20 - 4]
    assert read["known"] == [True, True, False]


def test_a_file_of_weights_that_is_no_json_is_named(tmp_path: Path) -> None:
    file = tmp_path / "crisis_weights.json"
    assert load_weights(file) is None
    file.write_text('{"base": -9,\n<<<<<<< ours\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"crisis_weights\.json:1: not as `make crisis-weights` writes it"):
        load_weights(file)


def model(fit: dict[str, Any]) -> list[float]:
    """What fit.mjs finds, written a second time: the mean of what is found in each order."""
    found = [in_order(fit, order) for order in fit["orders"]]
    return [sum(weights) / len(found) for weights in zip(*found, strict=True)]


def in_order(fit: dict[str, Any], order: list[int]) -> list[float]:
    """AdaGrad by squared hinge loss, and the mean of what stands after each of the last rounds."""
    weights, moved, means = [0.0] * fit["size"], [1e-8] * fit["size"], [0.0] * fit["size"]
    for turn in range(fit["rounds"] * len(fit["rows"])):
        at = order[turn % len(order)]
        row, label, (letters, classes) = fit["rows"][at], fit["labels"][at], fit["signs"][at]
        shares = [(letters + 1) ** -0.5] * letters + [(classes + 1) ** -0.5] * classes + [1.0] * len(row)
        short = 1 - label * sum(weights[sign] * share for sign, share in zip(row, shares, strict=False))
        for sign, share in zip(row, shares, strict=False):
            step = -label * max(0.0, short) * fit["counts"][at] * share + fit["shrink"] * weights[sign]
            moved[sign] += step**2
            weights[sign] -= fit["speed"] * step / moved[sign] ** 0.5
        if turn % len(fit["rows"]) == len(fit["rows"]) - 1 and turn // len(fit["rows"]) >= fit["rounds"] - fit["later"]:
            means = [mean + weight / fit["later"] for mean, weight in zip(means, weights, strict=True)]
    return means


APART: dict[str, Any] = {
    "rows": [[0], [1], [2]], "signs": [[0, 0]] * 3, "labels": [1, 1, -1], "counts": [1, 1, 2], "size": 3,
    "rounds": 1, "later": 1, "orders": [[0, 1, 2]], "speed": 0.5, "shrink": 0.0,
}  # fmt: skip
SHARED = {**APART, "rows": [[0, 1, 2, 3], [1, 2], [3], [0, 3]], "signs": [[1, 2], [0, 1], [1, 0], [2, 0]], "labels": [1, -1, 1, -1], "counts": [1, 1, 3, 2], "size": 4, "orders": [[0, 1, 2, 3]]}  # fmt: skip


def test_after_one_round_each_sign_that_stands_alone_has_moved_by_the_speed() -> None:
    assert [round(weight, 6) for weight in run_module(ENGINE / "search" / "fit.mjs", APART)] == [0.5, 0.5, -0.5]


@pytest.mark.parametrize(
    "changed",
    [
        {"rounds": 2},
        {"rounds": 3, "later": 2},
        {"rounds": 4, "later": 4, "shrink": 0.1},
        {"rounds": 6, "later": 3, "speed": 3.0},  # some are beyond their line, and rest
        {"rounds": 5, "later": 2, "shrink": 0.01},
    ],
)
@pytest.mark.parametrize("fit", [APART, SHARED])
def test_weights_are_fitted_as_a_second_model_says(fit: dict[str, Any], changed: dict[str, Any]) -> None:
    asked = {**fit, **changed}
    assert run_module(ENGINE / "search" / "fit.mjs", asked) == pytest.approx(model(asked), rel=1e-9)


def test_what_is_found_in_each_order_counts_alike() -> None:
    orders = [[0, 1, 2, 3], [2, 0, 3, 1]]
    asked = {**SHARED, "rounds": 2, "orders": orders}
    each = [run_module(ENGINE / "search" / "fit.mjs", {**asked, "orders": [order]}) for order in orders]
    assert each[0] != pytest.approx(each[1], rel=1e-3)
    assert run_module(ENGINE / "search" / "fit.mjs", asked) == pytest.approx(
        [sum(pair) / 2 for pair in zip(*each, strict=True)]
    )


def test_a_sentence_more_moves_the_weights_of_the_others_little() -> None:
    """By the place that each sentence takes in turn, which is its own: where it was counted off, all others moved to another."""
    many = [Example((f"s{at % 13}", f"t{at % 7}", f"u{at % 5}"), at % 3 == 0, 1) for at in range(400)]
    before, after = (weighed(learn(found, 0.0)) for found in (many, [Example(("new", "s1"), False, 1), *many]))
    assert max(abs(after.get(sign, 0) - weight) for sign, weight in before.items()) <= 2
