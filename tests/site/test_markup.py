"""The markup of every built page: html-validate and the Nu checker, the two that disagree least with browsers."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.build.esbuild import find_node
from tests.conftest import ROOT

HTML_VALIDATE = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
NU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# One short run: what Java would compile again and better, and collect with several threads, never pays (half of the work).
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
RULES = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
    "rules": {
        # how MkDocs writes, with no effect on any reader
        "doctype-style": "off",
        "no-trailing-whitespace": "off",
        "void-style": "off",
        # the policy lets in only files of our own origin, whose names carry their digest
        "require-sri": ["error", {"target": "crossorigin"}],
        # "a & b" is what the standard allows
        "no-raw-characters": ["error", {"relaxed": True}],
        # the home page's title holds the site's name and what it is for
        "long-title": "off",
        # the search box is a combobox with a list that is filled as one types, which <select> cannot be
        "prefer-native-element": ["error", {"exclude": ["listbox"]}],
        # the calculator's forms answer while one types; there is nothing to submit
        "wcag/h32": "off",
        "no-implicit-input-type": "off",
    },
}


def test_html_validate_finds_nothing(site_dir: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), encoding="utf-8")
    assert HTML_VALIDATE.exists(), "html-validate is missing; run `npm ci` or `make test`"
    command = [find_node(), str(HTML_VALIDATE), "--config", str(rules), "--formatter", "text", f"{site_dir}/**/*.html"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_the_nu_checker_finds_no_error(site_dir: Path) -> None:
    assert NU.exists(), "vnu-jar is missing; run `npm ci` or `make test`"
    java = shutil.which("java")
    if java is None:
        pytest.fail("no Java for the Nu checker; on Debian or Ubuntu: sudo apt-get install default-jre-headless")
    command = [
        java,
        *QUICK,
        "-Xss4m",
        "-jar",
        str(NU),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        str(site_dir),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=dict(os.environ))
    report = json.loads(done.stderr)
    # its warnings are of style, and of a policy whose "self" is no origin while the pages are files
    errors = [message for message in report["messages"] if message["type"] not in {"info"}]
    found = [f"{error.get('url')}:{error.get('lastLine')}: {error['message']}" for error in errors]
    assert not found, "\n".join(found[:20])
