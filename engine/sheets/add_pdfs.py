"""Step: the PDFs that `make pdf` has made, into the site, and a link with their size onto the pages they were made from.

A PDF is offered only as long as its page is, word for word, the one that it was made from; an edited page loses its PDF until
`make pdf` is run again, so that nobody is handed an old text. Where a page offers one, its template has hidden
words, <span data-pdf hidden>… {size}</span>, which become the link. This step comes before those that rename or compress files.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

from engine import folders
from engine.build.pages import Pages, is_index
from engine.locales import locale_of

MADE = folders.MADE / "pdf"
KEYS = (
    "keys.json"  # what each page was when the site was last built; scripts/pdfs.py copies a key beside the PDF it makes
)
MARK = re.compile(r"<span data-pdf hidden>(.*?)</span>")  # <span data-pdf hidden>下载 PDF（{size}）</span>
ARTICLE, ARTICLE_END = re.compile(r"<article\b"), "</article>"
LOOKS = ("assets/guide.css", "assets/sheet.css")
FOLDER = "pdf"


def add_pdfs(site: Path, pages: Pages) -> None:
    MADE.mkdir(parents=True, exist_ok=True)
    looks = b"".join((site / name).read_bytes() for name in LOOKS)
    keys, old = {}, []
    for page, html in pages.items():
        if not is_index(page) or not (mark := MARK.search(html)):
            continue
        address = page.rpartition("/")[0]
        name = pdf_name(address)
        keys[name] = _key(html, looks)
        made = MADE / name
        fresh = made.is_file() and recorded_key(made) == keys[name]
        if made.is_file() and not fresh:
            old.append(name)
        link = _link(site, address, made, mark[1]) if fresh else ""
        pages[page] = html.replace(mark[0], link)
    (MADE / KEYS).write_text(json.dumps(keys, indent=1), encoding="utf-8")
    if old:
        print(f"{len(old)} PDFs were made from an older text and are left out: run `make pdf` to make them again")


def pdf_name(address: str) -> str:
    """Where a page's PDF stands, as unlike any other's as its address: zh-TW/checklists/negotiate → checklists/negotiate-zh-TW.pdf."""
    locale = locale_of(address)
    page = f"{address}/".removeprefix(locale.folder).strip("/.") or "index"
    return f"{page}-{locale.code}.pdf"


def size_words(size: int) -> str:
    """98,304 → "96 KB", 1,500,000 → "1.4 MB"."""
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def _key(html: str, looks: bytes) -> str:
    begin = ARTICLE.search(html)
    end = html.find(ARTICLE_END, begin.end()) if begin else -1
    article = html[begin.start() : end + len(ARTICLE_END)] if begin and end >= 0 else html
    return hashlib.sha256(article.encode() + looks).hexdigest()


def recorded_key(made: Path) -> str:
    """The key of the page that a PDF was made from; "" where there is no PDF."""
    if not made.is_file():
        return ""
    key = made.with_suffix(".key")
    return key.read_text(encoding="ascii") if key.is_file() else ""


def _link(site: Path, address: str, made: Path, words: str) -> str:
    name = made.relative_to(MADE).as_posix()
    (site / FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made, site / FOLDER / name)
    up = "../" * (address.count("/") + 1 if address else 0)
    text = words.replace("{size}", size_words(made.stat().st_size))
    return f'<a class="pdf" href="{up}{FOLDER}/{name}" download>{text}</a>'
