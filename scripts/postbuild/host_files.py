"""Step: the files that static hosts read, from hosting/ into the site's root.

`_headers` (Netlify, Cloudflare Pages) gets a line for each asset whose name carries its digest: phones may keep those.
"""

import shutil
from pathlib import Path

from scripts.postbuild.hash_names import HASHED

HOSTING = Path(__file__).resolve().parents[2] / "hosting"
FOREVER = "public, max-age=31536000, immutable"


def add_host_files(site: Path) -> None:
    shutil.copyfile(HOSTING / "_headers", site / "_headers")
    hashed = sorted(path for path in (site / "assets").rglob("*") if HASHED.search(path.name))
    with (site / "_headers").open("a", encoding="utf-8", newline="") as headers:
        for path in hashed:
            headers.write(f"/{path.relative_to(site).as_posix()}\n  Cache-Control: {FOREVER}\n")
