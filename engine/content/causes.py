"""Which findings say how something is written, and which may only follow from that: a heading whose id is wrong takes links, menu and search with it.

A page that is nearly right, that cannot be read or has another name than the one by which it is sought, and a data file that is not as its schema says, are causes. What others say of that
page in any language, or of that file, may go with it: it is told after the causes.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from engine.content.near_misses import near_misses_kept
from engine.content.schema_check import check_data
from engine.content.source_page import PageError, base_uri, read_page
from engine.content.step_checks import headings
from engine.locales import DEFAULT

UNREAD = re.compile(
    r"not valid YAML|not UTF-8|a merge conflict|never closed|nothing stands in this file|begins again here"
)  # nothing else can be said of such a file
GONE = re.compile(r"the step '[a-z0-9-]+' is gone")

MEANT = re.compile(r"(?:Rename it:|look for in) (?P<uri>\S+\.md)")  # the name under which others seek a page


def told_apart(findings: Collection[str], root: Path) -> tuple[list[str], list[str]]:
    """Findings, with paths below `root`, that stand for themselves; and those that may go when the first are mended."""
    causes = {finding for finding in findings if UNREAD.search(finding) or GONE.search(finding)}
    causes |= set(findings) & set(_written(findings, root))
    causes |= {finding for finding in findings if MEANT.search(finding)}
    names = {name for finding in causes for name in _names(finding.partition(":")[0])}
    names |= {
        name for finding in causes for meant in MEANT.finditer(finding) for name in _names(f"docs/{meant['uri']}")
    }
    follows = [finding for finding in findings if finding not in causes and _is_about(finding, names)]
    return [finding for finding in findings if finding not in follows], follows


def _written(findings: Collection[str], root: Path) -> Iterator[str]:
    """All that is not well written in the files that the findings name."""
    files = {finding.partition(":")[0] for finding in findings}
    for file in sorted(file for file in files if file.endswith(".md") and (root / file).is_file()):
        try:
            page = read_page(root / file, file.removeprefix("docs/"))
        except PageError:
            continue
        yield from (f"{file}:{line}: {said}" for line, said in near_misses_kept(page.text) or headings(page))
    if any(file.endswith(".yml") for file in files):
        yield from (finding.replace(f"{root}/", "") for finding in check_data(root))


def _names(file: str) -> set[str]:
    """How others name a file: data/rules.yml; a page by its place (guides/court), its translation and its path."""
    if not file.startswith("docs/") or not file.endswith(".md"):
        return {file}
    base = base_uri(file.removeprefix("docs/"))[0]
    return {base.removesuffix(DEFAULT.suffix), base}


def _is_about(finding: str, names: Collection[str]) -> bool:
    file, _, said = finding.partition(":")
    return bool(_names(file) & set(names)) or any(
        re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", said) for name in names
    )


def together(findings: Collection[str], least: int) -> list[str]:
    """What is said alike of many places as one: the first place, how many more, and the next of them."""
    alike: dict[str, list[str]] = {}
    for finding in findings:
        place, _, said = finding.partition(": ")
        alike.setdefault(said, []).append(place)
    return [line for said, places in alike.items() for line in _line(said, places, least)]


def _line(said: str, places: list[str], least: int) -> Iterator[str]:
    if len(places) < least:
        yield from (f"{place}: {said}" for place in places)
    else:
        more = ", ".join(places[1:least])
        yield f"{places[0]}: {said} The same in {len(places) - 1} more places: {more}{' …' if len(places) > least else '.'}"
