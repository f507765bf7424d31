"""Every word of this guide is used: an editor should not polish, and nobody translate, what no reader sees."""

import pytest

from engine.content.yaml_file import read_yaml
from tests.conftest import ROOT
from tests.content.test_strings import SOURCES, leaves, unused

FILE = ROOT / "data" / "strings.yml"


@pytest.mark.parametrize("path", sorted(leaves(read_yaml(FILE))), ids=".".join)
def test_a_string_is_used(path: tuple[str, ...]) -> None:
    assert not unused(path, [*SOURCES, ROOT / "data/calculator.yml", ROOT / "mkdocs.yml"]), (
        "take it out of data/strings.yml"
    )
