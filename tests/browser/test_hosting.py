"""The site as hosts send it: nginx with the shipped configuration, `_headers`, the workflow; and in a folder below a domain."""

import http.client
import re
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
import yaml
from playwright.sync_api import BrowserContext

from scripts import serve_static
from tests.conftest import ROOT, serving
from tests.watch import Watch

PAGE = "/guides/process/"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def host(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an nginx over a copy of the site that its workers may read."""
    if serve_static.find_nginx() is None:
        pytest.fail(serve_static.REMEDY)
    site = tmp_path_factory.mktemp("host") / "a site of my own"
    shutil.copytree(site_dir, site)
    for folder in (site, *site.parents):
        if folder.is_relative_to(tmp_path_factory.getbasetemp().parents[1]):
            folder.chmod(0o755)
    port = free_port()
    with serve_static.nginx(site, port) as process:
        assert process.poll() is None
        yield port


@pytest.fixture(scope="module")
def logged(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A second nginx whose every word goes into a file: its port and the file."""
    folder = tmp_path_factory.mktemp("logged")
    folder.chmod(0o755)
    log, port = folder / "said", free_port()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(20_000, hard), hard))
    with log.open("w") as said, serve_static.nginx(site_dir, port, said=said) as process:
        assert process.poll() is None
        yield port, log
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def sent_headers(site: Path) -> dict[str, str]:
    """The headers that `_headers` gives to every page."""
    text = (site / "_headers").read_text(encoding="utf-8")
    every_page = text.partition("\n/*\n")[2].partition("\n/")[0]
    pairs = (line.strip().split(": ", 1) for line in every_page.splitlines())
    return {name.lower(): value for name, value in pairs}


def test_nginx_sends_the_precompressed_page(host: int, site_dir: Path) -> None:
    status, headers, body = get(host, PAGE, Accept_Encoding="gzip, br")
    assert (status, headers["content-encoding"]) == (200, "br")
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert brotli.decompress(body) == (site_dir / PAGE.strip("/") / "index.html").read_bytes()
    assert get(host, PAGE, Accept_Encoding="gzip")[1]["content-encoding"] == "gzip"
    assert "content-encoding" not in get(host, PAGE)[1]


@pytest.mark.parametrize("path", ["/", PAGE, "/no/such/page/", "/sitemap.xml", "/assets/"])
def test_nginx_sends_every_header_that_other_hosts_send(host: int, site_dir: Path, path: str) -> None:
    headers = get(host, path)[1]
    assert "'sha256-" in headers["content-security-policy"]
    for name, value in sent_headers(site_dir).items():
        assert headers.get(name) == value, f"{path}: {name}"
    assert headers["server"] == "nginx"


def test_nginx_sends_data_without_the_policies_of_pages(host: int, site_dir: Path) -> None:
    """A question to a large search loads some twenty small files, and the policies are larger than most of these."""
    folder = site_dir / "assets" / "search"
    for path, cache in ((next(folder.glob("index.en.*.json")), "immutable"), (folder / "manifest.json", "no-cache")):
        status, headers, _ = get(host, f"/{path.relative_to(site_dir).as_posix()}", Accept_Encoding="br")
        assert status == 200
        assert headers["x-content-type-options"] == "nosniff"
        assert cache in headers["cache-control"]
        assert "content-security-policy" not in headers


def test_nginx_lets_phones_keep_what_has_a_digest_only(host: int, site_dir: Path) -> None:
    script = next((site_dir / "assets").glob("guide.*.js"))
    assert get(host, f"/assets/{script.name}")[1]["cache-control"] == "public, max-age=31536000, immutable"
    assert get(host, PAGE)[1]["cache-control"] == "no-cache, no-transform"
    etag = get(host, PAGE)[1]["etag"]
    assert get(host, PAGE, If_None_Match=etag)[0] == 304


def test_nginx_answers_a_lost_reader_and_nothing_else(host: int) -> None:
    status, _, body = get(host, "/no/such/page/")
    assert (status, b'lang="zh-TW"' in body) == (404, True)
    assert get(host, f"{PAGE}index.html.br")[0] == 404
    status, headers, _ = get(host, PAGE.rstrip("/"))
    assert (status, headers["location"]) == (301, PAGE)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/guides/", 404), ("GET", "/assets/search/none.json", 404), ("POST", PAGE, 405), ("PUT", PAGE, 405),
     ("DELETE", "/offline.json", 405), ("POST", "/assets/search/manifest.json", 405), ("GET", "/../../etc/passwd", 400),
     ("GET", "/%00", 400), ("GET", "/.git/config", 404), ("GET", "/guides/process/index.html.gz", 404)],
)  # fmt: skip
def test_nginx_says_what_is_not_there_with_our_page_and_logs_nobody(
    logged: tuple[int, Path], method: str, path: str, status: int
) -> None:
    port, log = logged
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body="x" if method in ("POST", "PUT") else None)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == status
    assert b'lang="zh-TW"' in body or status == 400
    assert log.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("kind", ["gzip", "br"])
