"""Whatever an editor types, each verb ends in one sentence that names the file: never in a traceback, never hanging.

Every verb is called with every kind of wrong path; what is in a person's files afterwards is what was in them before.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.articles import trace
from scripts.articles.__main__ import main
from scripts.articles.ledgers import read_ledger
from scripts.articles.model import ArticleError
from scripts.articles.settings import LEDGERS as LEDGER_FOLDER
from tests.conftest import ROOT
from tests.wrong_files import LEDGERS, PAGE, TEXT, WRONG

pytestmark = pytest.mark.proof  # every command with every wrong file

VERBS = {"clean": ["clean", "--json"], "draft": ["draft"], "ledger": ["ledger"], "verify": ["verify"]}


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("verb", VERBS)
def test_a_wrong_file_ends_in_a_sentence(
    verb: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if verb == "clean" and kind == "folder":
        pytest.skip("clean takes folders; see test_folder.py")
    path = WRONG[kind](tmp_path)
    before = sorted(p.name for p in tmp_path.iterdir())
    monkeypatch.chdir(tmp_path)
    extra = ["--out", str(tmp_path / "out.md")] if verb == "draft" else []
    assert main([*VERBS[verb], str(path), *extra]) == 1
    err = capsys.readouterr().err
    assert err.startswith("error: ") and "Traceback" not in err and err.strip().endswith((".", ")"))
    assert sorted(p.name for p in tmp_path.iterdir()) == before


@pytest.mark.parametrize("verb", ["draft", "html"])
def test_a_source_is_never_written_over(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "b.txt"
    source.write_text(TEXT, encoding="utf-8")
    args = (
        ["draft", str(source), "--out", str(source)]
        if verb == "draft"
        else ["clean", str(source), "--html", str(source)]
    )
    assert main(args) == 0
    assert source.read_text(encoding="utf-8") == TEXT
    err = capsys.readouterr().err
    assert "b-2.txt" in err and "b.txt was kept" in err


def test_an_edited_draft_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    source, out = tmp_path / "b.txt", tmp_path / "b.md"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["draft", str(source), "--out", str(out)]) == 0
    first = out.read_text(encoding="utf-8")
    assert main(["draft", str(source), "--out", str(out)]) == 0
    assert not (tmp_path / "b-2.md").exists()
    out.write_text("my own words", encoding="utf-8")
    assert main(["draft", str(source), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == "my own words"
    assert (tmp_path / "b-2.md").read_text(encoding="utf-8") == first


def test_outputs_at_wrong_places_end_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.articles.folder.CONNECT_SECONDS", 1)  # nobody is there, however long it is asked
    source, file = tmp_path / "in" / "b.txt", tmp_path / "file"
    source.parent.mkdir()
    source.write_text(TEXT, encoding="utf-8")
    file.write_text("mine", encoding="utf-8")
    wrong = (
        ["clean", str(source), "--html", str(tmp_path)],
        ["draft", str(source), "--out", str(tmp_path)],
        ["draft", str(source), "--out", str(file / "x.md")],
        ["clean", str(source.parent), "--out", str(file)],
        ["clean", str(source.parent), "--out", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:1"],
        ["clean", str(source.parent), "--out", str(tmp_path / "out"), "--cluster", "nonsense://x"],
    )
    for args in wrong:
        assert main(args) == 1, args
        err = capsys.readouterr().err
        assert "error: " in err and "Traceback" not in err, err
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("jobs", ["0", "-2", "two"])
def test_a_wrong_number_of_processes_is_refused(jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["clean", str(tmp_path), "--jobs", jobs])
    assert "no number of processes" in capsys.readouterr().err


def test_names_of_any_bytes_and_any_length_are_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [("长" * 83).encode() + b".txt"]
    if sys.platform != "darwin":  # Apple's file system takes UTF-8 alone
        names.append(b"\xb7\xd1.txt")
    for name in names:
        (folder / os.fsdecode(name)).write_bytes(TEXT.encode())
    assert main(["clean", str(folder), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert len(list((tmp_path / "out").glob("*.json"))) == len(names)
    assert main(["similar", str(folder), "--jobs", "1"]) == 0


@pytest.mark.parametrize("kind", LEDGERS)
def test_a_wrong_ledger_ends_in_a_sentence(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a000.yml"
    path.write_bytes(LEDGERS[kind])
    with pytest.raises(ArticleError, match=r"a000\.yml(:\d+)?: "):
        read_ledger(path)


@pytest.mark.parametrize("front", ["sources: [a]", "? [x]\n: 1", "- a", "sources: {contact-lender: editorial}"])
def test_a_guide_with_a_wrong_head_ends_in_a_sentence(front: str, tmp_path: Path) -> None:
    (tmp_path / "g.md").write_text(f"---\n{front}\n---\n\n## 一步 {{#one}}\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"g\.md:\d+: "):
        trace.trace(LEDGER_FOLDER, tmp_path)


def test_a_page_in_one_line_says_where_each_line_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    assert main(["clean", "--json", str(path)]) == 0
    assert '"at":"1:' in capsys.readouterr().out


def test_a_reader_that_stops_early_is_no_failure() -> None:
    """As `make trace | head -0` does."""
    command = [sys.executable, "-m", "scripts.articles", "trace"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
