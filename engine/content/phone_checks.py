"""Phone numbers that stand in a sentence as they are, in whichever guide: by their shape, by a word
for telephone before them, or as a line that data/phones.yml has.

Nobody can tap them, nobody looked them up, and a private one may be anybody's. What a guide's data/prose.yml asks comes on top of that.
Dates, amounts, decimals, numbers of cases and files, and digits covered by stars are no phone numbers.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from engine.content.mark_checks import PHONE_MARK
from engine.content.source_page import CODE_SPAN, SourcePage

UNKNOWN = (
    "{number} looks like a phone number and is not in data/phones.yml. Add the line there, with where it was read."
)
UNLINKED = "{number} is a phone number that cannot be tapped. Write it as [phone:{number}]."
KEPT = re.compile(
    r"\]\([^)]*\)|<[^>]*>|\{#[^}]*\}|\[[a-z]+:[^\]]*\]|\w+(?:[./_-]\w+)*\.[a-z][a-z0-9]{1,4}\b"
)  # targets, tags, ids, marks, file names
# In one piece, 13800001234, 01062345678; in groups, 010-6234 5678, (0571) 88886666, 2389 2222, +86 138 0000 1234.
LONG = re.compile(
    r"(?<![A-Za-z0-9_.,·¥$€£/*第-])(?<!第 )(?:\+\d{9,14}|[01]\d{9,11}|\+?[(（]?\d{2,4}(?:[)）] ?|[ -])(?:\d{3,4}[ -]?){1,3}(?<=\d))(?![A-Za-z0-9,.%*〕-]*[\d*%]|[ -]?\*|\s?[元号年])"
)
# In one piece and not from 0 or 1, 4008123456, 62345678, 95017, which an order or an amount may be too: where a word for telephone leads to it.
CALLED = re.compile(
    r"(?:(?:电话|電話|热线|熱線|座机|座機|固话|固話|手机|手機|致电|致電|拨打?|撥打?|(?<![a-z])(?:tele)?phone|(?<![a-z])(?:tel|call(?:ed|ing)?|dial|ring|hotline|mobile)\b)"
    r"|(?:客服|(?<!一)打)(?=[给給：:\s*（(\[]{0,4}[48]00\d{7}))"  # 打 2500000 is money that is sent, 客服 8001234 one of them
    r"(?:号码?|號碼?|\.| number| them| him| her| me| us| the [a-z]+)?(?: ?[是为為给給到]| is| are| at| on)?[：:\s*（(\[]{0,4}"
    r"(?P<number>(?:[48]00\d{7}|[2-9]\d{6,7}|9[56]\d{3})(?:-\d{1,4})?)"
    r"(?![\dA-Za-z%*]|[,.-]\d|\s?(?:[元号號年块塊万萬次个個天日]|[港美欧歐][币幣元]|yuan|dollars))",
    re.IGNORECASE,
)
DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")  # 20261126
DIGIT, NO_DIGIT = re.compile(r"\d"), re.compile(r"\D")
CLOSED = re.compile("[)）]")  # (02) 2389-2222
DATE = re.compile(r"\d{4}[- ]\d{1,2}[- ]\d{1,2}|(?:19|20)\d{2}[- ]+(?:19|20)\d{2}")  # 2026-11-21, 2020-2026
GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")  # 1 000 000
SHORTEST = 5  # digits of a known line that is told wherever it stands: 110 may be an amount


def bare_numbers(page: SourcePage, phones: Collection[str] | None) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of each number that is no mark; nothing where the guide's phone lines cannot be read."""
    if phones is None:
        return
    known, listed = _known(tuple(phones))
    for line, text in page.lines:
        if not DIGIT.search(text):
            continue
        bare = KEPT.sub(" ", PHONE_MARK.sub(" ", CODE_SPAN.sub(" ", text)))
        for number in dict.fromkeys(_numbers(bare)):
            listed_as = known.get(NO_DIGIT.sub("", number))
            yield line, UNLINKED.format(number=listed_as) if listed_as else UNKNOWN.format(number=number)
        for number in dict.fromkeys(match[0] for match in listed.finditer(bare)):
            yield line, UNLINKED.format(number=number)


def _numbers(text: str) -> Iterator[str]:
    """What looks like a phone number, as it is written; without a bracket that only opens before it."""
    for match in LONG.finditer(text):
        if not DATE.match(match[0]) and not GROUPED.fullmatch(match[0]):
            yield match[0].strip() if CLOSED.search(match[0]) else match[0].strip("(（ ")
    for match in CALLED.finditer(text):
        if not DAY.fullmatch(match["number"]):
            yield match["number"]


@lru_cache(maxsize=4)  # one pattern for all lines of the guide: each page is searched once, not once a number
def _known(phones: tuple[str, ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """The guide's phone lines by their digits, and a pattern that finds the longer of them wherever they stand."""
    digits = {number: NO_DIGIT.sub("", number) for number in phones}
    long = sorted((number for number in phones if len(digits[number]) >= SHORTEST), key=len, reverse=True)
    either = "|".join(map(re.escape, long)) or "(?!)"
    return {of: number for number, of in digits.items()}, re.compile(
        rf"(?<![A-Za-z0-9_.,·¥$/-])(?:{either})(?![A-Za-z0-9,]*[\d%]|\s?[元号])"
    )
