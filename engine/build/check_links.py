"""Step: every link of the finished site leads somewhere, every file it names is there, and every page is whole.

MkDocs checks the links that are written in Markdown; raw HTML, templates, menus and data bring others. This reads what readers get.
A mistake is told with the page's source and the line where the address stands in it, or with the page where a template brought it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from engine import folders
from engine.build.cache import drop_unused, kept
from engine.build.pages import Pages, read_pages
from engine.build.step import StepError
from engine.content.allowed_html import line_of
from engine.locales import DEFAULT, locale_of
from engine.sheets.booklet import CHAPTER
from engine.variants.html_tokens import tokens, values

NAMING = ("href", "src", "data-src", "poster")  # attributes that name a page or a file
STEP_ID = re.compile(r"[a-z0-9][a-z0-9-]*")  # #find-lender; another fragment is for a script (#q=…)
OUTSIDE = ("https://", "http://")
MOST_TOLD = 60
STEP = "links"  # under which what a page names is kept
LeadsTo = Callable[[str, str], "Target | None"]  # (folder below the site, address as written there)
SPOKEN = ("aria-label", "title", "alt")  # what names a link without a text of its own


@dataclass
class PageFacts:
    """What one finished page names, and what others may name in it."""

    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # addresses in attributes, as written, each once, but other sites
    silent: list[str] = field(default_factory=list)  # links that nobody can read out
    headings: int = 0  # of the first level


@dataclass(frozen=True)
class Target:
    """Where an address leads."""

    path: str  # of a file below the site; "" for the page itself
    step: str  # the id there, "" for none or for what a script reads
    is_file: bool = False


def check_links(site: Path, html: Pages | None = None) -> None:
    """Raises StepError with every mistake of the site, each once, with the places that have it. `html`: its pages, where they were read."""
    html = read_pages(site) if html is None else html
    pages = {name: facts_of(text) for name, text in html.items()}
    drop_unused(STEP)
    found: dict[str, list[str]] = defaultdict(list)  # mistake → pages
    leads_to = cache(partial(_leads_to, site))  # asked once: all pages have the same menu
    good: dict[str, set[str]] = defaultdict(set)  # folder of pages' folders → what leads somewhere from each: "../faq/"
    ids = {page: frozenset(facts.ids) for page, facts in pages.items()}
    for page, facts in pages.items():
        for problem in [*_whole(page, facts), *_dead(page, facts.names, ids, leads_to, good)]:
            found[problem].append(page)
    if found:
        told = [_told(problem, where) for problem, where in found.items()]
        more = f"\n… and {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
        raise StepError(f"\n{chr(10).join(sorted(told)[:MOST_TOLD])}{more}\n{len(told)} to mend")


def facts_of(html: str) -> PageFacts:
    """A booklet is read chapter by chapter: of all, a sentence changes one."""
    first, *others = (PageFacts(**kept(STEP, part, partial(_read, part))) for part in html.split(CHAPTER))
    for other in others:
        first.ids += other.ids
        first.names += other.names
        first.silent += other.silent
        first.headings += other.headings
    first.names = list(dict.fromkeys(first.names))
    return first


def _read(html: str) -> dict[str, Any]:
    facts = PageFacts()
    link: str | None = None  # the open one's address
    said = ""  # in it
    for token in tokens(html):
        if token.kind == "start":
            written = values(token.text)
            if "id" in written:
                facts.ids.append(written["id"])
            facts.headings += token.name == "h1"
            facts.names += [written[name] for name in NAMING if name in written]
            if token.name == "a" and "href" in written:
                link, said = written["href"], ""
            if link is not None:
                said += "".join(written.get(name, "") for name in SPOKEN)
        elif link is not None and token.kind == "text":
            said += unescape(token.text)
        elif link is not None and token.kind == "end" and token.name == "a":
            facts.silent += [] if said.strip() else [link]
            link = None
    facts.names = [name for name in dict.fromkeys(facts.names) if not name.startswith(OUTSIDE)]
    return asdict(facts)


def _whole(page: str, facts: PageFacts) -> Iterator[str]:
    for identifier, count in Counter(facts.ids).items():
        if count > 1:
            yield f"the id '{identifier}' stands {count} times in one page; choose another for one of them"
    for address in facts.silent:
        yield f"the link to '{address}' has no text; write where it leads"
    if facts.headings != 1 and Path(page).name == "index.html":
        yield f"a page has one heading of the first level; here are {facts.headings}"


def _dead(
    page: str,
    names: Iterable[str],
    ids: Mapping[str, frozenset[str]],
    leads_to: LeadsTo,
    good: Mapping[str, set[str]],
) -> Iterator[str]:
    folder = dirname(page)
    passed = good[dirname(folder)] if folder else set[str]()
    for name in names:
        if name in passed:
            continue
        above, rest = folder, name
        while rest.startswith("../") and above:  # "../faq/" means the same in every guide
            above, rest = dirname(above), rest[3:]
        if (target := leads_to(above, name if above == folder else f"./{rest}")) is None:
            continue
        path = target.path or page
        if path.startswith(".."):
            yield f"'{name}' leads out of the site; correct the path"
        elif path not in ids and not target.is_file:
            yield f"'{name}' leads to nothing: there is no {path}. Correct the address, or take the link out"
        elif target.step and path in ids and target.step not in ids[path]:
            yield f"'{name}' leads to no heading: {path} has no id '{target.step}'. Correct the id"
        elif name.startswith("../"):
            passed.add(name)


def _leads_to(site: Path, folder: str, name: str) -> Target | None:
    """Where an address leads that is written on a page of that folder; None for what is not ours to follow."""
    if name.startswith("#"):  # most of all, and on each page others
        return Target("", _step(name[1:]))
    address = urlsplit(name)
    if address.scheme or address.netloc or address.path.startswith("/"):
        return None  # the 404 page, which stands at any address, has its links from the host's root
    step = _step(address.fragment)
    if not address.path:
        return Target("", step)
    path = normpath(join(folder, unquote(address.path)))
    if address.path.endswith("/") or (site / path).is_dir():
        path = normpath(join(path, "index.html"))
    return Target(path, step, (site / path).is_file())


def _step(fragment: str) -> str:
    return fragment if STEP_ID.fullmatch(fragment) else ""


def _told(problem: str, where: list[str]) -> str:
    """The mistake with its first place in the sources, and how many pages have it."""
    address = problem.split("'")[1] if "'" in problem else ""
    sources = sorted({source_of(page) for page in where})
    for source in sources:
        path = folders.DOCS / source
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
        last = address.rsplit("/", 1)[-1] or address.rstrip("/").rsplit("/", 1)[-1]
        line = line_of(last, lines)
        if any(last in text for text in lines):
            return f"docs/{source}:{line}: {problem}."
    more = f" and {len(where) - 1} more" if len(where) > 1 else ""
    return f"{where[0]}{more} (from a template or from data/): {problem}."


def source_of(page: str) -> str:
    """The file in docs/ that a page of the site was made from: "en/guides/process/index.html" → "guides/process.en.md"."""
    locale = locale_of(page)
    uri = page.removeprefix(locale.folder).removesuffix("/index.html")
    name = "index" if uri in ("", "index.html") else uri
    return name + (locale.suffix if locale.by_hand else DEFAULT.suffix)
