"""The cleaner: its steps in order, each by name.

The order is part of the design: code first (a tag hides everything else), bytes before glosses (a shift eats a gloss's
bracket), glosses before conversion (they split phrases), conversion before patterns (which are written in Simplified),
the article's course before headings, traces of loss before anything smooths them, and the other flags last.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.content.prose.patterns import TooSlow, in_time
from scripts.articles.load import load
from scripts.articles.model import ArticleError, Change, Document, Step
from scripts.articles.steps.adverts import SENTENCE_KIND
from scripts.articles.steps.boilerplate import CREDIT, drop_boilerplate
from scripts.articles.steps.boilerplate import STEP as BOILERPLATE
from scripts.articles.steps.contents import drop_contents
from scripts.articles.steps.evasions import write_out
from scripts.articles.steps.flags import flag_unknowns
from scripts.articles.steps.glosses import strip_glosses
from scripts.articles.steps.headings import mark_headings
from scripts.articles.steps.line_numbers import strip_line_numbers
from scripts.articles.steps.losses import flag_losses
from scripts.articles.steps.markup import strip_markup
from scripts.articles.steps.numbers import drop_numbers
from scripts.articles.steps.punctuation import fix_punctuation
from scripts.articles.steps.realign import realign
from scripts.articles.steps.simplify import to_simplified
from scripts.articles.steps.spacing import close_up
from scripts.articles.steps.title import find_title
from scripts.articles.steps.unwrap import unwrap
from scripts.articles.steps.wording import density, fix_wording
from scripts.articles.verdict import SPUN, left_out, warnings_of

STEPS: tuple[tuple[str, Step], ...] = (
    ("line_numbers", strip_line_numbers),
    ("markup", strip_markup),
    ("spacing", close_up),
    ("realign", realign),
    ("glosses", strip_glosses),
    ("simplify", to_simplified),
    ("boilerplate", drop_boilerplate),
    ("title", find_title),
    ("evasions", write_out),
    ("contents", drop_contents),
    ("unwrap", unwrap),
    ("numbers", drop_numbers),
    ("headings", mark_headings),
    ("losses", flag_losses),
    ("wording", fix_wording),
    ("punctuation", fix_punctuation),
    ("flags", flag_unknowns),
)


LONGEST = 60  # seconds of the processor's time for a step and a file; a file of four megabytes takes a few


@dataclass(frozen=True)
class Cleaned:
    """A document after all steps, with every change in the order in which it was made."""

    document: Document
    changes: tuple[Change, ...]
    warnings: tuple[str, ...] = ()

    @property
    def needs_editor(self) -> bool:
        """Whether nobody should use the result before somebody has looked at the page as a whole."""
        return any(not warning.startswith(SPUN) for warning in self.warnings)


def clean(doc: Document, found: list[Change], clock: Callable[[str, float], None] | None = None) -> Cleaned:
    """Run every step; `clock` receives each step's name and seconds, for the bench."""
    changes = list(found)
    odd = (0, 0.0)
    for name, step in STEPS:
        start = time.perf_counter()
        odd = density("\n".join(line.text for line in doc.kept())) if step is fix_wording else odd
        doc, more = _in_time(name, step, doc)
        changes += more
        if clock:
            clock(name, time.perf_counter() - start)
    back = {line.n for line in doc.kept()}  # the title is often found among what was dropped before
    changes = [
        c for c in changes if not (c.step == BOILERPLATE and c.n in back and c.kind not in (CREDIT, SENTENCE_KIND))
    ]
    return Cleaned(doc, tuple(changes), (*warnings_of(doc, *odd), *left_out(changes)))


def clean_file(path: Path) -> Cleaned:
    """Load and clean one file. Raises ArticleError for what cannot be an article."""
    return clean(*load(path))


def _in_time(name: str, step: Step, doc: Document) -> tuple[Document, list[Change]]:
    """A step; its patterns are data (data/cleaning/), and one with a repetition in a repetition would never end."""
    try:
        with in_time(f"{doc.source} ({name})", "data/cleaning/", LONGEST):
            return step(doc)
    except TooSlow as error:
        raise ArticleError(str(error)) from error
