"""Options of a guide's mkdocs.yml that this engine does not serve: better named than left without effect."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.configuration import read_leniently
from engine.content.allowed_html import line_of
from engine.content.options import odd_options
from engine.folders import GUIDE
from engine.locales import DEFAULT
from engine.shell.report_to import report_link

HOME = f"index{DEFAULT.suffix}"


def unfit_options(options: Mapping[str, Any]) -> list[str]:
    """Each with its line and the remedy. `options` are those of MkDocs, with what every guide inherits."""
    path = Path(options["config_file_path"])
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    written = read_leniently(path)  # as the guide has it, without what every guide inherits
    found = [*_unserved(options), *odd_options(written, options, set(options))]
    return [
        f"mkdocs.yml:{line_of(name, lines)}: {name}: {why}. Correct the line, or take it out." for name, why in found
    ]


def _unserved(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not options["use_directory_urls"]:
        yield "use_directory_urls", "every page is a folder here: links, languages and reading offline rest on it"
    if Path(options["docs_dir"]).resolve() != GUIDE / "docs":
        yield "docs_dir", "pages stand in docs/"
    try:
        report_link(options["extra"].get("report_to"))
    except ValueError as error:
        yield "report_to", str(error)
    if not isinstance(options["extra"].get("not_found_leads_to"), list):
        yield "not_found_leads_to", "write a list of pages, as [index.md]"
    if options["exclude_docs"] and options["exclude_docs"].match_file(HOME):
        yield "exclude_docs", f"it takes the home page away, {HOME}"
