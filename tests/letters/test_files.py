"""A letter as text and as .docx, whatever a reader types: nothing is cut, nothing becomes markup."""

import base64
import io
import random
import struct
import zipfile
from typing import Any

import pytest
from lxml import etree

from tests.letters.node import run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = [
    "<b>&amp;\"'</w:t></w:r>",
    "]]><![CDATA[",
    "a\u202eb\u2066c\u200fd",
    "\x00\x07\x1b\ufffe\uffff",
    "\ud83d lone \ude00",
    "\ud83d\ud83d\ude00\ude00",
    "line one\r\nline two\rline three",
    "مبلغ 500 يوان",
    "  blanks  kept  ",
    "字" * 10_000,
    "𠮷😀é́",
]


def cleaned(texts: list[str]) -> list[str]:
    return [str(text) for text in run("letters/plain.mjs", "clean", [[text] for text in texts])]


def documents(letters: list[list[dict[str, str]]]) -> list[zipfile.ZipFile]:
    made = run("letters/docx.mjs", "docx", [[letter, "SimSun", "zh-CN"] for letter in letters])
    return [zipfile.ZipFile(io.BytesIO(base64.b64decode(text))) for text in made]


def read_back(document: zipfile.ZipFile) -> list[str]:
    root = etree.fromstring(document.read("word/document.xml"))
    return [
        "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter(f"{W}t", f"{W}br"))
        for paragraph in root.iter(f"{W}p")
    ]


def test_a_document_gives_back_what_was_written() -> None:
    texts = cleaned(HOSTILE)
    for document in documents([[{"text": text, "style": style} for text in texts] for style in ("title", "right", "")]):
        assert document.testzip() is None
        assert read_back(document) == texts
        assert sorted(document.namelist()) == sorted(
            [
                "[Content_Types].xml",
                "_rels/.rels",
                "word/_rels/document.xml.rels",
                "word/styles.xml",
                "word/document.xml",
            ]
        )


def test_random_text_never_breaks_a_document() -> None:
    chance = random.Random(7)
    letters = "<>&\"'\\{}[]\n\r\t \u0000\u001f\u007f\u202e\u2028\ufeff\ud800\udc00字é😀اa1"
    texts = cleaned(["".join(chance.choices(letters, k=chance.randrange(60))) for _ in range(3000)])
    assert [read_back(document) for document in documents([[{"text": text, "style": ""} for text in texts]])] == [texts]


def test_what_nobody_sees_is_left_out_and_all_else_stays() -> None:
    assert cleaned(HOSTILE[2:6]) == ["abcd", "", " lone ", "😀"]
    assert cleaned(HOSTILE[6:]) == ["line one\nline two\nline three", *HOSTILE[7:]]
    assert all(letter < "\ud800" or letter > "\udfff" for text in cleaned(HOSTILE) for letter in text)


def test_what_nobody_sees_goes_from_the_first_of_each_kind_to_the_last() -> None:
    ends = "\u0000\u0008\u000b\u001f\u007f\u009f\u061c\u200e\u200f\u2028\u202e\u2066\u2068\u2069\ufeff\ufffe\uffff"
    beside = "\t\n ~\u00a0\u061b\u200d\u2010\u2027\u202f\u2065\u206a+-"
    assert cleaned([ends, beside]) == ["", beside]


def test_a_title_is_large_and_in_the_middle_and_a_signature_on_the_right() -> None:
    letter = [{"text": "x", "style": style} for style in ("title", "", "right")]
    root = etree.fromstring(documents([letter])[0].read("word/document.xml"))
    looks = [
        (paragraph.find(f".//{W}b") is not None, [jc.get(f"{W}val") for jc in paragraph.iter(f"{W}jc")])
        for paragraph in root.iter(f"{W}p")
    ]
    assert looks == [(True, ["center"]), (False, []), (False, ["right"])]


