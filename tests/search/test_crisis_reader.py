"""How the page reads what may be a cry for help, by a grammar of a few wordings about a bicycle. No guide, no browser."""

import unicodedata
from itertools import pairwise
from typing import Any

import pytest

from tests.javascript import Modules

READER = Modules("search/crisis")
GRAMMAR: dict[str, Any] = {
    "groups": {"i": "我|咱"},
    "patterns": {
        "compound": {"han": ["摔了桥"], "latin": [" fell running"]},
        "now": {"han": ["(?:{i})流血"]},
        "clear": {"han": ["(?:{i})摔了", "爆胎&救"], "latin": [" i fell ", " tyre & burst "]},
        "after": {"han": ["摔过"]},
        "soft": {"han": ["骑不动"], "latin": [" puncture ", " flat "]},
        "other": {"han": ["朋友"]},
        "bereaved": {"han": ["朋友的[^]?车摔过"]},
        "silent": {"han": ["没说我摔了", "骑不"], "latin": [" flat rate "]},
    },
    "heard": [["摔车", "shuai che"], ["漏气了", "lou qi le"], ["轮子掉了", "lun zi diao le"]],
    "sounds": {"shuai": "摔率甩", "che": "车扯", "lou": "漏楼", "qi": "气七器", "le": "了乐", "lun": "轮", "zi": "子", "diao": "掉"},
    "vague": ["puncture", "flat", "bike"],
    "like": {"flt": "flat"},
}  # fmt: skip
SURE, NOW, AFTER, SOFT = ["clear"], ["clear", "now"], ["soft", "after"], ["soft"]


def called(text: str, **more: Any) -> list[str]:
    """The card and what is told beside it; [] where none is called for."""
    grammar = {**GRAMMAR, "evidence": None, **more}
    call = READER.run(f"new M.CrisisReader({grammar!r}).read({text!r})".replace("None", "null"))
    return [call["card"], *(name for name in ("now", "harm", "after", "other") if call[name])] if call else []


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("我摔了", SURE),
        ("咱 摔 了！", SURE),
        ("他摔了", []),
        ("我流血了", NOW),
        ("我摔了，我流血了", NOW),
        ("我摔了桥边的车", SOFT),  # ends inside the name of a thing
        ("我摔了，桥边没人", SURE),  # a name stands within one clause
        ("我摔了桥，我摔了", SURE),  # and takes nothing away elsewhere
        ("I fell running", SOFT),
        ("I fell. Running is fun", SURE),
        ("昨天摔过", AFTER),
        ("骑不动", SOFT),  # a silent wording that is shorter takes nothing away
        ("没说我摔了", []),  # a longer one does
        ("没说我摔了，我摔了", SURE),  # and only there
        ("爆胎了，快来救", SURE),
        ("爆胎了", []),  # both parts have to be there
        ("朋友说我摔了", ["clear", "other"]),
        ("我摔了，朋友在", SURE),  # named after it, she does not speak of another
        ("朋友", []),
        ("朋友的车摔过", []),  # what is over and not hers is no wording of her own
        ("朋友的车摔过，骑不动", SOFT),  # and nobody is worried about
        ("朋友的车摔过，朋友骑不动", ["soft", "other"]),  # but another may be meant
        ("朋友的，车摔过", ["soft", "after", "other"]),  # of two clauses it is none
        ("I fell", SURE),
        ("tyre has burst", SURE),
        ("a burst", []),
        ("flat rate", []),
        ("it is flat", SOFT),
        ("fellow", []),
    ],
)
def test_a_wording_calls_for_its_card(text: str, call: list[str]) -> None:
    assert called(text) == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("漏器了", SOFT),  # one letter that sounds alike
        ("楼器了", []),  # two
        ("漏气了", []),  # as it is written it is for the wordings, which have none of it
        ("漏七了吧", SOFT),
        ("漏七了在", []),
        ("率车", []),  # of two letters none may be mistaken
        ("摔che", SOFT),
        ("shuai che", SOFT),
        ("shuaiche le", SOFT),
        ("shuai cheap", []),
        ("xshuai che", []),
        ("lou qi le", SOFT),
        ("louqile", SOFT),
        ("zuotianlouqile", SOFT),  # a long word of nothing but syllables
        ("zuotianlouqilex", []),
        ("wo lou qi le", SOFT),
        ("loqi le", []),
        ("lzdl", SOFT),  # by the first letters, with 了 or without
        ("lzdll", SOFT),
        ("lzdx", []),
        ("lql", []),  # three letters may be anything
    ],
)
def test_what_only_sounds_like_one_calls_for_the_soft_card(text: str, call: list[str]) -> None:
    assert called(text) == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("ifell yesterday", []),  # too short to be more than one
        ("tyreburst", SOFT),  # what was typed as one is unsure, and unsure means soft
        ("my flatpuncture", SOFT),
        ("flatpunctured", []),
        ("flatrate", []),
    ],
)
def test_words_typed_as_one_call_for_the_soft_card(text: str, call: list[str]) -> None:
    assert called(text) == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("punctrue", SOFT),  # two letters swapped
        ("puncturre", SOFT),
        ("puncxxre", SOFT),  # a long word may have two wrong
        ("punxxxre", []),
        ("falt", SOFT),  # of a short word two letters may be swapped
        ("flxt", []),  # and none be another
        ("flats", SOFT),
        ("flt", SOFT),
        ("fl4t", []),
    ],
)
def test_a_slip_in_a_word_calls_for_the_soft_card(text: str, call: list[str]) -> None:
    assert called(text) == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("the bike is on the road", SOFT),
        ("the bkie is on the road", SOFT),  # as it was meant
        ("the bkie is on the raod", []),  # nobody knows what that is: too little is left
        ("the bikes is on the road", []),  # a word that weighs something stands for itself
    ],
)
def test_slips_are_mended_before_a_text_is_weighed(text: str, call: list[str]) -> None:
    told = {"weights": {"60": "bike", "40": "road", "1": "bikes"}, "base": -45, "kinds": {}}
    assert called(text, evidence=told) == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("carbon monoxide", SOFT),  # nothing but syllables, and a word of a wording
        ("monoxideflat", SOFT),  # two typed as one
        ("wo dei huan qian", []),  # dei is 得 there, and no slip
        ("wo fual le", []),
        ("wo monoxie le", SOFT),  # a slip in more than a syllable is one
        ("it is dei now", SOFT),
        ("dei", SOFT),  # one alone may be either
    ],
)
def test_what_sounds_like_pinyin_may_be_a_word_and_a_row_of_syllables_has_no_slips(text: str, call: list[str]) -> None:
    patterns = {**GRAMMAR["patterns"], "soft": {"latin": [" monoxide ", " flat ", " die "]}}
    assert called(text, patterns=patterns, like={"dei": "die"}, vague=["monoxide"], heard=[]) == call


