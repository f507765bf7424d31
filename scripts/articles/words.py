"""The names that reports give to kinds, flags and steps: data/cleaning/words.yml, so that no words stand in code."""

from __future__ import annotations

from scripts.articles.settings import table


def word(group: str, key: str) -> str:
    """The report's word for a key, without what follows a colon in it; the key itself where nobody gave it one."""
    return str(table("words").get(group, {}).get(key.partition(":")[0], key))
