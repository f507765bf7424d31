"""What somebody who mistyped a word may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LEAST = 0.6  # of 1; how like it a word must be where nothing else is said


def closest(word: str, known: Iterable[str], least: float = LEAST) -> str | None:
    """The word that is most like this one; None where none is like it enough."""
    return next(iter(get_close_matches(word, list(known), cutoff=least)), None)


def is_one_slip(word: str, other: str) -> bool:
    """Whether one letter more, less or wrong, or two neighbours that changed places, make the other of a word: mainlnad, scotlnd; not austria, australia."""
    longer, shorter = (word, other) if len(word) >= len(other) else (other, word)
    if len(longer) == len(shorter) + 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differs = [at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two]
    swapped = len(differs) == 2 and differs[1] == differs[0] + 1 and sorted(word) == sorted(other)
    return len(word) == len(other) and (len(differs) == 1 or swapped)
