"""Run a file of published cases through the Python and the JavaScript calculator: `make oracles FILE=cases.json`.

Prints every case's expected and computed value. The format is described in tests/vectors/README.md; a mistake in the
file is told with its place and what to write instead.
"""

import json
import sys
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from engine.build.command_exit import end
from engine.calculator.money.exact import Problem
from engine.calculator.published.oracles import call_arguments, find_function, judge
from engine.content.editor_file import FileMistake, read_text_file
from tests.calculator.js_engine import FUNCTIONS, oracle_engine, run_batch

VECTORS = Path(__file__).parents[1] / "vectors"
SCHEMA = VECTORS / "schema.json"
WIDE = 34


def load(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, numbers kept as the text they are written in. Raises FileMistake."""
    try:
        text = read_text_file(path).removeprefix("\ufeff")
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise FileMistake(
            f"{path}: not JSON ({error}). See tests/vectors/README.md for a file to start from."
        ) from error
    cases: Any = found.get("cases") if isinstance(found, dict) else found
    document = {"cases": cases}
    for wrong in Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).iter_errors(document):
        place = "/".join(str(step) for step in wrong.absolute_path) or "the file"
        raise FileMistake(f"{path}: {place}: {wrong.message}. See tests/vectors/README.md.")
    return [{"id": f"#{number}", **case} for number, case in enumerate(document["cases"], 1)]


def library() -> dict[str, Any]:
    """What functions there are, and what each takes and gives."""
    found: dict[str, Any] = json.loads(FUNCTIONS.read_text(encoding="utf-8"))
    return found


def mistake(case: dict[str, Any]) -> str:
    """What is wrong with a case's function or inputs, in words; empty where nothing is."""
    functions = library()
    try:
        name = find_function(functions, case["function"])
    except Problem:
        return f"there is no function {case['function']!r}; there are: {', '.join(functions)}"
    takes = functions[name]["takes"]
    try:
        call_arguments(functions, name, case["inputs"])
    except Problem as problem:
        wanted = ", ".join(f"{own} ({kind})" for own, (kind, *_) in takes.items())
        return f"{problem.code} in {sorted(case['inputs'])}; {name} takes {wanted} (? may be left out)"
    return ""


def run(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each case with both sides' results: computed, passed, and whether JavaScript agrees bit for bit."""
    functions = library()
    theirs = run_batch(oracle_engine(), cases, "judgeBatch")
    results = []
    for case, other in zip(cases, theirs, strict=True):
        mine = judge(functions, case)
        passed = mine["passed"] and other["passed"] and mine["computed"] == other["computed"]
        results.append({**case, "computed": mine["computed"], "javascript": other["computed"], "passed": passed})
    return results


def shown(value: Any, like: Any) -> str:
    """A result, or of a result with parts those that the case asks for."""
    if isinstance(like, dict) and isinstance(value, dict) and "problem" not in value:
        value = {name: value[name] for name in like if name in value} or value
    elif isinstance(value, dict) and "problem" not in value:
        value = next(iter(value.values()))
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:157] + "..."


def main(arguments: list[str]) -> int:
    """Run the file, or every file of tests/vectors, and print a line a case."""
    paths = [Path(argument) for argument in arguments] or sorted(VECTORS.glob("*.json"))
    try:
        cases = [case for path in paths if path != SCHEMA for case in load(path)]
    except FileMistake as error:
        print(error, file=sys.stderr)
        return 2
    results = run(cases)
    for result in results:
        expected = shown(result["expected"], {})
        print(
            f"{'pass' if result['passed'] else 'FAIL'}  {result['id']:<16} {result['function']:<18} expected {expected}"
        )
        print(f"{'':<42} computed {shown(result['computed'], result['expected'])}")
        if result["computed"] != result["javascript"]:
            print(f"{'':<42} JavaScript {shown(result['javascript'], result['expected'])}: the two sides differ")
        if not result["passed"] and (words := mistake(result)):
            print(f"{'':<42} {words}")
    failed = sum(1 for result in results if not result["passed"])
    print(f"{len(results)} cases, {len(results) - failed} pass, {failed} fail; both sides compared bit for bit")
    return 1 if failed else 0


if __name__ == "__main__":
    end(lambda: main(sys.argv[1:]))
