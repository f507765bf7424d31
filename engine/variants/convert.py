"""Converts text and pages between the languages of this site; also a command, for an editor to look at a file.

    make convert LOCALE=zh-TW FILE=docs/guides/process.md

Simplified is the only Chinese that people write here; Taiwan and Hong Kong Traditional are made from it (see
decisions/0010). These functions know nothing of MkDocs; the hook `on_variants.py` calls them.
"""

import argparse
import sys
from pathlib import Path

from engine.build.cache import kept
from engine.build.command_exit import end
from engine.build.contents import contents
from engine.content.editor_file import FileMistake, read_text_file, shown_path
from engine.locales import LOCALES
from engine.variants import html_convert, markdown_convert
from engine.variants.mainland import look_at
from engine.variants.variants import tables, variant


def convert_text(text: str, locale: str) -> str:
    """Plain text in the given locale, its marks resolved.

    Raises ValueError for an unknown locale or a faulty mark, TermTableError for a faulty table.
    """
    return markdown_convert.convert_words(text, _known(locale))


def convert_texts(texts: list[str], locale: str) -> list[str]:
    """As convert_text, for many; where all were converted before, the tables are not even read."""
    if LOCALES[_known(locale)].opencc is None:
        return [convert_text(text, locale) for text in texts]
    given = [texts, locale, contents([tables()])]
    return kept("texts", given, lambda: [convert_text(text, locale) for text in texts])


def convert_html(html: str, locale: str) -> str:
    """A finished page in the given locale: every word somebody meets, and nothing else. Raises as convert_text."""
    return html_convert.convert_html(html, _known(locale))


def convert_markdown(text: str, locale: str) -> str:
    """A Markdown file in the given locale; code, addresses and ids stay. Raises as convert_text."""
    return markdown_convert.convert_markdown(text, _known(locale))


def main(arguments: list[str] | None = None) -> int:
    """The command. Returns its exit status."""
    parser = argparse.ArgumentParser(
        prog="convert",
        description="Print a Markdown, HTML or text file as the site would write it in another language.",
    )
    parser.add_argument("locale", choices=LOCALES, help="the language to write: %(choices)s")
    parser.add_argument("file", nargs="?", type=Path, help="the file; without one, standard input is read")
    given = parser.parse_args(arguments)
    try:
        text = _read(given.file)
        is_page = given.file is not None and given.file.suffix in {".html", ".htm"}
        converted = (convert_html if is_page else convert_markdown)(text, given.locale)
    except FileMistake as error:
        print(f"convert: {error}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"convert: {_explain(error, given.file)}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(converted.encode("utf-8"))
    for finding in [] if is_page else words_to_look_at(text, given.locale, given.file):
        print(f"convert: {finding}", file=sys.stderr)
    return 0


def words_to_look_at(text: str, locale: str, file: Path | None) -> list[str]:
    """The words of the mainland that stay in the converted text, each with its line and what the place says; these are told, and stop nothing."""
    to = variant(locale)
    if to is None:
        return []
    name = "standard input" if file is None else shown_path(file)
    lines = [(f"{name}:{number}", line) for number, line in enumerate(text.splitlines(), 1)]
    return look_at(lines, locale, to, tables() / "mainland-words.tsv").findings


def _known(locale: str) -> str:
    if locale not in LOCALES:
        raise ValueError(f"'{locale}' is no language of this site; use one of {', '.join(LOCALES)}")
    return locale


def _read(file: Path | None) -> str:
    text = read_text_file(file) if file else sys.stdin.buffer.read().decode("utf-8")
    return text.removeprefix("\ufeff")


def _explain(error: OSError | ValueError, file: Path | None) -> str:
    name = "standard input" if file is None else shown_path(file)
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return f"{name}, line {line}: this is not UTF-8 text; save the file as UTF-8 and try again"
    if isinstance(error, OSError):
        return f"{name}: cannot be read ({error.strerror})"
    return f"{name}: {error}"


if __name__ == "__main__":
    end(main)
