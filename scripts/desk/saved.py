"""What is shown before all else is built again: pages that were saved; the open ones where data or a template was, which may stand on any;
styles and scripts that are published as they are."""

from collections.abc import Callable, Collection
from pathlib import Path

from engine.build.assets import published
from engine.build.warm_builder import Request
from engine.folders import ENGINE
from engine.shell import rtl

SHARED = ("data", "articles")


def as_they_are(saved: Collection[Path]) -> dict[str, Path]:
    """Styles and scripts that were saved and are published as they are, by address; none where another sheet is made of them."""
    if rtl.wanted():
        return {}
    return {name: path for name, path in published().items() if path in saved and path.is_file()}


def wanted(
    saved: Collection[Path], root: Path, opened: Callable[[], Collection[str]], new: Callable[[], Path]
) -> Request | None:
    """What to ask of the last good build; `opened` gives the addresses that are open, `new` a folder for what is made. None where there is no page to make, or where something
    else was saved that needs the whole build: code, a picture, a page that was not there before or has gone."""
    docs = root / "docs"
    pages = {path for path in saved if path.is_relative_to(docs) and path.suffix == ".md"}
    shared = {path for path in saved if is_shared(path, root)}
    addresses = sorted(opened()) if shared else []
    if len(pages) + len(shared) < len(saved) or not all(path.is_file() for path in saved) or not (pages or addresses):
        return None
    uris = sorted(path.relative_to(docs).as_posix() for path in pages)
    return Request(str(new()), tuple(uris), tuple(addresses), tuple(sorted(map(str, shared))))


def is_shared(path: Path, root: Path) -> bool:
    """Whether any page may show what stands there."""
    template = path.suffix == ".html" and path.is_relative_to(ENGINE)
    return template or any(path.is_relative_to(root / name) for name in SHARED)
