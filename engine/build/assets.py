"""Which files of the rooms go into the site, and where: scripts, styles and pictures stand beside the Python of their room."""

from collections.abc import Mapping
from pathlib import Path

from engine import folders
from engine.folders import ENGINE as ENGINE

REPORT = "shell/report.mjs"
# Address below the site's root → module that goes there with all that it imports, in one file.
BUNDLES: Mapping[str, str] = {
    "assets/booklet.mjs": "sheets/booklet.mjs",
    "assets/checklist.mjs": "sheets/checklist.mjs",
    "assets/hand-over.mjs": "sheets/hand-over.mjs",
    "assets/contact-log.mjs": "sheets/contact-log.mjs",
    "assets/report.mjs": REPORT,
    "assets/offline-tool.mjs": "offline/offline-tool.mjs",
    "assets/offline.mjs": "offline/offline.mjs",
    "assets/search/box.mjs": "search/box.mjs",
    "assets/calculator/calculator.mjs": "calculator/element.mjs",
    "assets/calculator/acts.mjs": "calculator/acts.mjs",
    "assets/calculator/rare-modes.mjs": "calculator/rare-modes.mjs",
    "assets/calculator/check.mjs": "calculator/check-arithmetic.mjs",
    "assets/letter.mjs": "letters/letter.mjs",
    "assets/docx.mjs": "letters/docx.mjs",
    "assets/offer.mjs": "sheets/offer.mjs",
    "assets/plan.mjs": "plan/plan.mjs",
}
# Address → file that goes there as it is.
FILES: Mapping[str, str] = {
    "sw.js": "offline/sw.js",
    "assets/guide.css": "shell/guide.css",
    "assets/guide.js": "shell/guide.js",
    "assets/sheet.css": "sheets/sheet.css",
    "assets/tick.svg": "sheets/tick.svg",
    "assets/letters.css": "letters/letters.css",
    "assets/calculator/calculator.css": "calculator/calculator.css",
    "assets/search/box.css": "search/box.css",
}
# Where templates are looked for: the page's frame by its bare name, the others with their room's ("search/search.html").
TEMPLATES = (ENGINE / "shell", ENGINE)


# A room of a subject, or a file → data files of which a guide has one where it uses it. What is not named serves every guide.
USED_WITH: Mapping[str, tuple[str, ...]] = {
    "calculator": ("calculator.yml",),
    "letters": ("letters.yml", "plan.yml"),
    "plan": ("plan.yml",),
    "sheets/contact-log.mjs": ("contact_limits.yml",),
    "sheets/offer.mjs": ("letters.yml", "plan.yml"),
}


def bundles(data: Path | None = None, reports: bool = False) -> dict[str, Path]:
    """Address below the site's root → module of a room that the guide with this data uses; `reports`: whether readers are given an
    address for mistakes, without which no page has the form."""
    used = {address: path for address, path in BUNDLES.items() if _used(path, data or folders.DATA)}
    return {address: ENGINE / path for address, path in used.items() if reports or path != REPORT}


def published(data: Path | None = None) -> dict[str, Path]:
    """Address below the site's root → file of a room that the guide with this data uses."""
    return {address: ENGINE / path for address, path in FILES.items() if _used(path, data or folders.DATA)}


def _used(path: str, data: Path) -> bool:
    needs = USED_WITH.get(path) or USED_WITH.get(path.split("/")[0])
    return needs is None or any((data / name).exists() for name in needs)
