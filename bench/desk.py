"""python -m bench.desk [--pages 54,200]: what an editor waits for, beside Material on the same Markdown, all of one run.

Builds: from nothing as `make serve` does it while an editor works, from nothing as `make site` does it (with Brotli and all that is
published), that again with nothing changed, and after one sentence. `make serve`: from a save until the new text can be read at its address, for
one save of a page, for a second one 0.3 s later, until the whole build behind it is done; and for a save of data/strings.yml, for the
page that is open.
"""

import argparse
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.grow import grow, pages_now
from bench.measure import Cost, cost
from bench.peers import content, material

STRINGS = "data/strings.yml"
PAGE, ADDRESS = "docs/guides/process.md", "guides/process/"
TWICE = 0.3  # seconds between two saves
HEAD = (
    "| pages a language | Material | from nothing, to look at | from nothing, to publish | nothing changed | one sentence "
    "| saved → read | second save → read | all built | a string saved → read |",
    "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.desk", description=__doc__)
    parser.add_argument("--pages", default=f"{pages_now()},200", help="sizes of the site, pages a language")
    for line in desk_table([int(size) for size in parser.parse_args().pages.split(",")]):
        print(line, flush=True)
    return 0


def desk_table(sizes: list[int]) -> Iterator[str]:
    """CPU seconds of builds, with Material's in the same run as 1; seconds of the clock under `make serve`."""
    yield from HEAD
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield _row(Path(folder), size)


def _row(folder: Path, size: int) -> str:
    project = folder / "ours"
    grow(project, size)
    content(project, folder / "content")
    (folder / "material").mkdir()
    stock = material(folder / "content", folder / "material")
    shutil.rmtree(folder / "content")
    builds = [_look(project, folder / "look"), _build(project), _build(project)]
    append(project, "一句新的话。")
    builds.append(_build(project))
    once, second, whole, string = _saves(project)
    cpu = " | ".join(f"{each.cpu:.1f} s ({each.cpu / stock.cpu:.2f})" for each in builds)
    return f"| {size} | {stock.cpu:.1f} s | {cpu} | {once:.2f} s | {second:.2f} s | {whole:.1f} s | {string:.1f} s |"


def _look(project: Path, site: Path) -> Cost:
    """What `make serve` builds at its start, and nothing left of it for the next build."""
    command = [sys.executable, "-P", "-m", "scripts.run_mkdocs", "build", "--site-dir", str(site)]
    found = cost(
        command, project, {"PYTHONPATH": str(project), "GUIDE_FOLDER": str(project), "NO_MKDOCS_2_WARNING": "1"}
    )
    shutil.rmtree(project / ".build")
    return found


def _build(project: Path) -> Cost:
    return cost([sys.executable, "-m", "scripts.site", "build"], project)


def append(project: Path, words: str) -> None:
    with (project / PAGE).open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")


def _saves(project: Path) -> tuple[float, float, float, float]:
    """Seconds from a save to its text, from a second save to its own, from that one to the whole site; from a saved string to its text."""
    with serving(project) as address, urllib.request.urlopen(f"{address}__desk/events?/{ADDRESS}"):  # the page is open
        wait_idle(address)
        once = _saved(project, address, "第一次保存。")
        wait_idle(address)
        append(project, "第二次保存。")
        time.sleep(TWICE)
        begun = time.perf_counter()
        second = _saved(project, address, "第三次保存。")
        wait_idle(address)
        whole = time.perf_counter() - begun
        return once, second, whole, _string_saved(project, address, "另一句页脚。")


def _saved(project: Path, address: str, words: str) -> float:
    begun = time.perf_counter()
    append(project, words)
    return _shown(begun, address, words)


def _string_saved(project: Path, address: str, words: str) -> float:
    path = project / STRINGS
    text = path.read_text(encoding="utf-8")
    begun = time.perf_counter()
    path.write_text(re.sub(r"(not_advice: \{zh: )[^,]*", rf"\g<1>{words}", text), encoding="utf-8")
    return _shown(begun, address, words)


def _shown(begun: float, address: str, words: str) -> float:
    while words not in read(address + ADDRESS):
        time.sleep(0.01)
    return time.perf_counter() - begun


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The address of a `make serve` of the project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scripts.site", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and "serving at" in process.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def wait_idle(address: str) -> None:
    """Until the whole site is built."""
    with urllib.request.urlopen(f"{address}__desk/events?/{ADDRESS}") as events:
        for line in events:
            if line.startswith(b"data:") and not (news := json.loads(line[5:]))["building"]:
                if news["fault"]:
                    raise AssertionError(news["fault"])
                return


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    sys.exit(main())
