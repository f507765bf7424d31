"""Step: the files that static hosts read, from hosting/ into the site's root.

`_headers` is for Netlify and Cloudflare Pages, `_security-headers.conf` is what nginx.conf includes. Both get the pages' own
policy for styles; `_headers` also gets a line for each asset whose name carries its digest: phones may keep those.
"""

import re
from pathlib import Path

from engine.build.hash_names import HASHED
from engine.build.inline_style import POLICY, style_policy
from engine.build.site_files import site_files
from engine.folders import ROOT

HOSTING = ROOT / "hosting"
WITH_POLICY = ("_headers", "_security-headers.conf")
CANONICAL = re.compile(
    r'<link rel="?canonical"? href="?([^">\s]+)'
)  # <link rel="canonical" href="https://example.org/">
FOREVER = "public, max-age=31536000, immutable"


def add_host_files(site: Path) -> None:
    allowed = style_policy(site)
    for name in WITH_POLICY:
        text = (HOSTING / name).read_text(encoding="utf-8")
        (site / name).write_text(POLICY.sub(allowed, text), encoding="utf-8", newline="")
    (site / "robots.txt").write_text(robots(site), encoding="utf-8", newline="")
    hashed = [name for name in site_files(site) if name.startswith("assets/") and HASHED.search(name)]
    with (site / "_headers").open("a", encoding="utf-8", newline="") as headers:
        for name in hashed:
            headers.write(f"/{name}\n  Cache-Control: {FOREVER}\n")


def robots(site: Path) -> str:
    """Everybody may read everything, and where the list of pages stands, by the address the site was built for."""
    found = CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    return f"User-agent: *\nAllow: /\n{f'Sitemap: {found[1]}sitemap.xml{chr(10)}' if found else ''}"
