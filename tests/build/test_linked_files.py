"""What a large site has thousands of is written once, and no build is spoilt by what became of the last one's files."""

import os
from pathlib import Path

import pytest

from engine.build import linked_files
from engine.build.linked_files import drop_unlinked, write_linked

FILES = {"a.json": b"one", "b.json": b"two" * 1000}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(linked_files, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_later_site_has_the_same_files(tmp_path: Path, kept: Path) -> None:
    write_linked(tmp_path / "first", FILES)
    write_linked(tmp_path / "second", {**FILES, "c.json": b"one"})
    assert read(tmp_path / "second") == {**FILES, "c.json": b"one"}
    assert len(list(kept.iterdir())) == 2
    for name, same in (("a.json", "a.json"), ("b.json", "b.json"), ("a.json", "c.json")):
        assert (tmp_path / "first" / name).samefile(tmp_path / "second" / same)


def test_whoever_writes_into_a_file_of_the_site_spoils_no_later_one(tmp_path: Path, kept: Path) -> None:
    write_linked(tmp_path / "first", FILES)
    (tmp_path / "first" / "a.json").write_bytes(b"by another hand")
    write_linked(tmp_path / "second", FILES)
    write_linked(tmp_path / "third", FILES)
    assert read(tmp_path / "second") == read(tmp_path / "third") == FILES
    assert (tmp_path / "first" / "a.json").read_bytes() == b"by another hand"


def test_a_file_that_stood_there_gives_way_and_its_other_names_stay(tmp_path: Path, kept: Path) -> None:
    write_linked(tmp_path / "site", FILES)
    write_linked(tmp_path / "other", FILES)
    write_linked(tmp_path / "site", {"a.json": b"new", "b.json": FILES["b.json"]})
    assert read(tmp_path / "site") == {"a.json": b"new", "b.json": FILES["b.json"]}
    assert read(tmp_path / "other") == FILES


@pytest.mark.parametrize("torn", [b"", b"on", b"another"])
def test_what_is_torn_or_foreign_counts_as_none(tmp_path: Path, kept: Path, torn: bytes) -> None:
    write_linked(tmp_path / "first", FILES)
    for path in kept.iterdir():
        path.unlink()
        path.write_bytes(torn)
    for site in ("second", "third"):
        write_linked(tmp_path / site, FILES)
        assert read(tmp_path / site) == FILES
    assert (tmp_path / "second" / "a.json").samefile(tmp_path / "third" / "a.json")


def test_where_a_disk_knows_no_second_names_files_are_written(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_old: str, _new: str) -> None:
        raise OSError(1, "Operation not permitted")

    write_linked(tmp_path / "first", FILES)
    monkeypatch.setattr(os, "link", refused)
    for _ in range(2):
        write_linked(tmp_path / "second", FILES)
        assert read(tmp_path / "second") == FILES
        assert not (tmp_path / "second" / "a.json").samefile(tmp_path / "first" / "a.json")


def test_what_no_site_has_any_more_goes(tmp_path: Path, kept: Path) -> None:
    drop_unlinked()  # nothing is there yet
    write_linked(tmp_path / "first", FILES)
    drop_unlinked()
    assert len(list(kept.iterdir())) == 2
    (tmp_path / "first" / "a.json").unlink()
    drop_unlinked()
    assert [path.read_bytes() for path in kept.iterdir()] == [FILES["b.json"]]
