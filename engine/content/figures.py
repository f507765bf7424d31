"""The numbers of a text, whichever way it writes them: 12,000, 一万二千, 1.2万, twelve thousand; 22点 and 10 p.m.; 两年 and 24 months.

A text and its translation are compared by them. Words are read for more than they may mean, and only what surely counts is asked for: digits,
and words from three upwards that do (三封, three): 一 of 一样 proves a 1 that nobody meant, but no text is accused of it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")  # 12,000; 0.0175
SPELT = 12  # up to here a language that is not read here may write any number in words
READ = frozenset({"en", "zh"})  # languages whose words for numbers are read
COUNTS = 3  # the least that words surely count: 一, 两, one, a, both are said of much
ONES = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
MEASURE = "个件条步句种样项类点封张份页天次年月期笔人位遍倍号岁"  # behind a numeral: it counts
PLACED = "第几数"  # before a numeral: it counts nothing, or nothing exact
_NUMERALS = frozenset([*ONES, *TENS, *MYRIADS])
IN_PAIRS = re.compile(f"[{''.join(_NUMERALS)}][^\\W\\d_][{''.join(_NUMERALS)}][^\\W\\d_]")  # an idiom
NUMERAL = re.compile(f"[{''.join([*ONES, *TENS, *MYRIADS])}]+")
WORDS = {word: value for value, word in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
)}  # fmt: skip
WORDS |= {
    word: 20 + 10 * at
    for at, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
WORDS |= {"a": 1, "dozen": 12}
LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6}
PLACES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
ORDERED = {word: at for names in (PLACES, MONTHS) for at, word in enumerate(names, 1)}
ORDERED |= {"once": 1, "twice": 2, "both": 2, "double": 2}  # words that count nothing themselves
HALF = {Decimal(each) for each in ("0.5", "6", "15", "30", "50")}  # of one, of a year, a month, an hour, a hundred
BEFORE_LARGE = re.compile(r"\d[\s-]?\Z")
HALVES = re.compile(r"半|\bhalf\b")
AND_A_HALF = re.compile(r"年半| years? and a half")  # 一年半 is 18 months
EVENING = re.compile(r"[晚夜]|下午|傍晚|\bp\.?m\b")
# What stands behind a number, or before it, and what the number is then in another measure.
RANGE = r"(?:\s*(?:[到至~～–—-]|to\b)\s*[\d.,零一二两三四五六七八九十]+)?\s*"  # 三到五成
BEHIND = tuple(
    (re.compile(RANGE + sign), Decimal(factor))
    for sign, factor in (
        ("[万萬]", 10**4),
        ("[亿億]", 10**8),
        (r"million\b", 10**6),
        (r"(?:thousand\b|k\b|千)", 10**3),
        (r"(?:年|years?\b)", 12),
        (r"(?:个?(?:周|星期|礼拜)|weeks?\b)", 7),
        ("[成折]", 10),
    )
)
BEFORE = {"万分之": Decimal(100), "千分之": Decimal(10)}  # 万分之五 is 0.05%


def unlike_figures(text: str, other: str, language: str = "") -> tuple[list[str], list[str]]:
    """What `text` counts and in no way stands in `other`; and the reverse, of numbers that the language of `text` has not to spell. Each as
    written, once. Words count where `language`, that of `text`, is one whose words are read."""
    read = language in READ
    return list(_not_in(text, other, 0, read)), list(_not_in(other, text, 0 if read else SPELT, read))


def _not_in(text: str, other: str, least: int, words: bool) -> Iterator[str]:
    text, known = text.lower(), None
    evening, told = bool(EVENING.search(text)), set()
    for value, start, end in _surely(text) if words else _in_digits(text):
        meant = _also(value, text, start, end, evening)
        known = readings(other) if known is None else known
        if text[start:end] not in told and max(meant) > least and not meant & known:
            told.add(text[start:end])
            yield text[start:end]


def _surely(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Numbers that count: in digits; in numerals with a measure word, but for 两三天; in words."""
    yield from _in_digits(text)
    for value, start, end in (*_in_numerals(text), *_in_groups(text)):
        counts = (
            _counts(text, start, end) if text[start] in _NUMERALS else not text.startswith("a ", start)
        )  # a hundred times
        if value >= COUNTS and counts:
            yield value, start, end


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a numeral counts what stands behind it: not 两三天, 第三条, 千个; nor 三天两头, 三番五次."""
    written = text[start:end]
    roughly = (len(written) > 1 and not set(written) - set(ONES)) or not set(written) & (set(ONES) | {"十"})
    placed = start > 0 and text[start - 1] in PLACED
    idiom = IN_PAIRS.match(text, max(0, start - 2)) or IN_PAIRS.match(text, start)
    return not roughly and not placed and not idiom and end < len(text) and text[end] in MEASURE


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def readings(text: str) -> set[Decimal]:
    """Every number that the text may mean."""
    text = text.lower()
    evening = bool(EVENING.search(text))
    found = {
        each
        for value, start, end in (*numbers(text), *_in_words(text))
        for each in _also(value, text, start, end, evening)
    }
    return found | (HALF if HALVES.search(text) else set())


def numbers(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Every number of a text in small letters that it may mean to count with, and where it begins and ends; of one place there may be several."""
    yield from _in_digits(text)
    yield from _in_numerals(text)
    yield from _in_groups(text)


