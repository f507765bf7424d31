"""Which pages are made before all else is built again: those that were saved; the open ones where data or a template was, which may stand on any."""

from collections.abc import Callable, Collection
from pathlib import Path

from engine.build.warm_builder import Request
from engine.folders import ENGINE

SHARED = ("data", "articles")


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
