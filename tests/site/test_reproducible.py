"""The same sources give the same bytes, and the site is as its manifest says."""

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

from engine.build.manifest import NAME, differences, digests
from engine.build.sources import copy_sources
from tests.build.test_reproducible import cores
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


def test_precompressed_copies_hold_the_same(site_dir: Path) -> None:
    packed = [path for path in site_dir.rglob("*") if path.suffix in {".br", ".gz"}]
    assert packed
    for path in packed:
        unpack = brotli.decompress if path.suffix == ".br" else gzip.decompress
        assert unpack(path.read_bytes()) == path.with_suffix("").read_bytes(), path
    for page in site_dir.rglob("*.html"):
        assert page.with_name(f"{page.name}.br").exists(), page
        assert page.with_name(f"{page.name}.gz").exists(), page
