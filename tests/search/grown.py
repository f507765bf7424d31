"""A site many times as large, to measure with: the same entries over and over, each copy in other words.

A copy keeps its page's shape; some of its letters or words are swapped for others of the same page, and its headings carry a
number, so that terms, lengths and titles vary as they would on a site that had grown.
"""

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

from engine.han import HAN
from engine.search.build import FOLDER, read_index, write_index
from engine.search.split import LARGEST_WHOLE

# What may be swapped: a Chinese letter, or a Latin word.
_PIECE = re.compile(rf"[{HAN}]|[A-Za-z]{{3,}}")
SHARE = 0.25  # of the pieces of a copy's text are swapped


def grow(content: dict[str, Any], times: int, seed: int = 1) -> dict[str, Any]:
    """An index file's content with `times` as many pages; the first are the real ones."""
    chance = random.Random(seed)
    pages, entries = list(content["pages"]), list(content["entries"])
    for copy in range(1, times):
        first_page, first_entry = len(pages), len(entries)
        pages += [[f"{page}-{copy}", f"{url}{copy}/", f"{name} {copy}"] for page, url, name in content["pages"]]
        for number, anchor, kind, title, text, _, _, _, leads in content["entries"]:
            row = [number + first_page, anchor, kind, f"{_vary(title, chance)} {copy}", _vary(text, chance)]
            entries.append([*row, [], [], [], [first_entry + at for at in leads]])
    questions = [*content["questions"], *([] for _ in entries[len(content["entries"]) :])]
    return {**content, "pages": pages, "entries": entries, "questions": questions}


def _vary(text: str, chance: random.Random) -> str:
    pieces = _PIECE.findall(text) or ["?"]
    return _PIECE.sub(lambda found: chance.choice(pieces) if chance.random() < SHARE else found.group(), text)


def grown_site(site: Path, target: Path, locale: str, times: int, largest: int = LARGEST_WHOLE) -> dict[str, Any]:
    """A copy of the built site whose search knows `times` as many pages in one language; what its index holds."""
    shutil.copytree(site, target)
    folder = target / FOLDER
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    content = grow(read_index(folder, manifest["index"][locale]), times)
    manifest["index"][locale] = write_index(content, folder, f"index.{locale}", largest)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return content