def test_a_document_names_nobody() -> None:
    ((document),) = documents([[{"text": "x", "style": ""}]])
    whole = b"".join(document.read(name) for name in document.namelist())
    assert b"creator" not in whole and b"docProps" not in whole
    assert {info.date_time for info in document.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for (
        info
    ) in document.infolist():  # each one whole file of no system: else a strict program takes the document for damaged
        assert (info.volume, info.internal_attr, info.external_attr, info.extra, info.comment) == (0, 0, 0, b"", b"")
    assert b'w:eastAsia="SimSun"' in whole and b'w:w="11906"' in whole


def test_a_document_is_a_zip_to_the_last_byte() -> None:
    """Programs that are stricter than Python's reader: every part is found from the end, and nothing stands behind or between."""
    ((text),) = run("letters/docx.mjs", "docx", [[[{"text": "字", "style": ""}], "SimSun", "zh-CN"]])
    whole = base64.b64decode(text)
    sign, disk, first, here, count, size, start, comment = struct.unpack("<4s4H2LH", whole[-22:])
    assert (sign, disk, first, here, count, start + size, comment) == (b"PK\x05\x06", 0, 0, 5, 5, len(whole) - 22, 0)
    place, at = 0, start
    for info in zipfile.ZipFile(io.BytesIO(whole)).infolist():
        central, local = (
            struct.unpack("<4s6H3L5H2L", whole[at : at + 46]),
            struct.unpack("<4s5H3L2H", whole[place : place + 30]),
        )
        assert local[:10] == (
            b"PK\x03\x04",
            20,
            0x800,
            0,
            0,
            0x21,
            info.CRC,
            info.file_size,
            info.file_size,
            len(info.filename),
        )
        assert central == (b"PK\x01\x02", 20, *local[1:11], 0, 0, 0, 0, place)
        place, at = place + 30 + len(info.filename) + info.file_size, at + 46 + len(info.filename)
    assert (place, at) == (start, start + size)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4111 1111 1111 1111", True), ("4111-1111-1111-1111", True), ("4111.1111.1111.1111", False),
        ("4111111111111112", False),  # its last digit checks the others
        ("378282246310005", True),  # 15 digits
        ("30569309025904", False),  # 14 digits are no card that is asked for
        ("6304000000000000000", True),  # 19 digits
        ("11010519900307123x", True), ("110105199003071234", True), ("110105189003071234", False), ("110105199013071234", False),
        ("110105199012321234", False), ("1101051990123112345", False), ("a11010520001231123X，", True), ("2110105199003071234", False),
    ],
)  # fmt: skip
def test_a_number_that_nobody_should_send_is_told(text: str, told: bool) -> None:
    assert run("letters/plain.mjs", "remark", [["text", text, None, WORDS]]) == ["secret" if told else ""]


def test_a_letter_as_text_sets_in_what_stands_on_the_right() -> None:
    lines = [{"text": "函", "style": "title"}, {"text": "一\n二", "style": ""}, {"text": "某人", "style": "right"}]
    assert run("letters/plain.mjs", "plain_text", [[lines]]) == ["函\n一\n二\n\u3000\u3000\u3000\u3000某人\n"]


@pytest.mark.parametrize(
    ("kind", "text", "next_text", "kept"),
    [
        ("money", "3000元", "元，还", "3000"),
        ("money", "3000元", "元", "3000"),  # the letter's line ends with the unit
        ("money", "3000 元", "元。", "3000"),
        ("money", "约３０００元", "元，还", "约３０００"),
        ("money", "三千元", "元，还", "三千"),
        ("money", "3萬元", "元，還", "3萬"),
        ("money", "300", "元", "300"),
        ("money", "3000", "元，还", "3000"),
        ("money", "元", "元，还", "元"),
        ("money", "一元店", "元，还", "一元店"),
        ("text", "12期", "期，合计", "12"),
        ("text", "12个月", "个月，合计", "12"),
        ("text", "12个月", "月，合计", "12个月"),
        ("text", "工商银行账户", "账户的明细", "工商银行账户"),
        ("text", "王中", "中", "王中"),
        ("text", "王一", "一案中作", "王一"),
        ("text", "统一", "一案中作", "统一"),
        ("text", "九一", "一案中作", "九一"),
        ("text", "张3一", "一案中作", "张3一"),
        ("text", "九月被裁员。", "，从", "九月被裁员"),
        ("text", "离职证明。", "。", "离职证明"),
        ("text", "Sunny Co.", ", and", "Sunny Co."),
        ("text", "2024年3月。", "起，我", "2024年3月"),
        ("lines", "九月被裁员。。", "，从", "九月被裁员"),
        ("lines", "I lost my job.", ", since", "I lost my job"),
        ("text", "王某,", "，手机", "王某"),
        ("text", "某区法院。", "审理。", "某区法院"),
        ("money", "3000元。", "元，还", "3000"),
        ("money", "3000.", "元", "3000"),
        ("lines", "九月被裁员。", "", "九月被裁员。"),
        ("text", "王一", "", "王一"),
    ],
)
def test_what_is_typed_does_not_say_again_what_the_letter_says_behind_it(
    kind: str, text: str, next_text: str, kept: str
) -> None:
    assert run("letters/plain.mjs", "before", [[text, next_text, kind]]) == [kept]


