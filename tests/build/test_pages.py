"""Pages go through all steps in memory, and files are read once; what is written is what came out."""

from hashlib import sha256
from pathlib import Path

import pytest

from engine.build.compress import compress
from engine.build.digests import Digests
from engine.build.manifest import NAME, write_manifest
from engine.build.pages import pages_of


def test_what_a_step_changed_is_written_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b/index.html", "404.html", "a.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("字", encoding="utf-8")
    stood = (tmp_path / "404.html").stat().st_mtime_ns
    with pages_of(tmp_path) as pages:
        assert pages == {"404.html": "字", "b/index.html": "字"}
        pages["b/index.html"] = "new\n"
    assert (tmp_path / "b/index.html").read_bytes() == b"new\n"
    assert (tmp_path / "404.html").stat().st_mtime_ns == stood


def test_where_a_step_fails_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("old", encoding="utf-8")
    with pytest.raises(ValueError, match="a step"), pages_of(tmp_path) as pages:
        pages["index.html"] = "half"
        raise ValueError("a step")
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("builds", [1, 2])
def test_the_manifest_has_the_digests_of_what_stands_there_copies_too(tmp_path: Path, builds: int) -> None:
    """Whether a copy was made in this build or kept, and whoever wrote into the kept one."""
    for number in range(builds):
        site = tmp_path / f"site{number}"
        (site / "a").mkdir(parents=True)
        for name in ("index.html", "a/index.html", "a/small.html"):
            (site / name).write_text("x" if "small" in name else "the same text " * 40, encoding="utf-8")
        digests = Digests(site)
        compress(site, tmp_path / "store", digests)
        write_manifest(site, digests)
        files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        lines = [f"{sha256(path.read_bytes()).hexdigest()}  {name}" for name, path in files.items() if name != NAME]
        assert (site / NAME).read_text(encoding="utf-8").splitlines() == sorted(lines, key=lambda line: line[66:])
        (site / "index.html.gz").write_bytes(b"by another hand")
