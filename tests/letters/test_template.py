"""How a letter is written, what a mistake in one says, and that none admits a debt unless its page says so."""

import pytest

from engine.letters.paper import paper_html
from engine.letters.template import read_letter

BODY = "# 函\n[field:lender]：\n#. 第一\n[ ] more: #. 第二[field:tail]\n(x) to=a: 甲\n( ) to=b:\n> [field:name]\n"


def test_a_letter_is_read() -> None:
    letter = read_letter(BODY)
    assert letter.title == "函"
    assert letter.fields == ("lender", "tail", "name")
    assert [line.option for line in letter.options] == ["more", "to=a", "to=b"]
    assert [line.shown for line in letter.lines] == [True, True, False, True, False, True]
    assert [line.numbered for line in letter.lines] == [False, True, True, False, False, False]
    html = paper_html(letter)
    assert (
        '<p data-option="more" data-off><span data-number>2. </span>第二<span class="letter-place" data-field="tail">'
        in html
    )
    assert '<p data-option="to=b" data-off data-empty></p>' in html


def test_a_sentence_to_choose_has_dots_for_each_of_its_fields_and_all_its_words() -> None:
    (line,) = read_letter("# 函\n[ ] more: 从[field:from]到[field:to]为止\n").options
    assert line.text == "从……到……为止"


def test_markup_in_a_letter_is_text() -> None:
    assert "&lt;b&gt;" in paper_html(read_letter("# <b>\n<b>[field:name]\n"))


@pytest.mark.parametrize(("body", "words"), [("文\n", "begin it with its title"), ("# a\n[x] Bad Name: y\n", "line 2")])
def test_a_mistake_in_a_letter_is_told(body: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_letter(body)
