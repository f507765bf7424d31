"""Keep translated pages in step with their sources: python -m scripts.translations check | stamp FILE….

Each translated page records a digest of the source it was written against. `check` lists the pages whose source has changed
since, with the change where git still knows the old text; `stamp` records the present digest when a page is up to date.
"""

import argparse
import difflib
import re
import subprocess
import sys
from pathlib import Path

from engine import folders
from engine.build.command_exit import end
from engine.content.editor_file import FileMistake, read_text_file, shown_path, write_text_file
from engine.content.front_matter import head_of
from engine.content.stale_translations import text_digest
from engine.locales import DEFAULT, split_uri
from scripts.given import given_paths

ROOT = folders.GUIDE
DIGEST = re.compile(r"^source_digest:[^\r\n]*", re.MULTILINE)  # source_digest: 0f3a…


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.translations", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check", help="list English pages whose source has changed")
    stamping = verbs.add_parser("stamp", help="record that these English pages are up to date")
    given = given_paths("FILE", ROOT)
    stamping.add_argument("files", nargs="*" if given else "+", default=given, type=Path)
    options = parser.parse_args(arguments)
    try:
        return check(ROOT / "docs") if options.verb == "check" else max(stamp(ROOT / file) for file in options.files)
    except FileMistake as error:
        print(error, file=sys.stderr)
        return 1


def check(docs: Path) -> int:
    """Print the stale translations under `docs` with what changed; 1 when there are any."""
    translated = [page for page in sorted(docs.rglob("*.md")) if is_translation(page)]
    stale = [page for page in translated if is_behind(page)]
    for page in stale:
        print(f"\n{page.relative_to(docs.parent)}: its source {source_of(page).name} has changed since.")
        print(changes(page) or "  (git no longer has the text that the English was written from)")
    print(
        f"\n{len(stale)} to look at. When a page is up to date: make stamp FILE=docs/…/page.en.md"
        if stale
        else "All translations are up to date."
    )
    return 1 if stale else 0


def is_behind(page: Path) -> bool:
    """Whether the source of this translated page has changed since the page was written against it."""
    return recorded(page) != text_digest(source_text(page))


def stamp(page: Path) -> int:
    """Record the present source's digest in the front matter of `page`; the rest stays as it is."""
    if not is_translation(page):
        raise FileMistake(f"{shown_path(page)}: not a translated page. Name one such as docs/guides/process.en.md")
    text = read_text_file(page)
    if not source_of(page).is_file():
        raise FileMistake(f"{page}: there is no {source_of(page).name} beside it to be written against.")
    line = (
        f'source_digest: "{text_digest(source_text(page))}"'  # quoted: sixteen digits alone would be a number to YAML
    )
    front = head_of(text)
    if not front:
        raise FileMistake(f"{page}: no front matter; begin the file with '---', its fields, and '---'.")
    fields, end_of_line = front["fields"], front["end"]
    stamped = DIGEST.sub(line, fields) if DIGEST.search(fields) else f"{fields}{line}{end_of_line}"
    write_text_file(page, text[: front.start("fields")] + stamped + text[front.end("fields") :])
    print(f"{page}: {line}")
    return 0


def source_of(page: Path) -> Path:
    return page.with_name(split_uri(page.name)[0])


def is_translation(page: Path) -> bool:
    """Whether a person wrote the page in another language than the source's; what stands for one region alone is none."""
    locale = split_uri(page.name)[1]
    return locale.by_hand and locale is not DEFAULT


def source_text(page: Path) -> str:
    source = source_of(page)
    return read_text_file(source).removeprefix("\ufeff").replace("\r\n", "\n") if source.is_file() else ""


def recorded(page: Path) -> str:
    match = DIGEST.search(read_text_file(page))
    return match[0].split(":", 1)[1].strip().strip("'\"") if match else ""


def changes(page: Path) -> str:
    """The change of the source since the recorded digest, as a unified diff; empty where git does not know it."""
    source, wanted = source_of(page), recorded(page)
    name = source.resolve().relative_to(ROOT).as_posix() if source.resolve().is_relative_to(ROOT) else ""
    commits = git("log", "--format=%H", "--", name).split() if name else []
    for commit in commits:
        old = git("show", f"{commit}:{name}")
        if text_digest(old) == wanted:
            return "\n".join(
                difflib.unified_diff(old.splitlines(), source_text(page).splitlines(), "then", "now", lineterm="", n=1)
            )
    return ""


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


if __name__ == "__main__":
    end(main)
