"""Writes the search's files: the worker in one piece, an index for each language, and a manifest of their names.

Names carry a digest of the content, so a browser may keep them for ever and never mixes two builds; only manifest.json keeps
its name. The worker is written as modules and leaves as one classic script: one request instead of nine in a row, and it runs
in browsers that have no module workers. MiniSearch is read from node_modules and goes no further than the site.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

# In the order in which one needs the other: what reads, finds and ranks. The worker and the cutting at build stand on these.
ENGINE = ("letters", "pinyin", "reader", "slips", "near", "query", "snippet", "rank", "index", "engine", "shards")
MODULES = (*ENGINE, "worker")
MINISEARCH = "node_modules/minisearch/dist/es/index.js"
ENDS = "export { MiniSearch as default };"
# An import of a sibling: import { blur } from "./pinyin.mjs";
_IMPORT = re.compile(r'^import [^;]*? from "\./(\w+)\.mjs";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |class |function )", re.MULTILINE)
# A name at the top of a module: const stem = …
_NAME = re.compile(r"^(?:export )?(?:const|let|class|function) ([\w$]+)", re.MULTILINE)
# A comment on lines of its own: half of MiniSearch's weight.
_COMMENT = re.compile(r"^[ ]*/\*\*?(?:[^*]|\*(?!/))*\*/\n|^[ ]*//.*\n", re.MULTILINE)
_LICENCE = "/* MiniSearch, MIT licence, Luca Ongaro: https://github.com/lucaong/minisearch. The rest: see this site's licence. */\n"


def join_modules(modules: Path, minisearch: Path, names: Sequence[str] = MODULES) -> str:
    """MiniSearch and our modules as one script. Raises ValueError where MiniSearch is missing or no longer ends as it did."""
    if not minisearch.is_file():
        raise ValueError(f"{minisearch}: the search needs MiniSearch; `npm ci` brings it (`make site` runs that).")
    library = minisearch.read_text(encoding="utf-8")
    if library.count(ENDS) != 1 or "\nimport " in library:
        raise ValueError(
            f"{minisearch}: expected one module that ends with {ENDS!r}; this version is built otherwise. "
            "Pin the version before it in package.json, or teach engine/search/files.py the new form."
        )
    parts = [library.replace(ENDS, "")]
    for name in names:
        source = (modules / f"{name}.mjs").read_text(encoding="utf-8")
        strangers = [found for found in _IMPORT.findall(source) if found not in (*names, "minisearch")]
        if strangers or 'from "./' in _IMPORT.sub("", source):
            raise ValueError(
                f"{modules / name}.mjs: imports {strangers or 'over several lines'}; list it in MODULES, on one line."
            )
        parts.append(_EXPORT.sub("", _IMPORT.sub("", source)))
    counted = Counter(_NAME.findall("\n".join(parts)))
    if twice := sorted(name for name, count in counted.items() if count > 1):
        raise ValueError(
            f"{modules}: the modules become one script, and {', '.join(twice)} stands in two of them; rename one."
        )
    body = _COMMENT.sub("", "\n".join(parts))
    return f'{_LICENCE}"use strict";\n(() => {{\n{body}}})();\n'


def write_hashed(folder: Path, stem: str, suffix: str, content: str) -> str:
    """Write a file whose name carries its content's digest; its name."""
    data = content.encode()
    name = f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return name


def write_manifest(folder: Path, worker: str, indexes: Mapping[str, str]) -> None:
    """What the box asks for first: the names that carry digests."""
    manifest = {"worker": worker, "index": dict(indexes)}
    (folder / "manifest.json").write_text(compact_json(manifest), encoding="utf-8")


def compact_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
