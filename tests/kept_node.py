"""A Node that is kept and asked, a line of JSON each way: to start one takes longer than most questions."""

import json
import os
import subprocess
from functools import cache
from typing import Any

from engine.build.assets import ENGINE
from engine.build.esbuild import find_node

LOOP = """
import {{ createInterface }} from "node:readline";
{program}
for await (const line of createInterface({{ input: process.stdin }})) process.stdout.write(`${{JSON.stringify(await answer(JSON.parse(line)))}}\\n`);
"""


def ask(program: str, given: object) -> Any:
    """What `answer(given)`, a function that the program (a module's text) has, gives. The program runs on from question to question."""
    node = _node(program, os.getpid())
    assert node.stdin and node.stdout
    node.stdin.write(json.dumps(given) + "\n")
    node.stdin.flush()
    said = node.stdout.readline()
    if not said:
        _node.cache_clear()
        raise AssertionError("Node ended; its words are on standard error")
    return json.loads(said)


@cache
def _node(program: str, process: int) -> subprocess.Popen[str]:
    """Of one process, not of what it forks; it ends when its input does, at the latest with that process."""
    return subprocess.Popen(
        [find_node(), "--input-type=module", "-e", LOOP.format(program=program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ENGINE,
    )
