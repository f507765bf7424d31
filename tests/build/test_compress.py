"""A compressed copy stands beside each text file, made once for what several files hold, however many are made at the same time."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from engine.build import compress as step

CONTENT = b"<p>the same in two places</p>" * 40
PATIENCE = 30  # seconds after which a thread that is left alone goes on


def test_two_files_of_one_content_are_compressed_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    for folder in ("a", "b"):
        (site / folder).mkdir(parents=True)
        (site / folder / "index.html").write_bytes(CONTENT)
    both, write = Barrier(2, timeout=PATIENCE), Path.write_bytes

    def write_together(path: Path, content: bytes) -> int:
        """Each waits until the other has written too, so that neither has taken its name yet."""
        written = write(path, content)
        if path.parent == kept:
            both.wait()
        return written

    monkeypatch.setattr(step, "KEPT", kept)
    monkeypatch.setattr(step, "ThreadPoolExecutor", lambda _: ThreadPoolExecutor(2))
    monkeypatch.setattr(Path, "write_bytes", write_together)
    step.compress(site)
    copies = [site / folder / "index.html.gz" for folder in ("a", "b")]
    assert [gzip.decompress(copy.read_bytes()) for copy in copies] == [CONTENT, CONTENT]
    assert sorted(path.suffix for path in kept.iterdir()) == [".br", ".gz"]


def test_a_copy_is_written_once_and_whoever_writes_into_it_spoils_no_later_build(tmp_path: Path) -> None:
    """In the site it is a second name of what is kept."""
    first, second, store = tmp_path / "first", tmp_path / "second", tmp_path / "store"
    for site in (first, second):
        site.mkdir()
        (site / "index.html").write_bytes(CONTENT)
    step.compress(first, store)
    step.compress(second, store)
    copies = [site / "index.html.gz" for site in (first, second)]
    assert copies[0].samefile(copies[1])
    copies[0].write_bytes(b"by another hand")
    for copy in second.glob("index.html.*"):
        copy.unlink()
    step.compress(second, store)
    assert gzip.decompress(copies[1].read_bytes()) == CONTENT
    assert copies[0].read_bytes() == b"by another hand"
    assert len(list(store.iterdir())) == 2


def test_where_a_disk_knows_no_second_names_copies_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_kept: str, _copy: str) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    (site / "index.html").write_bytes(CONTENT)
    for _ in ("made", "kept"):
        step.compress(site, store)
        copy = site / "index.html.gz"
        assert gzip.decompress(copy.read_bytes()) == CONTENT
        assert not any(copy.samefile(kept) for kept in store.iterdir())


def test_a_copy_that_stood_there_gives_way(tmp_path: Path) -> None:
    """MkDocs writes a sitemap.xml.gz itself."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitemap.xml").write_bytes(CONTENT)
    (site / "sitemap.xml.gz").write_bytes(b"of MkDocs")
    step.compress(site, tmp_path / "store")
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == CONTENT


def test_what_no_file_needs_any_more_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    monkeypatch.setattr(step, "KEPT", kept)
    step.compress(site)  # nothing to compress, nothing kept yet
    (site / "index.html").write_bytes(CONTENT)
    step.compress(site)
    before = set(kept.iterdir())
    (site / "index.html").write_bytes(CONTENT + b"more")
    step.compress(site)
    assert len(before) == 2 and len(set(kept.iterdir()) - before) == 2 and not before & set(kept.iterdir())


def test_another_site_takes_nothing_of_the_guide_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bench compresses sites of others while the guide is built."""
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    kept.mkdir()
    (kept / "of-the-guide.gz").write_bytes(b"kept")
    (site / "index.html").write_bytes(CONTENT)
    monkeypatch.setattr(step, "KEPT", kept)
    step.compress(site, tmp_path / "store")
    assert [path.name for path in kept.iterdir()] == ["of-the-guide.gz"]
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == CONTENT


def test_a_file_of_a_megabyte_is_compressed_faster(tmp_path: Path) -> None:
    """The booklet of a large site, which changes with every sentence."""
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    for name, size in (("small.html", step.LARGE - 1), ("large.html", step.LARGE), ("large.js", step.LARGE)):
        (site / name).write_bytes(name[:1].encode() * size)
    step.compress(site, store)
    kept = [path.name.split(".")[1] for path in store.iterdir() if path.suffix == ".br"]
    assert sorted(kept, key=int) == ["9", "10", "11"]
