"""A data file says what a person meant, or the line is told with the quotes to put."""

from pathlib import Path

import pytest

from engine.content import editor_file
from engine.content.mark_checks import MOST_OPENINGS
from engine.content.source_page import PageError, read_page
from engine.content.yaml_file import cut_off, read_yaml

GUESSED = (
    "22:30",
    "0123",
    "1:30:00",
    "0x1F",
    "0b11",
    "1_000",
    "+012",
    ".5",
    "5.",
    "190:20:30.15",
    ".inf",
    ".nan",
    "yes",
    "No",
    "on",
    "OFF",
    "True",
    "FALSE",
)
MEANT = {
    "18": 18,
    "-3": -3,
    "0": 0,
    "0.05": 0.05,
    "true": True,
    "false": False,
    "'22:30'": "22:30",
    '"0123"': "0123",
    "2026-11-25": "2026-11-25",
    "~": None,
    "早上8点": "早上8点",
}


@pytest.mark.parametrize(
    ("written", "line", "sign"),
    [("a: 1\nb: \x07x\n", 2, "U+0007"), ("a: \x7f\n", 1, "U+007F"), ("a: 1\n\n\nb: x\ufffe\n", 4, "U+FFFE")],
)
def test_a_sign_that_no_text_has_is_told_at_its_line(tmp_path: Path, written: str, line: int, sign: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ValueError) as error:
        read_yaml(path)
    assert str(error.value).startswith(
        f"{path}:{line}: a sign that nobody sees ({sign}) stands in this line. Take it out"
    )


@pytest.mark.parametrize("written", GUESSED)
def test_what_yaml_would_guess_is_refused_with_the_quotes_to_put(tmp_path: Path, written: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(f"a:\n  b: {written}\n", encoding="utf-8")
    with pytest.raises(ValueError) as error:
        read_yaml(path)
    assert f"{path}:2:" in str(error.value)
    assert f"Put quotes around it: '{written}'" in str(error.value)


@pytest.mark.parametrize("written", MEANT)
def test_what_is_meant_is_read(tmp_path: Path, written: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(f"a: {written}\n", encoding="utf-8")
    assert read_yaml(path) == {"a": MEANT[written]}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\n[b, c]: 2\n", 2, "one word, not a list or a map"),
        ("a: 1\n{b: 1}: 2\n", 2, "one word, not a list or a map"),
        ("a: 1\na: 2\n", 2, "'a' appears twice"),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", 2, "a merge conflict of git is left here"),
        ("a: 1\n||||||| 4f2a1c0\nb: 1\n", 2, "a merge conflict of git is left here"),
        ("a: 1\nb:\n  - c.md\n  d.md\n  - e.md\n", 4, "begin with '- '. Write: - d.md"),
        ("a:\n  - one\n  -two\n  - three\n", 3, "begin with '- '. Write: - two"),
        ("a: {zh: 一, en: When you cannot: a step}\n", 1, "'When you cannot: …' holds ': '. Put quotation marks"),
        ("nav:\n  - a.md\n  tools:\n    - b.md\n", 3, "begin with '- '. Write: - tools:"),
        ("a: 1\nb: %x\n", 2, "a text cannot begin with %. Put it"),
        ("a: {zh: @x, en: y}\n", 1, "a text cannot begin with @. Put it"),
        ("a: 'x\n", 1, "the quotation mark that opens here is not closed"),
        ("a: 1\nb: {zh: x, en: y\nc: 1\n", 2, "the bracket that opens here is not closed"),
        ("a: 1\n\tb: 1\n", 2, "a tab stands before the text"),
        ("a:\n  of x\n  b: 1\n", 2, "'of x' is no field. Write ': '"),
        ("a:\n\tb: 1\n", 2, "not valid YAML"),
        ("have:\n - a\n  - b\n  - c\n", 2, "would be a part of this text"),
        ('a: "x\n"b":\n  c: 1\n', 1, "stands alone in this line"),
        ("a:\n   zh: x\n    en: y\n", 3, "this line is deeper than the one above"),
        ('zh: "他说"不用管"，也看日子。"\nen: x\n', 1, 'ends at "他说", and more words follow. Write \\"'),
        ("a: 1\nen: 'Don't pay yet; ask first.'\n", 2, "ends at 'Don', and more words follow. Write ''"),
        ("title：甲\nreviewed: 2026-11-21\n", 1, "the colon ： is full-width"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as error:
        read_yaml(path)
    assert f"{path}:{line}:" in str(error.value)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: 先看日子 #再付款\n", [(1, "先看日子", "#再付款")]),
        ("a:\n  - one\n  - two  # three\n", [(3, "two", "# three")]),
        ("a: one\n  two #three\nb: 1\n", [(2, "one two", "#three")]),
        ("a: '先看 #再付' # x\n", []),
        ("a: [b, c] # x\n# whole line\nd: e#f\n  #more\n", []),
        ("a: |\n  one #two\n", []),
    ],
)
def test_what_a_remark_takes_from_a_text_is_found(text: str, lost: list[tuple[int, str, str]]) -> None:
    assert list(cut_off(text)) == lost


def test_a_conflict_in_a_page_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: x\n---\n# x {#x}\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", encoding="utf-8")
    with pytest.raises(PageError, match=r"a\.md:6: a merge conflict"):
        read_page(path, "a.md")


def test_a_page_that_stands_twice_in_its_file_is_named_as_such(tmp_path: Path) -> None:
    path, page = tmp_path / "a.md", "---\ntitle: x\n---\n\n# x {#x}\n\nsome\n"
    path.write_text(page * 2, encoding="utf-8")
    with pytest.raises(PageError, match=r"a\.md:8: the page begins again here"):
        read_page(path, "a.md")
    path.write_text(f"{page}\n---\n\ntitle: x\n", encoding="utf-8")  # a ruler, and words
    assert read_page(path, "a.md").text.count("title") == 2


@pytest.mark.parametrize("piece", ["](", "[a](", "[a](b ", '](a "', "[rule:", "![", "](<"])
def test_openings_without_an_end_are_read_once(tmp_path: Path, piece: str) -> None:
    """20,000 of them: read in proportion, or this test would take hours."""
    path = tmp_path / "a.md"
    path.write_text(f"# x {{#x}}\n\n{piece * 20_000}\n", encoding="utf-8")
    page = read_page(path, "a.md")
    assert page.links == []
    assert len(page.headings) == 1
    assert MOST_OPENINGS < 20_000


def test_a_file_that_is_far_too_long_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_file, "BIGGEST", 4)
    path = tmp_path / "a.md"
    path.write_text("1234", encoding="utf-8")
    assert editor_file.read_text_file(path) == "1234"
    path.write_text("12345", encoding="utf-8")
    with pytest.raises(editor_file.FileMistake, match=r"a\.md: more than 0 MB"):
        editor_file.read_text_file(path)


@pytest.mark.parametrize(
    ("data", "line"), [(b"\xd0\xc5", 1), (b"a\nb\xff\nc", 2), ("第一行\r\n第二行\r\n".encode() + b"\xff", 3)]
)
def test_of_a_file_in_another_encoding_the_first_such_line_is_told(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(editor_file.FileMistake, match=rf"a\.md:{line}: not UTF-8"):
        editor_file.read_text_file(path)
