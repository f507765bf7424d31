"""Makes the whole search of a finished site: reads its pages, puts the indexes together, writes the files."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

from engine.build.cores import for_each
from engine.locales import DEFAULT, LOCALES
from engine.search.files import compact_json, worker_script, write_hashed, write_manifest
from engine.search.index import index, places, tables, titles
from engine.search.pages import PageEntries, read_site
from engine.search.split import LARGEST_WHOLE, split_index
from engine.search.words import load_search_words, unknown_places

FOLDER = "assets/search"


def build_search(root: Path, site: Path, locales: Sequence[str], default: str) -> None:
    """Write site/assets/search/. Raises ValueError with every place of data/search.yml that the site lacks."""
    folder = site / FOLDER
    found = contents(root, site, locales, default)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # where an index is cut, each waits for a Node of its own
        names = pool.map(lambda locale: write_index(found[locale], folder, f"index.{locale}"), found)
        indexes = dict(zip(found, names, strict=True))
    worker = write_hashed(folder, "worker", ".js", worker_script())
    write_manifest(folder, worker, indexes)


def contents(root: Path, site: Path, locales: Sequence[str], default: str) -> dict[str, dict[str, Any]]:
    """What the index file of each language holds. Raises ValueError as build_search does."""
    data = root / "data" / "search.yml"
    words = load_search_words(data)
    sites = read_sites(site, locales, default)
    unknown = unknown_places(data, words, places(sites[default]))
    if unknown:
        raise ValueError("\n".join(unknown))
    common = tables(words, sites, default, root / "data" / "variants")
    others = {locale: titles(sites[_other(locale, locales)]) for locale in locales}
    return {
        locale: {
            **index(sites[locale], others[locale], words, LOCALES[locale].language != DEFAULT.language),
            "tables": common,
        }
        for locale in locales
    }


def _other(locale: str, locales: Sequence[str]) -> str:
    """The locale whose titles the search of this one knows too: the first that is written in another language."""
    return next((each for each in locales if LOCALES[each].language != LOCALES[locale].language), locale)


def write_index(content: dict[str, Any], folder: Path, stem: str, largest: int = LARGEST_WHOLE) -> str:
    """Write one language's index, whole or cut, as large as it is; the name to open it by."""
    if len(content["entries"]) > largest:
        return split_index(content, folder, stem)
    return write_hashed(folder, stem, ".json", compact_json(content))


def read_sites(site: Path, locales: Sequence[str], default: str) -> dict[str, list[PageEntries]]:
    others = {locale for locale in locales if locale != default} | {"assets"}
    prefixes = ["" if locale == default else f"{locale}/" for locale in locales]
    read = for_each(read_site, repeat(site), locales, prefixes, repeat(others))
    return dict(zip(locales, read, strict=True))
