"""Checks of everything under docs/ before a build: each finding names file, line and remedy.

All findings are reported together, so that an editor mends them in one round. Knows nothing of MkDocs.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from engine.build.kept import kept
from engine.content.allowed_html import line_of
from engine.content.near_misses import near_misses
from engine.content.not_switched_on import not_switched_on
from engine.content.source_page import ASCII_ID, PageError, SourcePage, read_page
from engine.content.spoken import boxes, unpaired
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import DEFAULT, LOCALES, split_uri
from engine.sheets.checklists import item_findings
from engine.shell.icons import ICON_MARK, is_icon, unknown

RULE_MARK = re.compile(r"\[rule:([^\]\s]*)\]")  # [rule:cc-678]
PHONE_MARK = re.compile(r"\[phone:([^\]\n]*)\]")  # [phone:95188], [phone:2389 2222]
MOST_OPENINGS = 400  # of "[" in a paragraph
REQUIRED = ("title", "description")
GUIDE_REQUIRED = (*REQUIRED, "audience", "have")
SOURCE_ONLY = ("reviewed",)  # on the Simplified page alone
GUIDE_SOURCE_ONLY = (
    "reviewed",
    "sources",
    "rules",
)  # sources and rules only where the guide has articles/ or data/rules.yml

FORMS = {  # of the fields that must be there
    "title": "title: what the page is called, short",
    "description": "description: one sentence, what a reader gets",
    "audience": "audience: for whom it is",
    "have": "have: [what to have at hand, …], or [] for nothing",
    "reviewed": "reviewed: 2026-11-21, the day on which somebody read the page",
    "sources": "sources: {id-of-a-step: editorial}, for every step",
    "rules": "rules: [the ids that the page cites as [rule:ID]], or [] for none",
}
TEMPLATES = ("home.html", "about.html")  # that a page may ask for; the others come with a layout
LAYOUTS = ("checklist", "contact-log", "booklet")

Ids = Mapping[
    str, Collection[str] | None
]  # page uri → ids that generated entries add to it; None where they are not known


def read_docs(docs: Path) -> tuple[dict[str, SourcePage], list[str]]:
    """Every Markdown page under `docs` by its uri ("guides/process.en.md"), and what could not be read."""
    pages, findings = {}, []
    for path in sorted(path for path in docs.rglob("*.md") if not path.name.startswith(".")):  # as MkDocs does
        uri = path.relative_to(docs).as_posix()
        try:
            pages[uri] = read_page(path, uri)
        except PageError as error:
            findings.append(str(error))
    return pages, findings


def check_docs(docs: Path, rules: Collection[str], phones: Collection[str], generated: Ids) -> list[str]:
    """All findings about the pages under `docs`, as "file:line: what. Remedy."; an empty list when all is well."""
    pages, unreadable = read_docs(docs)
    return sorted({*unreadable, *check_pages(pages, docs, rules, phones, generated)})


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
    """All findings about pages that could be read, in the same form. `articles`: whether the guide has ledgers that its steps
    come from; `rules`, `phones`: their ids (None: not known); `translated`: whether every page must stand in every language; `ledgers`: their ids (None: not asked); `today`: the
    clock's day where it is not given, as the build's own day is the last commit's, and a page may be reviewed after that; `only`:
    which pages are looked at, all where it is None."""
    findings = []
    left_out = {name for name, asked in (("sources", articles), ("rules", rules is None or bool(rules))) if not asked}
    latest = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)  # it may be tomorrow where she is
    for page in (page for uri, page in pages.items() if only is None or uri in only):
        findings += [f"{page.path}:{line}: {text}" for line, text in _near(page)]
        findings += [f"{page.path}:{line}: {text}" for line, text in _values(page, ledgers, latest)]
        findings += [f"{page.path}:{line}: {text}" for line, text in _fields(page, left_out)]
        findings += [
            f"{page.path}:{line}: {text}"
            for check in (_front_matter, _headings, item_findings, not_switched_on)
            for line, text in check(page)
        ]
        findings += [f"{page.path}:{line}: {text}" for line, text in _pasted(page)]
        findings += [f"{page.path}:{line}: {text}" for line, text in _marks(page, rules, phones)]
        findings += [f"{page.path}:{line}: {text}" for line, text in _links(page, pages, docs, generated)]
        findings += [f"{page.path}:{line}: {text}" for line, text in _counterpart(page, pages, docs, translated)]
    return sorted(set(findings))


def _near(page: SourcePage) -> list[list[Any]]:
    return kept("near", page.text, lambda: [[line, text] for line, text in near_misses(page.text)], lambda _: True)


def near_misses_below(docs: Path) -> list[str]:
    """Pages that cannot be read, and what is nearly right in those that can, where the data that the other checks need cannot be."""
    pages, unread = read_docs(docs)
    return [
        *unread,
        *(f"{page.path}:{line}: {text}" for page in pages.values() for line, text in near_misses(page.text)),
    ]


def lost_steps(path: Path, pages: Mapping[str, SourcePage]) -> list[str]:
    """Pages and steps that data/steps.yml says must stay, as links and printed sheets point at them, and that are gone."""
    tree = read_yaml_if_there(path)
    if not isinstance(tree, dict) or not all(isinstance(steps, list) for steps in tree.values()):
        return [f"{path}:1: expected pages with the ids of their steps, as guides/process: [first-step]"]
    findings = []
    for name, steps in tree.items():
        page = pages.get(f"{name}{DEFAULT.suffix}")
        if page is None and (path.parent.parent / "docs" / f"{name}{DEFAULT.suffix}").is_file():
            continue  # it cannot be read, which is told for itself
        if page is None:
            line = line_of(name, path.read_text(encoding="utf-8-sig").splitlines())
            findings.append(
                f"{path}:{line}: the page '{name}' is gone. Links and printed sheets lead there: put it back."
            )
            continue
        here = {heading.id for heading in page.headings}
        findings += [
            f"{page.path}:1: the step '{step}' is gone, which data/steps.yml says must stay. Put it back, or leave a pointer under its id."
            for step in steps
            if step not in here
        ]
    return findings


def base_uri(uri: str) -> tuple[str, str | None]:
    """("guides/process.md", "en") for "guides/process.en.md"; the locale is None for a source page."""
    base, locale = split_uri(uri)
    return base, None if locale is DEFAULT else locale.code


def is_guide(uri: str) -> bool:
    return uri.startswith("guides/")


def _fields(page: SourcePage, left_out: Collection[str]) -> Iterator[tuple[int, str]]:
    base, locale = base_uri(page.uri)
    required: tuple[str, ...] = GUIDE_REQUIRED if is_guide(base) else REQUIRED
    if locale is None:
        required += GUIDE_SOURCE_ONLY if is_guide(base) else SOURCE_ONLY
    for field in required:
        if page.meta.get(field) is None and field not in left_out:
            yield 1, f"the front matter has no '{field}'. Write there: {FORMS[field]}"


def _front_matter(page: SourcePage) -> Iterator[tuple[int, str]]:
    base, locale = base_uri(page.uri)
    reviewed = page.meta.get("reviewed")
    if reviewed is not None and not _is_day(str(reviewed)):
        yield 1, f"'reviewed: {reviewed}' is not a date. Write it as 2026-11-21."
    for field, kind, form in (
        ("title", str, "text"),
        ("description", str, "text"),
        ("link_title", str, "text"),
        ("how_to", bool, "true, where the steps are done one after the other"),
        ("audience", str, "text"),
        ("have", list, "a list"),
        ("rules", list, "a list"),
        ("sources", dict, "a map from step id to articles"),
        ("next", str, "the path of a page"),
    ):
        if (value := page.meta.get(field)) is not None and not isinstance(value, kind):
            yield 1, f"'{field}' must be {form}, not {value!r}."
        elif isinstance(value, str) and "\n" in value.strip():
            yield page.line_of(field), f"'{field}' has a line break within. Write it in one line."
    if "link_title" in page.meta and not str(page.meta["link_title"] or "").strip():
        yield 1, "'link_title' is empty. Write the title that a link to this page shows, or take the line out."
    for field, choices in (("template", TEMPLATES), ("layout", LAYOUTS)):
        if field in page.meta and page.meta[field] not in choices:
            yield 1, f"'{field}: {page.meta[field]}' is none; write {' or '.join(choices)}, or take the line out."
    if locale and LOCALES[locale].by_hand and not page.meta.get("source_digest"):
        yield 1, f"no 'source_digest'. When the translation is up to date, run: make stamp FILE={page.path}"
    sources = page.meta.get("sources")
    if locale is None and is_guide(base) and isinstance(sources, dict):
        steps = [heading.id for heading in page.headings if heading.level > 1]
        for step in [step for step in steps if step not in sources]:
            yield (
                1,
                f"'sources' does not name the step '{step}'. Add '{step}: editorial', or the articles it came from.",
            )
        for step in [step for step in sources if step not in steps]:
            yield 1, f"'sources' names '{step}', which is no heading of this page. Take it out or correct the id."


KNOWN = {
    *GUIDE_REQUIRED,
    *GUIDE_SOURCE_ONLY,
    "how_to",
    "link_title",
    "next",
    "source_digest",
    "letter",
    "layout",
    "template",
    "rows",
    "search",
}


def _values(page: SourcePage, ledgers: Collection[str] | None, latest: dt.date) -> Iterator[tuple[int, str]]:
    """What the front matter's fields say, one by one, with their lines."""
    meta = page.meta
    for field in meta:
        if field not in KNOWN:
            near = get_close_matches(str(field), KNOWN, 1)
            meant = f"Do you mean '{near[0]}'?" if near else f"There are: {', '.join(sorted(KNOWN))}."
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


