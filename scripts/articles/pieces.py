"""The pieces of advice in one paragraph, as runs of its sentences: each becomes a ledger unit of its own.

A sentence opens a piece if it tells the reader to do something (可以, 不要, 记得 …) or counts on (其次, 第二); what only explains goes
with the sentence above it.
"""

from __future__ import annotations

import re

from scripts.articles.chinese import han_count

SENTENCE = re.compile("[^。！？!?；\n]+[。！？!?；”」]*")
ADVISES = re.compile(
    "可以|不妨|建议|应[当该]|务必|最好|尽量|记得|不要|切[勿忌]|千万|别(?![人的处家])|请(?![假客求教])|必须|^[先再]|需要|^要(?!求|是)"
)
COUNTS_ON = re.compile("^(?:首先|其[一二三四次]|然后|最后|另外|此外|同时|接着|第[一二三四五六]|[一二三四五]是)")
LEAST_HAN = 4  # of a piece


def pieces_of(text: str) -> list[tuple[int, int]]:
    """First and last sentence of each piece of advice, counted from 1; one piece where there are not several."""
    sentences = [match[0].strip() for match in SENTENCE.finditer(text)]
    opens = [
        i
        for i, sentence in enumerate(sentences, 1)
        if han_count(sentence) >= LEAST_HAN and (COUNTS_ON.search(sentence) or ADVISES.search(sentence))
    ]
    starts = [1, *opens[1:]]
    return [(a, b - 1) for a, b in zip(starts, [*starts[1:], len(sentences) + 1], strict=True)]
