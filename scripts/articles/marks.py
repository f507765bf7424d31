"""The mark that opens a heading or a list item: its style, its number, and the text after it.

Articles mix five styles and hashes (`#### 一、`, `（二）`, `# 1.`, `2.1`, `3、`, `-`). A mark is only what the line says;
whether it makes a heading or a list item depends on its neighbours (steps/headings.py).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from engine.han import HAN

CN_DIGITS = "一二三四五六七八九十百"
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")  # as on cheques
CN = f"[{CN_DIGITS}]{{1,4}}"
HASHES = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s\d]))(?=\S)")  # "#### 一、", "# 1.", "##概述"
BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,80}?)\1[:：]?$")  # **准备材料**
DECOR = "●○▪■□◆◇★☆➤►▶▷▲△▼▽◎❖✦✧✿☞▍▎▌█┃✅☑✔✓❌✖📌📍👉🔹🔸🔺💡⚠⭐🌟🔴🟢💬📝"  # these open headings, too

# (style, rank, pattern with the number as group 1); a lower rank encloses a higher one
STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "chapter",
        1,
        re.compile(rf"第({CN}|\d{{1,2}})(?:章|部分|节|篇|讲)(?:\s*[:：、.|｜]\s*|\s+)(?=\S)"),
    ),  # 第一章 概述
    (
        "chapter",
        1,
        re.compile(r"(?:PART|Part|part|NO|No)[\s.·]{0,2}(\d{1,2})(?:\s*[:：、.|｜]\s*|\s+)(?=\S)"),
    ),  # PART 01 概述
    ("cn", 2, re.compile(rf"({CN})\s*(?:、|[.．]|[,，](?=\S)|[:：]|\s+(?=\S))\s*(?=\S)")),  # 一、概述
    ("cn", 2, re.compile(r"([壹贰叁肆伍陆柒捌玖拾]{1,2})\s*[、.．]\s*(?=\S)")),  # 壹、概述
    ("cn_paren", 3, re.compile(rf"[(（【〔\[]({CN})[)）】〕\]]\s*[、.]?\s*(?=\S)")),  # （一）准备 【一】准备
    (
        "decimal",
        5,
        re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?:\s*[.．、]\s*|\s+|(?=[^\d\s.．、%％万元年月天倍折]))(?=\S)"),
    ),  # 2.1 准备
    (
        "step",
        4,
        re.compile(
            rf"(?:第({CN}|\d{{1,2}})(?:步|点|招|条|种|类|问|个?阶段|(?![方者人季版页期楼集届名位]|时间|世界|产业)[{HAN}]{{1,5}}(?=[:：]))|步骤({CN}|\d{{1,2}}))(?:\s*[:：、.，,]\s*|\s+)(?=\S)"
        ),
    ),  # 第一步：
    (
        "labelled",
        4,
        re.compile(rf"(?:[{HAN}]{{1,4}}|[QqAa])\s?({CN}|\d{{1,2}})\s?[:：]\s*(?=[{HAN}“《「A-Z])"),
    ),  # 问题一：上门的人是谁？ 误区2：
    ("arabic", 4, re.compile(r"(\d{1,2})\s*(?:[.．](?!\d)|、|[)）]|[:：](?!\d))\s*(?=\S)")),  # 1. 准备  1、准备
    ("arabic", 4, re.compile(r"(0\d)(?:\s*[|｜丨/]\s*|\s+)(?=[" + HAN + "“《「])")),  # 01 准备  01｜准备
    ("arabic", 4, re.compile("(\\d)\ufe0f?\u20e3\\s*(?=\\S)")),  # 1️⃣ 准备
    ("paren", 6, re.compile(r"[(（【〔\[](\d{1,2})[)）】〕\]]\s*[、.]?\s*(?=\S)")),  # (1) 准备
    ("letter", 6, re.compile(rf"[(（]?([A-Za-z])\s?(?:[.．、](?!\w)|[)）])\s*(?=[{HAN}“《「])")),  # a. 工资流水
    ("circled", 7, re.compile(r"([①-⑳❶-❿⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ])\s*[、.]?\s*(?=\S)")),  # ① 准备
    ("bullet", 8, re.compile(rf"([-*•·※–—{DECOR}]\ufe0f?)\s+(?=\S)|([•{DECOR}]\ufe0f?)(?=[^\s{DECOR}])")),  # - 客服热线
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A parsed mark: `marker` is the source's own characters, `text` what follows, `depth` the parts of 2.1.3."""

    style: str
    rank: int
    number: int
    depth: int
    hashes: int
    marker: str
    text: str


@cache
def cn_number(text: str) -> int:
    """一 → 1, 十二 → 12, 二十 → 20; digits as they are."""
    if text.isdigit():
        return int(text)
    text = text.translate(FORMAL)
    tens, sep, ones = text.partition("十")
    units = CN_DIGITS.index(ones) + 1 if ones and ones in CN_DIGITS else 0
    if not sep:
        return CN_DIGITS.index(text[0]) + 1
    return (CN_DIGITS.index(tens) + 1 if tens and tens in CN_DIGITS else 1) * 10 + units


def parse_mark(text: str) -> Mark | None:
    """The mark of a line, or None. Hashes may stand before any other mark."""
    hashed = HASHES.match(text[:120])
    hashes = len(hashed[1]) if hashed else 0
    start = hashed.end() if hashed else 0
    bold = BOLD.match(text[start : start + 120])
    body = bold[2] if bold else text[start:]
    opening = text[:start] + (bold[1] if bold else "")
    for style, rank, pattern in STYLES:
        if match := pattern.match(body[:60]):
            rest = body[match.end() :]
            return Mark(style, rank, _number(style, match), _depth(match[0], style), hashes, opening + match[0], rest)
    if opening:
        return Mark("hash" if hashes else "bold", 9, 0, 1, hashes, opening, body)
    return None


def _number(style: str, match: re.Match[str]) -> int:
    found = next((group for group in match.groups() if group), "")
    if style == "letter":
        return ord(found.lower()) - ord("a") + 1
    if style == "circled":
        return int(unicodedata.numeric(found))
    if style in ("bullet", ""):
        return 0
    return int(re.split("[.．]", found)[-1]) if style == "decimal" else cn_number(found)


def _depth(marker: str, style: str) -> int:
    return len(re.findall(r"\d+", marker)) if style == "decimal" else 1
