"""Reads data/questions.yml: whole questions as readers may ask them, by the place that answers. They are in no index: the worker compares
each with what was typed (worker/nearest.mjs). A guide may have none."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from engine.content.yaml_file import read_yaml_if_there
from engine.search.page_reader import ITEM
from engine.search.pages import PageEntries
from engine.search.words import is_chinese

FILE = "questions.yml"
Questions = Mapping[str, Sequence[str]]


def load_questions(path: Path) -> Questions:
    """The questions by place; none where there is no file. Raises ValueError naming file and place, with what to write."""
    data = read_yaml_if_there(path)
    if not isinstance(data, dict):
        raise ValueError(f"{path}:1: write `page#id:` and below it the questions that it answers, each after a dash.")
    places: dict[str, str] = {}  # which questions stand where
    for place, asked in data.items():
        if not isinstance(asked, list) or not all(isinstance(text, str) and text.strip() for text in asked):
            raise ValueError(f"{path}:1: {place!r}: below it stand questions, each a text after a dash.")
        for text in asked:
            if (other := places.setdefault(text, place)) != place:
                raise ValueError(
                    f"{path}:{_last_line(path, text)}: {text!r} stands at {other} too. Leave it at the place that answers it."
                )
    return data


def _last_line(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return max(
        (number for number, line in enumerate(lines, 1) if line.strip().removeprefix("-").strip() == text), default=1
    )


def questions_of(pages: Iterable[PageEntries], questions: Questions, english: bool) -> list[list[str]]:
    """Those in one language, for each entry of its index."""
    left = dict(questions)
    return [
        [text for text in ([] if entry.kind == ITEM else left.pop(entry.place, [])) if is_chinese(text) != english]
        for page in pages
        for entry in page.entries
    ]
