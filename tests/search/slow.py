"""The first result on a slow phone: python -m tests.search.slow [--times 1 2 4 50], figures for decisions 41 and 42.

The network is 1.6 Mbit/s with 150 ms, everything sent as gzip. Chromium slows a page's own thread, never a worker's; so here the
worker's script runs in the page, where it is slowed too and waits for the page's work besides: a little worse than a phone.
"""

import argparse
import functools
import gzip
import json
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from search_build import contents

from tests.browser import REMEDY, find_chromium, launch_arguments
from tests.conftest import LOCALES, ROOT, Quiet, serving
from tests.search.ask import OPEN, RESULT, ask_all
from tests.search.grown import grown_site
from tests.search.inner import run_in_node

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
ALWAYS, NEVER = 0, 10**9
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
  ready ??= JSON.stringify(engine.words);
  since = performance.now();
  new Engine(JSON.parse(text)), Index.loadJSON(ready, { ...OPTIONS, fields: FIELDS });
  times.load.push(performance.now() - since);
}
process.stdout.write(JSON.stringify({ ready, make: Math.min(...times.make), load: Math.min(...times.load) }));
"""


class Zipped(Quiet):
    """Sends every file as gzip, as a host does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = _zipped(path)
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(str(path))),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(data))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.copyfile(BytesIO(data), self.wfile)


@functools.cache
def _zipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


def first_result(browser: Browser, url: str, text: str, again: str, rate: int) -> tuple[float, float]:
    """Milliseconds from the tap to the first result, and from a second question to its own."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(IN_PAGE)
    client = context.new_cdp_session(page)
    page.goto(f"{url}guides/process/", wait_until="networkidle")
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", NETWORK)
    client.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    started = time.perf_counter()
    page.click(OPEN)
    page.keyboard.insert_text(text)
    page.wait_for_selector(RESULT, timeout=120_000)
    cold = time.perf_counter() - started
    started = time.perf_counter()
    ask_all(page, url, [again])
    warm = time.perf_counter() - started
    context.close()
    return cold * 1000, warm * 1000


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
    print(f"\nprocessor {options.rate} times slower\n{'entries':>8} {'index':<6}{'cold ms':>9}{'warm ms':>9}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        for times in options.times:
            for name, largest in (("whole", NEVER), ("cut", ALWAYS)):
                if name == "whole" and times > 8:
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    site = Path(folder) / "grown"
                    content = grown_site(ROOT / "site", site, "zh-Hans", times, largest)
                    served = serving(site)
                    served.server.RequestHandlerClass = functools.partial(Zipped, directory=str(site))
                    with served as url:
                        runs = [
                            first_result(browser, url, "催收是真的吗", "结清证明", options.rate)
                            for _ in range(options.runs)
                        ]
                best = [min(column) for column in zip(*runs, strict=True)]
                print(f"{len(content['entries']):>8} {name:<6}{best[0]:>9.0f}{best[1]:>9.0f}", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
