"""What stands in the browser's storage under our names may be anybody's: only what a button of the page offers is taken."""

import json
import subprocess

import pytest

from engine.build.esbuild import find_node
from engine.folders import ENGINE

# The page as engine/shell/guide.js finds it: the buttons of its foot, the storage, and nothing else.
RUN = """
import { readFileSync } from "node:fs";
import vm from "node:vm";
const { script, stored, offered } = JSON.parse(readFileSync(0, "utf-8"));
const button = (name, value) => {
  const held = { [`data-set-${name}`]: value };
  return { getAttribute: (key) => held[key] ?? null, setAttribute: (key, to) => { held[key] = to; }, addEventListener: () => {}, held };
};
const buttons = Object.entries(offered).flatMap(([name, values]) => values.map((value) => button(name, value)));
const root = { dataset: {}, style: {} };
const document = {
  documentElement: root, currentScript: { src: "https://guide.example/assets/guide.js" },
  querySelectorAll: (query) => buttons.filter((each) => query.startsWith("[data-set-") && query.slice(1, -1) in each.held),
  querySelector: () => null, getElementById: () => null,
};
const localStorage = { getItem: (key) => stored[key] ?? null };
vm.runInNewContext(script, { document, localStorage, URL, addEventListener: () => {}, location: { hash: "" }, window: {} });
const pressed = buttons.filter((each) => each.held["aria-pressed"] === "true").map((each) => each.held);
process.stdout.write(JSON.stringify({ size: root.style.fontSize, theme: root.dataset.theme ?? "", pressed: pressed.length }));
"""
OFFERED = {"size": ["", "120%", "140%"], "theme": ["", "light", "dark"]}


def shown(**stored: str) -> dict[str, object]:
    given = {
        "script": (ENGINE / "shell" / "guide.js").read_text(encoding="utf-8"),
        "stored": {f"guide.{name}": value for name, value in stored.items()},
        "offered": OFFERED,
    }
    command = [find_node(), "--input-type=module", "-e", RUN]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_what_she_chose_is_shown() -> None:
    assert shown(size="140%", theme="dark") == {"size": "140%", "theme": "dark", "pressed": 2}
    assert shown() == {"size": "", "theme": "", "pressed": 2}


@pytest.mark.parametrize(
    "value",
    [
        "0",
        "1px",
        "9999%",
        "calc(100vw)",
        "140% ",
        "var(--x)",
        "red;color:red",
        "null",
        "undefined",
        "\u0000",
        "a" * 100_000,
    ],
)
def test_a_foreign_value_is_as_none(value: str) -> None:
    assert shown(size=value, theme=value) == {"size": "", "theme": "", "pressed": 2}
