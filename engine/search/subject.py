"""What each word tells about whether a question is about the guide's subject at all, for worker/subject.mjs.

The guide's own wordings are weighed against everyday questions about everything (dictionary/everyday.txt), by script. The counting is done by the
worker's own modules, run in Node, so that wordings and questions are cut alike. A guide with few wordings goes without: they would tell chance.
So does a script in which the guide is written in another language than the everyday questions, or in more: beside English ones every French word
would be the guide's own.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from engine.build.cache import kept
from engine.build.step import StepError
from engine.folders import ENGINE
from engine.locales import LOCALES
from engine.search.real_words import DICTIONARY
from engine.search.split import run_module
from engine.search.words import is_chinese

FEWEST = 1000  # wordings of a script
EVERYDAY = DICTIONARY / "everyday.txt"
EVERYDAY_IN = ("zh", "en")  # its languages, one a script; named as the scripts are


def subject_words(
    tables: dict[str, Any], wordings: Iterable[str], languages: Mapping[str, Collection[str]]
) -> dict[str, dict[str, str]]:
    """By script, what its terms tell: {"zh": {"-4": "天气 护照", …}}; `languages` as languages_by_script gives them. Raises ValueError where Node fails."""
    each = _by_script(wordings)
    comparable = [script for script in EVERYDAY_IN if set(languages[script]) == {script}]
    ours = {script: each[script] for script in comparable if len(each[script]) >= FEWEST}
    if not ours:
        return {}
    given = {"tables": tables, "ours": ours, "everyday": _by_script(everyday_questions())}
    try:
        told: dict[str, dict[str, str]] = kept(
            "subject", given, lambda: run_module(ENGINE / "search" / "learn-subject.mjs", given)
        )
    except StepError as error:
        raise ValueError(str(error)) from error
    return told


def everyday_questions() -> list[str]:
    """What people ask of other guides than one, in the languages of EVERYDAY_IN."""
    lines = EVERYDAY.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def languages_by_script(locales: Iterable[str]) -> dict[str, set[str]]:
    """The languages that a guide is written in, by the script of their wordings: {"zh": {"zh", "ja"}, "en": {"fr", "ja"}}; one in kana alone has no Chinese letter."""
    written = [LOCALES[locale] for locale in locales]
    return {
        "zh": {locale.language for locale in written if locale.writes_han},
        "en": {locale.language for locale in written if not locale.chinese},
    }


def _by_script(texts: Iterable[str]) -> dict[str, list[str]]:
    each = sorted(set(texts))
    return {"zh": [text for text in each if is_chinese(text)], "en": [text for text in each if not is_chinese(text)]}
