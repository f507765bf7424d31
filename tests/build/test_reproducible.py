"""The same sources give the same bytes, and a site that was changed afterwards is told from one that was not."""

import datetime as dt
import filecmp
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from engine.build.manifest import NAME, differences, digests, write_manifest
from engine.build.sources import copy_sources
from tests.conftest import ROOT

OTHER = {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}


def build(folder: Path, environment: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    copy_sources(ROOT, folder)
    if (ROOT / ".build/pdf").is_dir():
        shutil.copytree(ROOT / ".build/pdf", folder / ".build/pdf")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.site", "build"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def cores(folder: Path, number: int) -> dict[str, str]:
    """What makes Python believe that the machine has so many cores."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"import os\nos.cpu_count = lambda: {number}\n", encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path, site_dir: Path) -> None:
    """site/, and a build with another hash seed, time zone, locale and folder (deeper, with a space and a Chinese name), the
    languages one after the other and not at the same time."""
    day = dt.datetime.fromisoformat(json.loads((site_dir / "offline.json").read_text("utf-8"))["built"] + "T12:00Z")
    other = {**OTHER, **cores(tmp_path / "one", 1), "SOURCE_DATE_EPOCH": str(int(day.timestamp()))}
    again = build(tmp_path / "一个 folder" / "further" / "down", other)
    assert digests(again) == digests(site_dir)
    assert filecmp.cmp(again / NAME, site_dir / NAME, shallow=False)


def test_the_site_is_as_its_manifest_says(site_dir: Path) -> None:
    assert differences(site_dir) == []
    for line in (site_dir / NAME).read_text(encoding="utf-8").splitlines()[:20]:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((site_dir / name).read_bytes()).hexdigest() == digest


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


def test_precompressed_copies_hold_the_same(site_dir: Path) -> None:
    packed = [path for path in site_dir.rglob("*") if path.suffix in {".br", ".gz"}]
    assert packed
    for path in packed:
        unpack = brotli.decompress if path.suffix == ".br" else gzip.decompress
        assert unpack(path.read_bytes()) == path.with_suffix("").read_bytes(), path
    for page in site_dir.rglob("*.html"):
        assert page.with_name(f"{page.name}.br").exists(), page
        assert page.with_name(f"{page.name}.gz").exists(), page