def _headings(page: SourcePage) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    level = 0
    for heading in page.headings:
        if not heading.id:
            yield heading.line, f"the heading '{heading.text}' has no id. Write one in ASCII behind it: {{#like-this}}."
        elif not ASCII_ID.match(heading.id):
            yield heading.line, f"the id '{heading.id}' may have only a-z, 0-9 and '-'."
        elif heading.id in seen:
            yield heading.line, f"the id '{heading.id}' stands in line {seen[heading.id]} already. Choose another."
        if heading.level > level + 1:
            yield (
                heading.line,
                f"the heading '{heading.text}' is of level {heading.level} right below level {level}. Take out a '#'.",
            )
        seen.setdefault(heading.id, heading.line)
        level = heading.level
    if sum(heading.level == 1 for heading in page.headings) != 1:
        yield 1, "a page needs exactly one '# heading'."


def _pasted(page: SourcePage) -> Iterator[tuple[int, str]]:
    """A paragraph of openings without an end takes Markdown minutes; no sentence has that many."""
    openings, started, last = 0, 1, 0
    for line, text in page.lines:
        if not text.strip() or line != last + 1:
            openings, started = 0, line if text.strip() else line + 1
        openings, last = openings + text.count("["), line
        if openings > MOST_OPENINGS:
            yield started, f"more than {MOST_OPENINGS} '[' in one paragraph. Was something pasted here? Take it out."
            return


