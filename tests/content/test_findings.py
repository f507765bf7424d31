"""What is wrong is told once, in the order of files and lines; and however quiet MkDocs is asked to be, its warnings count."""

import logging
from pathlib import Path

import on_mistakes
import pytest

from engine.content.entries import Entry
from engine.content.findings import WITH_IT, not_told, report
from engine.content.near_misses import near_misses

ROOT = Path("/guide")


def test_findings_are_told_once_by_file_and_line() -> None:
    said = report(
        ["/guide/docs/b.md:10: x.", "/guide/docs/b.md:9: y.", "/guide/docs/a.md:1: z.", "/guide/docs/b.md:9: y."], ROOT
    )
    assert said == "\ndocs/a.md:1: z.\ndocs/b.md:9: y.\ndocs/b.md:10: x.\n3 to mend. Nothing was built."


def test_a_whole_path_and_a_short_one_are_sorted_as_they_are_told() -> None:
    said = report(["docs/b.md:2: x.", "/guide/docs/a.md:1: y.", "data/z.yml:1: z.", "/guide/docs/b.md:2: x."], ROOT)
    assert said == "\ndata/z.yml:1: z.\ndocs/a.md:1: y.\ndocs/b.md:2: x.\n3 to mend. Nothing was built."


def test_what_says_less_about_a_place_is_left_out_where_more_is_known() -> None:
    less = "a.md:3: the sign '<' in '…' belongs to no mark, link, list or box. Complete it."
    assert "3: the sign" in report([less], ROOT)
    assert "the sign" not in report([less, "a.md:3: <script> may not stand in a page."], ROOT)
    assert "the sign" in report([less, "a.md:4: <script> may not stand in a page."], ROOT)
    twice = ["a.md:3: the link 'https://x.org' leaves the site. One.", "a.md:3: 'https://x.org' leaves the site. Two."]
    assert report(twice, ROOT).count("leaves the site") == 1


def test_a_file_of_which_everything_is_told_is_not_told_again_by_its_reader() -> None:
    assert not_told(["data/a.yml:1: b\ndata/c.yml:2: d"], ["data/a.yml:9: all"]) == ["data/c.yml:2: d"]


def test_where_a_rule_was_read_may_be_said_in_each_language() -> None:
    def entry(text: object) -> Entry:
        return Entry({"reference": {"text": text}}, 1, "rules.yml:1: x")

    assert entry("full text").reference == "full text"
    assert entry({"zh": "全文", "en": "full text"}).reference == {"zh": "全文", "en": "full text"}
    with pytest.raises(ValueError, match="or one in each language"):
        entry({"zh": "全文"}).reference  # noqa: B018  a property that raises


def test_a_quiet_build_counts_its_warnings() -> None:
    log = logging.getLogger("mkdocs")
    before = log.level
    try:
        log.setLevel(logging.ERROR)
        on_mistakes.on_startup(command="build", dirty=False)
        assert log.isEnabledFor(logging.WARNING)
    finally:
        log.setLevel(before)


DATA = 'items:\n  - id: one\n    at: now\n  - id: two\n    at: later\nlegal:\n  exempt: []\n  patterns:\n    - {find: "\\\\d+("}\n'


def test_a_mistake_that_names_its_fields_alone_gets_the_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plan.yml").write_text(DATA, encoding="utf-8")
    (tmp_path / "a.md").write_text("一\n二 'x'\n", encoding="utf-8")
    said = {
        "data/plan.yml: items: two: at is 'later'; write now": 5,
        "data/plan.yml: items: two: unknown": 4,
        "data/plan.yml: legal: '\\d+(' is no regular expression": 9,
        "data/plan.yml: nothing here": 1,
        f"{tmp_path}/a.md: 'x' is none": 2,
    }
    told = report(said, tmp_path).split("\n")
    for finding, line in said.items():
        file, _, rest = finding.replace(f"{tmp_path}/", "").partition(": ")
        assert f"{file}:{line}: {rest}" in told
    assert "data/no.yml: x" in report(["data/no.yml: x"], tmp_path)


def written(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


HEAD = "---\ntitle: t\n---\n\n# t {#top}\n\n"


def test_a_cause_comes_first_and_what_may_go_with_it_last(tmp_path: Path) -> None:
    written(tmp_path, {"docs/guides/b.md": HEAD + "##核实 {#ask}\n", "docs/a.md": HEAD, "docs/z.md": HEAD})
    (near,) = near_misses((tmp_path / "docs/guides/b.md").read_text(encoding="utf-8"))
    cause = f"docs/guides/b.md:{near[0]}: {near[1]}"
    follows = [
        "articles/a1.yml:3: 'guides/b#ask' leads nowhere.",
        "docs/a.md:2: the link 'guides/b.md#ask' leads to no heading.",
        "docs/guides/b.en.md:9: the headings differ.",
        "docs/guides/b.md:1: 'sources' does not name the step.",
    ]
    alone = "docs/z.md:1: the link 'guides/bb.md' leads to no page."
    assert report([*follows, alone, cause], tmp_path).split("\n")[1:-1] == [cause, alone, WITH_IT, *follows]


def test_a_file_that_cannot_be_read_and_a_step_that_is_gone_are_causes(tmp_path: Path) -> None:
    gone = "docs/b.md:7: the step 'ask' is gone, which data/steps.yml says must stay."
    unread = "docs/c.md:2: not valid YAML: x."
    follows = ["data/a.yml:1: 'c.md#x' leads nowhere.", "docs/b.en.md:3: the headings differ from b.md."]
    assert report([*follows, gone, unread], tmp_path).split("\n")[1:-1] == [gone, unread, WITH_IT, *follows]


def test_what_is_said_alike_of_many_places_is_said_once(tmp_path: Path) -> None:
    many = [f"docs/{name}.md:4: [phone:12] is not there." for name in "abcdefg"]
    assert report(many, tmp_path).split("\n")[1:] == [
        "docs/a.md:4: [phone:12] is not there. The same in 6 more places: docs/b.md:4, docs/c.md:4, docs/d.md:4, docs/e.md:4 …",
        "7 to mend. Nothing was built.",
    ]
    assert report(many[:4], tmp_path).count("is not there") == 4


def test_a_reader_that_stumbles_says_nothing_where_the_schema_says_more() -> None:
    stumbled = "data/d.yml:1: an entry is not as the file's head says: TypeError()."
    assert "TypeError" in report([stumbled], ROOT)
    assert "TypeError" not in report([stumbled, "data/d.yml:9: '15天' is not a whole number."], ROOT)
