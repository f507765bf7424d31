"""Whether a paragraph is whole: what it opens it closes, it ends as sentences do, and it does not stand twice."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby, pairwise

from engine.content.prose.blocks import Block, blocks
from engine.content.prose.wording import MARKUP
from engine.content.sentences import sentences
from engine.content.source_page import SourcePage
from engine.locales import split_uri

COUNTED = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[，。；：、？！]))(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[)）]|[:;]-?\)"
)  # 1）  a)  :), which close nothing where nothing is open: (Article 58) is a pair
SAD = re.compile(r"[:;]-?\(")  # :(
SENTENCE = re.compile(r"[。？！]|[.?!]\s")  # a paragraph with one inside has whole sentences
FULL_STOP = re.compile(r"[。？！….!?][”’」』）)\]*_]*$")
CITED = re.compile(r"(?:\s*\[rule:[^\]]*\])+$")  # behind a full stop
FEWEST = 3  # paragraphs or items of which one may be unlike the others
SHORT = 8  # letters
TWICE = 24  # letters; a longer text that stands twice is no label


def whole(
    page: SourcePage, pairs: Mapping[str, Collection[str]], endings: Mapping[str, re.Pattern[str]]
) -> Iterator[tuple[int, str]]:
    """(line, what to look at again) of each block."""
    language, before = split_uri(page.uri)[1].language, ""
    end = endings.get(language)
    texts = [*((block.line, block.text) for block in blocks(page)), *page.letter]
    for (line, text), (_, following) in pairwise([*texts, (0, "")]):
        for pair in pairs.get(language, ()):
            if pair[0] not in text and pair[1] not in text:
                continue
            goes_on = following.startswith(pair[0])  # “One paragraph. / “The next of the same words.”
            if said := _unpaired(text + pair[1] * goes_on * (text.count(pair[0]) > text.count(pair[1])), pair):
                yield line, said
    for block in blocks(page):
        text = MARKUP.sub("", block.text).strip()
        if end and _stops(block, text, end):
            yield block.line, f"the paragraph stops in '…{text[-16:]}'. Write its end, or its full stop."
        if block.text == before and len(block.text) > TWICE:
            yield block.line, f"'{block.text[:16]}…' stands twice, one below the other. Take one out."
        before = block.text
        if block.kind != "row" and (again := _said_twice(text)):
            yield block.line, f"'{again[:16]}…' stands twice, one right behind the other. Take one out."
    if end:
        yield from _unlike_those_beside(page, end)


def _said_twice(text: str) -> str:
    """The first sentence that stands twice, one right behind the other; a short one may be said twice on purpose."""
    said = [one.strip() for one in sentences(text)]
    return next((one for one, following in pairwise(said) if one == following and len(one) >= SHORT), "")


def _unlike_those_beside(page: SourcePage, end: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The one paragraph or item that has no full stop among those of a step that have one: half a sentence of it may be lost. Where two
    have none, it is how they are written."""
    for (_, kind), beside in groupby(blocks(page), lambda block: (block.section, block.kind)):
        texts = [(block, text) for block in beside if (text := MARKUP.sub("", block.text).strip())]
        unlike = [(block, text) for block, text in texts if not FULL_STOP.search(CITED.sub("", text))]
        if kind not in ("text", "item") or len(texts) < FEWEST or len(unlike) != 1:
            continue
        ((block, text),) = unlike
        if not end.search(text) and not _stops(block, text, end):
            said = f"has no full stop, and the {len(texts) - 1} beside it have theirs. Write its end, or its full stop."
            yield block.line, f"'…{text[-16:]}' {said}"


def _unpaired(text: str, pair: str) -> str | None:
    bare = SAD.sub("", MARKUP.sub("", text).replace("\\", ""))
    if not _open(bare, pair):
        return None
    return f"{pair[0]} and {pair[1]} do not fit together in '{bare.strip()[:16]}…'. Write what is missing, or the right one of the two."


def _open(text: str, pair: str) -> bool:
    """Whether one of the two stands without the other, or opens twice before it closes."""
    depth, counts = 0, {found.end() - 1 for found in COUNTED.finditer(text)}
    for at, letter in enumerate(text):
        if letter not in pair or (depth == 0 and letter == pair[1] and at in counts):
            continue
        depth += (letter == pair[0]) - (letter == pair[1])
        if depth not in (0, 1) and not (pair in ("（）", "()") and depth == 2):
            return True
    return depth != 0


def _stops(block: Block, text: str, end: re.Pattern[str]) -> bool:
    return block.kind == "text" and bool(SENTENCE.search(text)) and not end.search(text)
