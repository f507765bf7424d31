"""Material's own search on the same pages, for comparison: its plugin's index, its worker, its box, in the same browser."""

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from engine.build.assets import TEMPLATES
from tests.conftest import PREFIX, ROOT
from tests.search.ask import Cost, counting, place_of
from tests.search.queries import LOCALES

INPUT = ".md-search__input"
LIST = ".md-search-result__list"
ASK_ALL = """async (questions) => {
  const input = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list");
  const meta = document.querySelector(".md-search-result__meta");
  const found = [];
  for (const text of questions) {
    input.value = "";
    input.dispatchEvent(new Event("keyup"));
    await new Promise((done) => setTimeout(done, 30));
    input.value = text;
    input.dispatchEvent(new Event("keyup"));
    let last = "", still = 0;
    for (let turn = 0; turn < 60 && still < 6; turn++) {
      await new Promise((done) => setTimeout(done, 25));
      const now = meta.textContent + list.childElementCount + (list.firstElementChild?.textContent ?? "");
      still = now === last ? still + 1 : 0;
      last = now;
    }
    // An item opens with its page, whatever matched: its sections are counted first, which is kinder than the screen is.
    const items = [...list.querySelectorAll("li.md-search-result__item")].map((item) => [...item.querySelectorAll("a.md-search-result__link")]);
    found.push(items.flatMap(([page, ...sections]) => [...sections, page]).slice(0, 12).map((link) => link.href));
  }
  return found;
}"""


def build_stock(folder: Path) -> Path:
    """Build the site's pages with Material's template and search plugin below `folder`; the site's folder."""
    for part in ("data", "articles", "docs"):  # the hooks look for them beside the configuration
        shutil.copytree(ROOT / part, folder / part)
    file = write_stock_configuration(folder)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(file)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ValueError(f"Material's stock site could not be built:\n{done.stderr}")
    return folder / "site"


def write_stock_configuration(folder: Path) -> Path:
    """Write mkdocs.yml below `folder`: the guide's own with Material's template and its search plugin, without the hooks of our page."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    config.update(docs_dir="docs", site_dir=str(folder / "site"), strict=False)
    config["INHERIT"] = str(ROOT / config["INHERIT"])
    config["theme"] = {"name": "material", "font": False}
    hooks = ("on_mistakes.py", "on_library.py", "on_pages.py", "on_variants.py")
    config["hooks"] = [str(ROOT / "hooks" / name) for name in hooks] + [str(_theme_hook(folder, _overrides(folder)))]
    config["plugins"] = {
        **config["plugins"],
        "search": {},
    }  # by name, as in what is inherited: a list would replace that
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return file


def ask_stock(browser: Browser, site_url: str, locale: str, texts: Sequence[str]) -> list[list[str]]:
    """The places that Material's box shows, in whatever language, best first."""
    page = browser.new_page()
    page.goto(f"{site_url}{PREFIX[locale]}guides/process/", wait_until="networkidle")
    page.click(INPUT)
    page.wait_for_load_state("networkidle")
    answers = page.evaluate(ASK_ALL, list(texts))
    page.close()
    return [[place_of(href, site_url) for href in answer] for answer in answers]


def measure_stock(browser: Browser, folder: Path, locale: str, text: str) -> Cost:
    """Bytes and time of a first visit. The box loads its worker and index with the page, so little is left for the search."""
    context = browser.new_context()
    page = context.new_page()
    server = counting(folder)
    with server as url:
        page.goto(f"{url}{PREFIX[locale]}guides/process/", wait_until="networkidle")
        before, started = server.sent, time.perf_counter()
        page.click(INPUT)
        page.keyboard.type(text)
        page.keyboard.press("End")  # it looks only when a key is released, not when an input method commits text
        page.wait_for_selector(f"{LIST} a", timeout=60_000)
        cold = time.perf_counter() - started
        cost = Cost(before, server.sent - before, cold * 1000, 0)
        context.close()
    return cost


def _theme_hook(folder: Path, overrides: Path) -> Path:
    """A hook that puts templates before Material's; `custom_dir` would, but a guide's mkdocs.yml may not have it."""
    file = folder / "stock_theme.py"
    lines = (
        "def on_config(config):",
        f"    config.theme.dirs.insert(0, {str(overrides)!r})",
        "    config.extra['compiled'] = None  # where our own theme keeps templates",
        "    return config",
        "",
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _overrides(folder: Path) -> Path:
    """Material has no words for zh-Hans and zh-HK, so its zh stand in; a page's own template becomes Material's."""
    target = folder / "overrides"
    languages = target / "partials" / "languages"
    languages.mkdir(parents=True)
    for locale in LOCALES:
        words = f'{{% import "partials/languages/zh.html" as zh %}}{{% macro t(key) %}}{{{{ "{locale}" if key == "language" else zh.t(key) }}}}{{% endmacro %}}'
        if locale != "en":
            (languages / f"{locale}.html").write_text(words, encoding="utf-8")
    for room in TEMPLATES:
        for template in room.rglob("*.html"):
            name = template.relative_to(room)
            if name.as_posix() in ("main.html", "404.html"):
                continue
            (target / name.parent).mkdir(parents=True, exist_ok=True)
            (target / name).write_text('{% extends "main.html" %}', encoding="utf-8")
    return target


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: `!ENV [NAME, default]` becomes its default."""


_Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])  # type: ignore[arg-type]
