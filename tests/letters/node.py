"""Run one function of the engine's JavaScript modules from Python, in Node, on a list of arguments."""

from collections.abc import Sequence
from typing import Any

from engine.build.assets import ENGINE
from tests.kept_node import ask

RUN = """
const plain = (value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value);
const answer = async ({ module, name, first, cases }) => {
  const M = await import(module);
  return cases.map((args) => plain(M[name](...first, ...args)));
};
"""


def run(module: str, function: str, cases: Sequence[Sequence[Any]], first: Sequence[Any] = ()) -> list[Any]:
    """What `function` of a module below engine/ ("letters/docx.mjs") gives for each list of arguments, `first` before them; bytes as
    base64."""
    given = {"module": (ENGINE / module).as_uri(), "name": function, "first": first, "cases": cases}
    found: list[Any] = ask(RUN, given)
    return found
