"""What others wrote travels with its licence, or the build stops."""

from pathlib import Path

import pytest

from engine.build import esbuild, licences
from engine.build.step import StepError
from engine.search.real_words import DICTIONARY


def test_each_shipped_package_has_its_licence_in_the_site(tmp_path: Path) -> None:
    licences.write_licences(tmp_path)
    text = (tmp_path / licences.NAME).read_text(encoding="utf-8")
    for name in (*licences.FROM_NPM, *licences.FROM_PYTHON):
        assert f"{name} " in text
    assert text.count("Permission is hereby granted") >= 2
    assert "Apache License" in text
    for owner in ("Sun Junyi", "SCOWL"):  # of the word lists in engine/search/dictionary/
        assert owner in text
    assert sorted(path.stem for path in DICTIONARY.glob("??.txt")) == sorted(licences.WORDS)


def test_a_package_without_a_licence_text_may_not_travel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare/package.json").write_text('{"version": "1.0"}', encoding="utf-8")
    monkeypatch.setattr(esbuild, "PACKAGES", tmp_path)
    monkeypatch.setattr(licences, "FROM_NPM", {"bare": "for nothing"})
    with pytest.raises(StepError, match="'bare' has no licence text"):
        licences.write_licences(tmp_path)
