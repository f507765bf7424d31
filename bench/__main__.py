"""python -m bench [--pages 21,200,1000]: measure, print, and write bench/results/DATE.md.

Everything is of one run on one machine; compare the ratios, not the seconds.
"""

import argparse
import datetime as dt
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.calculator import calculator_table
from bench.desk import desk_table
from bench.grow import ROOT, grow, pages_now
from bench.measure import CommandFailed, CommandStopped, Cost, cost
from bench.peers import PEERS, content
from bench.reader import hosted, lighthouse, load
from tests.chromium import find_chromium, launch_arguments

RESULTS = ROOT / "bench" / "results"
NEEDED = {"cmark": "cmark", "hugo": "hugo", "wrk": "wrk"}
OUR_PAGES = (
    "",
    "guides/process/",
    "en/guides/collectors/",
    "calculator/",
    "check-arithmetic/",
    "checklists/negotiate/",
    "checklists/contact-log/",
    "faq/",
    "glossary/",
    "rules/",
    "sources/",
    "about/",
    "print/",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--pages", default="21,200,1000", help="sizes of the site, pages a language")
    options = parser.parse_args()
    if not have_tools():
        return 1
    table = [
        f"# {dt.date.today()}",
        "",
        f"`make bench` on {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; load before: {os.getloadavg()[0]:.1f}.",
        "",
    ]
    try:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)  # nginx's workers read from it as another user
            sizes = [max(int(size), pages_now()) for size in options.pages.split(",")]
            built = builds(Path(folder), sizes, table)
            say(table, "", "## An editor's builds and saves (CPU of builds, Material's is 1)", "")
            for line in desk_table(sizes[:2]):
                say(table, line)
            readers(built, table)
            throughput(table)
        say(table, "", *calculator_table())
    finally:  # half an hour's figures are kept, whatever the last one met
        RESULTS.mkdir(exist_ok=True)
        out = RESULTS / f"{dt.date.today()}.md"
        out.write_text("\n".join(table) + "\n", encoding="utf-8")
        print(f"\nwritten to {out.relative_to(ROOT)}")
    return 0


def have_tools() -> bool:
    """Install what Debian has of the peers where we are root; else say what is missing."""
    packages = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=False, stdout=subprocess.DEVNULL)
    packages = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    if packages:
        print(
            f"make: the bench needs {', '.join(packages)}: sudo apt-get install {' '.join(packages)}", file=sys.stderr
        )
    return not packages


def say(table: list[str], *lines: str) -> None:
    print("\n".join(lines), flush=True)
    table.extend(lines)


def builds(folder: Path, sizes: list[int], table: list[str]) -> dict[str, Path]:
    """Build at every size; the folders of the smallest builds by name, for the readers' part."""
    say(
        table,
        "## Building four languages",
        "",
        "| pages a language | generator | CPU s | CPU ms a page | memory MB | times ours |",
        "|---:|---|---:|---:|---:|---:|",
    )
    kept: dict[str, Path] = {}
    for size in sizes:
        project = folder / f"ours-{size}"
        grow(project, size)
        ours = cost([sys.executable, "-m", "scripts.site", "build"], project)
        row(table, size, "this project", ours, ours)
        source = folder / f"content-{size}"
        content(project, source)
        for peer in PEERS:
            out = folder / f"{peer.build.__name__}-{size}"
            out.mkdir()
            try:
                row(table, size, peer.name, peer.build(source, out), ours)
            except CommandFailed as error:
                say(
                    table,
                    f"| {size} | {peer.name} | {error if isinstance(error, CommandStopped) else 'failed'} | | | |",
                )
                print(error, file=sys.stderr)
                continue
            if size == sizes[0]:
                kept[peer.name] = out / peer.page
            else:
                shutil.rmtree(out)
        shutil.rmtree(source)
        if size != sizes[0]:
            shutil.rmtree(project)
    kept["this project"] = folder / f"ours-{sizes[0]}" / "site" / "guides" / "process" / "index.html"
    return kept


def row(table: list[str], size: int, name: str, found: Cost, ours: Cost) -> None:
    say(
        table,
        f"| {size} | {name} | {found.cpu:.1f} | {1000 * found.cpu / size / 4:.1f} | {found.memory:.0f} | {found.cpu / ours.cpu:.2f} |",
    )


def readers(built: dict[str, Path], table: list[str]) -> None:
    """The guide about the five steps, from each generator, as a phone loads it."""
    say(
        table,
        "",
        "## A reader's first visit (the guide about the five steps; slow phone, slow network)",
        "",
        "| page | KB | requests | outside | failed | LCP ms | times bare | blocked ms | shift | Lighthouse: speed, access, practice, search |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_arguments())
        bare = 0.0
        for name in sorted(built, key=lambda name: name != "cmark (floor)"):
            page = built[name]
            root = page.parent if name == "cmark (floor)" else next(p for p in page.parents if p.name == "site")
            with hosted(root) as own:
                url = own + page.relative_to(root).as_posix().removesuffix("index.html")
                found = load(browser, url, own)
                bare = bare or found.lcp
                scores = lighthouse(url)
                judged = " ".join(
                    str(scores.get(key, "–")) for key in ("performance", "accessibility", "best-practices", "seo")
                )
                say(
                    table,
                    f"| {'a bare page' if name == 'cmark (floor)' else name} | {found.kilobytes:.1f} | {found.requests} | {found.outside} | {found.failed} | {found.lcp:.0f} | {found.lcp / bare:.2f} | {found.blocked:.0f} | {found.shift:.3f} | {judged} |",
                )
        browser.close()
    our_pages(next(p for p in built["this project"].parents if p.name == "site"), table)


def our_pages(site: Path, table: list[str]) -> None:
    """Lighthouse on each of our page types."""
    say(
        table,
        "",
        "## Lighthouse on our page types (mobile)",
        "",
        "| page | speed | access | practice | search | LCP ms | blocked ms |",
        "|---|---:|---:|---:|---:|---:|---:|",
    )
    with hosted(site) as own:
        for name in OUR_PAGES:
            scores = lighthouse(own + name)
            keys = (
                "performance",
                "accessibility",
                "best-practices",
                "seo",
                "largest-contentful-paint",
                "total-blocking-time",
            )
            say(table, f"| /{name} | {' | '.join(str(scores.get(key, '–')) for key in keys)} |")
    say(
        table,
        "",
        "/print/ repeats all guides for paper and asks not to be indexed, which Lighthouse counts against it.",
    )


def throughput(table: list[str]) -> None:
    """nginx with our configuration and a guide of ours, beside nginx's own welcome page in the same configuration."""
    say(
        table,
        "",
        "## nginx under load (wrk on loopback, 1 thread, 16 connections, 5 s)",
        "",
        "| page | requests a second | p99 |",
        "|---|---:|---:|",
    )
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        Path(folder).chmod(0o755)
        shutil.copytree(ROOT / "site", site)
        welcome = Path("/var/www/html/index.nginx-debian.html")
        shutil.copy(welcome if welcome.exists() else "/usr/share/nginx/html/index.html", site / "welcome.html")
        with hosted(site) as own:
            for name, path in (("a guide", "guides/process/"), ("nginx's welcome page", "welcome.html")):
                command = ["wrk", "-t1", "-c16", "-d5s", "--latency", "-H", "Accept-Encoding: br", own + path]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                values = {line.split()[0]: line.split()[1] for line in said.splitlines() if len(line.split()) == 2}
                say(table, f"| {name} | {values.get('Requests/sec:', '?')} | {values.get('99%', '?')} |")


if __name__ == "__main__":
    sys.exit(main())
