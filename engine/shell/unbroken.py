"""Words put into a page at build so that no line breaks inside a day, an amount, or a number and what it counts; the mirror of
unbroken.mjs."""

import re

from engine.han import HAN

SCRIPT = f"{HAN}々〇\U00020000-\U0003ffff"  # what JavaScript calls \p{Script=Han}, but for radicals and numerals of old
# Catches 2026-12-01, 2026年12月1日, 1 December 2026, −¥1,234.56, 18.25%, 12 个, 24 months.
WHOLE = re.compile(
    r"\d{4}(?:-\d\d?-\d\d?|年\d\d?月\d\d?日)|\d\d? [A-Z][a-z]{2,8} \d{4}|[−-]?¥[\d,]{1,24}(?:\.\d+)?"
    rf"|\d[\d,.]{{0,20}}(?:%| ?[A-Za-z]{{1,8}}(?![A-Za-z])| ?[{SCRIPT}])",
    re.ASCII,  # as in JavaScript, where １２ are no digits
)


def unbroken(text: str) -> str:
    """A text that is escaped already, without markup of its own."""
    return WHOLE.sub(lambda found: f'<span class="unbroken">{found[0]}</span>', text)
