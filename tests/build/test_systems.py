"""The commands run on every system that the README names: the Makefile asks for nothing that GNU make 3.81 or BSD's tools lack.

Apple's newest is GNU make 3.81 of 2006; `.github/workflows/macos.yml` runs the commands there.
"""

import json
import re

import pytest
import yaml

from scripts.lock import UV
from tests.conftest import ROOT

# What came after 3.81, and what GNU's tools do and BSD's do not.
NEWER = {
    "!= (make 4.0)": re.compile(r"^[\w.-]+\s*!=", re.MULTILINE),
    "::= (make 4.0)": re.compile(r"^[\w.-]+\s*::+=", re.MULTILINE),
    "grouped targets (make 4.3)": re.compile(r"^[^\t#=]*\s&:", re.MULTILINE),
    "a function of make 4": re.compile(r"\$\((?:file|guile|let|intcmp)\b"),
    "a target or variable of make 3.82": re.compile(
        r"\.ONESHELL|\.SHELLFLAGS|\.RECIPEPREFIX|^undefine|^private ", re.MULTILINE
    ),
    "sed": re.compile(r"\bsed\b"),
    "GNU's options": re.compile(
        r"readlink -[fe]|date (?:-d|--)|stat -c|grep -[a-zA-Z]*P|xargs -[a-z]*[dr]|cp --|ls --|mktemp --|head -c ?-|sort -V|nproc|\bflock\b|realpath|timeout "
    ),
    "bash's": re.compile(r"\[\[|<<<|\$\{\w+(?:,,|\^\^)"),
}
WITHIN = re.compile(r"echo \"[^\"]*\"")  # words to a person are no command
USES = re.compile(r"uses: (\S+)")


@pytest.mark.parametrize("what", NEWER)
def test_the_makefile_needs_no_newer_make_and_no_other_tools(what: str) -> None:
    text = WITHIN.sub("echo", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert NEWER[what].findall(text) == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("!= (make 4.0)", "NOW != date"),
        ("::= (make 4.0)", "NOW ::= 1"),
        ("grouped targets (make 4.3)", "a b &: c"),
        ("a function of make 4", "$(file >x,y)"),
        ("a target or variable of make 3.82", ".ONESHELL:"),
        ("sed", "\t@sed 's/a/\\t/' x"),
        ("GNU's options", "\t@date -d yesterday"),
        ("bash's", "\t@[[ -f x ]]"),
    ],
)
def test_what_would_fail_elsewhere_is_known(what: str, line: str) -> None:
    assert NEWER[what].search(line)


def test_every_workflow_names_its_actions_by_digest() -> None:
    flows = sorted((ROOT / ".github/workflows").glob("*.yml"))
    assert len(flows) >= 4
    for flow in flows:
        text = flow.read_text(encoding="utf-8")
        assert yaml.safe_load(text)["jobs"], flow
        used = USES.findall(text)
        assert used and all(re.search(r"@[0-9a-f]{40}$", name) for name in used), flow


def test_the_lock_files_serve_macos_too() -> None:
    """npm's lock names the programs of each system; pip's has the digests of every wheel (`--universal` in `make lock`)."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for system in ("darwin-arm64", "darwin-x64", "linux-x64", "linux-arm64"):
        assert f"node_modules/@esbuild/{system}" in packages
    assert "--universal" in UV
