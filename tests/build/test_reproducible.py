"""The same sources give the same bytes, and a site that was changed afterwards is told from one that was not."""

from pathlib import Path

import pytest

from engine.build.manifest import differences, write_manifest


def cores(folder: Path, number: int) -> dict[str, str]:
    """What makes Python believe that the machine has so many cores."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"import os\nos.cpu_count = lambda: {number}\n", encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def test_every_change_of_a_site_is_told(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_manifest(tmp_path)
    (tmp_path / "a").write_text("changed", encoding="utf-8")
    (tmp_path / "b").unlink()
    (tmp_path / "d").write_text("new", encoding="utf-8")
    assert differences(tmp_path) == ["missing: b", "not in the manifest: d", "changed: a"]


def test_a_site_without_a_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make site"):
        differences(tmp_path)
