"""The finished pages in memory: each is read once, goes through all steps that look at it or change it, and is written once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.build.site_files import site_files

Pages = dict[str, str]  # "en/guides/court/index.html" → its HTML, in the order of site_files


@contextmanager
def pages_of(site: Path) -> Iterator[Pages]:
    """The pages of a site; where the block ends well, those that it has changed are written."""
    pages = read_pages(site)
    before = dict(pages)
    yield pages
    for name, html in pages.items():
        if html != before[name]:
            (site / name).write_text(html, encoding="utf-8", newline="")


def read_pages(site: Path) -> Pages:
    return {name: (site / name).read_text(encoding="utf-8") for name in site_files(site, ".html")}


def is_index(name: str) -> bool:
    """Whether a page has an address of its own; 404.html stands at any."""
    return name.rpartition("/")[2] == "index.html"
