"""Phone numbers in a sentence are told in whichever guide; dates, amounts and other numbers are not."""

from pathlib import Path

import pytest

from engine.content.phone_checks import bare_numbers
from engine.content.source_page import read_page

KNOWN = {"12348", "110", "2389 2222"}


def told(folder: Path, text: str, known: set[str] | None = KNOWN) -> list[str]:
    path = folder / "x.md"
    path.write_text(text + "\n", encoding="utf-8")
    return [said for _, said in bare_numbers(read_page(path, "x.md"), known)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("有事打13800001234找我。", "13800001234"),
        ("Call 138 0000 1234 if you need me.", "138 0000 1234"),
        ("可以打010-62345678问。", "010-62345678"),
        ("打（0571）88886666问。", "（0571）88886666"),
        ("Ring (02) 2389-2223 (ask for Li).", "(02) 2389-2223"),
        ("有人接（010-62345678）。", "010-62345678"),
        # In one piece, where a word for telephone leads to it.
        ("电话：4008123456", "4008123456"),
        ("客服 8008101234，24小时", "8008101234"),
        ("打固话 62345678 问一下", "62345678"),
        ("家里的固定电话是 6234567。", "6234567"),
        ("法院電話（87654321）", "87654321"),
        ("拨打 95017 转 3", "95017"),
        ("Call them on 62345678 before noon.", "62345678"),
        ("Tel.: 23892223", "23892223"),
        ("打电话给 4008123456 问", "4008123456"),
        ("可以打电话到 95017", "95017"),
        ("客服电话 4008123456-1", "4008123456-1"),
        ("电话：[62345678](tel:62345678)", "62345678"),
        ("Call the bank on 62345678.", "62345678"),
        ("打 400-810-8866。", "400-810-8866"),
        ("+86 138 0000 1234", "+86 138 0000 1234"),
        ("Ring back at +8613800001234.", "+8613800001234"),
    ],
)
def test_a_number_that_nobody_looked_up_is_told(tmp_path: Path, text: str, number: str) -> None:
    assert [said for said in told(tmp_path, text) if said.startswith(f"{number} looks like a phone number")]


def test_a_known_line_is_to_be_a_mark(tmp_path: Path) -> None:
    assert told(tmp_path, "免费问12348。") == [
        "12348 is a phone number that cannot be tapped. Write it as [phone:12348]."
    ]
    assert told(tmp_path, "打 [phone:12348]，或 2389 2222。")[0].startswith(
        "2389 2222 is a phone number that cannot be"
    )


@pytest.mark.parametrize(
    "text",
    [
        "从 2024-01-05 到 2026-11-26。", "本金 10 000 元，利息 1 200 元。", "1,234,567.89 元", "共110元",
        "案号（2026）沪0115民初12345号", "订单号 20261126123456789012", "快递单号 SF1234567890123", "卡号 6222 **** **** 1234",
        "订单号 4008123456", "本金 62345678 元", "打给他 40081234 元", "We call 62345678 yuan a large sum.", "打客服时报客户编号 62345678", "客服工单 4008123456",
        "打电话的时间：20261126", "The call on 20261126 lasted long.", "电话费 62345678", "打款 40081234", "案号62345678，电话另给", "手机尾号 62345678", "电话 62345678.00", "recall 62345678",
        "骗子让我打 2500000 到他的账户", "先打 96000 过去", "客服 8001234 答应减免", "客服（95012）说可以缓", "电话里说 2500000 港币", "电话 2500000 美元",
        "2026-11-26_客服通话_01.m4a", "工号 1008612 的人", "编号 No. 0001234", "第 100 2000 条", "车牌京A·12348", "见 `13800001234`",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_a_known_line_written_otherwise_is_named_as_its_mark_has_it(tmp_path: Path) -> None:
    assert told(tmp_path, "Call 23892222.") == [
        "2389 2222 is a phone number that cannot be tapped. Write it as [phone:2389 2222]."
    ]


def test_where_the_lines_cannot_be_read_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "打13800001234", None) == []
