"""What is wrong with the marks -{…}- of pages, each with its line: the conversion of a finished page knows the page alone."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from engine.content.source_page import CODE_SPAN, SourcePage
from engine.locales import DEFAULT
from engine.variants.variant_marks import resolve, split_marks


def wrong_marks(pages: Iterable[SourcePage]) -> list[str]:
    """Findings as "path:line: what. Remedy."; a mark may run over the lines of a paragraph."""
    return [f"{page.path}:{line}: {what}" for page in pages if "-{" in page.text for line, what in _page(page)]


def _page(page: SourcePage) -> Iterator[tuple[int, str]]:
    bare = [(number, CODE_SPAN.sub("", text)) for number, text in page.lines]
    for is_text, group in groupby(bare, lambda line: bool(line[1].strip())):
        lines = list(group)
        text = "\n".join(line for _, line in lines)
        if is_text and "-{" in text:
            yield from _paragraph(lines[0][0], text)


def _paragraph(first: int, text: str) -> Iterator[tuple[int, str]]:
    try:
        marks = [inner for is_mark, inner in split_marks(text) if is_mark]
    except ValueError as error:
        yield first + text[: text.index("-{")].count("\n"), str(error)
        return
    for inner in marks:
        try:
            resolve(inner, DEFAULT.code)
        except ValueError as error:
            yield first + text[: text.index(f"-{{{inner}")].count("\n"), str(error)
