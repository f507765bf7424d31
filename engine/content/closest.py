"""What somebody who mistyped a word may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LEAST = 0.6  # of 1; how like it a word must be where nothing else is said


def closest(word: str, known: Iterable[str], least: float = LEAST) -> str | None:
    """The word that is most like this one; None where none is like it enough."""
    return next(iter(get_close_matches(word, list(known), cutoff=least)), None)
