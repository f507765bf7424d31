"""How the page reads what may be a cry for help, by a grammar of a few wordings about a bicycle. No guide, no browser."""

from typing import Any

import pytest

from tests.javascript import Modules

READER = Modules("search/crisis")
GRAMMAR: dict[str, Any] = {
    "groups": {"i": "我|咱"},
    "patterns": {
        "clear": {"han": ["(?:{i})摔了", "爆胎&救"], "latin": [" i fell ", " tyre & burst "]},
        "after": {"han": ["摔过"]},
        "soft": {"han": ["骑不动"], "latin": [" puncture ", " flat "]},
        "other": {"han": ["朋友"]},
        "silent": {"han": ["没说我摔了", "骑不"], "latin": [" flat rate "]},
    },
    "heard": [["摔车", "shuai che"], ["漏气了", "lou qi le"], ["轮子掉了", "lun zi diao le"]],
    "sounds": {"shuai": "摔率甩", "che": "车扯", "lou": "漏楼", "qi": "气七器", "le": "了乐", "lun": "轮", "zi": "子", "diao": "掉"},
    "vague": ["puncture", "flat", "bike"],
    "like": {"flt": "flat"},
}  # fmt: skip
SURE, AFTER, SOFT = ["clear"], ["soft", "after"], ["soft"]


def called(text: str, **more: Any) -> list[str]:
    """The card and what is told beside it; [] where none is called for."""
    grammar = {**GRAMMAR, "evidence": None, **more}
    call = READER.run(f"new M.CrisisReader({grammar!r}).read({text!r})".replace("None", "null"))
    return [call["card"], *(name for name in ("after", "other") if call[name])] if call else []


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("我摔了", SURE),
        ("咱 摔 了！", SURE),
        ("他摔了", []),
        ("昨天摔过", AFTER),
        ("骑不动", SOFT),  # a silent wording that is shorter takes nothing away
        ("没说我摔了", []),  # a longer one does
        ("没说我摔了，我摔了", SURE),  # and only there
        ("爆胎了，快来救", SURE),
        ("爆胎了", []),  # both parts have to be there
        ("朋友说我摔了", ["clear", "other"]),
        ("我摔了，朋友在", SURE),  # named after it, she does not speak of another
        ("朋友", []),
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


def test_learned_signs_call_for_the_soft_card_and_speak_against_a_clear_wording() -> None:
    # Fewer than six signs weigh less: one Chinese letter more or less would decide.
    told = {"weights": {"40": "坡 太 陡", "-90": "表 演 完 毕"}, "kinds": {"clear": 16}, "base": -8}
    assert called("这坡太陡", evidence=told) == SOFT
    assert called("那条路好", evidence=told) == []
    assert called("我摔了", evidence=told) == SURE
    assert called("我摔了表演完毕", evidence=told) == SOFT


def test_until_all_wordings_are_here_it_says_which_it_lacks() -> None:
    half = {**GRAMMAR, "patterns": {"clear": {"han": GRAMMAR["patterns"]["clear"]["han"]}}}
    asked = ["灯", "lamp", "灯 lamp", "22:00?"]
    whole, part = [READER.run(f"(r => [{asked}.map((text) => r.lacks(text)), r.isWhole])(new M.CrisisReader({each!r}))".replace("None", "null")) for each in ({**GRAMMAR, "evidence": None}, half)]  # fmt: skip
    assert whole == [[False] * 4, True]
    assert part == [[False, True, True, True], False]


def test_a_part_that_comes_later_is_read_too() -> None:
    first = {"groups": {}, "patterns": {"clear": {"han": ["摔了"]}}}
    later = {"groups": {}, "patterns": {"clear": {"latin": [" i fell "]}}}
    asked = f"((r) => [r.read('i fell'), r.learn({later!r}), r.read('i fell')])(new M.CrisisReader({first!r}))"
    before, _, after = READER.run(asked)
    assert (before, after["card"]) == (None, "clear")
