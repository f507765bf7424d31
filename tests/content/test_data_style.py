"""The texts of the data are read as a page's sentences are: what a hand leaves in them is shown with its line; the starter's are right."""

from pathlib import Path

import pytest

from engine.content.prose.data_style import data_style
from engine.content.prose.twice import twice
from scripts.new_guide import STARTER

WRONG = [  # what stands in a text, and what is shown of it
    ("zh: 先看合同,再谈", "'同,': "),
    ("zh: 支付寶裡的賬單", "the other script"),
    ("zh-TW: 這一页的電話", "zh-TW: '页' is a Simplified letter among Traditional ones. Write 頁."),
    (
        "zh-HK: {call: 這一頁, text: [甲, 这一頁]}",
        "zh-HK.text.1: '这' is a Simplified letter among Traditional ones. Write 這.",
    ),
    ("zh: 去之前帯好三样", "'帯' is a Japanese letter"),
    ("zh: 先he shi身份", "'he shi' is pinyin"),
    ("zh: 房东房东不肯退", "'房东房东' stands twice"),
    ("zh: 退还押金.", "'金.': "),
    ("en: ask for for a list", "'for for': "),
    ("en: Call them，then write", "a sign of the Chinese keyboard"),
]
RIGHT = [
    "zh: 付 {n} 元：{plan}。",
    "zh: 一个一个慢慢问，讨论讨论再说。",
    "zh: -{帳單}-页面",
    "en: what they had had in in-app chats",
    "zh-TW: 這一頁的電話",
    "zh-HK: 这一页的电话",  # Simplified all through: it is converted later
    "zh: 打开app，再看vip价",
    "zh: 朱镕基说喆和玥，囧，堃",
    "en: Fa Fa No. 10",
    "en: below the title, like （2026）…号",
]


def shown(folder: Path, line: str) -> list[str]:
    (folder / "data").mkdir()
    (folder / "data" / "phones.yml").write_text(f'"110":\n  name:\n    {line}\n', encoding="utf-8")
    return data_style(folder)


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_a_slip_in_a_text_is_shown_with_its_line(line: str, said: str, tmp_path: Path) -> None:
    found = shown(tmp_path, line)
    assert len(found) == 1 and said in found[0] and found[0].startswith(f"{tmp_path}/data/phones.yml:3: 110.name.")


def test_a_number_that_one_language_alone_has_is_shown_but_no_name(tmp_path: Path) -> None:
    found = shown(tmp_path, "zh: 110报警，15天内\n    en: Police, within 5 days")
    assert [said.partition(": ")[2] for said in found] == [
        "110.name.en: the number 5 stands in 'en' alone. Give the same numbers in both.",
        "110.name.zh: the number 15 stands in 'zh' alone. Give the same numbers in both.",
    ]


@pytest.mark.parametrize("line", RIGHT)
def test_a_right_text_is_left_alone(line: str, tmp_path: Path) -> None:
    assert shown(tmp_path, line) == []


def test_the_starters_texts_are_right() -> None:
    assert data_style(STARTER) == []


@pytest.mark.parametrize("text", ["你的的合同", "请你你先看", "如果如果对方", "按期归还归还的", "法院法院不会"])
def test_a_word_that_stands_twice_is_found(text: str) -> None:
    assert twice(text)


@pytest.mark.parametrize(
    "text",
    [
        "目的的",
        "为了了解情况",
        "现在在家",
        "债还还在",
        "讨论讨论方案",
        "一步一步来",
        "对对对",
        "哪里哪里",
        "的的确确",
        "人人都",
        "看看",
    ],
)
def test_a_word_that_may_stand_twice_is_not(text: str) -> None:
    assert twice(text) == ""
