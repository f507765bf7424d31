"""A built page as the tests read it: parsed by html5lib, as browsers do."""

import tempfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import html5lib
from lxml import etree
from lxml.etree import _Element

from engine.folders import ROOT

SKIPPED = {"script", "style"}
SITE, PARSED = ROOT / "site", ROOT / ".build" / "parsed"


@cache
def parse(path: Path) -> _Element:
    """The document's root element. A page of the built site is parsed once for all workers, as a parse takes far longer than reading
    what came of it, which stands below PARSED behind the page's digest, at the page's own address."""
    page = path.read_bytes()
    if not path.is_relative_to(SITE):
        return _parse(page)
    kept, digest = PARSED / f"{path.relative_to(SITE)}.xml", sha256(page).hexdigest().encode()
    if kept.is_file() and (found := kept.read_bytes()).startswith(digest):
        return etree.fromstring(found[len(digest) :], etree.XMLParser(huge_tree=True))
    root = _parse(page)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as written:  # another worker may read it now
        written.write(digest + etree.tostring(root, encoding="utf-8"))
    Path(written.name).replace(kept)
    return root


def _parse(page: bytes) -> _Element:
    tree = html5lib.parse(page.decode("utf-8"), treebuilder="lxml", namespaceHTMLElements=False)
    root: _Element = tree.getroot()
    return root


def built_pages(site: Path) -> list[Path]:
    """Every page of the built site but the 404 page."""
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def texts(element: _Element, lang: str) -> Iterator[str]:
    """What is read of `element` in its own language: text and spoken attributes, without parts marked as another language
    or as not to be translated."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    if element.get("translate") == "no" or element.get("lang", lang) != lang:
        return
    yield element.text or ""
    for name in ("title", "alt", "aria-label", "placeholder", "content"):
        yield element.get(name, "")
    for child in element:
        yield from texts(child, lang)
        yield child.tail or ""


def ids(root: _Element) -> list[str]:
    """Ids of headings, in order."""
    return [node.get("id", "") for node in root.iter("h1", "h2", "h3", "h4") if node.get("id")]


def all_text(element: _Element) -> str:
    """Every character of text below `element`, in whatever language."""
    return "".join(str(part) for part in element.itertext())


def only(root: _Element, path: str) -> _Element:
    """The one element at an ElementPath below `root`; a page with none or several is wrong."""
    found = root.findall(path)
    assert len(found) == 1, f"{len(found)} × {path}"
    return found[0]
