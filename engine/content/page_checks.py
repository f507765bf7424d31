"""Checks of everything under docs/ before a build: each finding names file, line and remedy.

All findings are reported together, so that an editor mends them in one round. Knows nothing of MkDocs.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from engine.build.cache import kept
from engine.content.counterparts import empty_steps, same_titles
from engine.content.front_matter_checks import front_matter
from engine.content.link_checks import Ids, links
from engine.content.mark_checks import marks, pasted
from engine.content.near_misses import near_misses_kept
from engine.content.not_switched_on import not_switched_on
from engine.content.own_language import foreign
from engine.content.phone_checks import bare_numbers
from engine.content.source_page import PageError, SourcePage, page_files, read_page
from engine.content.step_checks import headings
from engine.content.translation_checks import counterpart, unlike_source
from engine.sheets.checklists import item_findings


def read_docs(docs: Path) -> tuple[dict[str, SourcePage], list[str]]:
    """Every Markdown page under `docs` by its uri ("guides/process.en.md"), and what could not be read."""
    pages, findings = {}, []
    for path in page_files(docs):
        uri = path.relative_to(docs).as_posix()
        try:
            pages[uri] = read_page(path, uri)
        except PageError as error:
            findings.append(str(error))
    return pages, findings


def check_pages(
    pages: Mapping[str, SourcePage],
    docs: Path,
    rules: Collection[str] | None,
    phones: Collection[str] | None,
    generated: Ids,
    articles: bool = True,
    translated: bool = True,
    ledgers: Collection[str] | None = None,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
) -> list[str]:
    """All findings about pages that could be read, as "file:line: what. Remedy."; an empty list when all is well. `articles`: whether the guide has ledgers that its steps
    come from; `rules`, `phones`: their ids (None: not known); `translated`: whether every page must stand in every language; `ledgers`: their ids (None: not asked); `today`: the
    clock's day where it is not given, as the build's own day is the last commit's, and a page may be reviewed after that; `only`:
    which pages are looked at, all where it is None."""
    findings: list[str] = []
    left_out = {name for name, asked in (("sources", articles), ("rules", rules is None or bool(rules))) if not asked}
    latest = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)  # it may be tomorrow where she is
    for page in (page for uri, page in pages.items() if only is None or uri in only):
        found = chain(
            _own_findings(page, rules, phones),
            front_matter(page, left_out, ledgers, latest),
            links(page, pages, docs, generated),
            counterpart(page, pages, docs, translated),
            unlike_source(page, pages, rules, phones),
        )
        findings += [f"{page.path}:{line}: {text}" for line, text in found]
    if only is None:
        findings += [f"{page.path}:{line}: {text}" for page, line, text in same_titles(pages)]
    return sorted(set(findings))


def _own_findings(
    page: SourcePage, rules: Collection[str] | None, phones: Collection[str] | None
) -> list[tuple[int, str]]:
    """Those that a page has for itself, whatever day it is and whatever other pages say."""

    def look() -> list[Any]:
        alone = (headings, item_findings, not_switched_on, empty_steps, pasted, foreign)
        found = chain(*(check(page) for check in alone), marks(page, rules, phones), bare_numbers(page, phones))
        return [[line, said] for line, said in found]

    known = [None if ids is None else sorted(ids) for ids in (rules, phones)]
    found = kept("page", [page.uri, page.text, known], look, lambda _: True)
    return [*near_misses_kept(page.text), *((line, said) for line, said in found)]


def near_misses_below(docs: Path) -> list[str]:
    """Pages that cannot be read, and what is nearly right in those that can, where the data that the other checks need cannot be."""
    pages, unread = read_docs(docs)
    return [
        *unread,
        *(f"{page.path}:{line}: {text}" for page in pages.values() for line, text in near_misses_kept(page.text)),
    ]
