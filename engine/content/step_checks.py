"""The steps of a page: each heading has an id of its own and the right level, and none that must stay is lost."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.content.allowed_html import line_of
from engine.content.closest import closest
from engine.content.counterparts import is_unsure
from engine.content.source_page import ASCII_ID, SourcePage
from engine.content.yaml_file import read_yaml_if_there
from engine.locales import DEFAULT, split_uri


def headings(page: SourcePage) -> Iterator[tuple[int, str]]:
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
    first, *more = [heading.line for heading in page.headings if heading.level == 1] or [0]
    if not first:
        yield 1, "a page needs exactly one '# heading'."
    for line in more:
        yield line, f"a page needs exactly one '# heading', which stands in line {first}. Write ## here."


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
        here = {heading.id: heading.line for heading in page.headings}
        others = {id: line for id, line in here.items() if id not in steps}
        findings += (
            []
            if is_unsure(page)
            else [_gone(page, step, others, _in_place_of(step, page, pages)) for step in steps if step not in here]
        )
    return findings


def _in_place_of(step: str, page: SourcePage, pages: Mapping[str, SourcePage]) -> str | None:
    """The id that stands where a translation still has the step: it was renamed."""
    for other in (each for uri, each in pages.items() if uri != page.uri and split_uri(uri)[0] == page.uri):
        there, here = [h.id for h in other.headings], [h.id for h in page.headings]
        if step in there and len(there) == len(here) and (now := here[there.index(step)]) not in there:
            return now
    return None


def _gone(page: SourcePage, step: str, others: Mapping[str, int], renamed: str | None) -> str:
    """Of a step that must stay; `others` are ids with their lines that need not, one of which may be its own, mistyped."""
    near = renamed if renamed in others else closest(step, others, 0.8)
    remedy = (
        f"Write it in place of '{near}', or correct it in data/steps.yml."
        if near
        else "Put it back, or leave a pointer under its id."
    )
    return f"{page.path}:{others[near] if near else 1}: the step '{step}' is gone, which data/steps.yml says must stay. {remedy}"
