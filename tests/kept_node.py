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
    try:
        return exchange(_node(program, os.getpid()), given)
    except (AssertionError, OSError):
        _node.cache_clear()  # the next question finds a Node that lives
        raise


@cache
def _node(program: str, process: int) -> "subprocess.Popen[str]":
    """Of one process, not of what it forks."""
    return start("--input-type=module", "-e", LOOP.format(program=program))


def start(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """A Node that ends when its input does, at the latest with the process that holds it."""
    command, pipe = [find_node(), *arguments], subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, encoding="utf-8", cwd=ENGINE, env={**os.environ, **environment}
    )


def exchange(node: "subprocess.Popen[str]", given: object) -> Any:
    """One question and its answer. Raises AssertionError where Node has ended."""
    assert node.stdin and node.stdout
    node.stdin.write(json.dumps(given) + "\n")
    node.stdin.flush()
    said = node.stdout.readline()
    assert said, "Node ended; its words are on standard error"
    return json.loads(said)
