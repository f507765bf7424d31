"""Every YAML file says the same whether PyYAML came with its fast parser or without it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.folders import ROOT

# Every YAML file of the project, but what `make new-…` fills in first.
OURS = [
    *ROOT.glob("*.yml"),
    *(
        p
        for room in ("articles", "data", "engine", "starter", "tests", ".github")
        for p in (ROOT / room).rglob("*.yml")
    ),
]


class _Fast(yaml.CSafeLoader):
    """What is there where PyYAML came as a wheel."""


class _Plain(yaml.SafeLoader):
    """What there is where it was built without libyaml. It is stricter: no ? in a text within { } or [ ] without quotation marks."""


for _loader in (_Fast, _Plain):
    _loader.add_multi_constructor("!", lambda loader, suffix, node: suffix)  # !ENV in mkdocs.yml


def _read_by(loader: Any, text: str) -> Any:
    try:
        return yaml.load(text, loader)
    except yaml.YAMLError as error:
        return f"refused: {error}"


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in sorted(OURS)])
def test_both_loaders_read_a_file_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _read_by(_Plain, text) == _read_by(_Fast, text)
