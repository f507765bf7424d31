"""Two small pages with every mark, built by the project's own configuration, beside what they should look like.

After a wanted change: UPDATE_GOLDEN=1 make one TEST=tests/guide/test_golden_pages.py, then read the difference.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import LOCALES, PREFIX, ROOT

pytestmark = pytest.mark.whole  # it builds a site
FIXTURE = ROOT / "tests" / "fixtures" / "pages"
GOLDEN = ROOT / "tests" / "golden" / "pages"
PAGES = ("index.html", "guides/sample/index.html")
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
EMPTY_LINES = re.compile(r"\n\s*\n+")  # what the template's blocks leave behind


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture's pages, built with the project's hooks, data and templates, and a navigation of their own."""
    project = tmp_path_factory.mktemp("golden")
    for part in ("articles", "data", "engine", "hooks"):
        shutil.copytree(ROOT / part, project / part)
    shutil.copytree(FIXTURE, project / "docs")
    search = project / "data" / "search.yml"  # its places are those of the real guide, not of the fixture
    search.write_text(
        search.read_text(encoding="utf-8").partition("\nbeyond:\n")[0] + "\nbeyond: []\nplaces: {}\n", encoding="utf-8"
    )
    shutil.copytree(ROOT / "docs" / "assets", project / "docs" / "assets")
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    for name in (
        "plan.yml",
        "steps.yml",
        "questions.yml",
    ):  # they lead to pages of the real guide, and so do those that 404.html offers
        (project / "data" / name).unlink()
    letters = project / "data" / "letters.yml"  # and what letters take
    letters.write_text(
        re.sub(r"^takes:.*\n", "takes: {}\n", letters.read_text(encoding="utf-8"), flags=re.MULTILINE), "utf-8"
    )
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^  not_found_leads_to:.*\n", "", text, flags=re.MULTILINE)
    navigation = yaml.safe_dump(
        {"nav": ["index.md", {"agreeing": ["guides/sample.md"]}, "rules.md", "faq.md", "glossary.md", "sources.md"]}
    )
    (project / "mkdocs.yml").write_text(
        re.sub(r"^nav:.*?(?=^\S)", navigation, text, flags=re.DOTALL | re.MULTILINE), "utf-8"
    )
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_comes_out_as_before(built: Path, locale: str, page: str) -> None:
    html = (built / PREFIX[locale] / page).read_text(encoding="utf-8")
    article = EMPTY_LINES.sub("\n", "\n".join(ARTICLE.findall(html))) + "\n"
    golden = GOLDEN / f"{locale}.{page.split('/')[-2] if '/' in page else 'home'}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(article, encoding="utf-8")
    assert article == golden.read_text(encoding="utf-8")
