"""Mainland words on a Taiwan or Hong Kong page, and lines of the tables that nothing needs: named with file and line."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import on_mistakes
import on_variants
import pytest
from mkdocs.exceptions import PluginError

from engine.content.mistakes import Mistakes
from engine.variants.mainland import listed_words, look_at, look_at_all, look_by_file, unused
from engine.variants.tables import TermTableError
from engine.variants.variants import tables, variant


def looked(*texts: str, locale: str = "zh-TW") -> Any:
    to = variant(locale)
    assert to
    return look_at(
        [(f"docs/a.md:{number}", text) for number, text in enumerate(texts, 1)],
        locale,
        to,
        tables() / "mainland-words.tsv",
    )


def test_a_mainland_word_is_named_with_its_place_and_what_to_say() -> None:
    (finding,) = looked("好的", "移动鼠标").findings
    assert finding.startswith("docs/a.md:2: '鼠标' is a word of the mainland; zh-TW says 滑鼠.")
    assert "mainland-words.tsv" in finding


def test_a_word_that_is_cut_into_three_is_found_behind_others(tmp_path: Path) -> None:
    to = variant("zh-TW")
    assert to and to.text.segmenter.cut("木桌子腿") == ["木", "桌子", "腿"]
    table = tmp_path / "words.tsv"
    table.write_text("word\tregions\tinstead\twhy\n木桌子腿\tzh-TW\t桌腳\tinvented\n", encoding="utf-8")
    (finding,) = look_at([("docs/a.md:1", "买了木桌子腿")], "zh-TW", to, table).findings
    assert "木桌子腿" in finding


def test_a_word_at_the_beginning_is_told_once() -> None:
    assert len(looked("鼠标和键盘").findings) == 1


@pytest.mark.parametrize("text", ["点-{鼠标}-", "《鼠标管理办法》", "田鼠标本", "屏幕和短信"])
def test_a_word_that_is_kept_or_is_none_passes(text: str) -> None:
    assert looked(text).findings == []


def test_a_word_of_one_region_is_only_asked_for_there() -> None:
    assert looked("智能手机").findings
    assert not looked("智能手机", locale="zh-HK").findings


def test_a_place_that_the_engine_does_not_know_is_told_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("word\tregions\tinstead\twhy\n鼠标\tzh-TW、zh-HK\t滑鼠\tinvented\n", encoding="utf-8")
    with pytest.raises(
        TermTableError,
        match=r"words\.tsv:2: 'zh-TW、zh-HK' is no place that the engine knows: write zh-TW or zh-HK, or both",
    ):
        listed_words("zh-TW", table)


def test_a_term_at_the_edge_of_a_longer_word_is_named() -> None:
    assert looked("紧急联系人").edges == {("联系", "联系人")}


def test_file_by_file_or_all_at_once_the_findings_are_the_same() -> None:
    lines = [("docs/a.md:1", "移动鼠标"), ("docs/a.md:2", "好的"), ("docs/b.md:1", "点一下鼠标")]
    by_file = look_by_file(lines, "zh-TW", "tables of this test")
    seen, idle = look_at_all(lines, "zh-TW")
    assert by_file == seen.findings
    assert [finding.split(" is ")[0] for finding in by_file] == ["docs/a.md:1: '鼠标'", "docs/b.md:1: '鼠标'"]
    assert idle == unused_after(*(text for _, text in lines))


def unused_after(*texts: str) -> list[str]:
    to = variant("zh-TW")
    assert to
    look_at([("docs/a.md:1", text) for text in texts], "zh-TW", to, tables() / "mainland-words.tsv")
    return unused(to)


def test_the_build_stops_at_a_mainland_word_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# 标题\n\n点一下鼠标。\n", encoding="utf-8")
    languages = SimpleNamespace(current_language="zh-Hans", build_languages=["zh-Hans", "zh-TW", "zh-HK", "en"])
    mistakes = Mistakes(tmp_path)
    config: Any = SimpleNamespace(
        plugins={"i18n": languages}, config_file_path=str(tmp_path / "mkdocs.yml"), extra={"mistakes": mistakes}
    )
    for _ in range(2):  # the second time it is known
        mistakes.found.clear()
        on_variants.on_config(config)
        assert [finding.partition(" is a word")[0] for finding in mistakes.found] == 2 * ["docs/a.md:3: '鼠标'"]
    config.extra["library"] = SimpleNamespace(pages={}, addresses=frozenset())
    config.markdown_extensions, config.mdx_configs, config.docs_dir = [], {}, str(tmp_path / "docs")
    with pytest.raises(PluginError, match=r"docs/a\.md:3: '鼠标'"):
        on_mistakes.on_config(config)