@pytest.mark.parametrize(
    ("kind", "text", "next_text", "kept"),
    [
        ("money", "3000元", " yuan a month", "3000"),  # typed as the other language says it
        ("money", "3000 Yuan", "元", "3000"),
        ("money", "about 3000yuan", " yuan", "about 3000"),
        ("money", "一元店", " yuan", "一元店"),
        ("money", "3000元", ", and", "3000元"),  # behind it the letter says no unit
        ("money", "3000 dollars", " yuan", "3000 dollars"),
        ("money", "3000", " yuan", "3000"),
    ],
)
def test_nor_what_its_other_language_says_there(kind: str, text: str, next_text: str, kept: str) -> None:
    behind = ["元，还", " yuan, in all"]
    assert run("letters/plain.mjs", "before", [[text, next_text, kind, behind]]) == [kept]


WORDS = {"tail": "tail", "secret": "secret", "money": "money", "unseen": "unseen"}
DANGERS: dict[str, Any] = {
    "clauses": "，",
    "alike": r"(.)不\1",
    "spared": ["没"],
    "patterns": [{"find": "我欠", "why": "why"}],
}


@pytest.mark.parametrize(
    ("kind", "text", "dangers", "told"),
    [
        ("text", "", DANGERS, ""),
        ("text", "我欠你们钱", DANGERS, "why"),
        ("text", "我欠你们钱", None, ""),
        ("tail", "12345", None, "tail"),
        ("tail", "12 34", None, ""),
        ("tail", "1234567890123", None, "tail"),
        ("money", " ", None, ""),
        ("money", "九", None, ""),
        ("text", "好，我欠", DANGERS, "why"),
        ("text", "没有，我欠", DANGERS, "why"),
        ("text", "我没欠", DANGERS, ""),
        ("text", "没我欠", DANGERS, ""),
        ("text", "我不我欠", DANGERS, "why"),
        ("tail", "我欠", DANGERS, "why"),
        ("text", "a\r\nb\rc\td", None, ""),
        ("text", "11010519900307123X", None, "secret"),
        ("id", "11010519900307123X", None, ""),
        ("lines", "卡号 4111 1111 1111 1111 的账", None, "secret"),
        ("lines", "6222029000000000001", None, "secret"),
        ("text", "合同编号4111111111111112", None, ""),
        ("text", "20261125110105199003071230", None, ""),
        ("money", "一千", None, ""),
        ("money", "１２００", None, ""),
        ("money", "不多", None, "money"),
        ("text", "a\u202eb", None, "unseen"),
    ],
)
def test_a_remark(kind: str, text: str, dangers: dict[str, Any] | None, told: str) -> None:
    assert run("letters/plain.mjs", "remark", [[kind, text, dangers, WORDS]]) == [told]


@pytest.mark.parametrize(
    ("text", "behind", "told"),
    [
        ("3000块", ["元，还", " yuan a month"], "unit"),
        ("3000 RMB", [" yuan a month", "元，还"], "unit"),
        ("三千左右", ["元，还"], "unit"),
        ("3000元", ["元，还"], ""),
        ("约三千", ["元，还"], ""),
        ("3000 yuan", ["元，还", " yuan a month"], ""),
        ("¥3000", ["元，还"], "unit"),
        ("3000块", [], ""),
        ("3000块", ["，还"], ""),  # the letter says no unit there
        ("不多", ["元"], "money"),
    ],
)
def test_a_sum_that_does_not_end_in_its_number_is_to_be_read_with_the_unit_of_the_letter(
    text: str, behind: list[str], told: str
) -> None:
    assert run("letters/plain.mjs", "remark", [["money", text, None, {**WORDS, "unit": "unit"}, behind]]) == [told]


def test_many_stops_are_read_once() -> None:
    """From each of 100,000 stops to their end would take minutes."""
    text = "。" * 100_000 + "x"
    assert run("letters/plain.mjs", "before", [[text, "元", "money"], [text[:-1], "元", "money"]]) == [text, ""]