def test_learned_signs_call_for_the_soft_card_and_speak_against_a_clear_wording() -> None:
    # Fewer than six signs weigh less: one Chinese letter more or less would decide.
    told = {"weights": {"40": "坡 太 陡", "-90": "表 演 完 毕"}, "base": -8, "kinds": {}}
    assert called("这坡太陡", evidence=told) == SOFT
    assert called("那条路好", evidence=told) == []
    assert called("我摔了", evidence=told) == SURE
    assert called("我摔了表演完毕", evidence=told) == SOFT


def test_words_of_a_class_stand_for_one_another_and_tell_whether_others_do_harm() -> None:
    told = {
        "weights": {"90": "#road"},
        "base": -8,
        "kinds": {},
        "harm": {"weights": {"90": "#shove"}, "base": -8, "kinds": {}},
    }
    classes = [["road", "坡|桥", "hill|bridge"], ["shove", "推|撞", "pushed|hit"]]
    asked = [
        "这坡真的太长了",
        "那座桥看着不宽",
        "so long is this hill today",
        "我在桥上被人推",
        "前面的路很好走",
        "chill is what it is today",
    ]
    assert [called(text, evidence=told, classes=classes) for text in asked] == [
        SOFT,
        SOFT,
        SOFT,
        ["soft", "harm"],
        [],
        [],
    ]


def test_what_happens_now_calls_for_the_clear_card_whatever_else_is_said() -> None:
    told = {"weights": {"-90": "表 演 完 毕"}, "base": -8, "kinds": {}}
    assert called("我流血了表演完毕", evidence=told) == NOW


def test_other_languages_are_read_with_spaces_and_without() -> None:
    tongues = ["(?: упал\\S*)(?= )", "넘어졌", "🚲💥"]
    spoken = ["Я упала.", "упадок", "나 넘어 졌어", "🚲 💥!", "🚲"]
    assert [called(text, tongues=[one.encode().decode() for one in map(decomposed, tongues)]) for text in spoken] == [
        NOW,
        [],
        SURE,
        SOFT,
        [],
    ]


