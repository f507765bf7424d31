"""What is left to do in a guide, on one page: python -m scripts.status, or `make status`; .build/status.html to read, .build/status.json for programs.

Nothing here stops a build: translations that lag behind, rules that nobody has looked at for a year, entries that no page uses, pages and steps that nothing
leads to, words that nothing shows, holes in the ledgers, PDFs and pictures not made. Each line names the file.
"""

import json
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

from engine.build.command_exit import end
from engine.build.one_at_a_time import one_at_a_time
from engine.build.step import StepError
from engine.build.whole_file import written_whole
from engine.content.library import Library, load_library
from engine.folders import GUIDE
from engine.locales import DEFAULT
from scripts.to_do import made, pages, sources

Lines = list[str]


def main(root: Path = GUIDE) -> int:
    folder = root / ".build"
    try:
        with one_at_a_time(folder):  # a build takes away and renames what is looked at here
            found = status(root)
            write(folder / "status.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n")
            write(folder / "status.html", page(found))
    except StepError as error:
        print(f"make: nothing was looked at: {error}.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    for name, lines in found.items():
        print(f"{len(lines):5}  {name}")
    print("read it in .build/status.html")
    return 0


def write(path: Path, text: str) -> None:
    with written_whole(path) as part:
        part.write_text(text, encoding="utf-8")


def status(root: Path) -> dict[str, Lines]:
    """What is left, by its kind. Raises ValueError where the guide cannot be read at all: `make site` says more then."""
    library = load_library(root, DEFAULT.language)
    kinds: dict[str, Callable[[Library, Path], Lines]] = {
        "translations that lag behind": pages.behind,
        "translations with other links, numbers or fewer blocks than their source": pages.unlike,
        "rules due for a look": sources.due,
        "rules without an official address": sources.without_address,
        "rules that no page cites": sources.uncited,
        "terms that no page links to": pages.unlinked_terms,
        "words that nothing shows (data/strings.yml)": pages.unused_words,
        "pages that nothing leads to": pages.lost_pages,
        "steps that no question of the search leads to": pages.unasked,
        "holes in the ledgers": sources.holes,
        "sentences to read once more (data/style.yml)": pages.style,
        "Traditional characters to look at": sources.characters,
        "PDFs not made, or made from an older text": made.pdfs,
        "pictures of links not drawn": made.pictures,
        "largest files of the site, in bytes": made.sizes,
    }
    return {name: look(library, root) for name, look in kinds.items()}


def page(found: dict[str, Lines]) -> str:
    """All of it as one page without scripts or styles of others."""
    parts = [
        f"<details{' open' if lines and 'bytes' not in name else ''}><summary>{escape(name)}: {len(lines)}</summary><ul>"
        + "".join(f"<li><pre>{escape(line)}</pre>" for line in lines)
        + "</ul></details>"
        for name, lines in found.items()
    ]
    style = "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}pre{white-space:pre-wrap;margin:0}summary{font-weight:bold}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Status</title><style>{style}</style><h1>What is left to do</h1>{"".join(parts)}</html>\n'


if __name__ == "__main__":
    end(main)
