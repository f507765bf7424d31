"""Step: the pictures that chats show of a link, one a guide with its title and one a language for all other pages.

`make pictures` (and `make pdf`) draws them by the Chromium that prints the PDFs, from the pages' own words: it breaks lines and shapes letters
in every language. They are kept by a digest of what they show, so a picture is offered only while its page says what stands in it; else
the app's icon stands for the page, as before (decisions/0072). This step comes before those that rename files.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from pathlib import Path

from engine import folders
from engine.build.pages import Pages, is_index
from engine.content.heading_phrases import PHRASE
from engine.content.source_page import is_guide
from engine.locales import LOCALES, locale_of

MADE = folders.MADE / "link-pictures"
WANTED = "wanted.json"  # digest → what to draw; scripts/pictures.py draws what is not there yet
FOLDER = "assets/links"
WIDTH, HEIGHT = 1200, 630
TEMPLATE = Path(__file__).with_name("link-picture.html")
META = re.compile(r'<meta property="(og:[a-z_]+)" content="([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
TITLE = re.compile("<title>([^<]*)</title>")
# What engine/shell/share.html writes where a site has an address: the icon, if there is one, and a small card.
SMALL = re.compile(r'(?:<meta property="og:image" content="[^"]*">\s*)?<meta name="twitter:card" content="summary">')


@dataclass(frozen=True)
class Picture:
    """One picture of one page: `name` below FOLDER, without its ending; `alt` in HTML."""

    name: str
    html: str
    alt: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.html.encode()).hexdigest()


def add_link_pictures(site: Path, pages: Pages) -> None:
    """Put each picture that is there into the site, name it in the pages, and write down what is to be drawn."""
    heads = {name: html.partition("</head>")[0] for name, html in pages.items() if is_index(name)}
    root = CANONICAL.search(heads.get("index.html", ""))
    if root is None:
        return  # a picture is named by its whole address, and the site has none
    homes = {code: picture(locale.folder, heads) for code, locale in LOCALES.items()}
    wanted: dict[str, str] = {}
    missing = set()
    for name, head in heads.items():
        small = SMALL.search(head)
        address = name.removesuffix("index.html")
        own = picture(address, heads) if _has_own(address, head, root[1]) else homes[locale_of(address).code]
        if small is None or own is None:
            continue
        wanted[own.digest] = own.html
        made = MADE / f"{own.digest}.png"
        if not made.is_file():
            missing.add(own.digest)
            continue
        target = site / FOLDER / f"{own.name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, target)
        pages[name] = pages[name].replace(small[0], "".join(_tags(own, root[1])))
    MADE.mkdir(parents=True, exist_ok=True)
    (MADE / WANTED).write_text(json.dumps(wanted), encoding="utf-8")
    if missing:
        print(f"{len(missing)} pictures of links are not drawn yet, and the icon stands for them: run `make pictures`")


def _has_own(address: str, head: str, root: str) -> bool:
    """A guide that is written in the page's language; where it is not, the canonical address is another page's."""
    if not is_guide(address.removeprefix(locale_of(address).folder)):
        return False
    canonical = CANONICAL.search(head)
    return canonical is not None and canonical[1] == f"{root}{address}"


def picture(address: str, heads: Mapping[str, str]) -> Picture | None:
    """What a page's picture shows ("en/guides/court/"); None where the page says nothing of itself to chats."""
    head = heads.get(f"{address}index.html", "")
    said = dict(META.findall(head))
    if "og:title" not in said:
        return None
    locale = locale_of(address)
    slug = address.removeprefix(locale.folder).strip("/").replace("/", "-") or "home"
    words = {
        "lang": locale.code,
        "dir": locale.direction,
        "font": locale.font,
        "icon": _text(icon) if (icon := folders.DOCS / "assets" / "icon.svg").is_file() else "",
        "name": _tagline(head) if slug == "home" else said["og:site_name"],
        "title": _phrases(said["og:title"]) if locale.writes_han else said["og:title"],
        "description": said["og:description"],
    }
    html = re.sub(r"\{\{(\w+)\}\}", lambda mark: words[mark[1]], _text(TEMPLATE))
    return Picture(f"{slug}-{locale.code}", html, said["og:title"])


def _phrases(title: str) -> str:
    return "".join(f"<span>{escape(part)}</span>" for part in PHRASE.findall(unescape(title)))


def _tagline(html: str) -> str:
    """What the home page's title says behind the site's name, which is the picture's own title."""
    title = TITLE.search(html)
    return title[1].partition(" · ")[2] if title else ""


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _tags(shown: Picture, root: str) -> Iterator[str]:
    yield f'<meta property="og:image" content="{root}{FOLDER}/{shown.name}.png">'
    yield f'<meta property="og:image:width" content="{WIDTH}">'
    yield f'<meta property="og:image:height" content="{HEIGHT}">'
    yield f'<meta property="og:image:alt" content="{shown.alt}">'
    yield '<meta name="twitter:card" content="summary_large_image">'
    yield f'<meta name="twitter:image:alt" content="{shown.alt}">'
