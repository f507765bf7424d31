"""Options of a guide's mkdocs.yml that this engine does not serve: better named than left without effect."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.content.allowed_html import line_of
from engine.folders import GUIDE
from engine.locales import read_leniently
from engine.shell.report_to import report_link

# All options of the theme that engine/guide.yml writes; a guide may choose its favicon.
THEME_OPTIONS = ("favicon", "font", "language", "name")


def unfit_options(options: Mapping[str, Any]) -> list[str]:
    """Each with its line and the remedy. `options` are those of MkDocs, with what every guide inherits."""
    path = Path(options["config_file_path"])
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = [*_unserved(options), *_of_theme(path)]
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


def _of_theme(path: Path) -> Iterator[tuple[str, str]]:
    written = read_leniently(path)  # as the guide has it, without what every guide inherits
    theme = written.get("theme") if isinstance(written, dict) else None
    for name in theme if isinstance(theme, dict) else ():
        if name not in THEME_OPTIONS:
            yield name, f"no option of the theme has an effect here but {', '.join(THEME_OPTIONS)}"
