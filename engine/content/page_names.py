"""Names of pages: what is no page because of how it ends, what makes no plain address, and a page that was renamed or moved and is still sought."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from engine.content.source_page import SourcePage, place_of
from engine.locales import DEFAULT, LOCALES, split_uri

NEARLY = re.compile(r"(?P<name>.+?)\.(?:md|markdown|mdown|mkd)(?:\.txt)?", re.IGNORECASE)  # helper.MD, helper.md.txt
PART = re.compile(r"[a-z0-9][a-z0-9_-]*|README")  # of a path: guides, money-first
ADDRESS = "small Latin letters, digits and '-'"


def strange_names(docs: Path) -> Iterator[str]:
    """Files below `docs` that are nearly pages, and pages whose name makes no plain address; MkDocs leaves hidden ones out."""
    for path in sorted(each for each in docs.rglob("*") if each.is_file()):
        uri = path.relative_to(docs).as_posix()
        if any(part.startswith(".") for part in uri.split("/")):
            continue
        if path.name.startswith("~"):
            yield f"{path}:1: this is the copy that a program keeps of a file while it is open there. Close the file, or take the copy away."
        elif not uri.endswith(".md"):
            if nearly := NEARLY.fullmatch(uri):
                yield f"{path}:1: this is no page: a page's name ends in .md, in small letters. Rename it: {_plain(nearly['name'])}.md"
        elif not all(map(PART.fullmatch, PurePosixPath(split_uri(uri)[0]).with_suffix("").parts)):
            yield f"{path}:1: {_address(uri)}"


def _plain(uri: str) -> str:
    return re.sub(r"[\s()]+", "-", uri.lower()).replace("-.", ".")


def _address(uri: str) -> str:
    plain = _plain(uri)
    fits = all(map(PART.fullmatch, PurePosixPath(split_uri(plain)[0]).with_suffix("").parts))
    code = PurePosixPath(uri).with_suffix("").suffix
    if code and not fits:
        known = ", ".join(locale.suffix for locale in LOCALES.values() if locale is not DEFAULT)
        return f"'{code[1:]}' is no language of mkdocs.yml. A page's name ends in .md, that of a translation in {known or 'the same'}."
    remedy = f"Rename it: {plain}, or take it away if it is a copy." if fits else "Rename it, as guides/court.md."
    return f"a page's name is a part of its address, and has only {ADDRESS}. {remedy}"


def renamed(pages: Mapping[str, SourcePage], docs: Path, unnamed: set[str]) -> Iterator[str]:
    """Pages that the menu does not name and that alone have all the steps that links look for in a page that is gone. `unnamed` are the uris
    of source pages that no menu names."""
    sought: dict[str, list[str]] = {}
    for page in pages.values():
        base = split_uri(page.uri)[0]
        for _, target in page.links:
            uri, step = place_of(base, target)
            if step and uri not in pages and not (docs / uri).is_file():
                sought.setdefault(uri, []).append(step)
    for uri, steps in sorted(sought.items()):
        like = [
            each for each in sorted(unnamed) if each in pages and set(steps) <= {h.id for h in pages[each].headings}
        ]
        if len(like) == 1:
            yield (
                f"{docs / like[0]}:1: this page has the steps that {len(steps)} links look for in {uri}. Was it renamed? Give it that name again, "
                "or write the new one wherever the old one stands."
            )
