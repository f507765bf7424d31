"""Whatever path an editor types, each tool ends in one sentence that names it, and no file of hers is harmed.

The article verbs have a harness of their own (tests/articles/test_faults.py); here are the tools for pages and for the finished site.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.build.manifest import NAME, write_manifest
from engine.content.build_date import BuildDateError, build_date
from engine.content.stale_translations import source_digest
from engine.variants import convert
from scripts import quotes, site, translations
from scripts.articles.__main__ import main as articles
from scripts.articles.model import ArticleError
from scripts.articles.trace import trace
from tests.calculator import oracles
from tests.conftest import ROOT
from tests.wrong_files import LEDGERS, WRONG

pytestmark = pytest.mark.proof  # every command with every wrong file

PAGE = '---\ntitle: One\nsource_digest: "0"\n---\n\n# One {#top}\n\n"Say this."\n'
TOOLS: dict[str, Callable[[Path], int]] = {
    "stamp": lambda path: translations.main(["stamp", str(path)]),
    "quotes": lambda path: quotes.main([str(path)]),
    "convert": lambda path: convert.main(["zh-TW", str(path)]),
    "oracles": lambda path: oracles.main([str(path)]),
}
# What is no mistake for a tool: a text of any kind has quotes and can be converted.
FINE = {
    *((tool, kind) for tool in ("quotes", "convert") for kind in ("blanks", "no Chinese", "page without text")),
    *(
        (tool, kind)
        for tool in ("quotes", "convert")
        for kind in ("empty", "rtf", "mail without a page", "pdf", "damaged docx")
    ),
    ("quotes", "too large"),
}


def _unreadable(folder: Path) -> Path:
    """Of another encoding."""
    (folder / "gbk.en.md").write_bytes("---\ntitle: 还款\n---\n\n# 一\n".encode("gbk"))
    (folder / "gbk.md").write_text("# 一\n", encoding="utf-8")
    return folder / "gbk.en.md"


KINDS = {**WRONG, "another encoding": _unreadable}
CASES = [
    (tool, kind) for tool in TOOLS for kind in KINDS if (tool, kind) != ("convert", "too large")
]  # that is only long


def contents(folder: Path) -> dict[str, bytes | str]:
    """Every plain file's bytes, and of others what they are."""
    return {
        path.name: path.read_bytes() if path.is_file() else "link" if path.is_symlink() else "other"
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize(("tool", "kind"), CASES)
def test_a_wrong_path_ends_in_a_sentence(
    tool: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = KINDS[kind](tmp_path)
    before = contents(tmp_path)
    monkeypatch.chdir(tmp_path)
    code = TOOLS[tool](path)
    said = capsys.readouterr()
    assert contents(tmp_path) == before
    if (tool, kind) in FINE:
        assert code == 0, said.err
    else:
        assert code in (1, 2)
        assert said.err.count("\n") == 1 and "Traceback" not in said.err and len(said.err) > 30, said.err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_stamp_changes_its_line_alone(end: str, mark: str, tmp_path: Path) -> None:
    page = tmp_path / "a.en.md"
    (tmp_path / "a.md").write_text("# 一 {#top}\n", encoding="utf-8")
    digest = source_digest(tmp_path / "a.md")
    for text in (PAGE, PAGE.replace('source_digest: "0"\n', "")):
        page.write_bytes((mark + text).replace("\n", end).encode())
        page.chmod(0o640)
        assert translations.main(["stamp", str(page)]) == 0
        expected = (mark + PAGE.replace('"0"', f'"{digest}"')).replace("\n", end)
        assert page.read_bytes().decode() == expected
        assert page.stat().st_mode & 0o777 == 0o640


def test_quotes_keep_the_ends_of_lines(tmp_path: Path) -> None:
    page = tmp_path / "a.en.md"
    page.write_bytes(PAGE.replace("\n", "\r\n").encode())
    assert quotes.main([str(page)]) == 0
    assert page.read_bytes().decode() == PAGE.replace('"Say this."', "“Say this.”").replace("\n", "\r\n")


def test_a_page_reached_by_a_link_stays_one_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.en.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.md").write_text("# 一\n", encoding="utf-8")
    (tmp_path / "a.en.md").symlink_to(tmp_path / "real" / "a.en.md")
    assert translations.main(["stamp", str(tmp_path / "a.en.md")]) == 0
    assert (tmp_path / "a.en.md").is_symlink()
    assert source_digest(tmp_path / "a.md") in (tmp_path / "real" / "a.en.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", ["stamp", "quotes"])
def test_a_page_that_may_not_be_written_is_kept(
    tool: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write everything, so the system's answer is made here."""
    (tmp_path / "a.en.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.md").write_text("# 一\n", encoding="utf-8")
    before = contents(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert TOOLS[tool](tmp_path / "a.en.md") == 1
    assert "cannot be written (it is read-only)" in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_a_check_names_the_page_that_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    _unreadable(tmp_path / "docs")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    assert translations.main(["check"]) == 1
    assert "gbk.en.md:2: not UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("kind", WRONG)
def test_similar_ends_in_a_sentence_whatever_the_folder(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = WRONG[kind](tmp_path)
    monkeypatch.chdir(tmp_path)
    assert articles(["similar", str(path), "--jobs", "1"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("error: ") and "Traceback" not in err


@pytest.mark.parametrize(
    "kind", [kind for kind in WRONG if kind not in ("missing", "folder", "device", "name with NUL", "name too long")]
)
def test_similar_names_the_files_that_it_cannot_read(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    name = WRONG[kind](tmp_path / "in").name
    code = articles(["similar", str(tmp_path / "in"), "--jobs", "1"])
    err = capsys.readouterr().err
    assert code == 1 and err.startswith("error: ") and "Traceback" not in err
    assert name in err or kind in ("pipe", "loop of links"), "no plain file: the folder has none then"


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"lines": 3}', '{"lines": [1]}', '{"lines": [{}]}', "\x00"])
def test_similar_names_a_result_that_is_none(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    assert articles(["similar", str(tmp_path), "--jobs", "1"]) == 1
    err = capsys.readouterr().err
    assert "a.json: " in err and "Traceback" not in err


@pytest.mark.parametrize("kind", LEDGERS)
def test_a_trace_names_the_ledger_that_it_cannot_read(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a000.yml").write_bytes(LEDGERS[kind])
    (tmp_path / "guides").mkdir()
    with pytest.raises(ArticleError, match=r"a000\.yml(:\d+)?: "):
        trace(tmp_path, tmp_path / "guides")


@pytest.mark.parametrize("kind", ["pipe", "loop of links", "folder", "another encoding"])
@pytest.mark.parametrize("place", ["ledgers", "guides"])
def test_a_trace_names_what_is_no_file(place: str, kind: str, tmp_path: Path) -> None:
    for name in ("ledgers", "guides"):
        (tmp_path / name).mkdir()
    wrong = KINDS[kind](tmp_path / place)
    wrong.rename(tmp_path / place / ("a.yml" if place == "ledgers" else "a.md"))
    with pytest.raises(ArticleError, match=r"/a\.(yml|md)(:\d+)?: "):
        trace(tmp_path / "ledgers", tmp_path / "guides")


SITES: dict[str, tuple[Callable[[Path], object], str]] = {
    "whole": (lambda _: None, "every file of site/ is as"),
    "a file changed": (lambda folder: (folder / "a.html").write_text("other"), "changed: a.html"),
    "a file gone": (lambda folder: (folder / "a.html").unlink(), "missing: a.html"),
    "a file too many": (lambda folder: (folder / "b.html").write_text("x"), "not in the manifest: b.html"),
    "no manifest": (lambda folder: (folder / NAME).unlink(), "is missing; build the site"),
    "a manifest of bytes": (lambda folder: (folder / NAME).write_bytes(b"\xff\x00\n"), "not in the manifest: a.html"),
    "an empty manifest": (lambda folder: (folder / NAME).write_bytes(b""), "not in the manifest: a.html"),
    "a loop of links": (lambda folder: (folder / "c.html").symlink_to(folder / "c.html"), "every file"),
    "a file that cannot be read": (lambda folder: (folder / "a.html").chmod(0), "changed: a.html"),
}


@pytest.mark.parametrize("kind", SITES)
def test_a_site_that_is_not_whole_is_told(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    harm, said = SITES[kind]
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.html").write_text("a", encoding="utf-8")
    write_manifest(folder)
    harm(folder)
    if kind == "a file that cannot be read":

        def refuse(path: str) -> tuple[int, str]:
            raise PermissionError(13, "Permission denied", path)

        monkeypatch.setattr("engine.build.digests.digest_of", refuse)
        said = "cannot be read (Permission denied)"
    for name, path in (("SITE", folder), ("OLD", tmp_path / "old"), ("ROOT", tmp_path)):
        monkeypatch.setattr(site, name, path)
    assert site.main(["verify"]) == (0 if "every" in said else 1)
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        ["scripts.site", "verify"],
        ["scripts.translations", "check"],
        ["engine.variants.convert", "zh-TW", "starter/docs/faq.md"],
    ],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize("reads", [0, 1])
def test_a_reader_that_stops_early_is_no_failure(command: list[str], reads: int) -> None:
    """As `make verify-site | head -0` and `| head -1` do."""
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        for _ in range(reads):
            process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.parametrize(
    "epoch", ["garbage", "-5", "1e9", "１２", " ", "0x10", "1.5", "99999999999999999999", "nan", "2026-11-25", "\u0661"]
)
def test_a_build_date_that_is_none_is_told(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(BuildDateError, match="write seconds since 1970, as in SOURCE_DATE_EPOCH=1795219200"):
        build_date()


def test_a_build_date_is_a_day_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219199")
    assert build_date().isoformat() == "2026-11-20"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert build_date().isoformat() == "2026-11-21"
