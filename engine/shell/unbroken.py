"""Words put into a page at build so that no line breaks inside a day, an amount, or a number and what it counts; the mirror of
unbroken.mjs, by the same pattern."""

import re

# Catches 2026-12-01, 2026年12月1日, 1 December 2026, −¥1,234.56, 18.25%, 12 个, 24 months.
WHOLE = re.compile(
    r"\d{4}(?:-\d\d?-\d\d?|年\d\d?月\d\d?日)|\d\d? [A-Z][a-z]{2,8} \d{4}|[−-]?¥[\d,]{1,24}(?:\.\d+)?"
    r"|\d[\d,.]{0,20}(?:%| ?[A-Za-z]{1,8}(?![A-Za-z])| ?[\u3400-\u9fff])"
)


def unbroken(text: str) -> str:
    """A text that is escaped already, without markup of its own."""
    return WHOLE.sub(lambda found: f'<span class="unbroken">{found[0]}</span>', text)
