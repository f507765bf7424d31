"""Run a published case and hold its expected value against the computed one.

A case is data: a function's name, its inputs, what a publication says comes out, and where that stands. The format is
described in tests/vectors/README.md. Mirrored in oracles.mjs, so that a reader's browser judges
the same cases by the same rule.
"""

import re
from typing import Any

from engine.calculator.money.exact import Problem
from engine.calculator.published.inputs import NUMBER, decode
from engine.calculator.published.published import CALLS

Case = dict[str, Any]
Library = dict[str, Any]

# Words that say "no number comes out".
NOTHING = re.compile(r"^(nan|none|null|error|inf|-inf|infinite|infinity|no[_ ]solution|#num!)$", re.IGNORECASE)
# Besides half a unit of the last digit: a hair, and the digits that printed doubles lose (15 or so are good).
HAIR = 1e-9
DOUBLE = 1e-13


def find_function(library: Library, name: str) -> str:
    """The function's own name. Raises Problem("unknown_function")."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    for known in library:
        if known.replace("_", "") == plain:
            return known
    raise Problem("unknown_function")


def input_named(inputs: dict[str, Any], names: list[str]) -> Any:
    """The value given under the first of the names that is there; None where none is."""
    for name in names:
        if name in inputs:
            return inputs[name]
    return None


def call_arguments(library: Library, function: str, inputs: dict[str, Any]) -> list[Any]:
    """The arguments in order, None for those left out. Raises Problem("missing_input" or "unknown_input")."""
    takes = library[function]["takes"]
    known = [name for own, (_, *others) in takes.items() for name in (own, *others)]
    if any(name not in known for name in inputs):
        raise Problem("unknown_input")
    values = []
    for own, (kind, *others) in takes.items():
        given = input_named(inputs, [own, *others])
        if given is None and not kind.endswith("?"):
            raise Problem("missing_input")
        values.append(None if given is None else decode(kind.removesuffix("?"), given))
    return values


def compute(library: Library, case: Case) -> Any:
    """The case's result, or {"problem": code}."""
    try:
        function = find_function(library, case["function"])
        values = call_arguments(library, function, case["inputs"])
        takes = library[function]["takes"].items()
        needed = sum(1 for _, (kind, *_) in takes if not kind.endswith("?"))
        optional = zip(list(takes)[needed:], values[needed:], strict=True)
        given = {name: value for (name, _), value in optional if value is not None}
        return CALLS[function](*values[:needed], **given)
    except Problem as problem:
        return {"problem": problem.code}


def reading(text: str) -> tuple[float, float] | None:
    """A printed number and half a unit of its last digit; "12.80 %" is 0.128 and 0.00005. None for other text."""
    found = NUMBER.match(text.replace(",", "").replace(" ", ""))
    if found is None or found[3]:
        return None
    mantissa, _, exponent = found[1].lower().partition("e")
    places = len(mantissa.partition(".")[2]) - int(exponent or "0") + (2 if found[2] else 0)
    half = 0.5
    for _ in range(abs(places)):
        half = half / 10.0 if places > 0 else half * 10.0  # of 1.5e3 it is 50
    return (float(found[1]) / 100.0 if found[2] else float(found[1])), half


def close(expected: str, computed: float, tolerance: str | None, accuracy: str, either_sign: bool) -> bool:
    """Whether a computed number shows as the printed one: within the tolerance, or else half its last digit.

    `accuracy` is what spreadsheets promise of their own searches (1e-8 for XIRR), where half a digit would be less.
    """
    read = reading(expected)
    if read is None:
        return False
    allowed = reading(tolerance) if tolerance is not None else None
    limit = max(read[1], float(accuracy)) if allowed is None else allowed[0]
    limit = limit * (1.0 + HAIR) + abs(read[0]) * DOUBLE
    return abs(computed - read[0]) <= limit or (either_sign and abs(-computed - read[0]) <= limit)


def main_value(computed: Any) -> Any:
    """Of a result with several values the first, which is the one a single expected value is about."""
    if isinstance(computed, dict) and "problem" not in computed:
        return next(iter(computed.values()))
    return computed


def agrees(expected: Any, computed: Any, case: Case, library: Library) -> bool:
    """Whether the computed result is what the publication says."""
    problem = isinstance(computed, dict) and "problem" in computed
    if expected is None or (isinstance(expected, str) and NOTHING.match(expected)):
        return problem or computed is None
    if isinstance(expected, dict):
        return agrees_in_parts(expected, computed, case, library)
    if problem:
        return False
    value = main_value(computed)
    if isinstance(expected, list):
        whole = isinstance(value, list) and (len(value) == len(expected) or bool(case.get("prefix")))
        pairs = zip(expected, value, strict=False) if whole else []
        return whole and len(value) >= len(expected) and all(agrees(a, b, case, library) for a, b in pairs)
    if value is None or isinstance(value, list):
        return False
    if str(expected) == str(value):
        return True
    number = reading(value) if isinstance(value, str) else (float(value), 0.0)
    function = library.get(find_function(library, case["function"]), {})
    sign = bool(function.get("either_sign")) and case.get("sign") != "strict"
    accuracy = function.get("accuracy", "0")
    return number is not None and close(str(expected), number[0], case.get("tolerance"), accuracy, sign)


def agrees_in_parts(expected: dict[str, Any], computed: Any, case: Case, library: Library) -> bool:
    """Whether every named part of the expected result agrees; a part may bear any of its names."""
    if not isinstance(computed, dict):
        return (
            "problem" not in expected
            and len(expected) == 1
            and agrees(next(iter(expected.values())), computed, case, library)
        )
    if "problem" in expected or "problem" in computed:
        return bool(computed.get("problem") == expected.get("problem"))
    gives = library[find_function(library, case["function"])].get("gives", {})
    for name, value in expected.items():
        own = next((key for key, others in gives.items() if name == key or name in others), None)
        if own is None or not agrees(value, computed.get(own), case, library):
            return False
    return True


def judge(library: Library, case: Case) -> dict[str, Any]:
    """The case's computed result, and whether it passes."""
    computed = compute(library, case)
    try:
        passed = agrees(case["expected"], computed, case, library)
    except Problem:
        passed = False
    return {"id": case.get("id", ""), "computed": computed, "passed": passed}
