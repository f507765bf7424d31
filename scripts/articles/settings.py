"""Where the cleaner's data stands, and how it is read: patterns and wording are data, never code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CLEANING = ROOT / "data" / "cleaning"
LEDGERS = ROOT / "articles"
GUIDES = ROOT / "docs" / "guides"
DRAFTS = ROOT / "drafts"


@cache
def table(name: str) -> Any:
    """One file of data/cleaning, read once a process."""
    return yaml.load((CLEANING / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
