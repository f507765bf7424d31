"""No function of ours is longer than 40 lines: biome holds it for JavaScript (biome.json), this for Python."""

import ast
import json

from tests.conftest import ROOT

MOST = 40
ROOMS = ("engine", "hooks", "scripts", "bench")


def too_long(source: str) -> list[str]:
    """The functions of a file that have more lines, with their counts."""
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    counts = [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]
    return [f"{name}: {count}" for name, count in counts if count > MOST]


def test_no_function_is_longer() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    found = {str(path.relative_to(ROOT)): too_long(path.read_text(encoding="utf-8")) for path in files}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_the_limit_is_javascripts() -> None:
    assert f'"maxLines":{MOST}' in json.dumps(
        json.loads((ROOT / "biome.json").read_text(encoding="utf-8")), separators=(",", ":")
    )


def test_a_longer_one_is_found() -> None:
    lines = "    pass\n"
    assert too_long(f"def short():\n{lines * 39}") == []
    assert too_long(f"class A:\n  async def long(self):\n{lines * 40}") == ["long: 41"]
