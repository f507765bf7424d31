"""Step: assets carry a digest of their content in their name, guide.css → guide.1a2b3c4d.css.

A host may then let phones keep them for a year, and a changed file is never mixed with an old page. What points to an asset
is written again: attributes of pages (from the site's root: "../assets/guide.css"), and in style sheets and scripts whole
strings that lead to it from where they stand ("./plan.mjs"). An asset whose name a script puts together at run time keeps
its name, and hosts are told nothing about it. The service worker's list is made after this step.
"""

import hashlib
import re
from pathlib import Path
from posixpath import dirname, join, normpath

from engine.build.pages import Pages
from engine.build.site_files import site_files
from engine.build.step import StepError

POINTING = (".css", ".js", ".mjs")  # assets that may point to other assets
# "../assets/guide.css" in an attribute or a JSON string; the part before assets/ stays.
FROM_PAGE = re.compile(r"""assets/(?<=["'/ ]assets/)([^"'?#\s]+)""")  # its letters first: they are found fastest
# "./plan.mjs", 'search.json' in a script; url(icon.svg) in a style sheet.
FROM_ASSET = re.compile(r"""(?<=["'`(])(?!data:|https?:|#)([\w./-]+\.\w+)(?=["'`)])""")
HASHED = re.compile(r"\.[0-9a-f]{8,12}\.\w+$")  # guide.1a2b3c4d.css


class Names:
    """The new name of every asset that is pointed to; each file is read, rewritten and named once."""

    def __init__(self, assets: Path) -> None:
        self.assets = assets
        self.done: dict[str, str] = {}
        self._open: list[str] = []

    def new_name(self, name: str) -> str:
        """The name with its digest. What the asset points to is named first, as that changes its own content."""
        if name in self.done:
            return self.done[name]
        if name in self._open:
            circle = " → ".join([*self._open[self._open.index(name) :], name])
            raise StepError(
                f"assets/ point to each other in a circle: {circle}. Move what both need into a third file."
            )
        self._open.append(name)
        path = self.assets / name
        content = path.read_bytes()
        if path.suffix in POINTING:
            content = FROM_ASSET.sub(lambda match: self._follow(name, match[1]), content.decode()).encode()
        new = join(dirname(name), f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}")
        path.write_bytes(content)
        path.rename(self.assets / new)
        self._open.pop()
        self.done[name] = new
        return new

    def _follow(self, name: str, reference: str) -> str:
        target = normpath(join(dirname(name), reference))
        if not self.known(target):
            return reference
        new = self.new_name(target)
        return reference[: len(reference) - len(Path(target).name)] + Path(new).name

    def known(self, name: str) -> bool:
        return name in self.done or (not name.startswith("..") and (self.assets / name).is_file())


def hash_names(site: Path, pages: Pages) -> None:
    """Rename the assets that pages point to, and those that these point to, and write every pointer again."""
    names = Names(site / "assets")

    def follow(match: re.Match[str]) -> str:
        return f"assets/{names.new_name(match[1])}" if names.known(match[1]) else match[0]

    for name, html in pages.items():
        pages[name] = FROM_PAGE.sub(follow, html)
    for name in site_files(site, ".webmanifest"):
        text = (site / name).read_text(encoding="utf-8")
        (site / name).write_text(FROM_PAGE.sub(follow, text), encoding="utf-8", newline="")
    _check_leftovers(site, names.done)


def _check_leftovers(site: Path, done: dict[str, str]) -> None:
    """A script that still names a renamed file would find nothing there."""
    for name in site_files(site, *POINTING):
        text = (site / name).read_text(encoding="utf-8")
        for old in done:
            if re.search(rf"""["'`/]{re.escape(Path(old).name)}["'`]""", text):
                raise StepError(
                    f"{name} names {old} in a way that cannot be followed. Write its path from the "
                    "script itself, './name.js', or hand it over in a data- attribute of the page."
                )
