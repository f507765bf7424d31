"""Other generators, given the same Markdown in the same four languages, each as its own manual sets it up.

They build what an editor of theirs would: one site a language. None of them converts to Traditional, so theirs is the
Simplified text four times over (English once), which is less work than ours.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Cost, cost, together
from tests.conftest import LOCALES, ROOT

LIMIT = 120.0  # seconds that a peer may take for one language
TOOLS = ROOT / ".build" / "bench" / "tools"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
OUR_FIELD = re.compile(r"^template: .*\n", re.MULTILINE)  # template: booklet.html
LINK_TO_PAGE = re.compile(r"\]\([^)#]*?(#[^)]*)?\)")  # links between pages differ between generators; they become plain


@dataclass(frozen=True)
class Peer:
    name: str
    build: Callable[[Path, Path], Cost]  # (folder of one language folder each, output folder) → what it cost
    page: str  # where the guide about the five steps stands in the output, for the reader's load


def content(project: Path, target: Path) -> None:
    """The Markdown of a (grown) project, one folder a language, without links that only our site resolves."""
    for locale in LOCALES:
        suffix = ".en.md" if locale == "en" else ".md"
        for path in sorted((project / "docs").rglob("*.md")):
            name = path.relative_to(project / "docs").as_posix()
            if name.endswith(suffix) and (locale == "en" or not name.endswith(".en.md")):
                out = target / locale / (name.removesuffix(suffix) + ".md")
                out.parent.mkdir(parents=True, exist_ok=True)
                text = LINK_TO_PAGE.sub("](#)", path.read_text(encoding="utf-8"))
                out.write_text(OUR_FIELD.sub("", text), encoding="utf-8")


def cmark(source: Path, out: Path) -> Cost:
    """The floor: Markdown to HTML and nothing else, one process for each language."""
    costs = []
    for locale in LOCALES:
        files = sorted(str(path) for path in (source / locale).rglob("*.md"))
        (out / locale).mkdir(parents=True)
        costs.append(cost(["cmark", "--unsafe", *files], source, limit=LIMIT))
    bare_page(source / "zh-Hans" / "guides" / "process.md", out)
    return together(costs)


def bare_page(page: Path, out: Path) -> None:
    """The lightest page that holds a guide's text: what LCP is compared with."""
    text = FRONT_MATTER.sub("", page.read_text(encoding="utf-8"))
    body = subprocess.run(["cmark", "--unsafe"], input=text, capture_output=True, text=True, check=True).stdout
    head = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title>'
    (out / "index.html").write_text(f'{head}<link rel="icon" href="data:,">{body}', encoding="utf-8")


def material(source: Path, out: Path) -> Cost:
    return _mkdocs_like([sys.executable, "-m", "mkdocs", "build", "-q"], "theme: {name: material}\n", source, out)


def zensical(source: Path, out: Path) -> Cost:
    python = TOOLS / "zensical" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "uv", "venv", "-q", str(TOOLS / "zensical")], check=True)
        subprocess.run(
            [sys.executable, "-m", "uv", "pip", "install", "-q", "--python", str(python), "zensical"], check=True
        )
    return _mkdocs_like([str(python), "-m", "zensical", "build", "--clean"], "theme: {variant: modern}\n", source, out)


def _mkdocs_like(command: list[str], theme: str, source: Path, out: Path) -> Cost:
    costs = []
    for locale in LOCALES:
        folder = out / "project" / locale
        folder.mkdir(parents=True)
        shutil.copytree(source / locale, folder / "docs")
        extensions = (
            "markdown_extensions: [abbr, admonition, attr_list, def_list, md_in_html, tables, pymdownx.tasklist]\n"
        )
        text = f"site_name: x\nsite_url: http://127.0.0.1/\n{theme}{extensions}"
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
        costs.append(cost(command, folder, {"NO_MKDOCS_2_WARNING": "1"}, LIMIT))
    shutil.copytree(out / "project" / "zh-Hans" / "site", out / "site")
    return together(costs)


HUGO_PAGE = """<!doctype html><html lang="{{ site.Language.Lang }}"><meta charset="utf-8"><title>{{ .Title }}</title>
<nav><ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main>"""


def hugo(source: Path, out: Path) -> Cost:
    """Hugo with a page template of three lines: its themes are no Debian packages."""
    costs = []
    for locale in LOCALES:
        folder = out / "project" / locale
        (folder / "layouts" / "_default").mkdir(parents=True)
        for kind in ("single", "list"):
            (folder / "layouts" / "_default" / f"{kind}.html").write_text(HUGO_PAGE, encoding="utf-8")
        shutil.copytree(source / locale, folder / "content")
        for index in list((folder / "content").rglob("index.md")):  # Hugo's name for a page that has others below it
            index.rename(index.with_name("_index.md"))
        text = 'baseURL = "http://127.0.0.1/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n'
        (folder / "config.toml").write_text(text, encoding="utf-8")
        costs.append(cost(["hugo", "--quiet"], folder, limit=LIMIT))
    shutil.copytree(out / "project" / "zh-Hans" / "public", out / "site")
    return together(costs)


def vitepress(source: Path, out: Path) -> Cost:
    tool = TOOLS / "vitepress"
    if not (tool / "node_modules" / "vitepress").exists():
        tool.mkdir(parents=True, exist_ok=True)
        (tool / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "vitepress@1", "vue@3"], cwd=tool, check=True)
    costs = []
    for locale in LOCALES:
        folder = out / "project" / locale
        shutil.copytree(source / locale, folder / "docs")
        (folder / "node_modules").symlink_to(tool / "node_modules")
        (folder / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
        pages = sorted(
            path.relative_to(folder / "docs").with_suffix("").as_posix() for path in (folder / "docs").rglob("*.md")
        )
        sidebar = [{"text": name, "link": f"/{name}"} for name in pages]
        options = {
            "title": "x",
            "ignoreDeadLinks": True,
            "cleanUrls": False,
            "themeConfig": {"sidebar": sidebar, "search": {"provider": "local"}},
        }
        (folder / "docs" / ".vitepress").mkdir()
        (folder / "docs" / ".vitepress" / "config.mjs").write_text(
            f"export default {json.dumps(options)}", encoding="utf-8"
        )
        costs.append(cost(["node", "node_modules/vitepress/bin/vitepress.js", "build", "docs"], folder, limit=LIMIT))
    shutil.copytree(out / "project" / "zh-Hans" / "docs" / ".vitepress" / "dist", out / "site")
    return together(costs)


PEERS = [
    Peer("cmark (floor)", cmark, "index.html"),
    Peer("Hugo, bare template", hugo, "site/guides/process/index.html"),
    Peer("Material as it comes", material, "site/guides/process/index.html"),
    Peer("Zensical", zensical, "site/guides/process/index.html"),
    Peer("VitePress", vitepress, "site/guides/process.html"),
]
