"""Drop numbers that stand in lines of their own between the parts of a text: 01, 02 … above each heading.

They are ornaments of magazine-like pages: the heading is the line below. Only a whole count is one, from 1 on and with
text between, so that a figure in a line of its own stays.
"""

from __future__ import annotations

import re

from scripts.articles.marks import cn_number
from scripts.articles.model import Change, Document, Line, drop

STEP = "numbers"
KIND = "markup"
LEAST = 2  # numbers that make a count
SKIPPED = 2  # one number of it may have gone with something else
NUMBER = re.compile(  # 01  PART 2  第三部分  四、
    r"(?:PART|Part|NO|No|Chapter|第)?[\s.·]{0,2}(\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:[.、．/]|章|节|部分)?$"
)


def drop_numbers(doc: Document) -> tuple[Document, list[Change]]:
    """Drop the lines of one count of lone numbers."""
    count: list[tuple[Line, str]] = []
    last, number = -2, 0
    for i, line in enumerate(doc.kept()):
        match = NUMBER.match(line.text)
        if match and 0 < cn_number(match[1]) - number <= SKIPPED and i - last > 1:
            count.append((line, KIND))
            last, number = i, cn_number(match[1])
    if len(count) < LEAST:
        return doc, []
    new, changes = drop(count, STEP)
    return doc.with_lines(new), changes
