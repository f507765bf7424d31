"""Words to say on English pages: the Chinese of the same box of the source, with pinyin, or a finding where boxes differ."""

import pytest

from engine.content.spoken import boxes, pinyin, sentences, unpaired, with_chinese

SOURCE = (
    '## 核对 {#check}\n\n!!! quote "可以这样说"\n    您好，我要[还款](a.md)。请打 [phone:95188] 吗？\n\n以后再说。\n'
)
PAGE = '## Check {#check}\n\n!!! quote admits "You could say"\n    Hello.\n\nLater.\n'


def lines(text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.split("\n"), 1))


def test_a_box_shows_each_sentence_with_its_pinyin() -> None:
    assert with_chinese(PAGE, boxes(lines(SOURCE))) == PAGE.replace(
        "    Hello.\n",
        "    Hello.\n\n"
        '    <span lang="zh-Hans">您好，我要还款。</span><br>\n'
        '    <span lang="zh-Latn">Nín hǎo, wǒ yào huán kuǎn.</span>\n'
        "    {: .say }\n\n"
        '    <span lang="zh-Hans">请打 95188 吗？</span><br>\n'
        '    <span lang="zh-Latn">Qǐng dǎ 95188 ma?</span>\n'
        "    {: .say }\n",
    )


def test_pages_with_the_same_boxes_pair() -> None:
    assert list(unpaired(boxes(lines(PAGE)), boxes(lines(SOURCE)))) == []


@pytest.mark.parametrize(
    ("page", "line", "said"),
    [
        (PAGE.replace("!!! quote", "!!! note"), 1, "one more box"),
        (PAGE + PAGE.replace("#check", "#more"), 9, "this page 2"),
        (PAGE.replace("#check", "#else"), 3, "under #else, the same box of the source under #check"),
    ],
)
def test_boxes_that_do_not_pair_are_named(page: str, line: int, said: str) -> None:
    ((found, message),) = unpaired(boxes(lines(page)), boxes(lines(SOURCE)))
    assert found == line
    assert said in message
    assert "the same order" in message


def test_what_is_not_said_is_left_out() -> None:
    body = ["    - **您好** [rule:cc-678]", "    每月____{#offer}元，-{我的}-"]
    assert sentences(body) == ["您好", "每月____元，我的"]


def test_pinyin_has_latin_marks() -> None:
    assert pinyin("他说：“还款（全部）。”") == "Tā shuō: “huán kuǎn (quán bù).”"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("!!! quote\n    一\n\n    二\n\n三", ["    一", "", "    二", ""]),
        ("!!! quote\n    一\n三\n    四", ["    一"]),
        ("!!! quote\n三", []),
        ("  !!! quote\n      一\n    二", ["      一"]),
    ],
)
def test_a_box_ends_before_what_is_not_set_in(text: str, body: list[str]) -> None:
    (box,) = boxes(lines(text))
    assert box.body == body
