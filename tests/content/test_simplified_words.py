"""A place's own word in the glossary is written as that place writes."""

from pathlib import Path

from engine.content.local_words import simplified_words

GLOSSARY = "a:\n  zh: 罚息\n  tw: 迟延利息\nb:\n  zh: 短信\n  tw: 簡訊\n  hk: 短訊\n"


def test_simplified_letters_are_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(GLOSSARY, encoding="utf-8")
    terms = {"a": {"zh": "罚息", "tw": "迟延利息"}, "b": {"zh": "短信", "tw": "簡訊", "hk": "短訊"}}
    assert simplified_words(terms, path) == [f"{path}:1: a: tw: '迟' in '迟延利息' is a Simplified letter; write 遲."]
    assert simplified_words({}, tmp_path / "none.yml") == []