def test_of_a_long_text_each_piece_is_read_once_and_a_cry_in_its_middle_is_found() -> None:
    lamp = "灯坏了，路上没有人，只好推着走。"
    text = "".join(f"{lamp}{number}。" for number in range(2_000))
    half = text[: len(text) // 2]
    long = f"{half}我摔了。{text[len(half) :]}"
    asked = "(() => { const r = new M.CrisisReader(G), turns = []; do { const call = r.read(T, 4); turns.push([r.unread, call?.card ?? null]); } while (r.unread); const { unread } = r; let n = 0; r.readPiece = () => n++; r.read(T, 4); return { turns, again: n }; })()"
    found = READER.run(
        asked.replace("G", f"{ {**GRAMMAR, 'evidence': None}!r}".replace("None", "null")).replace("T", repr(long))
    )
    unread = [left for left, _ in found["turns"]]
    assert len(long) > 30_000
    assert unread == sorted(unread, reverse=True)
    assert {before - after for before, after in pairwise(unread[:-1])} == {4}
    assert (unread[-1], found["again"]) == (0, 0)
    assert (found["turns"][0][1], found["turns"][-1][1]) == (None, "clear")


def test_until_all_wordings_are_here_it_says_which_it_lacks() -> None:
    half = {**GRAMMAR, "patterns": {"clear": {"han": GRAMMAR["patterns"]["clear"]["han"]}}}
    asked = ["灯", "lamp", "灯 lamp", "22:00?", "ไฟ"]
    whole, part = [READER.run(f"(r => [{asked}.map((text) => r.lacks(text)), r.isWhole])(new M.CrisisReader({each!r}))".replace("None", "null")) for each in ({**GRAMMAR, "evidence": None}, half)]  # fmt: skip
    assert whole == [[False] * 5, True]
    assert part == [[False, True, True, True, True], False]


def test_a_part_that_comes_later_is_read_too() -> None:
    first = {"groups": {}, "patterns": {"clear": {"han": ["摔了"]}}}
    later = {"groups": {}, "patterns": {"clear": {"latin": [" i fell "]}}}
    asked = f"((r) => [r.read('i fell'), r.learn({later!r}), r.read('i fell')])(new M.CrisisReader({first!r}))"
    before, _, after = READER.run(asked)
    assert (before, after["card"]) == (None, "clear")


@pytest.mark.parametrize(
    ("wording", "text", "call"),
    [
        ("断链子", "断链子", SURE),  # the name itself is what is meant
        ("我断链子坏", "我断链子坏", SURE),  # more than the name
        ("我断链子", "我断链子", SURE),
        ("断链子坏", "断链子坏", SURE),
        ("断链", "断链子", SOFT),
        ("链子", "断链子", SOFT),
        ("链", "断链子", SOFT),
        ("我断", "我断链子", SOFT),
        ("子坏", "断链子坏", SOFT),
        ("我", "我断链子", SURE),  # beside it
        ("坏", "断链子坏", SURE),
    ],
)
def test_a_wording_that_shares_letters_with_a_name_is_unsure(wording: str, text: str, call: list[str]) -> None:
    assert called(text, patterns={"compound": {"han": ["断链子"]}, "clear": {"han": [wording]}}) == call
    soft = {"compound": {"han": ["断链子"]}, "soft": {"han": [wording]}}
    assert called(text, patterns=soft) == (SOFT if call == SURE else [])


LATER = "，今天骑了很远的路" * 40  # a piece or more


@pytest.mark.parametrize(
    ("text", "call"),
    [
        (f"骑不动{LATER}我摔了", SURE),
        (f"我摔了{LATER}骑不动", SURE),
        (f"我摔了{LATER}骑不动{LATER}我流血了", NOW),
        (f"骑不动{LATER}我流血了{LATER}我摔了", NOW),
        (f"骑不动{LATER}昨天摔过", SOFT),  # of two that are alike the first
        (f"昨天摔过{LATER}骑不动", AFTER),
        (LATER, []),
    ],
)
def test_the_most_pressing_piece_of_a_long_text_speaks_for_it(text: str, call: list[str]) -> None:
    assert called(text) == call
