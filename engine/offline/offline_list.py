"""Step: offline.json, the list of what a device keeps for reading without a network, for sw.js.

Its `version` changes with any listed file, each file has its size, the beginning of its SHA-256 and its language ("" for all),
so that the worker can tell whether what arrived is what the list means. Comes after all steps that rename or change files.
"""

import hashlib
import json
from pathlib import Path

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


def write_offline_list(site: Path) -> None:
    files = {name: _entry(site / name, Path(name)) for name in site_files(site) if _belongs(Path(name))}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:DIGITS]
    listed = {"version": version, "built": build_date().isoformat(), "languages": _languages(files), "files": files}
    (site / NAME).write_text(json.dumps(listed, separators=(",", ":")), encoding="utf-8")


def _entry(file: Path, path: Path) -> tuple[int, str, str]:
    """(bytes, digest, language)"""
    content = file.read_bytes()
    return len(content), hashlib.sha256(content).hexdigest()[:DIGITS], language(path)


def language(path: Path) -> str:
    """The language that a file is for: its folder's, or the one its name holds (search.zh-TW.json); "" for all."""
    if path.suffix == ".html" or locale_of(path.as_posix()) is not DEFAULT:
        return locale_of(path.as_posix()).code
    return next((code for code in LOCALES if code in path.name.split(".")), "")


def _belongs(path: Path) -> bool:
    folders = path.parts[locale_of(path.as_posix()).folder.count("/") :]
    hidden = path.name.startswith(("_", "."))
    if path.as_posix().startswith(LEFT_OUT_BELOW):
        return False
    return not (folders[0] in LEFT_OUT_FOLDERS or path.name in LEFT_OUT or path.suffix in LEFT_OUT_KINDS or hidden)


def _languages(files: dict[str, tuple[int, str, str]]) -> dict[str, int]:
    """Bytes by language, what all languages share included."""
    shared = sum(size for size, _, of in files.values() if of == "")
    return {locale: shared + sum(size for size, _, of in files.values() if of == locale) for locale in LOCALES}
