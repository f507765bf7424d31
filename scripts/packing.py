"""Pack the built site so that it opens by double-click, from a folder: python -m scripts.packing [LANGUAGE…], into dist/.

A browser that opens a file from disk shows no index.html for a folder, loads no module from disk, runs no service worker and
fetches nothing. So in the copy links name index.html, modules travel inside their page as an import map, and what cannot work
(search, keeping pages, updates) is taken off, and the home and the about page say so at their top. See decisions/0052.
"""

import argparse
import base64
import hashlib
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

from engine import folders
from engine.build.command_exit import end
from engine.build.whole_file import written_whole
from engine.locales import DEFAULT, LOCALES
from engine.offline.offline_list import LEFT_OUT_BELOW, language

ROOT = folders.GUIDE
SITE, DIST = ROOT / "site", ROOT / "dist"
FOLDER = ROOT.name.replace(" ", "-") if ROOT != folders.ROOT else "repayment-guide"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the oldest date that a zip can name: the same files make the same zip
# <a class="x" href="../guides/lender/#find-lender", <div data-rules="../../rules/"
LINK = re.compile(r'(<a\b[^>]*?\bhref=|\bdata-(?:rules|checklist)=)(["\']?)([^"\'\s>]*)\2')
MODULE = re.compile(r'<script\b[^>]*\btype=["\']?module\b[^>]*\bsrc=["\']?([^"\'\s>]+)["\']?[^>]*></script>')
IMPORT = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*|=\s*)(["'])(\.{1,2}/[\w./-]+\.mjs)\2""")  # from "./shelf.mjs"
ALTERNATE = re.compile(r'\s*<li><a\b[^>]*\bhreflang=["\']?([\w-]+)[^>]*>.*?</a></li>', re.DOTALL)
OWN_SCRIPTS = "script-src 'self'"  # in the page's content security policy
GONE = re.compile(r'\s*<link\b[^>]*\brel=["\']?(?:manifest|alternate|canonical)\b[^>]*>')
FEED = re.compile(r'<a\b[^>]*\btype=["\']?application/atom\+xml[^>]*>.*?</a>')  # no file in a folder is followed
TOOL = re.compile(r"<div data-offline .*?</div>", re.DOTALL)
PACKED = re.compile(
    r'<p data-packed hidden(?:="")?>(.*?)</p>', re.DOTALL
)  # on the about page; the home page says it too
# The search's box; without it the link to the questions is just a link.
SEARCH = re.compile(r'<dialog\b[^>]*\bid=["\']?search\b.*?</dialog>', re.DOTALL)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.packing", description=__doc__)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help=", ".join([*LOCALES, "or all"]))
    wanted = parser.parse_args(arguments).languages or ["all"]
    known = [*LOCALES, "all"]
    if unknown := [name for name in wanted if name not in known]:
        print(
            f"make: no language '{unknown[0]}'. Write one of {', '.join(known)}, as in: make offline LANGUAGE=en",
            file=sys.stderr,
        )
        return 1
    if not (SITE / "index.html").is_file():
        print("make: there is no site/ to pack; run `make site` first (`make offline` does)", file=sys.stderr)
        return 1
    DIST.mkdir(exist_ok=True)
    for name in wanted:
        made = pack(SITE, DIST / f"{FOLDER}-{name}.zip", set(LOCALES) if name == "all" else {name})
        print(f"{made.relative_to(ROOT)}  {made.stat().st_size:,} bytes")
    return 0


def pack(site: Path, target: Path, languages: set[str]) -> Path:
    """Write the zip whole or not at all. Every page of `languages`, what they share, and the PDFs that are there."""
    with (
        written_whole(target) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed,
    ):
        for name, content in packed_files(site, languages):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EARLIEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, content)
    return target


