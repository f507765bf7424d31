"""Reading files: each encoding comes out the same; what is no article ends in one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.articles.__main__ import main
from scripts.articles.load import MAX_BYTES, from_raw, load
from scripts.articles.model import ArticleError

TEXT = "还款之前先算一本账\n把每个月稳定到手的钱写下来：工资、补贴、房租收入。\n"
HANT = "還款之前先算一本帳\n把每個月穩定到手的錢寫下來：工資、補貼、房租收入。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_simplified_text_is_read_in_any_encoding(encoding: str) -> None:
    doc, _ = from_raw("a.txt", TEXT.encode(encoding))
    assert [line.text for line in doc.lines] == TEXT.splitlines()
    assert doc.script == "hans"


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_text_is_read_in_any_encoding(encoding: str) -> None:
    doc, _ = from_raw("a.txt", HANT.encode(encoding))
    assert [line.text for line in doc.lines] == HANT.splitlines()
    assert doc.script == "hant"


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "binary": (bytes(range(256)) * 20, "not a text file"),
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(500), "this is a picture"),
    "nul": (TEXT.encode().replace("钱".encode(), b"\0"), "not a text file"),
    "escape": (TEXT.encode() + b"\x1b[31m", "not a text file"),
    "latin": (b"Only English text in this file, and nothing else.\n" * 5, "in your own words"),
    "numbers": (b"2024 1180 95188\n" * 20, "hardly any Chinese"),
    "huge line": (b"a" * (MAX_BYTES + 1), "MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_ends_in_a_sentence_with_its_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, says = BAD[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert main(["clean", "--json", str(path)]) == 1
    out, err = capsys.readouterr()
    assert says in err and "bad.txt" in err and "Traceback" not in err
    assert out == ""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"nowhere\.txt"):
        load(tmp_path / "nowhere.txt")


def test_a_cut_last_character_is_reported_and_the_rest_read() -> None:
    doc, changes = from_raw("a.txt", TEXT.rstrip().encode()[:-1])
    assert doc.lines[1].text == TEXT.splitlines()[1][:-1]
    assert [change.kind for change in changes] == ["cut_at_end"]


def test_two_encodings_in_one_file_are_read_line_by_line() -> None:
    doc, changes = from_raw("a.txt", TEXT.encode() + "再写必须花的钱，一项一项写清楚。".encode("gb18030"))
    assert doc.lines[2].text == "再写必须花的钱，一项一项写清楚。"
    assert [(change.n, change.kind, change.confidence) for change in changes] == [(3, "other_encoding", "needs_editor")]


def test_direction_marks_and_zero_width_characters_go() -> None:
    doc, changes = from_raw("a.txt", ("\u202e" + TEXT.replace("钱", "钱\u200b")).encode())
    assert [line.text for line in doc.lines] == TEXT.splitlines()
    assert {change.kind for change in changes} == {"invisible_marks"}


def test_line_ends_of_any_system_count_the_same() -> None:
    counts = {len(from_raw("a.txt", TEXT.replace("\n", end).encode())[0].lines) for end in ("\n", "\r\n", "\r")}
    assert counts == {2}


def test_nothing_but_page_furniture_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shell.txt"
    path.write_text("首页 | 新闻 | 理财 | 法律 | 论坛\n字体：大 中 小\n陇ICP备10000000号-1.\n", encoding="utf-8")
    assert main(["clean", "--json", str(path)]) == 3
    assert "nothing but page furniture" in capsys.readouterr().err


def test_the_other_files_are_still_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"")
    assert main(["clean", "--json", str(bad), str(good)]) == 1
    assert '"source":"good.txt"' in capsys.readouterr().out
