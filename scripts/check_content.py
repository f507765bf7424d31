"""Everything that is wrong with a guide's pages and data, each with file and line: python -m scripts.check_content.

It is the build itself, into a folder that is taken away again, so that nothing passes here and fails there; site/ stays as it is. What
no build stops at, but somebody has to look at, is told too: translations that lag behind.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from engine.build.check_links import check_links
from engine.build.one_at_a_time import one_at_a_time
from engine.build.step import StepError
from engine.content.allowed_html import line_of
from engine.content.editor_file import FileMistake
from engine.content.stale_translations import text_digest
from engine.folders import GUIDE, MADE
from engine.locales import LOCALES
from scripts.mkdocs_process import build_command, build_environment, readable
from scripts.translations import is_translation, recorded, source_of, source_text

TARGET = MADE / "check"
TO_READ = re.compile(r"^INFO +- +((?:docs|data)/\S+:\d+: .*)$", re.MULTILINE)


def main() -> int:
    try:
        with one_at_a_time(MADE):
            try:
                wrong, look = mistakes(TARGET)
                pages = len(list(TARGET.rglob("index.html")))
            finally:
                shutil.rmtree(TARGET, ignore_errors=True)
    except StepError as error:
        wrong, look, pages = str(error), [], 0
    look += to_look_at(GUIDE / "docs")  # their readers see a note; nothing is refused for it
    print("\n".join(look), end="\n" if look else "")
    if wrong.strip():
        print(wrong.strip(), file=sys.stderr)
        return 1
    print(f"{GUIDE.name}: {pages} pages in {', '.join(LOCALES)}: nothing to mend")
    return 0


def mistakes(target: Path) -> tuple[str, list[str]]:
    """What is wrong, as the build tells it, "" when nothing is; and lines to read once more, for which nothing is refused."""
    shutil.rmtree(target, ignore_errors=True)
    command, environment = build_command(target), build_environment()
    done = subprocess.run(command, cwd=GUIDE, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return readable(done.stderr), []
    try:
        check_links(target)
    except StepError as error:
        return str(error), []
    return "", TO_READ.findall(done.stderr)


def to_look_at(docs: Path) -> list[str]:
    """Translations that lag behind their sources."""
    pages = [page for page in sorted(docs.rglob("*.md")) if is_translation(page)]
    return [lag for page in pages if (lag := _lag(page, docs.parent))]


def _lag(page: Path, root: Path) -> str | None:
    try:
        if recorded(page) in ("", text_digest(source_text(page))):  # a page without a digest is told by the build
            return None
        line = line_of("source_digest:", page.read_text(encoding="utf-8-sig").splitlines())
    except (FileMistake, UnicodeDecodeError):  # so is one that cannot be read
        return None
    name = page.relative_to(root)
    return f"{name}:{line}: {source_of(page).name} has changed since (what: make check-translations). When this page is up to date: make stamp FILE={name}"


if __name__ == "__main__":
    sys.exit(main())
