"""The built scripts use nothing newer than the oldest browsers that the site names; tests/old_browser/ runs them in one."""

import json
import shutil
import subprocess
from pathlib import Path

from engine.build.esbuild import PACKAGES, find_node
from tests.conftest import ROOT

CONFIGURATION = ROOT / "tests" / "old_browser" / "eslint.config.mjs"


def newer_than_allowed(scripts: Path) -> list[str]:
    """What eslint finds in the scripts below a folder, as "file: rule"."""
    eslint = PACKAGES / "eslint" / "bin" / "eslint.js"
    assert eslint.is_file(), "eslint is missing; run `npm ci` or `make test`"
    (scripts / "node_modules").symlink_to(PACKAGES)
    configuration = shutil.copy(CONFIGURATION, scripts / "eslint.config.mjs")
    command = [find_node(), str(eslint), "-c", str(configuration), "--format", "json", "."]
    done = subprocess.run(command, cwd=scripts, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return [
        f"{Path(file['filePath']).name}: {told['ruleId']}: {told['message']}"
        for file in json.loads(done.stdout)
        for told in file["messages"]
    ]


def test_built_scripts_run_in_the_oldest_browsers(site_dir: Path, tmp_path: Path) -> None:
    names = [
        path for path in [*site_dir.glob("*.js"), *(site_dir / "assets").rglob("*")] if path.suffix in (".js", ".mjs")
    ]
    assert len(names) >= 8
    for path in names:
        shutil.copy(path, tmp_path / path.name)
    assert newer_than_allowed(tmp_path) == []


def test_a_newer_method_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.mjs").write_text(
        "export const last = (list) => list.at(-1) && Object.hasOwn({}, 'a');\n", encoding="utf-8"
    )
    found = " ".join(newer_than_allowed(tmp_path))
    assert "no .at() before Chromium 92" in found
    assert "es-x/no-object-hasown" in found
