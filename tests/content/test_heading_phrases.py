"""A heading's phrases are held together; no letter is lost, and what has marks of its own is left alone."""

import re

import pytest

from engine.content.heading_phrases import with_phrases


@pytest.mark.parametrize(
    ("heading", "phrases"),
    [
        ("接到催收电话、有人上门，怎么办", ["接到催收电话、", "有人上门，", "怎么办"]),
        ("“停息挂账”“分60期”是真的吗？", []),
        ("他说：“今天还清。”怎么办", ["他说：", "“今天还清。”", "怎么办"]),
        ("好？！再看", ["好？！", "再看"]),
        ("，开头是逗号", []),
        ("怎么办", []),
    ],
)
def test_phrases_end_with_their_punctuation(heading: str, phrases: list[str]) -> None:
    html = with_phrases(f'<h2 id="x">{heading}</h2>')
    assert re.findall(r"<span>(.*?)</span>", html) == phrases
    assert re.sub(r"</?span>", "", html) == f'<h2 id="x">{heading}</h2>'


def test_a_heading_with_marks_and_a_small_one_stay_as_they_are() -> None:
    html = '<h2 id="x"><svg></svg> 先看，再签</h2><h3 id="y">先看，再签</h3><p>先看，再签</p>'
    assert with_phrases(html) == html
