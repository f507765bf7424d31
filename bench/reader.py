"""A page as a reader's phone loads it: bytes, requests, LCP, blocking time, shift; by Chromium itself and by Lighthouse.

The network and the processor are slowed as Lighthouse's mobile preset has them (1.6 Mbit/s, 150 ms, a quarter of the speed).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from engine.build.compress import compress
from engine.build.esbuild import find_node
from scripts.serve_static import nginx
from tests.browser.test_hosting import free_port
from tests.chromium import find_chromium, launch_arguments
from tests.conftest import ROOT

RUNS = 9
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
OBSERVE = """window.seen = { lcp: 0, blocked: 0, shift: 0 };
new PerformanceObserver((l) => { for (const e of l.getEntries()) seen.lcp = e.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((l) => { for (const e of l.getEntries()) seen.blocked += Math.max(0, e.duration - 50); }).observe({ type: "longtask", buffered: true });
new PerformanceObserver((l) => { for (const e of l.getEntries()) seen.shift += e.value; }).observe({ type: "layout-shift", buffered: true });"""


@dataclass(frozen=True)
class Load:
    kilobytes: float  # as sent, with headers
    requests: int
    outside: int  # asked of other origins
    failed: int
    lcp: float  # ms, median
    blocked: float  # ms beyond 50 in long tasks, median
    shift: float


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address of nginx with our configuration over `site`, everything compressed beforehand as ours is.

    A site of others brings no security headers, and ours would forbid its inline scripts and its fonts: it is sent without.
    """
    with tempfile.TemporaryDirectory() as store:
        compress(site, Path(store))
    (site / "_security-headers.conf").touch()
    for path in [site, *site.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    port = free_port()
    with nginx(site, port) as process:
        assert process.poll() is None
        yield f"http://127.0.0.1:{port}/"


def load(browser: Browser, url: str, own: str) -> Load:
    """The median of RUNS first visits, each in a fresh profile."""
    visits = [_visit(browser, url, own) for _ in range(RUNS)]
    return Load(
        *(max(visit[index] for visit in visits) for index in range(4)),  # type: ignore[arg-type]
        *(statistics.median(visit[index] for visit in visits) for index in (4, 5, 6)),
    )


def _visit(browser: Browser, url: str, own: str) -> tuple[float, int, int, int, float, float, float]:
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", SLOW)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[float] = []
    asked: list[str] = []
    failed: list[str] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(url, wait_until="networkidle")
    for _ in range(50):  # the network may be quiet before a slow processor has painted
        if (seen := page.evaluate("seen"))["lcp"]:
            break
        page.wait_for_timeout(100)
    context.close()
    outside = [address for address in asked if not address.startswith((own, "data:", "blob:"))]
    return sum(sizes) / 1000, len(asked), len(outside), len(failed), seen["lcp"], seen["blocked"], seen["shift"]


def lighthouse(url: str) -> dict[str, float]:
    """Lighthouse's mobile scores (0–100) and its LCP and blocking time in ms."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless=new", *launch_arguments()])
        done = subprocess.run(
            [
                find_node(),
                str(ROOT / "node_modules/lighthouse/cli/index.js"),
                url,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--chrome-flags={flags}",
            ],
            check=False,
            env={**os.environ, "CHROME_PATH": find_chromium() or ""},
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:  # on a busy machine Chromium may not answer in time; the table shows a dash
            print(f"Lighthouse failed on {url}: {done.stderr[-300:]}", file=sys.stderr)
            return {}
        result = json.loads(report.read_text(encoding="utf-8"))
    found: dict[str, float] = {name: round(100 * (part["score"] or 0)) for name, part in result["categories"].items()}
    for audit in ("largest-contentful-paint", "total-blocking-time"):
        found[audit] = round(result["audits"][audit]["numericValue"])
    return found
