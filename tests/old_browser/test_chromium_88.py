"""Every tool answers in the oldest browser that the site names: a real Chromium 88, which a development package carries."""

import json
import os
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli
import pytest

from engine.build.esbuild import PACKAGES, find_node
from tests.conftest import LOCALES, PREFIX, ROOT

PACKED = PACKAGES / "chrome-aws-lambda" / "bin"
UNPACKED = ROOT / ".build" / "chromium-88"
RUN = Path(__file__).with_name("run.cjs")
REMEDY = "there is no Chromium 88 in node_modules; `make test` brings it (npm's chrome-aws-lambda)"

TODAY = {"go": "calculator/"}
FIELDS = {"principal": "10000", "rate": "18%", "months": "12", "start": "2026-01-31", "first_date": "2026-02-28"}
FIRST_FOUND = "document.querySelector('#search-list [role=option]')?.outerHTML.includes('verify-collector') === true"
LOG_ENTRY = {"date": "2026-11-21", "time": "22:30", "who": "王", "said": "要我今天还"}
# Python before 3.11.4 knows no filter.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}

WALKS: dict[str, list[dict[str, Any]]] = {
    "a guide opens its contents": [
        {"go": "guides/process/"},
        {"click": "details.toc > summary"},
        {"wait": "details.toc a"},
        {"evaluate": "document.querySelectorAll('details.toc a').length > 3"},
    ],
    "the search finds a step": [
        {"go": "guides/process/"},
        {"click": "[data-open-search]"},
        {"wait": "#search input"},
        {"type": "核实催收人员身份"},
        {"until": FIRST_FOUND},  # of all that was typed: a part of it has an answer already
        {"evaluate": FIRST_FOUND},
    ],
    "the calculator answers": [
        TODAY,
        {"fill": {f"#calc-compare-plans [name='{name}']": value for name, value in FIELDS.items()}},
        {"until": "/[0-9]/.test(document.querySelector('#calc-compare-plans .calc-answer').textContent)"},
        {"evaluate": "document.querySelector('#calc-compare-plans .calc-answer').textContent.length > 20"},
    ],
    "a tick is kept": [
        {"go": "checklists/negotiate/"},
        {"click": "[data-keep]"},
        {"click": ".check input"},
        {"go": "checklists/negotiate/"},
        {"until": "document.querySelector('.check input').checked"},
        {"evaluate": "document.querySelector('.check input').checked"},
    ],
    "the log takes an entry": [
        {"go": "checklists/contact-log/"},
        {"fill": {f"[data-log-form] [name='{name}']": value for name, value in LOG_ENTRY.items()}},
        {"evaluate": "document.querySelector('[data-log-form]').requestSubmit(); true"},
        {"wait": "[data-log-list] > li"},
        {"evaluate": "document.querySelector('[data-log-list]').textContent.includes('要我今天还')"},
    ],
    "a letter fills its paper": [
        {"go": "letters/payment-order-objection/"},
        {"fill": {"#f-court": "某区人民法院", "#f-received-on": "2026-11-20"}},
        {"click": "#o-ground-due"},
        {"until": "document.querySelector('[data-said]').textContent.includes('2026年12月5日')"},
        {"evaluate": "document.querySelector('.letter-paper').innerText.includes('1. 债务没有到期')"},
        {"evaluate": "document.querySelector('.letter-paper [data-field=court]').textContent === '某区人民法院'"},
        {"evaluate": "!document.querySelector('.letter-paper').innerText.includes('已经还过')"},
    ],
    "the plan answers": [
        {"go": "plan/#plan=safe.order.bank.longer.others.part.2026-11-20"},
        {"wait": "[data-layer=today] > li"},
        {"evaluate": "document.querySelectorAll('[data-layer=today] > li').length === 3"},
        {"evaluate": "document.querySelector('[data-layer=days] [data-said]').textContent.includes('2026年12月5日')"},
    ],
    "the offline tool keeps the guide": [
        {"go": "about/"},
        {"wait": "[data-offline] button, .offline button, [data-part=keep], [data-keep-offline]"},
        {"evaluate": "true"},
    ],
}
PAGES = (
    "",
    "guides/collectors/",
    "faq/",
    "rules/",
    "glossary/",
    "calculator/",
    "check-arithmetic/",
    "about/",
    "print/",
    "checklists/collector/",
)


@pytest.fixture(scope="module")
def chromium() -> Path:
    """The browser, unpacked once below .build/."""
    browser = UNPACKED / "chromium"
    if not (PACKED / "chromium.br").is_file():
        pytest.fail(REMEDY)
    if not browser.is_file():
        UNPACKED.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=BytesIO(brotli.decompress((PACKED / "swiftshader.tar.br").read_bytes()))) as library:
            library.extractall(UNPACKED / "swiftshader", **SAFELY)
        part = UNPACKED / f"chromium.{os.getpid()}"
        part.write_bytes(brotli.decompress((PACKED / "chromium.br").read_bytes()))
        part.chmod(0o755)
        part.rename(browser)
    return browser


def run(chromium: Path, address: str, walks: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    command = [find_node(), str(RUN), str(chromium), address]
    environment = {**os.environ, "NODE_PATH": str(PACKAGES)}
    done = subprocess.run(
        command, input=json.dumps(walks).encode(), capture_output=True, env=environment, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode()
    results: dict[str, dict[str, Any]] = json.loads(done.stdout)["results"]
    return results


@pytest.fixture(scope="module")
def results(chromium: Path, site_url: str) -> dict[str, dict[str, Any]]:
    """All walks in one browser."""
    return run(chromium, site_url, WALKS)


@pytest.mark.parametrize("name", WALKS)
def test_a_tool_answers(results: dict[str, dict[str, Any]], name: str) -> None:
    assert results[name] == {"values": [True] * len(results[name].get("values", [])), "errors": []}
    assert results[name]["values"]


def test_no_page_fails(chromium: Path, site_url: str) -> None:
    walks = {
        f"{PREFIX[locale]}{path}": [
            {"go": f"{PREFIX[locale]}{path}"},
            {"evaluate": "document.documentElement.scrollWidth <= 360"},
        ]
        for locale in LOCALES
        for path in PAGES
    }
    found = run(chromium, site_url, walks)
    assert {path: result for path, result in found.items() if result != {"values": [True], "errors": []}} == {}
