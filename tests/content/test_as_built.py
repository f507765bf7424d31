"""What a reader sees of a piece of a page, and what stands in code or in a remark; and the paragraph that a line belongs to."""

import pytest

from engine.content.as_built import as_built, paragraph


@pytest.mark.parametrize(
    ("text", "shown", "apart"),
    [
        ("a *b* c", "a b c", set()),
        ("a `*b*` c", "a  c", {"*b*"}),
        ("a <code>b <kbd>c</kbd> d</code> e", "a  e", {"b", "c", "d"}),
        ("a </code> b `c` d", "a  b  d", {"c"}),  # an end without a beginning ends nothing
        ("a <pre>b</pre> c", "a  c", {"b"}),
        ("```\nx\n\n  y\n```\n\nz", "\nz", {"x", "y"}),
        ("a &amp; b", "a & b", set()),
        ("a <!-- crisis --> b", "a  b", set()),  # meant as a mark, it may be a wrong one
        ("a\n\n<!-- b\n# c\n-->\n\nd", "a\n\n\nd", {"<!-- b", "# c", "-->"}),
        ("a\n\n<!-- b ->\n<!-- c -->\n\nd", "a\n\n\nd", set()),  # the first was never ended
    ],
)
def test_what_is_shown_and_what_stands_apart(text: str, shown: str, apart: set[str]) -> None:
    built = as_built(text)
    assert (built.shown.strip(), built.apart) == (shown.strip(), apart)


LINES = ["one", "two", "", "   three", "     four", "   five", " ", "six", "  [here]: a.md", "seven [here]: b.md"]
HERE = "\n\n  [here]: a.md"


@pytest.mark.parametrize(
    ("at", "held"),
    [
        (0, "one\ntwo"),
        (1, "one\ntwo"),
        (3, "three\n  four\nfive"),
        (4, "three\n  four\nfive"),
        (5, "three\n  four\nfive"),
        (7, "six\n  [here]: a.md\nseven [here]: b.md"),
        (9, "six\n  [here]: a.md\nseven [here]: b.md"),
    ],
)
def test_a_paragraph_is_what_stands_between_empty_lines_with_the_page_s_references(at: int, held: str) -> None:
    assert paragraph(LINES, at) == held + HERE


def test_a_page_without_references_gives_none() -> None:
    assert paragraph(["a"], 0) == "a\n"
