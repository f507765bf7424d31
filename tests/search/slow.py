"""The first result on a slow phone: python -m tests.search.slow [--times 1 2 4 50], figures for decisions 0041 and 0042.

The network is 1.6 Mbit/s with 150 ms; nginx sends over HTTP/2 and precompressed, as usual hosts do. Chromium slows a page's own
thread, never a worker's; so here the worker's script runs in the page, where it is slowed too and waits for the page's work
besides: a little worse than a phone. Three times are told, each to the frame that shows the first result: from the tap, with the
question there at once (a shared link); from the last letter of a question typed at PACE from the tap on; from a further question,
put at once.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from engine.build.compress import compress
from engine.search.build import contents
from scripts.serve_static import nginx
from tests.browser.test_hosting import free_port
from tests.chromium import REMEDY, find_chromium, launch_arguments
from tests.conftest import LOCALES, ROOT
from tests.search.grown import grown_site
from tests.search.inner import run_in_node

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
ALWAYS, NEVER = 0, 10**9
PACE = 250  # ms between two letters of a reader who types quickly
# Runs in the page, as the driver of the browser is slowed with it: opens the box unless it is open, types (or puts all at once
# where pace is 0), and gives the milliseconds from the last letter, or from the tap, to the frame that shows the answer.
TYPE = """async ([text, pace]) => {
  const dialog = document.getElementById("search"), input = dialog.querySelector("input");
  const started = performance.now();
  if (!dialog.open) document.querySelector("[data-open-search]").click();
  input.value = "";
  const letters = pace ? [...text] : [text];
  for (const [number, letter] of letters.entries()) {
    const due = started + (number + 1) * pace;
    if (pace) await new Promise((done) => setTimeout(done, due - performance.now()));
    input.value += letter;
    input.dispatchEvent(new InputEvent("input", { data: letter, inputType: "insertText", bubbles: true }));
  }
  const until = performance.now() + 60000;
  while (dialog.searchBox?.shown !== text) {
    if (performance.now() > until || dialog.dataset.state === "failed") throw new Error(`no answer to ${text}`);
    await new Promise(requestAnimationFrame);
  }
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started - letters.length * pace;
}"""
# A worker that runs in the page: what it posts comes to its owner, what its owner posts comes to it, one message at a time.
IN_PAGE = """window.Worker = class {
  constructor(address) {
    window.postMessage = (data) => setTimeout(() => this.onmessage?.({ data }));
    this.ready = new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done })));
  }
  postMessage(data) { this.ready.then(() => window.onmessage({ data })); }
  terminate() {}
};"""
READY = """
const { content } = JSON.parse(require("fs").readFileSync(0)), text = JSON.stringify(content), times = { make: [], load: [] };
let ready;
for (let run = 0; run < 7; run++) {
  let since = performance.now();
  const engine = new Engine(JSON.parse(text));
  engine.search("?");
  times.make.push(performance.now() - since);
  const maps = { _documentIds: engine.entries.map((_, at) => at), _fieldLength: engine.words.lengths };
  for (const [name, row] of Object.entries(maps)) engine.words[name] = new Map(row.entries());
  ready ??= JSON.stringify(engine.words);
  since = performance.now();
  new Engine(JSON.parse(text)), Index.loadJSON(ready, { ...OPTIONS, fields: FIELDS });
  times.load.push(performance.now() - since);
}
process.stdout.write(JSON.stringify({ ready, make: Math.min(...times.make), load: Math.min(...times.load) }));
"""


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address of nginx over a copy of the site, with our configuration, TLS and HTTP/2."""
    with tempfile.TemporaryDirectory() as store:
        compress(site, Path(store))
    for path in [site, *site.parents]:
        if path.is_relative_to(tempfile.gettempdir()) and path != Path(tempfile.gettempdir()):
            path.chmod(0o755)  # nginx's workers are another user
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = Path(folder) / "key.pem", Path(folder) / "certificate.pem"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
        subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
        port = free_port()
        with nginx(site, port, f" ssl http2; ssl_certificate {certificate}; ssl_certificate_key {key}"):
            yield f"https://127.0.0.1:{port}/"


def slow_page(browser: Browser, url: str, rate: int, wasm: bool = False) -> Page:
    """A guide, loaded, then on a slow network and a slow processor. `wasm`: what our pages forbid and Pagefind needs."""
    context = browser.new_context(service_workers="block", ignore_https_errors=True, bypass_csp=wasm)
    page = context.new_page()
    page.add_init_script(IN_PAGE)
    client = context.new_cdp_session(page)
    page.goto(f"{url}guides/process/", wait_until="networkidle")
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", NETWORK)
    client.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return page


def first_results(browser: Browser, url: str, text: str, again: str, rate: int) -> tuple[float, float, float]:
    """Milliseconds to the first result: from the tap, from the last letter typed, from a further question."""
    page = slow_page(browser, url, rate)
    cold, warm = (page.evaluate(TYPE, [question, 0]) for question in (text, again))
    page.context.close()
    page = slow_page(browser, url, rate)
    typed = page.evaluate(TYPE, [text, PACE])
    page.context.close()
    return cold, typed, warm


def ready_index(content: dict[str, Any]) -> None:
    """Documents beside a ready index: bytes as gzip, and Node's milliseconds, unslowed."""
    done = run_in_node(READY, {"content": content})
    documents = len(gzip.compress(json.dumps(content, ensure_ascii=False).encode()))
    ready = len(gzip.compress(done["ready"].encode()))
    print(f"documents alone   {documents:>8} bytes, index made in {done['make']:.0f} ms")
    print(f"with ready index  {documents + ready:>8} bytes, index loaded in {done['load']:.0f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.search.slow", description=__doc__)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 2, 4, 50], help="how many times as many pages")
    parser.add_argument("--rate", type=int, default=4, help="how many times slower the processor is")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the best is shown")
    options = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print(f"make: {REMEDY}", file=sys.stderr)
        return 1
    ready_index(contents(ROOT, ROOT / "site", LOCALES, LOCALES[0])["zh-Hans"])
    print(
        f"\nprocessor {options.rate} times slower\n{'entries':>8} {'index':<6}{'tap ms':>9}{'typed ms':>9}{'again ms':>9}"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        for times in options.times:
            for name, largest in (("whole", NEVER), ("cut", ALWAYS)):
                if name == "whole" and times > 8:
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    site = Path(folder) / "grown"
                    content = grown_site(ROOT / "site", site, "zh-Hans", times, largest)
                    with hosted(site) as url:
                        runs = [
                            first_results(browser, url, "催收是真的吗", "结清证明", options.rate)
                            for _ in range(options.runs)
                        ]
                best = [min(column) for column in zip(*runs, strict=True)]
                print(
                    f"{len(content['entries']):>8} {name:<6}{best[0]:>9.0f}{best[1]:>9.0f}{best[2]:>9.0f}", flush=True
                )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
