"""Which files of the rooms go into the site, and where: scripts, styles and pictures stand beside the Python of their room."""

from collections.abc import Mapping
from pathlib import Path

from engine.build.modules import joined

ENGINE = Path(__file__).resolve().parents[1]

# Room → folder of the site → files.
PUBLISHED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "shell": {"assets/": ("guide.css", "guide.js")},
    "calculator": {"assets/calculator/": ("calculator.css",)},
    "search": {"assets/search/": ("box.css", "box.mjs", "results.mjs")},
    "sheets": {
        "assets/": (
            *("booklet.mjs", "checklist.mjs", "contact-log.mjs", "keep.mjs", "offer.mjs", "sheet-tools.mjs"),
            *("log-entry.mjs", "log-files.mjs", "log-rules.mjs", "log-views.mjs", "sheet.css", "tick.svg"),
        )
    },
    "letters": {"assets/": ("letters.css",)},
    "offline": {"": ("sw.js",), "assets/": ("offline-tool.mjs", "offline.mjs")},
}
# Where templates are looked for: the page's frame by its bare name, the others with their room's ("search/search.html").
TEMPLATES = (ENGINE / "shell", ENGINE)


def published() -> dict[str, Path]:
    """Address below the site's root → file of a room."""
    return {
        folder + name: ENGINE / room / name
        for room, folders in PUBLISHED.items()
        for folder, names in folders.items()
        for name in names
    }


def joined_script(name: str, rooms: tuple[str, ...]) -> str:
    """A module and all that it imports as one script; the modules stand in these rooms, under names of their own."""
    paths = [path for room in rooms for path in sorted((ENGINE / room).glob("*.mjs"))]
    return joined(name, {path.stem: path.read_text(encoding="utf-8") for path in paths})
