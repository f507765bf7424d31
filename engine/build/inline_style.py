"""Step: the style sheet of all pages goes into each of them, and its digest into their policy.

A page is drawn when its style is there; a file of its own is one more way to the host and back, a third of the time on a slow
phone (decisions/0066). The policy allows this one inline style by its SHA-256 and no other.
"""

import base64
import hashlib
import re
from pathlib import Path

from engine.build.pages import Pages
from engine.build.step import StepError

SHEET = "assets/guide.css"
LINK = re.compile(rf'<link rel="stylesheet" href="[^"]*{re.escape(SHEET)}">')
POLICY = re.compile(r"style-src 'self'[^;\"]*")


def inline_style(site: Path, pages: Pages) -> None:
    """Write the sheet into every page in place of its link, and take the file away. Before assets get their digests."""
    style = (site / SHEET).read_text(encoding="utf-8").strip()
    if "url(" in style or "@import" in style or "</" in style:
        raise StepError(
            f"{SHEET} stands inside every page and cannot lead to a file: take url(…) or @import out of it."
        )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    for name, html in pages.items():
        text, links = LINK.subn(lambda _: f"<style>{style}</style>", html)
        text, policies = POLICY.subn(f"style-src 'self' 'sha256-{digest}'", text)
        if (links, policies) != (1, 1):
            raise StepError(
                f"{name} has {links} links to {SHEET} and {policies} policies for styles; "
                "engine/shell/main.html gives each page one of both."
            )
        pages[name] = text
    (site / SHEET).unlink()


def style_policy(site: Path) -> str:
    """What the pages allow as style, for the headers of hosts. Raises StepError."""
    found = POLICY.search((site / "index.html").read_text(encoding="utf-8"))
    if found is None:
        raise StepError("index.html has no policy for styles; engine/shell/main.html gives each page one.")
    return found[0]
