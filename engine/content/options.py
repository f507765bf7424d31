"""Options of a guide's mkdocs.yml that this engine does not serve: better named than left without effect."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.configuration import read_leniently
from engine.content.allowed_html import line_of
from engine.content.closest import closest
from engine.folders import GUIDE
from engine.locales import DEFAULT
from engine.shell.report_to import report_link

THEME_OPTIONS = (
    "favicon",
    "font",
    "language",
    "name",
)  # all that engine/guide.yml writes; a guide may choose its favicon
SERVED = {
    "INHERIT", "site_name", "site_url", "repo_url", "nav", "not_in_nav", "exclude_docs", "draft_docs", "theme", "extra", "plugins",
    "hooks", "markdown_extensions", "validation", "strict", "docs_dir", "site_dir", "use_directory_urls",
}  # fmt: skip
EXTRA = (
    "app_background", "app_background_dark", "report_to", "icp_number", "not_found_leads_to", "untranslated",
)  # fmt: skip
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")  # https://example.org/guide/
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z]+")  # #fbf8f3, white
COLOURS = ("app_background", "app_background_dark")
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


def near(name: str, known: Collection[str]) -> str:
    found = closest(name, known)
    return f"; do you mean '{found}'?" if found else f" ({', '.join(sorted(known))})"


def odd_options(written: Any, settled: Mapping[str, Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """(option, why) of each. `written` is the guide's own file; `settled` says site_url and extra as they came out, with what is
    inherited and taken from the environment; `known` are the options that MkDocs knows: others it names itself."""
    own = written if isinstance(written, dict) else {}
    for name in own:
        if name in known and name not in SERVED:
            yield str(name), "this option has no effect here"
    extra = own.get("extra")
    for name in extra if isinstance(extra, dict) else ():
        if name not in EXTRA:
            yield str(name), f"nothing reads it under extra{near(str(name), EXTRA)}"
    theme = own.get("theme")
    for name in theme if isinstance(theme, dict) else ():
        if name not in THEME_OPTIONS:
            yield name, f"no option of the theme has an effect here but {', '.join(THEME_OPTIONS)}"
    address = settled["site_url"]
    if address and not ADDRESS.fullmatch(address):
        yield "site_url", f"{address!r} is no address of a site; write one as https://example.org/guide/"
    for name in COLOURS:
        if not COLOUR.fullmatch(str(settled["extra"].get(name, "white"))):
            yield name, f"{settled['extra'][name]!r} is no colour; write one as #fbf8f3"
