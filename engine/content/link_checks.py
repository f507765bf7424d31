"""Links of a page: each leads to a page and a step that there are, and none leaves the site."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from engine.content.allowed_html import LEAVES
from engine.content.closest import closest
from engine.content.counterparts import is_unsure
from engine.content.source_page import CODE_SPAN, SourcePage, base_uri, is_guide, place_of

WORDLESS = re.compile(r"(?<!!)\[\s*\]\([^()\s]+\)")  # [](court.md)
SHOWN = re.compile(
    r"(?:https?://(?:127\.0\.0\.1|localhost)[^/]*|\.\.)/(?:\S*/)?(?P<page>[a-z0-9-]+)/(?:index\.html)?"
)  # the address of a page as `make serve` shows it, or from another page
Ids = Mapping[
    str, Collection[str] | None
]  # page uri → ids that generated entries add to it; None where they are not known


def links(page: SourcePage, pages: Mapping[str, SourcePage], docs: Path, generated: Ids) -> Iterator[tuple[int, str]]:
    base, _ = base_uri(page.uri)

    def sources() -> list[str]:
        """Asked for where something is wrong alone. A translation is linked by its source's name."""
        return [uri for uri in pages if base_uri(uri)[1] is None]

    for line, text in page.lines:
        if found := WORDLESS.search(CODE_SPAN.sub("", text)):
            yield line, f"the link '{found[0]}' has no words, and nobody can see or tap it. Write them between [ and ]."
    for line, target in page.links:
        if ":" in target.split("/")[0]:
            yield (
                line,
                f"the link '{target}' {LEAVES}. {_copied(target, base, sources()) or 'An address belongs in data/laws_and_dates.yml.'}",
            )
            continue
        uri, anchor = place_of(base, target)
        if uri not in pages:
            if not (docs / uri).is_file():
                yield (
                    line,
                    f"the link '{target}' leads to no page: there is no {uri}. {_meant(target, base, sources())}",
                )
        elif (
            anchor
            and not is_unsure(pages[uri])
            and (ids := generated.get(uri, ())) is not None
            and anchor not in {h.id for h in pages[uri].headings} | set(ids)
        ):
            yield line, f"the link '{target}' leads to no heading: {uri} has no '#{anchor}'. Correct the id."
    if is_guide(base) and isinstance(following := page.meta.get("next"), str) and not (docs / following).is_file():
        yield page.line_of("next"), f"'next: {following}' is no page. Write its path below docs/, as guides/process.md."


def _copied(target: str, base: str, pages: Collection[str]) -> str:
    """What to write for an address as a browser shows it: http://127.0.0.1:8000/en/guides/court/#hearing, ../court/index.html; "" where it is
    no page's, or not surely one's."""
    file, _, anchor = target.partition("#")
    found = SHOWN.fullmatch(file)
    like = [page for page in pages if found and f"/{page}".endswith(f"/{found['page']}.md")]
    return (
        f"Do you mean {relpath(like[0], dirname(base) or '.')}{'#' if anchor else ''}{anchor}?"
        if len(like) == 1
        else ""
    )


def _meant(target: str, base: str, pages: Collection[str]) -> str:
    """The path to write: with / for \\, with its ending, from the folder it stands in, or as the page is called whose name is nearest."""
    if copied := _copied(target, base, pages):
        return copied
    file, _, anchor = target.replace("\\", "/").partition("#")
    uri = normpath(join(dirname(base), file.lstrip("/")))
    name = uri if uri.endswith(".md") else f"{uri.removesuffix('.html')}.md"
    elsewhere = [page for page in pages if page.rpartition("/")[2] == name.rpartition("/")[2]]  # in another folder
    near = name if name in pages else elsewhere[0] if len(elsewhere) == 1 else closest(name, pages, 0.85)
    return (
        f"Do you mean {relpath(near, dirname(base) or '.')}{'#' if anchor else ''}{anchor}?"
        if near
        else "Correct the path."
    )