def packed_files(site: Path, languages: set[str]) -> Iterator[tuple[str, bytes]]:
    """(name below the folder, content) of everything that goes into the zip."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or not _belongs(name, languages):
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = page_from_disk(content.decode(), name, site, languages).encode()
        yield name, content
    if DEFAULT.code not in languages:
        yield "index.html", _door(sorted(languages)[0], site).encode()


def page_from_disk(html: str, name: str, site: Path, languages: set[str]) -> str:
    """One page as it must be to work from a folder. `name` is its path below the site."""
    html = LINK.sub(lambda link: f"{link[1]}{link[2]}{_to_file(link[3])}{link[2]}", html)
    html = ALTERNATE.sub(lambda item: item[0] if item[1] in languages else "", html)
    html = FEED.sub("", TOOL.sub("", SEARCH.sub("", GONE.sub("", html))))
    html = PACKED.sub(r"<p>\1</p>", html)
    if name in {f"{locale.folder}index.html" for locale in LOCALES.values()}:
        about = (site / name).parent / "about" / "index.html"
        notice = PACKED.search(about.read_text(encoding="utf-8")) if about.is_file() else None
        html = html.replace("</h1>", f"</h1><p>{notice[1]}</p>", 1) if notice else html
    modules: dict[str, str] = {}
    starts = [_take_module(normpath(join(dirname(name), source)), site, modules) for source in MODULE.findall(html)]
    if not starts:
        return MODULE.sub("", html)
    entries = ",".join(f'"{key}":"data:text/javascript;base64,{code}"' for key, code in modules.items())
    import_map = f'{{"imports":{{{entries}}}}}'
    imports = "".join(f'import "{start}";' for start in starts if "offline-tool" not in start)
    placed = f'<script type="importmap">{import_map}</script><script type="module">{imports}</script>'
    first = MODULE.search(html)
    html = MODULE.sub("", html.replace(first[0], placed, 1)) if first else html
    return html.replace(OWN_SCRIPTS, f"{OWN_SCRIPTS} data: {_allowed(import_map)} {_allowed(imports)}", 1)


def _allowed(script: str) -> str:
    """What lets just this inline script run under the page's content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _take_module(path: str, site: Path, modules: dict[str, str]) -> str:
    """Put a module and all it imports into `modules`, under names that do not depend on where they lie; its own name."""
    key = f"guide/{path}"
    if key not in modules:
        modules[key] = ""  # so that two that import each other end
        code = IMPORT.sub(
            lambda found: f'{found[1]}"{_take_module(normpath(join(dirname(path), found[3])), site, modules)}"',
            (site / path).read_text(encoding="utf-8"),
        )
        modules[key] = base64.b64encode(code.encode()).decode()
    return key


def _to_file(href: str) -> str:
    """../lender/#find-lender → ../lender/index.html#find-lender; what leads elsewhere stays."""
    if ":" in href.split("/")[0] or not href or href.startswith(("#", "//")):
        return href
    path, mark, fragment = href.partition("#")
    if path.endswith(("/", "..")) or path == ".":
        path = f"{path.rstrip('/')}/index.html"
    return path + mark + fragment


def _belongs(name: str, languages: set[str]) -> bool:
    path = Path(name)
    if path.suffix in (".br", ".gz", ".xml", ".webmanifest") or name in (
        "sw.js",
        "404.html",
        "offline.json",
        "SHA256SUMS",
        "robots.txt",
    ):
        return False
    if name.startswith(("_", LEFT_OUT_BELOW)) or "offline" in path.parts:
        return False
    if path.parts[0] == "pdf":
        return any(path.stem.endswith(f"-{locale}") for locale in languages)
    return language(path.as_posix()) in {*languages, ""}


def _door(locale: str, site: Path) -> str:
    """The page to open first, where the home page is in a folder below."""
    home = (site / locale / "index.html").read_text(encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", home)
    words = title[1] if title else locale
    return (
        f'<!doctype html><html lang="{locale}"><meta charset="utf-8"><title>{words}</title>'
        f'<meta http-equiv="refresh" content="0; url={locale}/index.html"><a href="{locale}/index.html">{words}</a></html>\n'
    )


if __name__ == "__main__":
    end(main)
