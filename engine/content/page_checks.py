"""Checks of everything under docs/ before a build: each finding names file, line and remedy.

All findings are reported together, so that an editor mends them in one round. Knows nothing of MkDocs.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from posixpath import dirname, join, normpath

from engine.content.allowed_html import LEAVES, line_of
from engine.content.counterparts import empty_steps, is_unsure, is_unsure_of_marks, same_titles, unlike_marks
from engine.content.front_matter_checks import front_matter
from engine.content.near_misses import near_misses_kept
from engine.content.not_switched_on import not_switched_on
from engine.content.source_page import ASCII_ID, PageError, SourcePage, base_uri, is_guide, read_page
from engine.content.spoken import boxes, unpaired
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import DEFAULT, LOCALES
from engine.sheets.checklists import item_findings, unlike
from engine.shell.icons import ICON_MARK, is_icon, unknown

RULE_MARK = re.compile(r"\[rule:([^\]\s]*)\]")  # [rule:cc-678]
PHONE_MARK = re.compile(r"\[phone:([^\]\n]*)\]")  # [phone:95188], [phone:2389 2222]
MOST_OPENINGS = 400  # of "[" in a paragraph
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
    findings: list[str] = []
    left_out = {name for name, asked in (("sources", articles), ("rules", rules is None or bool(rules))) if not asked}
    latest = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)  # it may be tomorrow where she is
    for page in (page for uri, page in pages.items() if only is None or uri in only):
        found = chain(
            near_misses_kept(page.text),
            front_matter(page, left_out, ledgers, latest),
            *(check(page) for check in (_headings, item_findings, not_switched_on, empty_steps, _pasted)),
            _marks(page, rules, phones),
            _links(page, pages, docs, generated),
            _counterpart(page, pages, docs, translated),
            _unlike(page, pages, rules, phones),
        )
        findings += [f"{page.path}:{line}: {text}" for line, text in found]
    if only is None:
        findings += [f"{page.path}:{line}: {text}" for page, line, text in same_titles(pages)]
    return sorted(set(findings))


def near_misses_below(docs: Path) -> list[str]:
    """Pages that cannot be read, and what is nearly right in those that can, where the data that the other checks need cannot be."""
    pages, unread = read_docs(docs)
    return [
        *unread,
        *(f"{page.path}:{line}: {text}" for page in pages.values() for line, text in near_misses_kept(page.text)),
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
        findings += (
            []
            if is_unsure(page)
            else [
                f"{page.path}:1: the step '{step}' is gone, which data/steps.yml says must stay. Put it back, or leave a pointer under its id."
                for step in steps
                if step not in here
            ]
        )
    return findings


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
        for rule in set(map(str, listed)) - {rule for _, rule in cited} if not is_unsure_of_marks(page) else ():
            yield 1, f"'rules' lists '{rule}', which the page does not cite. Take it out, or cite it."


def _links(page: SourcePage, pages: Mapping[str, SourcePage], docs: Path, generated: Ids) -> Iterator[tuple[int, str]]:
    base, _ = base_uri(page.uri)
    for line, target in page.links:
        if ":" in target.split("/")[0]:
            yield (
                line,
                f"the link '{target}' {LEAVES}. An address belongs in data/instruments.yml.",
            )
            continue
        file, _, anchor = target.partition("#")
        uri = normpath(join(dirname(base), file)) if file else base
        if uri not in pages:
            if not (docs / uri).is_file():
                yield line, f"the link '{target}' leads to no page: there is no {uri}. Correct the path."
        elif (
            anchor
            and not is_unsure(pages[uri])
            and (ids := generated.get(uri, ())) is not None
            and anchor not in {h.id for h in pages[uri].headings} | set(ids)
        ):
            yield line, f"the link '{target}' leads to no heading: {uri} has no '#{anchor}'. Correct the id."
    if is_guide(base) and isinstance(following := page.meta.get("next"), str) and not (docs / following).is_file():
        yield 1, f"'next: {following}' is no page. Write its path below docs/, as guides/process.md."


def _unlike(
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
    unsure = is_unsure(page) or is_unsure(pages[base])
    if DEFAULT.chinese and not LOCALES[locale].chinese and not unsure:
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