def test_nginx_tells_caches_that_answers_differ(host: int, kind: str) -> None:
    assert get(host, PAGE, Accept_Encoding=kind)[1].get("vary") == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/sw.js", "/offline.json"])
def test_what_renews_the_site_is_never_kept_at_an_edge(host: int, site_dir: Path, path: str) -> None:
    assert get(host, path)[1]["cache-control"] == "no-store"
    assert f"{path}\n  Cache-Control: no-store\n" in (site_dir / "_headers").read_text(encoding="utf-8")


def test_no_header_stands_in_two_rules_that_meet(site_dir: Path) -> None:
    """Some hosts join the values of both."""
    text = (site_dir / "_headers").read_text(encoding="utf-8")
    assert "Cache-Control" not in text.partition("\n/*\n")[2].partition("\n/")[0]


def test_many_half_sent_requests_shut_nobody_out(logged: tuple[int, Path]) -> None:
    port, log = logged
    half: list[socket.socket] = []
    try:
        for number in range(2_600):
            connection = socket.socket()
            connection.bind((f"127.0.0.{number % 200 + 2}", 0))  # as from many phones
            connection.connect(("127.0.0.1", port))
            connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
            half.append(connection)
        assert get(port, PAGE)[0] == 200
    finally:
        for connection in half:
            connection.close()
    assert log.read_text(encoding="utf-8") == ""


def test_a_browser_meets_no_violation_behind_nginx(context: BrowserContext, host: int) -> None:
    own = f"http://127.0.0.1:{host}/"
    watch = Watch(context, own)
    page = context.new_page()
    for name in ("", "guides/collectors/", "calculator/", "checklists/contact-log/"):
        page.goto(own + name)
    watch.assert_sealed()


def test_the_site_works_in_a_folder_below_a_domain(context: BrowserContext, site_dir: Path, tmp_path: Path) -> None:
    """GitHub Pages serves a project at /name/: everything but the 404 page, which is built for its address, is relative."""
    (tmp_path / "name").symlink_to(site_dir)
    with serving(tmp_path) as url:
        watch = Watch(context, f"{url}name/")
        page = context.new_page()
        page.goto(f"{url}name/en/guides/process/")
        page.locator("#nav a").last.click()
        assert page.url == f"{url}name/en/about/"
        watch.assert_sealed()


def test_headers_name_every_asset_that_phones_may_keep(site_dir: Path) -> None:
    text = (site_dir / "_headers").read_text(encoding="utf-8")
    script = next((site_dir / "assets").glob("guide.*.js"))
    assert f"/assets/{script.name}\n  Cache-Control: public, max-age=31536000, immutable" in text
    written = re.sub(r" 'sha256-[^']+'", "", text)
    assert written.startswith((ROOT / "hosting" / "_headers").read_text(encoding="utf-8"))


def test_the_workflow_runs_commands_that_the_makefile_has() -> None:
    flow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    targets = {
        line.split(":")[0] for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if ":" in line
    }
    runs = [step["run"] for step in flow["jobs"]["build"]["steps"] if step.get("run", "").startswith("make")]
    assert runs == ["make test", "make pdf verify-site"]
    assert {target for run in runs for target in run.split()[1:]} <= targets


def test_the_site_is_built_by_the_clock_now_and_then() -> None:
    """A rule that has ended is told by the build's day, which is the last commit's: where nobody commits, none would ever end."""
    flow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    assert flow[True]["schedule"], "YAML reads `on` as true"
    steps = [(step.get("if", ""), step.get("run", "")) for step in flow["jobs"]["build"]["steps"]]
    clock = ("github.event_name != 'push'", 'echo "SOURCE_DATE_EPOCH=$(date +%s)" >> "$GITHUB_ENV"')
    assert steps.index(clock) < steps.index(("", "make pdf verify-site"))


def test_the_configuration_is_one_that_nginx_accepts(site_dir: Path, tmp_path: Path) -> None:
    configuration = serve_static.write_configuration(tmp_path, site_dir, "127.0.0.1:8000")
    done = subprocess.run(
        ["nginx", "-t", "-c", str(configuration), "-p", str(tmp_path), "-e", "stderr"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "test is successful" in done.stderr, done.stderr
    assert "warn" not in done.stderr


def test_a_busy_port_is_told_before_nginx_starts(site_dir: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "scripts.serve_static", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith(f"make: port {port} cannot be used")
    assert f"make serve-static PORT={port + 1}" in done.stderr


@pytest.mark.parametrize(
    "path", ["guides/process/", "calculator/", "checklists/negotiate/", "checklists/contact-log/", "about/"]
)
def test_a_host_that_answers_missing_files_with_a_page_breaks_none(
    context: BrowserContext, site_url: str, path: str
) -> None:
    """Some hosts send index.html with status 200 for whatever is not there."""
    context.route(
        "**/assets/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<!doctype html><p>home")
    )
    page = context.new_page()
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text()
    assert page.locator("article").inner_text().strip()
    page.locator("a[data-open-search]").click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
