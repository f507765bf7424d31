"""Join JavaScript modules into one script, without their comments: one request on a slow phone instead of thirteen.

Each module becomes a function that returns what it exports, so nothing in it is renamed or moved, and a mistake in the
script points at code that looks like its source. decisions/0031 says why this is enough. It knows nothing of MkDocs.
"""

import re
from collections.abc import Mapping

# Catches "import { a, b } from './exact.mjs';", also over several lines, and "import * as dates from '../calculator/money/dates.mjs';".
IMPORT = re.compile(r"^import (\{[^}]*\}|\* as \w+) from '\.{1,2}/(?:[\w-]+/)*([\w-]+)\.mjs';\n", re.MULTILINE)
# Catches "export function share(", "export const ZERO =", "export class Problem".
EXPORT = re.compile(r"^export (?:function|const|class) (\w+)", re.MULTILINE)
# Catch comments that have lines of their own, and the blanks at the beginning of a line.
LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
BLOCK_COMMENT = re.compile(r"^\s*/\*\*(?:.|\n)*?\*/\s*\n", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)
WORD = re.compile(r"\w+")


def in_order(name: str, sources: Mapping[str, str], placed: list[str]) -> list[str]:
    """Put a module after those it imports. Raises ValueError for one that is not there."""
    if name not in sources:
        raise ValueError(f"there is no module {name}.mjs; correct the import that names it")
    for _, needed in IMPORT.findall(sources[name]):
        in_order(needed, sources, placed)
    if name not in placed:
        placed.append(name)
    return placed


def as_function(name: str, source: str, wanted: set[str] | None = None) -> str:
    """One module as a function that puts its exports into M; only those among `wanted`, the other modules' words."""
    names = [each for each in EXPORT.findall(source) if wanted is None or each in wanted]

    def bind(found: re.Match[str]) -> str:
        what = found[1].removeprefix("* as ").replace(" as ", ": ")
        return f"const {what} = M['{found[2]}'];\n"

    body = re.sub(r"^export ", "", IMPORT.sub(bind, source), flags=re.MULTILINE)
    return f"M['{name}'] = (() => {{\n{body}\nreturn {{{','.join(names)}}};\n}})();\n"


def stripped(source: str) -> str:
    """The code without comment lines and indentation."""
    return INDENT.sub("", BLOCK_COMMENT.sub("", LINE_COMMENT.sub("", source)))


def joined(name: str, sources: Mapping[str, str]) -> str:
    """A module and all that it imports, as one script."""
    placed = in_order(name, sources, [])
    said = {each: set(WORD.findall(sources[each])) for each in placed}
    functions = ""
    for each in placed:
        wanted = set().union(*(said[other] for other in placed if other != each))
        functions += as_function(each, sources[each], wanted)
    return stripped(f"const M = {{}};\n{functions}")
