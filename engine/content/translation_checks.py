"""A page and its translation: both are there, and have the same steps, boxes and marks."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from engine.content.counterparts import is_unsure, is_unsure_of_boxes, unlike_marks
from engine.content.source_page import SourcePage, base_uri
from engine.content.spoken import boxes, unpaired
from engine.locales import DEFAULT, LOCALES
from engine.sheets.checklists import unlike


def counterpart(
    page: SourcePage, pages: Mapping[str, SourcePage], docs: Path, translated: bool
) -> Iterator[tuple[int, str]]:
    base, locale = base_uri(page.uri)
    if locale is None:
        for other in LOCALES.values():
            name = Path(base).stem + other.suffix
            beside = docs / (base.removesuffix(DEFAULT.suffix) + other.suffix)
            if translated and other.by_hand and not beside.is_file():
                yield 1, f"there is no page beside it in {other.code}. Write {name} with the same headings and ids."
        return
    if base not in pages and (docs / base).is_file():  # it is told for itself
        return
    if base not in pages:
        yield (
            1,
            f"there is no {base}, the {DEFAULT.code} page that this one belongs to. Write it, or correct this file's name.",
        )
        return
    unsure = is_unsure(page) or is_unsure(pages[base])
    boxes_known = not any(is_unsure_of_boxes(each) for each in (page, pages[base]))
    if DEFAULT.chinese and not LOCALES[locale].chinese and not unsure and boxes_known:
        yield from unpaired(boxes(page.lines), boxes(pages[base].lines))
    if base.startswith("checklists/"):
        yield from unlike(page, pages[base])
    source = [(h.level, h.id) for h in pages[base].headings]
    here = [(h.level, h.id) for h in page.headings]
    if source != here and not unsure:  # a wrong heading is told by itself
        wrong = next(
            (i for i, (a, b) in enumerate(zip(source, here, strict=False)) if a != b), min(len(source), len(here))
        )
        line = page.headings[wrong].line if wrong < len(here) else 1
        expected = (
            f"'{'#' * source[wrong][0]} … {{#{source[wrong][1]}}}'" if wrong < len(source) else "no further heading"
        )
        yield line, f"the headings differ from {base}: expected {expected} here. Keep level, id and order the same."


def unlike_source(
    page: SourcePage, pages: Mapping[str, SourcePage], rules: Collection[str] | None, phones: Collection[str] | None
) -> Iterator[tuple[int, str]]:
    base, locale = base_uri(page.uri)
    known = {"rule": rules, "phone": phones}

    def is_known(mark: str) -> bool:
        kind, _, name = mark.partition(":")
        there = known[kind]
        return there is None or name in there

    if locale and LOCALES[locale].by_hand and base in pages:
        yield from unlike_marks(page, pages[base], is_known)
