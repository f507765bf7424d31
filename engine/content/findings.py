"""How mistakes are told: one line each, "docs/faq.md:12: what. Remedy.", sorted by file and line, all in one; what may follow from others last."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from engine.content.allowed_html import LEAVES
from engine.content.causes import together, told_apart
from engine.content.near.left_over import LEFT_OVER
from engine.content.near.lines import SOME_ID
from engine.content.near.links import OUTSIDE
from engine.content.places import with_line

MANY = 5  # places of which the same is said; from then on it is said once
WITH_IT = "These may go with what stands above; mend that first:"
LESS = re.compile(f"{re.escape(LEFT_OVER)}|{OUTSIDE}|{{#{SOME_ID}}}$")
AS_A_WHOLE = "an entry is not as the file's head says"  # by a reader, of a file of which the schema says more
QUOTED = re.compile(r"'([^']*)'")


def report(findings: Iterable[str], root: Path) -> str:
    """The text with which a build ends; paths as an editor types them."""
    told = sorted(_once({with_line(finding.replace(f"{root}/", ""), root) for finding in findings}), key=_place)
    first, follows = told_apart(told, root)
    parts = [*together(first, MANY), *([WITH_IT, *together(follows, MANY)] if follows else [])]
    return "\n".join(["", *parts, f"{len(told)} to mend. Nothing was built."])


def not_told(errors: Iterable[str], told: Iterable[str]) -> list[str]:
    """What the first reader of a file said, without the files of which everything has been told."""
    files = {finding.split(":")[0] for finding in told}
    return [line for error in errors for line in error.split("\n") if line.split(":")[0] not in files]


def _once(findings: Collection[str]) -> list[str]:
    """Without what says less about a place of which more has been told: a sign left over, or the same address by another check."""
    files = {finding.partition(":")[0] for finding in findings if AS_A_WHOLE not in finding}
    findings = [each for each in findings if AS_A_WHOLE not in each or each.partition(":")[0] not in files]
    told = Counter(_place(finding)[:2] for finding in findings)
    kept = [each for each in findings if told[_place(each)[:2]] == 1 or not LESS.search(each)]
    first: dict[tuple[str, int, str], str] = {}
    for each in sorted(kept):
        quoted = QUOTED.search(each) if LEAVES in each else None
        first.setdefault((*_place(each)[:2], quoted[1] if quoted else each), each)
    return list(first.values())


def _place(finding: str) -> tuple[str, int, str]:
    """Where "docs/faq.md:12: …" is, to sort by."""
    file, _, rest = finding.partition(":")
    line = rest.partition(":")[0]
    return file, int(line) if line.isdigit() else 0, rest
