"""Write the table of functions in tests/vectors/README.md from engine/calculator/published/functions.json: `make oracles-readme`."""

import json
from pathlib import Path

from tests.calculator.js_engine import FUNCTIONS

README = Path(__file__).parents[1] / "vectors" / "README.md"
MARK = "<!-- functions: written by `make oracles-readme` from engine/calculator/published/functions.json; a test compares the two -->\n"


def with_others(own: str, kind: str, others: list[str]) -> str:
    """An input or result with its kind and its other names."""
    return f"`{own}`" + (f" {kind}" if kind else "") + (f" ({', '.join(others)})" if others else "")


def table() -> str:
    """A line a function: what it computes, takes and gives."""
    lines = ["| function | computes | inputs | results |", "|---|---|---|---|"]
    for name, about in json.loads(FUNCTIONS.read_text(encoding="utf-8")).items():
        takes = "; ".join(with_others(own, kind, others) for own, (kind, *others) in about["takes"].items())
        gives = "; ".join(with_others(own, "", others) for own, others in about.get("gives", {}).items())
        lines.append(f"| `{name}` | {about['says']} | {takes} | {gives or 'one value'} |")
    return "\n".join(lines) + "\n"


def written() -> str:
    """The whole README as it should be."""
    return README.read_text(encoding="utf-8").partition(MARK)[0] + MARK + "\n" + table()


if __name__ == "__main__":
    README.write_text(written(), encoding="utf-8")
