"""Step: offline.json, the list of what a device keeps for reading without a network, for sw.js.

Its `version` changes with any listed file, each file has its size, the beginning of its SHA-256 and its language ("" for all),
so that the worker can tell whether what arrived is what the list means. Comes after all steps that rename or change files.
"""

import hashlib
import json
from pathlib import Path

from engine.build.digests import Digests
from engine.build.site_files import site_files
from engine.content.build_date import build_date
from engine.locales import DEFAULT, LOCALES, locale_of

NAME = "offline.json"
DIGITS = 24  # of a digest: enough to tell any two files apart
# Not for a small device, or not for reading: the PDFs, and what hosts and robots read.
LEFT_OUT_FOLDERS = ("pdf",)
LEFT_OUT_BELOW = "assets/links/"  # pictures of links: chats fetch them from the host
LEFT_OUT = ("sw.js", "robots.txt", "404.html", "SHA256SUMS", NAME)
LEFT_OUT_KINDS = (".br", ".gz", ".xml", ".webmanifest")


def write_offline_list(site: Path, digests: Digests | None = None) -> None:
    """`digests`: those of the site's files, where other steps need them too."""
    digests = Digests(site) if digests is None else digests
    files = {name: _entry(name, *digests[name]) for name in site_files(site) if _belongs(name)}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:DIGITS]
    listed = {"version": version, "built": build_date().isoformat(), "languages": _languages(files), "files": files}
    (site / NAME).write_text(json.dumps(listed, separators=(",", ":")), encoding="utf-8")


def _entry(name: str, size: int, digest: str) -> tuple[int, str, str]:
    """(bytes, digest, language)"""
    return size, digest[:DIGITS], language(name)


def language(name: str) -> str:
    """The language that a file is for: its folder's, or the one its name holds (search.zh-TW.json); "" for all."""
    locale = locale_of(name)
    if name.endswith(".html") or locale is not DEFAULT:
        return locale.code
    return next((code for code in LOCALES if code in name.rpartition("/")[2].split(".")), "")


def _belongs(name: str) -> bool:
    if name.endswith(LEFT_OUT_KINDS) or name.startswith(LEFT_OUT_BELOW):
        return False
    own = name.rpartition("/")[2]
    folder = name.removeprefix(locale_of(name).folder).partition("/")[0]
    return not (folder in LEFT_OUT_FOLDERS or own in LEFT_OUT or own.startswith(("_", ".")))


def _languages(files: dict[str, tuple[int, str, str]]) -> dict[str, int]:
    """Bytes by language, what all languages share included."""
    shared = sum(size for size, _, of in files.values() if of == "")
    return {locale: shared + sum(size for size, _, of in files.values() if of == locale) for locale in LOCALES}
