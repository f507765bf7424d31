"""Render the checklists, the guides and the booklet of every language as PDF into .build/pdf: python -m scripts.pdfs [NAME…].

Chromium prints the built pages, so paper and PDF cannot differ. It is given the pages under the site's own address, from disk
and without a network, so that links in the PDF lead to the site; and a font that it can embed (print_font.py).
"""

import io
import json
import mimetypes
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Route, sync_playwright
from pypdf import PdfReader

from engine import folders
from engine.build.one_at_a_time import one_at_a_time
from engine.build.step import StepError
from engine.build.whole_file import written_whole
from engine.locales import LOCALES, Locale
from engine.sheets.add_pdfs import KEYS, MADE, pdf_name
from engine.sheets.print_font import WEIGHTS, FontError, print_font
from scripts.browser import REMEDY, find_chromium, launch_arguments

SITE = folders.GUIDE / "site"
CANONICAL = re.compile(r'<link rel="?canonical"? href="?([^"\s>]+)')
FONTS = "/print-fonts/"
HAN = "U+2E80-9FFF,U+F900-FAFF,U+FF00-FFEF,U+20000-3FFFF"
# Writes the page's number beside each line of the table of contents, where there is one; how many lines it found.
NUMBER_CONTENTS = """(pages) => {
  const links = [...document.querySelectorAll(".booklet__contents a")];
  for (const link of links) link.dataset.page = pages[decodeURIComponent(link.hash.slice(1))] ?? "";
  return links.length;
}"""
ALWAYS = set(map(chr, range(0x20, 0x7F))) | set("•◦▪–—·…[]")  # letters that the style sheet or a script may add


def main(wanted: list[str]) -> int:
    """Make all PDFs, or those named; 1 with a message where a tool or the site is missing."""
    keys = MADE / KEYS
    chromium = find_chromium()
    if not keys.is_file() or not SITE.is_dir():
        print("make: there is no site/ to print; run `make site` first (`make pdf` does)", file=sys.stderr)
        return 1
    if chromium is None:
        print(f"make: {REMEDY}", file=sys.stderr)
        return 1
    try:
        with one_at_a_time(folders.MADE), sync_playwright() as playwright:  # site/ stays as its keys say
            browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
            for name, size in render(browser, SITE, json.loads(keys.read_text()), wanted, MADE):
                print(f"{name}  {size:,} bytes")
            browser.close()
    except (FontError, StepError) as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    return 0


def render(
    browser: Browser, site: Path, keys: dict[str, str], wanted: list[str], folder: Path
) -> Iterator[tuple[str, int]]:
    """(name, bytes) of each PDF as it is made. One font a language and weight serves all PDFs of a kind."""
    pages = {pdf_name(path.parent.relative_to(site).as_posix()): path for path in site.rglob("index.html")}
    for name, key in keys.items():
        if wanted and name not in wanted:
            continue
        locale = next(locale for locale in LOCALES if name.endswith(f"-{locale}.pdf"))
        kin = [other for other in keys if other.endswith(f"-{locale}.pdf") and _folder(other) == _folder(name)]
        letters = set().union(*(_letters(pages[other]) for other in kin)) | ALWAYS
        fonts = {weight: print_font(letters, locale, weight) for weight in WEIGHTS}
        content = _print(browser, site, pages[name], fonts, LOCALES[locale])
        put(folder / name, content, key)
        yield name, len(content)


def put(made: Path, content: bytes, key: str) -> None:
    """A PDF and the key of its page. At no time does a key stand beside another page's PDF, wherever this is cut off."""
    made.with_suffix(".key").unlink(missing_ok=True)
    with written_whole(made) as part:
        part.write_bytes(content)
    with written_whole(made.with_suffix(".key")) as part:
        part.write_text(key, encoding="ascii")


def _folder(name: str) -> str:
    """Sheets of one folder are of a kind: checklists/negotiate-en.pdf → checklists."""
    return name.rpartition("/")[0]


def _letters(page: Path) -> set[str]:
    """Attributes too: the style sheet prints some."""
    return {letter for letter in unescape(page.read_text(encoding="utf-8")) if letter.isprintable()}


def _print(browser: Browser, site: Path, path: Path, fonts: dict[int, Path], locale: Locale) -> bytes:
    """One page on A4, tagged, with an outline."""
    home = CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    if home is None:
        raise ValueError(f"{site}/index.html: no canonical address; give mkdocs.yml a site_url")
    folder = urlsplit(home[1]).path
    page = browser.new_page(bypass_csp=True)  # the font is ours, and only for this
    page.route("**/*", lambda route: _serve(route, site, folder, fonts))
    # not the page's canonical address, which is its source's where it is not translated
    page.goto(f"{home[1]}{path.parent.relative_to(site).as_posix()}/")
    page.add_style_tag(content=_font_css(locale))
    page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))")
    content = page.pdf(format="A4", tagged=True, outline=True)
    if page.evaluate(NUMBER_CONTENTS, _page_numbers(content)):
        content = page.pdf(format="A4", tagged=True, outline=True)
    page.close()
    return content


def _page_numbers(content: bytes) -> dict[str, int]:
    """On which page each place lies that a link of the document leads to. The browser's style sheets cannot say it."""
    pdf = PdfReader(io.BytesIO(content))
    pages = {name: pdf.get_destination_page_number(place) for name, place in pdf.named_destinations.items()}
    return {name.removeprefix("/"): page + 1 for name, page in pages.items() if page is not None}


def _serve(route: Route, site: Path, folder: str, fonts: dict[int, Path]) -> None:
    path = unquote(urlsplit(route.request.url).path)
    if path.startswith(FONTS):
        return route.fulfill(path=fonts[int(Path(path).stem)], content_type="font/ttf")
    file = site / path.removeprefix(folder)
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return route.abort()
    return route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0] or "text/javascript")


def _font_css(locale: Locale) -> str:
    """Our font in place of the system's; in a language that writes no Chinese letters for such words alone, as its quotes and dots
    are as wide as those."""
    only = "" if locale.writes_han else f";unicode-range:{HAN}"
    faces = [
        f"@font-face{{font-family:Print;font-weight:{weight};src:url({FONTS}{weight}.ttf){only}}}" for weight in WEIGHTS
    ]
    return "".join(faces) + "body,body *{font-family:Print,sans-serif!important}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
