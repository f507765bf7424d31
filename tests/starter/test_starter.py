"""A guide of one's own: written by one command, whole without any of its parts, and with no word of this project's subject in it."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from engine.build.check_links import check_links
from engine.content.stale_translations import is_stale
from scripts.new_guide import STARTER, NotEmpty, main, write_guide
from scripts.site import example_address
from tests.conftest import ROOT
from tests.starter.guides import ENGLISH, TRADITIONAL, Built, build, leave_out, new_guide, rewrite, texts

whole = pytest.mark.whole  # it builds a site
# AlipayClient is how a browser names itself.
FOREIGN = re.compile(
    r"花呗|借呗|支付宝|催收|还款|huabei|jiebei|alipay(?!Client\b)|repay|lender|collector|borrower|debtor", re.IGNORECASE
)


def stands(built: Built) -> None:
    """Built without a word of complaint, every link alive, nothing of another subject in any file."""
    assert built.code == 0, built.said
    check_links(built.site)
    found = {
        name: sorted(set(FOREIGN.findall(text))) for name, text in texts(built.site).items() if FOREIGN.search(text)
    }
    assert found == {}


def only_chinese(guide: Path) -> None:
    rewrite(guide / "mkdocs.yml", "      - {locale: en, name: English, build: true}\n", "")
    for path in guide.rglob("docs/**/*.en.md"):
        path.unlink()


def english_first(guide: Path) -> None:
    """English at the root, Chinese in a folder of its own."""
    chinese, english = (
        "{locale: zh-Hans, name: 简体中文, build: true, default: true}",
        "{locale: en, name: English, build: true}",
    )
    rewrite(guide / "mkdocs.yml", chinese, "{locale: en, name: English, build: true, default: true}")
    rewrite(guide / "mkdocs.yml", english, "{locale: zh-Hans, name: 简体中文, build: true}")
    for path in sorted(guide.rglob("docs/**/*.en.md")):
        source = path.with_name(path.name.replace(".en.md", ".md"))
        translated, written = source.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
        facts = re.findall(r"^(?:reviewed|rules|template|layout): .*\n", translated, re.MULTILINE)
        path.with_name(path.name.replace(".en.md", ".zh-Hans.md")).write_text(
            translated.replace("---\n", '---\nsource_digest: "0"\n', 1), encoding="utf-8"
        )
        written = re.sub(r"^source_digest: .*\n", "", written, flags=re.MULTILINE)
        written = re.sub(r"^layout: .*\n", "", written, flags=re.MULTILINE)
        source.write_text(written.replace("---\n", "---\n" + "".join(facts), 1), encoding="utf-8")
        path.unlink()


def only_english(guide: Path) -> None:
    english_first(guide)
    rewrite(guide / "mkdocs.yml", "      - {locale: zh-Hans, name: 简体中文, build: true}\n", "")
    for path in guide.rglob("docs/**/*.zh-Hans.md"):
        path.unlink()


def no_words_but_the_name(guide: Path) -> None:
    rewrite(guide / "mkdocs.yml", "  - moving_out:\n", "  - guides:\n")
    path = guide / "data" / "strings.yml"
    path.write_text(
        "site:\n  name: {zh: 押金, en: Deposit}\nnav:\n  guides: {zh: 指南, en: Guides}\n"
        "  tools: {zh: 清单, en: Checklists}\n  reference: {zh: 查一查, en: Look it up}\n",
        encoding="utf-8",
    )


def traditional_too(guide: Path) -> None:
    """Taiwan and Hong Kong by OpenCC alone: the guide has no tables of its own."""
    rewrite(guide / "mkdocs.yml", ENGLISH, TRADITIONAL + ENGLISH)


PARTS: dict[str, Callable[[Path], None]] = {
    "a checklist": partial(leave_out, pages=["checklists/move-out"]),
    "questions": partial(leave_out, pages=["faq"]),
    "terms": partial(leave_out, pages=["glossary"], data=["glossary.yml"]),
    "rules": partial(
        leave_out,
        pages=["rules"],
        data=["rules.yml", "laws_and_dates.yml"],
        marks=r" ?\[rule:[^\]]*\]|(?m:^rules: .*\n)",
    ),
    "phones": partial(leave_out, data=["phones.yml"], marks=r" ?\[phone:[^\]]*\]"),
    "about": partial(leave_out, pages=["about"]),
    "print": partial(leave_out, pages=["print"]),
    "offline": partial(leave_out, pages=["offline"]),
    "what readers call things": partial(leave_out, data=["search.yml"]),
    "the icon": lambda guide: (guide / "docs/assets/icon.svg").unlink(),
    "all words but the name": no_words_but_the_name,
    "a second language": only_chinese,
    "Chinese": only_english,
}


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return new_guide(tmp_path / "a guide of my own")


@whole
@pytest.mark.parametrize("part", PARTS)
def test_the_starter_stands_without(guide: Path, part: str) -> None:
    PARTS[part](guide)
    stands(build(guide))


@whole
@pytest.mark.parametrize("more", [english_first, traditional_too], ids=lambda change: change.__name__)
def test_the_starter_stands_with(guide: Path, more: Callable[[Path], None]) -> None:
    more(guide)
    built = build(guide)
    stands(built)
    if more is english_first:
        assert '<html lang="en"' in built.page("") and '<html lang="zh-Hans"' in built.page("zh-Hans")
    else:
        assert "三篇短指南和一張清單" in built.page("zh-TW") and "清单" not in built.page("zh-HK")


@whole
def test_the_starter_in_english_has_no_other_language(tmp_path: Path) -> None:
    guide = tmp_path / "an English guide"
    assert main([str(guide), "en"]) == 0
    texts_of = [path for path in guide.rglob("*.*") if path.suffix in (".md", ".yml")]
    assert [path.name for path in texts_of if re.search(r"[\u3400-\u9fff]", path.read_text(encoding="utf-8"))] == []
    assert not list(guide.rglob("*.en.md")) and "landlord, owner" in (guide / "data/search.yml").read_text(
        encoding="utf-8"
    )
    built = build(guide)
    stands(built)
    assert '<html lang="en"' in built.page("guides/ask-back")


@whole
def test_pages_alone_are_a_guide(guide: Path) -> None:
    """A home page, one guide, a name: nothing else."""
    shutil.rmtree(guide / "docs")
    shutil.rmtree(guide / "data")
    (guide / "docs").mkdir()
    (guide / "data").mkdir()
    (guide / "data" / "strings.yml").write_text("site:\n  name: {zh: 我的指南, en: My guide}\n", encoding="utf-8")
    for name, title in (("index.md", "从这里开始"), ("index.en.md", "Start here")):
        digest = 'source_digest: "0"\n' if ".en." in name else "reviewed: 2026-11-25\n"
        (guide / "docs" / name).write_text(
            f"---\ntitle: {title}\ndescription: {title}\n{digest}---\n\n# {title} {{#top}}\n", encoding="utf-8"
        )
    text = (guide / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^nav:.*?(?=^\S)", "nav: [index.md]\n\n", text, flags=re.MULTILINE | re.DOTALL)
    (guide / "mkdocs.yml").write_text(re.sub(r"  not_found_leads_to:.*\n", "", text), encoding="utf-8")
    stands(build(guide))


@whole
def test_the_folders_own_commands_build_check_and_clean_it(guide: Path) -> None:
    """As a newcomer types them, in a path with spaces; ENGINE is found from the folder."""

    def make(*arguments: str) -> subprocess.CompletedProcess[str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "GUIDE_"))}
        return subprocess.run(["make", *arguments], cwd=guide, env=plain, capture_output=True, text=True, check=False)

    checked = make("check-content")
    assert checked.returncode == 0, checked.stderr
    assert "24 pages in zh-Hans, en: nothing to mend" in checked.stdout
    built = make("site", "SITE_URL=https://tenants.example/deposit/")
    assert built.returncode == 0, built.stderr
    assert "stand at https://tenants.example/deposit/, which is nobody's address" in built.stderr
    assert "https://tenants.example/deposit/en/" in (guide / "site/index.html").read_text(encoding="utf-8")
    assert make("verify-site").returncode == 0
    assert "All translations are up to date." in make("check-translations").stdout
    assert "0  translations that lag behind" in make("status").stdout and (guide / ".build/status.html").is_file()
    packed = make("offline", "LANGUAGE=en")
    assert packed.returncode == 0 and list((guide / "dist").glob("*-en.zip")), packed.stderr
    rewrite(guide / "docs/guides/hand-over.md", "{#walk-through}", "{#walk}")
    broken = make("check-content")
    assert broken.returncode != 0
    assert "docs/index.md:17: the link 'guides/hand-over.md#walk-through' leads to no heading" in broken.stderr
    assert re.search(r"docs/guides/hand-over\.en\.md:\d+: hand-over\.md has changed since", broken.stdout)
    assert make("clean").returncode == 0
    assert not (guide / "site").exists() and (guide / "docs").is_dir() and (ROOT / ".venv").exists()


def test_its_make_lists_what_works_there_and_refuses_the_rest_in_a_sentence(guide: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "GUIDE_"))}

    def make(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["make", *arguments], cwd=guide, env=plain, capture_output=True, text=True, check=False)

    listed = {line.split()[0] for line in make().stdout.splitlines()}
    assert listed >= {"serve", "site", "check", "pdf", "offline", "status", "new-page", "stamp", "clean"}
    assert not listed & {"new", "test", "lint", "bench", "mutants", "clean-articles", "lock"}
    (guide / "site").mkdir()
    assert "scripts.site build" in make("-n", "site").stdout  # though a folder has that name
    refused = make("bench")
    assert refused.returncode != 0 and "'bench' is for the engine's own folder" in refused.stderr


@pytest.mark.parametrize(
    ("address", "example"),
    [
        ("https://guide.example/", True),
        ("https://example.org/x/", True),
        ("https://my-example.org/", False),
        ("https://tenants.org/example/", False),
    ],
)
def test_an_address_that_is_nobodys_is_known(tmp_path: Path, address: str, example: bool) -> None:
    (tmp_path / "sitemap.xml").write_text(f"<urlset><url><loc>{address}</loc></url></urlset>", encoding="utf-8")
    assert example_address(tmp_path) == (address if example else None)


def test_a_folder_with_content_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "is not empty, and nothing in it was changed" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    with pytest.raises(NotEmpty, match="is not empty"):
        write_guide(tmp_path / "mine.md")
    with pytest.raises(NotEmpty, match="inside the engine's own folder"):
        write_guide(ROOT / "a-guide")


def test_the_starter_names_the_engine_by_the_way_to_it(guide: Path) -> None:
    configuration = yaml.load((guide / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert (guide / configuration["INHERIT"]).resolve() == ROOT / "engine/guide.yml"
    assert [(guide / hook).resolve() for hook in configuration["hooks"]] == [ROOT / "hooks/guide.py"]
    assert "@ENGINE@" not in (guide / "Makefile").read_text(encoding="utf-8")


def test_the_starters_translations_are_up_to_date() -> None:
    pages = sorted(STARTER.rglob("*.en.md"))
    assert len(pages) >= 11
    for page in pages:
        recorded = re.search(r'^source_digest: "(\w+)"', page.read_text(encoding="utf-8"), re.MULTILINE)
        assert recorded and not is_stale(recorded[1], page.with_name(page.name.replace(".en.md", ".md"))), page
