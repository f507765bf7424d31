"""Icons: Material Design's SVG files (Apache License 2.0), read one by one from the installed package and put into the page.

`:material-phone:` in Markdown, `{{ icon("phone") }}` in a template. An icon stands beside words that say the same, so it is hidden
from who hears the page. Names: https://pictogrammers.com/library/mdi/.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

ICON_MARK = re.compile(r":material-([a-z0-9-]+):")
IN_TEMPLATE = re.compile(r"""\bicon\(\s*["']([^"']*)["']""")
PACKAGE = find_spec("material")
FOLDER = Path(PACKAGE.origin or "").parent / "templates" / ".icons" / "material" if PACKAGE else Path("material")


def is_icon(name: str) -> bool:
    return re.fullmatch("[a-z0-9-]+", name) is not None and (FOLDER / f"{name}.svg").is_file()


@cache
def icon(name: str) -> Markup:
    """The drawing called `name`. Raises ValueError where there is none."""
    if not is_icon(name):
        raise ValueError(unknown(name))
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
    return Markup(drawing.replace(' xmlns="http://www.w3.org/2000/svg"', ' class="icon" aria-hidden="true"'))


def unknown(name: str) -> str:
    return f"there is no icon '{name}'. Choose one at https://pictogrammers.com/library/mdi/ and write its name."


def check_templates(folders: Sequence[Path]) -> Iterator[str]:
    """Icons that a template names and that do not exist, as "file:line: what. Remedy."."""
    for path in sorted({path for folder in folders for path in folder.rglob("*.html")}):
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield from (f"{path}:{line}: {unknown(name)}" for name in IN_TEMPLATE.findall(text) if not is_icon(name))
