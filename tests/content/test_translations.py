"""English pages know the Simplified text that they were written against, and say so when it changed."""

import subprocess
from pathlib import Path

import pytest

from engine.content.stale_translations import is_stale, source_digest
from scripts import translations

ENGLISH = "---\ntitle: One\n---\n\n# One {#top}\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """docs/a.md and docs/a.en.md in a git repository of their own, committed once and stamped."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text("# 一 {#top}\n\n原来的话。\n", encoding="utf-8")
    (folder / "a.en.md").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    assert translations.stamp(folder / "a.en.md") == 0
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "one"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return folder


def test_a_stamped_page_is_fresh_and_otherwise_untouched(docs: Path) -> None:
    text = (docs / "a.en.md").read_text(encoding="utf-8")
    assert translations.check(docs) == 0
    assert text.replace(f'source_digest: "{source_digest(docs / "a.md")}"\n', "") == ENGLISH


def test_a_digest_is_sixteen_digits_whatever_the_ends_of_lines(tmp_path: Path) -> None:
    for name, content in (("a.md", b"a\nb"), ("b.md", b"\xef\xbb\xbfa\r\nb")):
        (tmp_path / name).write_bytes(content)
        assert source_digest(tmp_path / name) == "7e18f737311b2dc3"


def test_a_changed_source_is_listed_with_what_changed(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "a.md").write_text("# 一 {#top}\n\n后来的话。\n", encoding="utf-8")
    assert translations.check(docs) == 1
    printed = capsys.readouterr().out
    assert "docs/a.en.md" in printed
    assert "-原来的话。" in printed
    assert "+后来的话。" in printed


def test_stamping_again_replaces_the_digest(docs: Path) -> None:
    (docs / "a.md").write_text("# 一 {#top}\n\n后来的话。\n", encoding="utf-8")
    assert translations.stamp(docs / "a.en.md") == 0
    assert (docs / "a.en.md").read_text(encoding="utf-8").count("source_digest") == 1
    assert translations.check(docs) == 0


@pytest.mark.parametrize(("name", "says"), [("a.md", "not a translated page"), ("b.en.md", "b.en.md: cannot be read")])
def test_only_english_pages_can_be_stamped(
    docs: Path, name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translations.main(["stamp", str(docs / name)]) == 1
    assert says in capsys.readouterr().err


def test_line_ends_of_another_system_do_not_make_a_page_stale(docs: Path) -> None:
    recorded = source_digest(docs / "a.md")
    (docs / "a.md").write_bytes((docs / "a.md").read_bytes().replace(b"\n", b"\r\n"))
    assert not is_stale(recorded, docs / "a.md")
    assert is_stale(None, docs / "a.md")
