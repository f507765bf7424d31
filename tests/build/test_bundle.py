"""Modules become one script and lose nothing: what a joining by patterns lost before is in the bundle."""

from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from engine.build import esbuild
from engine.build.step import StepError

PARTS = {
    "later": "export async function later() { return 'later'; }",
    "two": "export const one = 1, two = 2;",
    "lines": "export const lines = `import { a } from './a.mjs';\n  // not a comment\n  last`;",
    "quoted": 'import { two } from "./two.mjs";\nexport const quoted = two + 1;',
}


def made(folder: Path, modules: dict[str, str], entry: str) -> str:
    for name, source in {**modules, "entry": entry}.items():
        (folder / f"{name}.mjs").write_text(source, encoding="utf-8")
    return esbuild.bundled(folder / "entry.mjs", "iife")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("import { two } from './two.mjs'; globalThis.said = two;", 2),
        ("import { lines } from './lines.mjs'; globalThis.said = lines.split('\\n').length;", 3),
        ("import { quoted } from './quoted.mjs'; globalThis.said = quoted;", 3),
        ("import { later } from './later.mjs'; globalThis.said = later.constructor.name;", "AsyncFunction"),
    ],
)
def test_nothing_of_a_module_is_lost(tmp_path: Path, said: str, expected: object) -> None:
    racer = MiniRacer()
    racer.eval(made(tmp_path, PARTS, said))
    assert racer.eval("globalThis.said") == expected


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("await 1;", "Top-level await is not available"),
        ("import { a } from './nowhere.mjs'; a();", "Could not resolve"),
        ("import { none } from './two.mjs'; none();", "No matching export"),
    ],
)
def test_what_old_browsers_cannot_run_stops_the_build(tmp_path: Path, entry: str, message: str) -> None:
    with pytest.raises(StepError, match=message):
        made(tmp_path, PARTS, entry)


def test_a_bundle_stands_at_its_address_with_its_source_map(tmp_path: Path) -> None:
    (tmp_path / "a.mjs").write_text("export const a = 1;", encoding="utf-8")
    esbuild.bundle({"assets/a.mjs": tmp_path / "a.mjs"}, tmp_path / "site", source_maps=True)
    assert "sourceMappingURL=data:" in (tmp_path / "site/assets/a.mjs").read_text(encoding="utf-8")
    esbuild.bundle({"assets/a.mjs": tmp_path / "a.mjs"}, tmp_path / "published")
    assert "sourceMappingURL" not in (tmp_path / "published/assets/a.mjs").read_text(encoding="utf-8")


def test_node_s_own_modules_are_there_for_node_and_not_for_a_browser(tmp_path: Path) -> None:
    entry = tmp_path / "entry.mjs"
    entry.write_text('import { sep } from "node:path";\nglobalThis.said = sep;\n', encoding="utf-8")
    assert 'require("path")' in esbuild.bundled(entry, "cjs")
    with pytest.raises(StepError, match="node:path"):
        esbuild.bundled(entry, "iife")


def test_a_banner_stands_above_and_a_small_script_is_one_line(tmp_path: Path) -> None:
    entry = tmp_path / "entry.mjs"
    entry.write_text("globalThis.said = 1 + 1;\nglobalThis.more = 2;\n", encoding="utf-8")
    assert esbuild.bundled(entry, "iife", "/* MIT */") == esbuild.bundled(entry, "iife", "/* MIT */", minify=False)
    long, small = (esbuild.bundled(entry, "iife", "/* MIT */", minify) for minify in (False, True))
    assert long.startswith("/* MIT */\n") and small.startswith("/* MIT */\n")
    assert small.count("\n") == 2 < long.count("\n")
