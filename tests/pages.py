"""Run a step of the build that works on pages in memory."""

from collections.abc import Callable
from pathlib import Path

from engine.build.pages import Pages, pages_of


def on_pages(step: Callable[[Path, Pages], None], site: Path) -> None:
    """Let a step change the pages of a folder."""
    with pages_of(site) as pages:
        step(site, pages)
