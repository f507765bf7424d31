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
