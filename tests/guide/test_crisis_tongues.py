"""Cries for help in other languages and scripts, in pinyin and zhuyin, mixed, in pictures, spaced out, by letters that sound alike.

tests/search/crisis-tongues.tsv was written by somebody who speaks few of these languages, half of it before the phrases were chosen; who
does speak one adds to it what really is written.
"""

from collections import Counter

from tests.conftest import ROOT
from tests.search.crisis_inner import calls

FILE = ROOT / "tests" / "search" / "crisis-tongues.tsv"
ORDINARY = "ordinary"
MISSED = {"ko": 1, "pinyin": 1, "zhuyin": 1, "mixed": 1, "spaced": 1, "homophone": 3}  # at most so many of a language
NEEDLESS, NEEDLESS_CLEAR = 5, 1


def test_cries_in_other_languages_call_for_a_card_and_questions_hardly() -> None:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    missed: Counter[str] = Counter()
    needless = []
    for (language, kind, text), call in zip(rows, calls([text for *_, text in rows]), strict=True):
        if kind == ORDINARY and call:
            needless.append((text, call["card"]))
        elif kind != ORDINARY and not call:
            missed[language] += 1
    assert len(rows) > 300
    assert [language for language, count in missed.items() if count > MISSED.get(language, 0)] == [], missed
    assert len(needless) <= NEEDLESS, needless
    assert sum(card == "clear" for _, card in needless) <= NEEDLESS_CLEAR, needless


def test_what_happens_now_is_known_in_each_language() -> None:
    hurt = [
        "방금 손목을 그었어요",
        "tôi vừa uống hết thuốc ngủ",
        "睡眠薬を全部飲んだ",
        "я порезал вены",
        "กรีดข้อมือเลือดไม่หยุด",
        "🔪手腕🩸止不住",
    ]
    assert [call and call["now"] for call in calls(hurt)] == [True] * len(hurt)


def test_tone_digits_take_no_card_away() -> None:
    toned = {
        "zi4 sha1": "zi sha",
        "zi4sha1": "zisha",
        "wo3 bu4 xiang3 huo2 le": "wo bu xiang huo le",
        "xiang3 si3": "xiang si",
    }
    assert [call and call["card"] for call in calls([*toned])] == [
        call and call["card"] for call in calls([*toned.values()])
    ]
    assert all(calls(["zi4 sha1", "wo3 bu4 xiang3 huo2 le"]))
