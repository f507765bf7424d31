"""A guide's plan, read from data/ and held against all that it names: pages and steps, letters, phone lines, time limits, words."""

from collections.abc import Mapping
from pathlib import Path

from engine.content.guide_checks import unknown_pages
from engine.content.library import Library
from engine.content.words import without_words
from engine.content.yaml_file import told
from engine.deadlines.deadlines import Deadline, unused_limits
from engine.letters.checks import LetterPage
from engine.plan.page import OWN, plan_findings
from engine.plan.plan import ActionPlan, load_plan


def read_guide_plan(
    path: Path,
    library: Library,
    letters: Mapping[str, LetterPage],
    deadlines: Mapping[str, Deadline],
) -> tuple[ActionPlan, list[str]]:
    """The plan and what is wrong with it. `letters` by the uri of their page.
    Raises ValueError naming the file where it cannot be read."""
    plan = told(path, lambda: load_plan(path))
    admits = {page.name: page.meta["acknowledges"] for page in letters.values()}
    phones = library.known("phones")
    own = set(OWN) if library.cards or library.unread & {"phones", "cards"} else set()
    known = None if phones is None else phones | own
    regional = {number for card in library.cards.values() for number in (*card.lines, *card.police)}
    findings = told(
        path, lambda: plan_findings(plan, library.titles, admits, known, deadlines, unknown_pages(library), regional)
    )
    used = {str(page.meta.get("deadline")) for page in letters.values()}
    findings += unused_limits(deadlines, used | {str(item.about.get("deadline")) for item in plan.items})
    return plan, findings + without_words(library.words, library.strings, "plan", "letters", "deadlines")
