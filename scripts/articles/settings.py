"""Where the cleaner's data stands, and how it is read: patterns and wording are data, never code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml
from scripts.articles.model import ArticleError

ROOT = Path(__file__).resolve().parents[2]
CLEANING = ROOT / "data" / "cleaning"
LEDGERS = ROOT / "articles"
GUIDES = ROOT / "docs" / "guides"
DRAFTS = ROOT / "drafts"


@cache
def table(name: str) -> Any:
    """One file of data/cleaning, read once a process. Raises ArticleError naming file, line and remedy."""
    try:
        return read_yaml(CLEANING / f"{name}.yml")
    except ValueError as error:
        raise ArticleError(str(error)) from error
