"""`make new-…` begins a page or an entry in every language; nothing that is there is changed, and each place to fill in is told."""

from pathlib import Path

import pytest

from engine.content.library import load_library
from engine.content.page_checks import check_pages, read_docs
from engine.content.schema_check import check_data
from engine.content.yaml_file import read_yaml
from scripts.skeleton import ENTRIES, main
from tests.starter.guides import rewrite

NEW = {
    "guide": ("new-one", ["docs/guides/new-one.md", "docs/guides/new-one.en.md", "mkdocs.yml", "data/search.yml"]),
    "checklist": ("new-one", ["docs/checklists/new-one.md", "docs/checklists/new-one.en.md", "mkdocs.yml", "data/search.yml"]),
    "letter": ("new-one", ["docs/letters/new-one.md", "docs/letters/new-one.en.md", "mkdocs.yml", "data/search.yml"]),
    "faq": ("new-one", ["docs/faq.md", "docs/faq.en.md", "data/search.yml"]),
    "rule": ("new-one", ["data/rules.yml"]),
    "law": ("new-one", ["data/laws_and_dates.yml"]),
    "term": ("new-one", ["data/glossary.yml"]),
    "phone": ("12399", ["data/phones.yml"]),
}  # fmt: skip


@pytest.fixture
def guide_copy(guide_copy: Path) -> Path:
    """With a letter in its menu, beside which another can stand."""
    rewrite(guide_copy / "mkdocs.yml", "  - tools:\n", "  - tools:\n      - letters/first.md\n")
    return guide_copy


def files(folder: Path) -> dict[str, str]:
    names = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".yml")]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in names}


@pytest.mark.parametrize("kind", NEW)
def test_a_beginning_stands_in_every_language_and_says_what_to_fill_in(kind: str, guide_copy: Path) -> None:
    name, expected = NEW[kind]
    before, library = files(guide_copy), load_library(guide_copy, "zh")
    assert main([kind, name], guide_copy) == 0
    after = files(guide_copy)
    changed = [path for path in after if after[path] != before.get(path)]
    assert sorted(changed) == sorted(expected)
    for path in set(changed) & set(before):
        new = after[path].splitlines()
        assert [line for line in before[path].splitlines() if line not in new] == [], "nothing is lost"
    pages, unreadable = read_docs(guide_copy / "docs")
    known = (library.rules, library.phones, library.generated_ids)
    found = check_pages(pages, guide_copy / "docs", *known, articles=False)
    found += [*unreadable, *check_data(guide_copy)]
    assert (
        found
        and [each for each in found if "TODO" not in each and "new-one" not in each and "no law" not in each] == []
    )
    if "mkdocs.yml" in changed:
        assert after["mkdocs.yml"].count("new-one.md") == 1
    if "data/search.yml" in changed:
        assert [place for place in read_yaml(guide_copy / "data" / "search.yml")["places"] if "new-one" in place]


@pytest.mark.parametrize("kind", ["rule", "law", "term"])
@pytest.mark.parametrize("name", ["no", "null", "123", "1e3", "new-one"])
def test_a_name_is_written_so_that_yaml_reads_it_back(kind: str, name: str, guide_copy: Path) -> None:
    assert main([kind, name], guide_copy) == 0
    assert name in read_yaml(guide_copy / "data" / f"{ENTRIES[kind]}.yml")
    assert main([kind, name], guide_copy) == 1, "it is there already"


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize("name", ["法院", "Court", "a b", "../a", "", "a/b", "-a", "twice"])
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(
    kind: str, name: str, guide_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "twice":
        name = NEW[kind][0]
        assert main([kind, name], guide_copy) == 0
    before = files(guide_copy)
    assert main([kind, "--", name], guide_copy) == 1
    said = capsys.readouterr().err
    assert said.startswith("make: ") and said.count("\n") == 1
    assert files(guide_copy) == before
