"""Where a text is cut before a wording is looked for in it, and which letters do not count: words of plain letters stand for Chinese ones."""

import pytest

from tests.javascript import Modules

BORDERS = Modules("search/word-borders")
# ours is bc or bcd; ab and cd are common words that may make it between them, ef and ee two more; x counts only outside xy.
GRAMMAR = '{ across: ["bc", "bcde"], beside: ["ab", "cd", "ef", "ee", "de"], holding: [["xy", "x"], ["pxq", "x"]] }'


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("", ""),
        ("bc", "bc"),
        ("abcd", "ab|cd"),
        ("zabcdz", "zab|cdz"),
        ("abc", "abc"),  # as much is held with ours
        ("bcd", "bcd"),
        ("abzcd", "abzcd"),
        ("abcdab", "ab|cdab"),  # nothing is cut beside ours
        ("ababcd", "abab|cd"),
        ("cdabcd", "cdab|cd"),
        ("abcdabcd", "ab|cdab|cd"),
        ("abcdbc", "ab|cdbc"),
        ("bcabcd", "bcab|cd"),
        ("abcdef", "ab|cd|ef"),  # bcde too is made of the ends of others
        ("abcdeef", "abcdeef"),  # bc, de and ef hold as much
        ("bcde", "bcde"),
        ("xy", "◇y"),
        ("x", "x"),
        ("xyx", "◇yx"),
        ("xyxy", "◇y◇y"),
        ("pxq xy", "p◇q ◇y"),
        ("xyabcdx", "◇yab|cdx"),  # cut where the letters stood
    ],
)
def test_a_text_is_cut_where_two_words_meet_inside_ours_and_nowhere_else(text: str, divided: str) -> None:
    assert BORDERS.run(f"new M.WordBorders({GRAMMAR}).divide('{text}')") == divided


@pytest.mark.parametrize(
    ("text", "letters"), [("", 0), ("a", 0), ("ab", 2), ("abc", 2), ("abcd", 4), ("cde", 2), ("cdef", 4), ("eee", 2), ("eeee", 4), ("zabz", 2), ("deef", 4), ("cdeef", 4), ("cdeeef", 6)]
)  # fmt: skip
def test_words_hold_as_many_letters_as_they_can_between_them(text: str, letters: int) -> None:
    assert BORDERS.run(f"new M.WordBorders({GRAMMAR}).held('{text}')") == letters
