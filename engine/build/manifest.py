"""Step: SHA256SUMS, the digest of every file of the site, and the check of a site against it.

It has the form of coreutils, so that whoever copies the site can check the copy without us: sha256sum -c SHA256SUMS.
"""

import os
from pathlib import Path

from engine.build.digests import Digests
from engine.build.site_files import site_files

NAME = "SHA256SUMS"


def write_manifest(site: Path, known: Digests | None = None) -> None:
    """`known`: the digests of files that were read before."""
    lines = [f"{digest}  {name}\n" for name, digest in sorted(digests(site, known).items())]
    (site / NAME).write_text("".join(lines), encoding="utf-8", newline="")


def digests(site: Path, known: Digests | None = None) -> dict[str, str]:
    """SHA-256 by path below the site, for every file but the manifest."""
    known = Digests(site) if known is None else known
    return {name: known[name][1] for name in site_files(site) if name != NAME and os.path.isfile(f"{site}/{name}")}  # noqa: PTH113  for ten thousands of files


def differences(site: Path) -> list[str]:
    """What the manifest and the files do not agree on; empty when all is well. Raises FileNotFoundError."""
    manifest = site / NAME
    if not manifest.is_file():
        raise FileNotFoundError(f"{manifest} is missing; build the site with `make site`")
    lines = manifest.read_text(encoding="utf-8", errors="backslashreplace").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = digests(site)
    return [
        *(f"missing: {name}" for name in sorted(set(listed) - set(found))),
        *(f"not in the manifest: {name}" for name in sorted(set(found) - set(listed))),
        *(f"changed: {name}" for name in sorted(set(found) & set(listed)) if found[name] != listed[name]),
    ]
