"""Step: licences.txt, with the licence of everything by others that travels with the site, taken from the installed packages."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from engine.build import esbuild
from engine.build.step import StepError
from engine.search.real_words import DICTIONARY
from engine.shell.icons import FOLDER as ICONS

NAME = "licences.txt"
# What of each reaches readers. What only builds the site stays behind.
FROM_NPM = {"minisearch": "runs in the search's worker"}
FROM_PYTHON = {
    "opencc": "its tables of letters and phrases made the Traditional pages, and a part of them is in the search's index",
    "pypinyin": "its readings are in the search's index",
}
# Word lists that are a part of the search's index; the licence of each stands beside it.
WORDS = {"zh": "jieba 0.42.1's dict.txt", "en": "dictionary-en 4.0.0"}
RULE = "-" * 78


def write_licences(site: Path) -> None:
    """Raises StepError for a package without a licence text: then nobody knows whether it may be passed on."""
    parts = [_part(name, why, *_npm(name)) for name, why in FROM_NPM.items()]
    parts += [_part(name, why, *_python(name)) for name, why in FROM_PYTHON.items()]
    for language, name in WORDS.items():
        text = (DICTIONARY / f"{language}.licence.txt").read_text(encoding="utf-8")
        parts.append(
            _part(name, "its common words are in the search's list of words that are no slips", "(word list)", text)
        )
    parts.append(_part("Material Design Icons", "drawings in the pages", *_icons()))
    (site / NAME).write_text("\n".join(parts), encoding="utf-8", newline="")


def _part(name: str, why: str, version: str, text: str) -> str:
    return f"{name} {version} ({why})\n\n{text.strip()}\n\n{RULE}\n"


def _npm(name: str) -> tuple[str, str]:
    folder = esbuild.PACKAGES / name
    texts = sorted(path for path in folder.glob("*") if path.stem.lower() in ("licence", "license"))
    version = (folder / "package.json").read_text(encoding="utf-8").partition('"version": "')[2].partition('"')[0]
    return version, _first(name, [path.read_text(encoding="utf-8") for path in texts])


def _python(name: str) -> tuple[str, str]:
    try:
        package = distribution(name)
    except PackageNotFoundError:
        raise StepError(f"the Python package '{name}' is missing; `make repair` sets everything up again") from None
    files = [file for file in package.files or () if "licen" in file.name.lower()]
    return package.version, _first(name, [file.read_text() for file in files])


def _icons() -> tuple[str, str]:
    texts = [path.read_text(encoding="utf-8") for path in ICONS.glob("LICEN*")]
    return f"from mkdocs-material {distribution('mkdocs-material').version}", _first("Material Design Icons", texts)


def _first(name: str, texts: list[str]) -> str:
    if not texts:
        raise StepError(f"the package '{name}' has no licence text; it may not travel with the site without one")
    return texts[0]
