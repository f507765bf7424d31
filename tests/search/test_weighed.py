"""What the page weighs of a text: sentences, signs, their sum, and the pieces of a long text; each at its borders. No guide, no browser."""

from math import sqrt
from typing import Any

import pytest

from tests.javascript import Modules

WEIGHED = Modules("search/evidence", "search/whole-text")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("a" * 27 + "。" + "b" * 32, 1),  # 60 letters are weighed as one
        ("a" * 27 + "。" + "b" * 33, 2),
        ("a" * 60 + "！b？c；d;e!f?g\nh。。i", 9),
        ("a" * 60 + ". b.c", 2),  # a point inside a word ends nothing
    ],
)
def test_each_sentence_of_a_longer_text_is_weighed_by_itself(text: str, sentences: int) -> None:
    found = WEIGHED.call("sentencesOf", text)
    assert len(found) == sentences and all(found)


@pytest.mark.parametrize(
    ("han", "latin", "signs"),
    [
        ("", "", []),
        ("车", "", ["车"]),
        ("车胎漏", "", ["车", "胎", "车胎", "漏", "胎漏"]),
        ("车|胎", "", ["车", "胎"]),  # no pair over a border
        ("", "flat", ["flat", "_flat", "flat_"]),
        ("", " a  tyre ", ["a", "_a", "tyre", "a_tyre", "tyre_"]),
        ("", "tyres", ["tyres", "_tyres", "tyre~", "tyres_"]),
        ("", "we try tyres", ["we", "_we", "try", "we_try", "tyres", "try_tyres", "tyre~", "tyres_"]),
    ],
)
def test_signs_are_letters_words_their_pairs_and_how_a_longer_word_begins(
    han: str, latin: str, signs: list[str]
) -> None:
    assert WEIGHED.call("signsOf", han, latin) == signs


@pytest.mark.parametrize(
    ("han", "latin", "named"),
    [
        ("刀", "", ["#cut"]),
        ("", "knife", ["#cut"]),
        ("刀桥", "", ["#cut", "#cut#place", "#place"]),
        ("刀", "bridge", ["#cut", "#cut#place", "#place"]),
        ("刀桥药", "", ["#cut", "#cut#place", "#cut#pill", "#place", "#place#pill", "#pill"]),
        ("x", "y", []),
    ],
)
def test_a_class_of_words_is_a_sign_and_so_is_each_pair_of_them(han: str, latin: str, named: list[str]) -> None:
    classes = '[["cut", /刀/, /knife/], ["place", /桥/, /bridge/], ["pill", /药/, /pill/]]'
    assert WEIGHED.run(f"M.signsOf('{han}', '{latin}', {classes}).filter(M.isClass)") == named


SIX = ["ab", "cd", "ef", "x", "y", "z"]


@pytest.mark.parametrize(
    ("signs", "kinds", "weight"),
    [
        (SIX[:5], [], 0),  # of a word alone the wordings decide
        (SIX[:5], ["soft"], 1),
        (SIX[:5], ["other"], 0),
        (SIX[:5], ["bereaved"], 0),
        (SIX[:5], ["other", "soft"], 1),
        ([*SIX[:5], "#a"], ["soft"], 1),  # a class is none of its words
        (SIX, [], -8 + 28 / 2),
        (["ab", "u", "v", "x", "y", "z"], [], -8 + 16 / sqrt(2)),
        (["u", "v", "w", "x", "y", "z"], [], -8),
        (["u", "v", "w", "x", "y", "z"], ["soft", "other", "new"], -8 + 20 - 4),
        ([*SIX, "#a"], [], -8 + 28 / 2 + 6 / sqrt(2)),  # classes are measured by themselves
        ([*SIX, "#a", "#b"], [], -8 + 28 / 2 + 12 / sqrt(3)),
    ],
)
def test_weights_of_known_signs_are_added_up(signs: list[str], kinds: list[str], weight: float) -> None:
    learned = '{ base: -8, kinds: { soft: 20, other: -4 }, weights: { 16: "ab cd", "-4": "ef", 6: "#a #b" } }'
    assert WEIGHED.run(f"M.makeScale({learned}).weigh({signs}, {kinds})") == pytest.approx(weight)


def pieces(text: str) -> Any:
    return [(one["text"], one["isFirst"], one["isLast"]) for one in WEIGHED.call("piecesOf", text)]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", ""),
        ("  a \t b  ", "a b"),
        ("a \n \n b", "a\nb"),
        ("so\u00adft", "soft"),
        ("ａ１", "a1"),
        ("一" * 300, "一" * 300),
    ],
)
def test_a_text_of_up_to_300_letters_is_one_piece_without_what_nobody_sees(text: str, seen: str) -> None:
    assert pieces(text) == [(seen, True, True)]


def test_a_longer_text_is_cut_into_pieces_that_overlap_by_eighty_letters() -> None:
    letters = "".join(chr(0x4E00 + at) for at in range(741))
    first, second, third, last = pieces(letters)
    assert first == (letters[:300], True, False)
    assert second == (letters[220:520], False, False)
    assert third == (letters[440:740], False, False)
    assert last == (letters[660:], False, True)
    assert pieces(letters[:740])[-1] == (letters[440:740], False, True)
    assert len(pieces(letters[:301])) == 2


def test_no_piece_begins_or_ends_inside_a_word_that_is_not_very_long() -> None:
    words = [f"{'x' * 10}{at:03}" for at in range(60)]
    found = pieces(" ".join(words))
    assert len(found) > 2
    for text, _, _ in found:
        assert set(text.split()) <= set(words), text
    long = "y" * 280 + " " + "z" * 100
    assert pieces(long)[0][0] == "y" * 280 + " "  # the word began within the last thirty letters
    assert pieces("y" * 270 + " " + "z" * 100)[0][0] == "y" * 270 + " "
    assert pieces("y" * 269 + " " + "z" * 100)[0][0] == "y" * 269 + " " + "z" * 30


def test_of_a_text_without_end_the_first_half_and_the_last_are_read() -> None:
    text = "一" * 30_000 + "二" * 5 + "三" * 30_000
    whole = "".join(text for text, _, _ in pieces(text))
    assert "二" not in whole and "三" in whole
    exact = "一" * 29_995 + "二" * 10 + "三" * 29_995
    assert "二" * 10 in "".join(text for text, _, _ in pieces(exact))
    assert all(len(text) <= 300 for text, _, _ in pieces(text))
