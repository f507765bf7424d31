"""A build that cannot go on, whatever the reason, says why in a sentence and leaves the last good site as it was."""

import base64
import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.build import compress, esbuild, minify
from engine.build.host_files import add_host_files
from engine.build.inline_style import inline_style, style_policy
from engine.build.step import StepError
from scripts import site as builder
from tests.build.test_build import project
from tests.build.test_reproducible import cores
from tests.conftest import ROOT
from tests.pages import on_pages

__all__ = ["project"]  # the fixture: a copy of the project with a site/ from before

BUILD = [sys.executable, "-m", "scripts.site", "build"]


def old_site_is_whole(project: Path) -> bool:
    files = sorted(path.name for path in (project / "site").iterdir())
    return files == ["index.html"] and (project / "site/index.html").read_text(encoding="utf-8") == "from before"


@pytest.mark.parametrize("moment", ["Cleaning site directory", "Building 'en'", "Documentation built"])
def test_a_killed_build_leaves_the_site(project: Path, moment: str) -> None:
    """Killed as a power cut would, with no chance to tidy: while MkDocs begins, late in it, and during the steps after."""
    with subprocess.Popen(BUILD, cwd=project, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr is not None
        reached = any(moment in line for line in process.stderr)
        os.killpg(process.pid, signal.SIGKILL)
    assert reached
    assert old_site_is_whole(project)


def test_a_language_whose_build_is_killed_is_named(project: Path, tmp_path: Path) -> None:
    """As the system does where memory runs out."""
    hook = project / "hooks/on_language_workers.py"
    begins = "def _build(locale: str, config: MkDocsConfig) -> None:\n"
    text = hook.read_text(encoding="utf-8")
    assert begins in text
    killed = f"{begins}    if locale == 'zh-HK':\n        os.kill(os.getpid(), signal.SIGKILL)\n"
    hook.write_text(text.replace(begins, killed), encoding="utf-8")
    environment = {**os.environ, **cores(tmp_path / "two", 2)}
    done = subprocess.run(BUILD, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1
    assert "the build of zh-HK was killed (signal 9): too little memory?" in done.stderr
    assert "site/ is as it was before" in done.stderr
    assert "Traceback" not in done.stderr
    assert old_site_is_whole(project)


def test_a_full_disk_is_told(project: Path) -> None:
    """No file may grow beyond 2 KB, which stops the write of the first page as a full disk does."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(
        BUILD, cwd=project, capture_output=True, text=True, check=False, timeout=300, preexec_fn=limit
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "site/ is as it was before" in done.stderr
    assert "Traceback" not in done.stderr
    assert old_site_is_whole(project)


@pytest.mark.parametrize("package", ["opencc", "mkdocs"])
def test_a_missing_package_is_named(project: Path, tmp_path_factory: pytest.TempPathFactory, package: str) -> None:
    hidden = tmp_path_factory.mktemp("hidden")
    text = f"raise ModuleNotFoundError(\"No module named '{package}'\", name='{package}')"
    (hidden / f"{package}.py").write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hidden)}
    done = subprocess.run(BUILD, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1
    assert f"'{package}' is missing" in done.stderr, done.stderr[-2000:]
    assert "make repair" in done.stderr
    assert "Traceback" not in done.stderr
    assert old_site_is_whole(project)


def test_missing_tools_of_the_steps_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/guide.css").write_text("a { color: red }", encoding="utf-8")
    monkeypatch.setattr(esbuild, "PACKAGES", tmp_path / "none")
    with pytest.raises(StepError, match="node_modules/esbuild is missing; `make repair` sets everything up again"):
        minify.minify_assets(tmp_path)
    monkeypatch.setattr(compress, "brotli", None)
    with pytest.raises(StepError, match="'brotli' is missing; `make repair` sets everything up again"):
        compress.compress(tmp_path)


def test_a_style_sheet_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/guide.css").write_text("a { color: red", encoding="utf-8")
    with pytest.raises(StepError, match=r"guide\.css"):
        minify.minify_assets(tmp_path)


@pytest.mark.parametrize(
    ("style", "page", "said"),
    [
        ("a { background: url(x.svg) }", "{link}{policy}", r"take url\(…\) or @import out of it"),
        ("@import 'x.css';", "{link}{policy}", r"take url\(…\) or @import out of it"),
        ("a::after { content: '</style>' }", "{link}{policy}", r"cannot lead to a file"),
        ("a { color: red }", "{policy}", r"index\.html has 0 links"),
        ("a { color: red }", "{link}", r"1 links to assets/guide\.css and 0 policies"),
    ],
)
def test_a_page_that_cannot_take_the_style_is_told(tmp_path: Path, style: str, page: str, said: str) -> None:
    parts = {
        "link": '<link rel="stylesheet" href="assets/guide.css">',
        "policy": "<meta content=\"default-src 'none'; style-src 'self'\">",
    }
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/guide.css").write_text(style, encoding="utf-8")
    (tmp_path / "index.html").write_text(page.format(**parts), encoding="utf-8")
    with pytest.raises(StepError, match=said):
        on_pages(inline_style, tmp_path)
    assert (tmp_path / "assets/guide.css").is_file()


def test_the_style_stands_in_each_page_and_its_digest_in_the_policy_that_hosts_send(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/guide.css").write_text("a { color: red }\n", encoding="utf-8")
    page = '<link rel="stylesheet" href="{}assets/guide.css"><meta content="default-src \'none\'; style-src \'self\'; img-src data:">'
    for name, up in (("index.html", ""), ("a/index.html", "../")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page.format(up), encoding="utf-8")
    on_pages(inline_style, tmp_path)
    policy = style_policy(tmp_path)
    digest = base64.b64encode(hashlib.sha256(b"a { color: red }").digest()).decode()
    assert policy == f"style-src 'self' 'sha256-{digest}'"
    wanted = f"<style>a {{ color: red }}</style><meta content=\"default-src 'none'; {policy}; img-src data:\">"
    assert {path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")} == {wanted}
    assert not (tmp_path / "assets/guide.css").exists()


def test_hosts_are_not_given_a_policy_that_no_page_has(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>", encoding="utf-8")
    with pytest.raises(StepError, match=r"index\.html has no policy for styles"):
        add_host_files(tmp_path)


@pytest.fixture
def in_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The builder in this process, over a folder with a site/ from before, and an MkDocs that makes one page."""
    paths = {
        "ROOT": tmp_path,
        "SITE": tmp_path / "site",
        "NEW": tmp_path / ".build/new",
        "OLD": tmp_path / ".build/old",
    }
    for name, path in paths.items():
        monkeypatch.setattr(builder, name, path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("from before", encoding="utf-8")

    def one_page(site: Path) -> int:
        (tmp_path / ".build/new").mkdir()
        (tmp_path / ".build/new/index.html").write_text("new", encoding="utf-8")
        return 0

    monkeypatch.setattr(builder, "mkdocs", one_page)
    monkeypatch.setattr(builder, "POST_BUILD", [])
    return tmp_path


def fault(error: Exception) -> Callable[[Path], None]:
    def step(site: Path) -> None:
        raise error

    return step


STEP_FAULTS = [
    (StepError("the reason"), "the reason"),
    (OSError(28, "No space left on device", "page.br"), "No space left on device: page.br"),
    (PermissionError(13, "Permission denied", "site"), "Permission denied: site"),
]


@pytest.mark.parametrize(("error", "says"), STEP_FAULTS, ids=[case[1] for case in STEP_FAULTS])
def test_a_step_that_fails_is_told(
    in_process: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str
) -> None:
    monkeypatch.setattr(builder, "POST_BUILD", [fault(error)])
    assert builder.build() == 1
    assert says in capsys.readouterr().err
    assert old_site_is_whole(in_process)
    assert not (in_process / ".build/new").exists()


@pytest.mark.parametrize("refused", [1, 2], ids=["moving the old site", "moving the new site"])
def test_a_site_that_may_not_be_replaced_stays(
    in_process: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refused: int
) -> None:
    """A read-only site/: either rename may be refused (root is never refused, so it is done by hand here)."""
    rename, calls = Path.rename, []

    def refuse(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert builder.build() == 1
    assert "Permission denied" in capsys.readouterr().err
    assert old_site_is_whole(in_process)


def test_the_builder_replaces_the_site_when_nothing_fails(in_process: Path) -> None:
    assert builder.build() == 0
    assert (in_process / "site/index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("python", "says"),
    [
        ("./old-python", "Python 3.11 or newer is needed; './old-python' is Python 3.9.2"),
        ("./none", "no './none' here"),
    ],
)
def test_a_wrong_python_is_told(tmp_path: Path, python: str, says: str) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "old-python"
    old.write_text('#!/bin/sh\nif [ "$1" = -V ]; then echo "Python 3.9.2"; exit 0; fi\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "site", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode != 0
    assert says in done.stdout + done.stderr
    assert "make PYTHON=" in done.stdout + done.stderr
