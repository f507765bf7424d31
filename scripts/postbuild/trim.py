"""Step: take away what MkDocs and the theme put into every site and no page of ours asks for."""

from pathlib import Path

# The theme's own icon (ours is assets/icon.svg), and a sitemap that precompress.py makes again, the same at every build.
UNASKED = ("assets/images/favicon.png", "sitemap.xml.gz")


def trim(site: Path) -> None:
    for name in UNASKED:
        path = site / name
        path.unlink(missing_ok=True)
        if path.parent != site and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
