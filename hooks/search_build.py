"""Makes the whole search of a finished site: reads its pages, puts the indexes together, writes the files."""

from collections.abc import Sequence
from pathlib import Path

from search_files import MINISEARCH, compact_json, join_worker, write_hashed, write_manifest
from search_index import index, places, tables, titles
from search_pages import PageEntries, read_site
from search_words import load_search_words, unknown_places

ENGLISH = "en"
FOLDER = "assets/search"
# Loaded with the first search, besides the worker and an index; their names do not change.
FIXED = ("box.mjs", "results.mjs", "box.css", "manifest.json")


def build_search(root: Path, site: Path, locales: Sequence[str], default: str) -> None:
    """Write site/assets/search/. Raises ValueError with every place of data/search.yml that the site lacks."""
    data = root / "data" / "search.yml"
    words = load_search_words(data)
    sites = read_sites(site, locales, default)
    unknown = unknown_places(data, words, places(sites[default]))
    if unknown:
        raise ValueError("\n".join(unknown))
    common = tables(words, sites, default, root / "data" / "variants")
    folder = site / FOLDER
    worker = write_hashed(folder, "worker", ".js", join_worker(root / "docs" / FOLDER / "worker", root / MINISEARCH))
    indexes = {}
    for locale in locales:
        others = titles(sites[default if locale == ENGLISH else ENGLISH])
        content = {**index(sites[locale], others, words, locale == ENGLISH), "tables": common}
        indexes[locale] = write_hashed(folder, f"index.{locale}", ".json", compact_json(content))
    write_manifest(folder, worker, indexes, [worker, *indexes.values(), *FIXED])


def read_sites(site: Path, locales: Sequence[str], default: str) -> dict[str, list[PageEntries]]:
    others = {locale for locale in locales if locale != default} | {"assets"}
    return {locale: read_site(site, locale, "" if locale == default else f"{locale}/", others) for locale in locales}
