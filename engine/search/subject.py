"""What each word tells about whether a question is about the guide's subject at all, for worker/subject.mjs.

The guide's own wordings are weighed against everyday questions about everything (dictionary/everyday.txt), by script. The counting is done by the
worker's own modules, run in Node, so that wordings and questions are cut alike. A guide with few wordings goes without: they would tell chance.
"""

from collections.abc import Iterable
from typing import Any

from engine.build.cache import kept
from engine.build.step import StepError
from engine.folders import ENGINE
from engine.search.real_words import DICTIONARY
from engine.search.split import run_module
from engine.search.words import is_chinese

FEWEST = 1000  # wordings of a script
EVERYDAY = DICTIONARY / "everyday.txt"


def subject_words(tables: dict[str, Any], wordings: Iterable[str]) -> dict[str, dict[str, str]]:
    """By script, what its terms tell: {"zh": {"-4": "天气 护照", …}}. Raises ValueError where Node fails."""
    ours = {script: texts for script, texts in _by_script(wordings).items() if len(texts) >= FEWEST}
    if not ours:
        return {}
    lines = EVERYDAY.read_text(encoding="utf-8").splitlines()
    everyday = _by_script(line for line in lines if line and not line.startswith("#"))
    given = {"tables": tables, "ours": ours, "everyday": everyday}
    try:
        told: dict[str, dict[str, str]] = kept(
            "subject", given, lambda: run_module(ENGINE / "search" / "learn-subject.mjs", given)
        )
    except StepError as error:
        raise ValueError(str(error)) from error
    return told


def _by_script(texts: Iterable[str]) -> dict[str, list[str]]:
    each = sorted(set(texts))
    return {"zh": [text for text in each if is_chinese(text)], "en": [text for text in each if not is_chinese(text)]}
