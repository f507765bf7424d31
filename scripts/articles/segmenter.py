"""jieba, quiet and loaded once: words of a text, and how common a word is (its count in jieba's own list)."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any


@cache
def _jieba() -> Any:
    import jieba  # type: ignore[import-untyped]

    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()
    return jieba


def words(text: str) -> list[str]:
    """The words of a text, in order; together they are the text."""
    return list(_jieba().lcut(text, HMM=False))


def count_of(word: str) -> int:
    """How often a word stands in jieba's list; 0 for what it does not know."""
    return int(_jieba().dt.FREQ.get(word) or 0)