def _in_groups(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Numbers in English words: two hundred and fifty; three and five are two."""
    held: list[re.Match[str]] = []
    for word in (*re.finditer(r"[a-z]+", text), None):
        known = word and (word[0] in WORDS or word[0] in LARGE or (word[0] == "and" and held and held[-1][0] in LARGE))
        apart = held and word and not re.fullmatch(r"[\s-]+", text[held[-1].end() : word.start()])
        if held and (not known or apart or word is None):
            if not (held[0][0] in LARGE and BEFORE_LARGE.search(text, 0, held[0].start())):  # 5 million is in digits
                yield from _group(held)
            held = []
        if known and word:
            held.append(word)


def _group(held: list[re.Match[str]]) -> Iterator[tuple[Decimal, int, int]]:
    while held and (held[-1][0] == "and" or (held[-1][0] == "a" and len(held) > 1)):  # a hundred and …; six a day
        held = held[:-1]
    if held:
        yield Decimal(_counted([word[0] for word in held])), held[0].start(), held[-1].end()


def _also(value: Decimal, text: str, start: int, end: int, evening: bool) -> set[Decimal]:
    """What a number at that place may be: itself, in another measure, of the other half of the day."""
    found = {value, *(value * factor for sign, factor in BEHIND if sign.match(text, end))}
    found |= {value / factor for sign, factor in BEFORE.items() if text.endswith(sign, 0, start)}
    found |= {value * 12 + 6} if AND_A_HALF.match(text, end) else set()
    found |= {value + 12} if evening and value <= 12 else set()
    return found | ({value - 12} if 12 < value <= 24 else set())  # 22:00


def _in_digits(text: str) -> Iterator[tuple[Decimal, int, int]]:
    yield from ((_value(match[0]), match.start(), match.end()) for match in DIGITS.finditer(text))


def _in_numerals(text: str) -> Iterator[tuple[Decimal, int, int]]:
    for match in NUMERAL.finditer(text):
        for value in numerals(match[0]):
            yield value, match.start(), match.end()


def numerals(letters: str) -> set[Decimal]:
    """三百零五 is 305, 三百五 is 350, 二〇二六 is 2026; 一两 may be each of its own."""
    if not set(letters) - set(ONES):
        return {
            Decimal("".join(str(ONES[letter]) for letter in letters)),
            *(Decimal(ONES[letter]) for letter in letters),
        }
    whole, part, held, unit = 0, 0, 0, 1
    for letter in letters:
        if letter in ONES:
            held, unit = ONES[letter], 1 if ONES[letter] == 0 else unit
        elif letter in TENS:
            part, held, unit = part + (held or 1) * TENS[letter], 0, TENS[letter]
        else:
            size, part = MYRIADS[letter], part + held
            whole = (whole + part or 1) * size if size > whole else whole + part * size
            part, held, unit = 0, 0, size
    return {Decimal(whole + part + held), Decimal(whole + part + held * max(1, unit // 10))}


def _in_words(text: str) -> Iterator[tuple[Decimal, int, int]]:
    for word in re.finditer(r"[a-z]+", text):
        if word[0] in ORDERED or word[0] in WORDS:
            yield Decimal(ORDERED.get(word[0], WORDS.get(word[0], 0))), word.start(), word.end()


def _counted(words: list[str]) -> int:
    """two hundred and fifty: 250."""
    whole, part = 0, 0
    for word in words:
        if word in LARGE:
            part = max(1, part) * LARGE[word]
            whole, part = (whole + part, 0) if LARGE[word] > 100 else (whole, part)
        else:
            part += WORDS.get(word, 0)
    return whole + part