def _marks(
    page: SourcePage, rules: Collection[str] | None, phones: Collection[str] | None
) -> Iterator[tuple[int, str]]:
    cited = page.marks(RULE_MARK)
    for line, rule in cited:
        if rules is not None and rule not in rules:
            yield line, f"[rule:{rule}] is not in data/rules.yml. Correct the id, or add the rule there first."
    for line, number in page.marks(PHONE_MARK):
        if phones is not None and number not in phones:
            yield line, f"[phone:{number}] is not in data/phones.yml. Correct the number, or add the line there first."
    for line, name in page.marks(ICON_MARK):
        if not is_icon(name):
            yield line, unknown(name)
    listed = page.meta.get("rules")
    if base_uri(page.uri)[1] is None and isinstance(listed, list):
        for line, rule in cited:
            if rule not in listed:
                yield (
                    line,
                    f"[rule:{rule}] is cited here but not listed under 'rules' in the front matter. Add it there.",
                )
        for rule in set(map(str, listed)) - {rule for _, rule in cited}:
            yield 1, f"'rules' lists '{rule}', which the page does not cite. Take it out, or cite it."


def _links(page: SourcePage, pages: Mapping[str, SourcePage], docs: Path, generated: Ids) -> Iterator[tuple[int, str]]:
    base, _ = base_uri(page.uri)
    for line, target in page.links:
        if ":" in target.split("/")[0]:
            yield (
                line,
                f"the link '{target}' leaves the site. An address belongs in data/instruments.yml.",
            )
            continue
        file, _, anchor = target.partition("#")
        uri = normpath(join(dirname(base), file)) if file else base
        if uri not in pages:
            if not (docs / uri).is_file():
                yield line, f"the link '{target}' leads to no page: there is no {uri}. Correct the path."
        elif (
            anchor
            and (ids := generated.get(uri, ())) is not None
            and anchor not in {h.id for h in pages[uri].headings} | set(ids)
        ):
            yield line, f"the link '{target}' leads to no heading: {uri} has no '#{anchor}'. Correct the id."
    if is_guide(base) and isinstance(following := page.meta.get("next"), str) and not (docs / following).is_file():
        yield 1, f"'next: {following}' is no page. Write its path below docs/, as guides/process.md."


def _counterpart(
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
    if DEFAULT.chinese and not LOCALES[locale].chinese:
        yield from unpaired(boxes(page.lines), boxes(pages[base].lines))
    source = [(h.level, h.id) for h in pages[base].headings]
    here = [(h.level, h.id) for h in page.headings]
    if source != here and all(identifier for _, identifier in (*source, *here)):  # a missing id is told by itself
        wrong = next(
            (i for i, (a, b) in enumerate(zip(source, here, strict=False)) if a != b), min(len(source), len(here))
        )
        line = page.headings[wrong].line if wrong < len(here) else 1
        expected = (
            f"'{'#' * source[wrong][0]} … {{#{source[wrong][1]}}}'" if wrong < len(source) else "no further heading"
        )
        yield line, f"the headings differ from {base}: expected {expected} here. Keep level, id and order the same."
