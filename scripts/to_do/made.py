"""What is made from a built site: PDFs, pictures of links, and how large its files are."""

import json
import re
from pathlib import Path

from engine.content.library import Library
from engine.sheets.add_pdfs import KEYS, recorded_key
from engine.shell.link_pictures import WANTED

Lines = list[str]
NOT_BUILT = "not known before the site is built: run `make site`"
LARGEST = 10  # files whose size is shown


def pdfs(library: Library, root: Path) -> Lines:
    """Only a site that was built says which pages offer one."""
    folder = root / ".build" / "pdf"
    keys = folder / KEYS
    if not keys.is_file():
        return [NOT_BUILT]
    wanted = json.loads(keys.read_text(encoding="utf-8"))
    return [f"{name}: run `make pdf`" for name, key in wanted.items() if recorded_key(folder / name) != key]


def pictures(library: Library, root: Path) -> Lines:
    folder = root / ".build" / "link-pictures"
    wanted = folder / WANTED
    if not wanted.is_file():
        return [NOT_BUILT]
    titles = json.loads(wanted.read_text(encoding="utf-8"))
    return [
        f"{title(html)}: run `make pictures`"
        for digest, html in titles.items()
        if not (folder / f"{digest}.png").is_file()
    ]


def title(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return re.sub(r"<[^>]*>|\s+", " ", found[1]).strip() if found else "a picture"


def sizes(library: Library, root: Path) -> Lines:
    files = [
        path
        for path in (root / "site").rglob("*")
        if path.is_file() and path.suffix in (".html", ".js", ".mjs", ".css", ".json")
    ]
    largest = sorted(files, key=lambda path: -path.stat().st_size)[:LARGEST]
    return [f"{path.stat().st_size:9,}  {path.relative_to(root)}" for path in largest]
