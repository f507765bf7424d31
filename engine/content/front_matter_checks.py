"""Checks of a page's front matter: which fields must be there, of which kind they are, and what they say."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

from engine.content.closest import closest
from engine.content.counterparts import is_unsure
from engine.content.front_matter import head_of
from engine.content.front_matter_fields import (
    FORMS,
    GUIDE_REQUIRED,
    GUIDE_SOURCE_ONLY,
    KINDS,
    KNOWN,
    LAYOUTS,
    REQUIRED,
    SOURCE_ONLY,
    TEMPLATES,
    TEXTS,
    WIDE_COMMA,
)
from engine.content.source_page import SourcePage, base_uri, is_guide
from engine.content.yaml_file import LOST, cut_off
from engine.locales import LOCALES

MARKUP = re.compile(r"\*\*|`|\]\(|!!!|\[(?:rule|phone|field|blank):|:material-|<[a-z/!]")
Finding = tuple[int, str]  # line, and what is wrong with the remedy


def front_matter(
    page: SourcePage, left_out: Collection[str], ledgers: Collection[str] | None, latest: dt.date
) -> Iterator[Finding]:
    """`left_out`: fields that this guide does not need; `ledgers`: their ids (None: not asked); `latest`: the last day on which a page
    can have been reviewed."""
    yield from _fields(page, left_out)
    yield from _kinds(page)
    yield from _steps(page)
    yield from _values(page, ledgers, latest)
    yield from _place(page)


def _fields(page: SourcePage, left_out: Collection[str]) -> Iterator[Finding]:
    base, locale = base_uri(page.uri)
    required: tuple[str, ...] = GUIDE_REQUIRED if is_guide(base) else REQUIRED
    if locale is None:
        required += GUIDE_SOURCE_ONLY if is_guide(base) else SOURCE_ONLY
    for field in required:
        if page.meta.get(field) is None and field not in left_out:
            yield 1, f"the front matter has no '{field}'. Write there: {FORMS[field]}"


def _kinds(page: SourcePage) -> Iterator[Finding]:
    locale = base_uri(page.uri)[1]
    reviewed = page.meta.get("reviewed")
    if reviewed is not None and not _is_day(str(reviewed)):
        yield page.line_of("reviewed"), f"'reviewed: {reviewed}' is not a date. Write it as 2026-11-21."
    for field, (kind, form) in KINDS.items():
        if (value := page.meta.get(field)) is not None and not isinstance(value, kind):
            yield page.line_of(field), f"'{field}' must be {form}, not {value!r}."
        elif isinstance(value, str) and "\n" in value.strip():
            yield page.line_of(field), f"'{field}' has a line break within. Write it in one line."
    rules = page.meta.get("rules")
    for each in rules if isinstance(rules, list) else ():
        if comma := WIDE_COMMA.search(str(each)):
            yield (
                page.line_of("rules"),
                f"the comma {comma[0]} in '{each}' is full-width, and makes one id of two. Write ', '.",
            )
        if isinstance(rules, list) and rules.count(each) > 1:
            yield page.line_of("rules"), f"'rules' lists '{each}' twice. Take one out."
    have = page.meta.get("have")
    for each in have if isinstance(have, list) else ():
        if not isinstance(each, str):
            yield page.line_of("have"), f"'have' lists {each!r}, which is no text. Put quotes around it."
    for field in TEXTS:
        if isinstance(value := page.meta.get(field), str) and (sign := MARKUP.search(value)):
            yield (
                page.line_of(field),
                f"'{sign[0]}' in '{field}' is shown as it is typed: these words are no Markdown. Take it out.",
            )
    if "link_title" in page.meta and not str(page.meta["link_title"] or "").strip():
        yield 1, "'link_title' is empty. Write the title that a link to this page shows, or take the line out."
    for field, choices in (("template", TEMPLATES), ("layout", LAYOUTS)):
        if field in page.meta and page.meta[field] not in choices:
            yield (
                page.line_of(field),
                f"'{field}: {page.meta[field]}' is none; write {' or '.join(choices)}, or take the line out.",
            )
    if locale and LOCALES[locale].by_hand and not page.meta.get("source_digest"):
        yield 1, f"no 'source_digest'. When the translation is up to date, run: make stamp FILE={page.path}"


def _steps(page: SourcePage) -> Iterator[Finding]:
    """A guide names the sources of each of its steps, and of nothing else."""
    base, locale = base_uri(page.uri)
    sources = page.meta.get("sources")
    if locale is None and is_guide(base) and isinstance(sources, dict) and not is_unsure(page):
        steps = [heading.id for heading in page.headings if heading.level > 1]
        for step in [step for step in steps if step not in sources]:
            yield (
                1,
                f"'sources' does not name the step '{step}'. Add '{step}: editorial', or the articles it came from.",
            )
        for step in [step for step in sources if step not in steps]:
            yield (
                page.line_of(str(step)),
                f"'sources' names '{step}', which is no heading of this page. Take it out or correct the id.",
            )


def _place(page: SourcePage) -> Iterator[Finding]:
    """A sheet that is none."""
    base, locale = base_uri(page.uri)
    if locale is None and base.startswith("checklists/") and "layout" not in page.meta:
        yield 1, "the front matter has no 'layout'. Write there: layout: checklist, or the items cannot be ticked."


def _values(page: SourcePage, ledgers: Collection[str] | None, latest: dt.date) -> Iterator[Finding]:
    """What the front matter's fields say, one by one, with their lines."""
    meta = page.meta
    head = head_of(page.text)
    for line, value, remark in cut_off(head["fields"]) if head else ():
        yield line + 1, LOST.format(remark=remark[:16], value=value[:24])
    for field in meta:
        if field not in KNOWN:
            near = closest(str(field), KNOWN)
            meant = f"Do you mean '{near}'?" if near else f"There are: {', '.join(sorted(KNOWN))}."
            yield page.line_of(str(field)), f"there is no field '{field}'. {meant}"
    reviewed = str(meta.get("reviewed", ""))
    if _is_day(reviewed) and reviewed > latest.isoformat():
        yield (
            page.line_of("reviewed"),
            f"'reviewed: {reviewed}' is still to come. Write the day on which somebody read the page.",
        )
    if meta.get("next") is not None and meta["next"] == base_uri(page.uri)[0]:
        yield (
            page.line_of("next"),
            f"'next: {meta['next']}' leads to the page itself. Name the one that comes after it.",
        )
    sources = meta.get("sources")
    for step, named in sources.items() if isinstance(sources, dict) else ():
        if isinstance(named, list) and named:
            for article in [each for each in named if ledgers is not None and each not in ledgers]:
                yield (
                    page.line_of(str(step)),
                    f"'{step}: {article}' is no ledger in articles/. Correct the id, or make it: make ledger FILES=…",
                )
        elif named != "editorial":
            yield (
                page.line_of(str(step)),
                f"'{step}: {named}' is no source. Write 'editorial', or the articles: [a000].",
            )


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
