"""Every word of this guide is used: an editor should not polish, and nobody translate, what no reader sees."""

import pytest

from engine.content.unused_words import entries, named_in
from engine.content.yaml_file import read_yaml
from tests.conftest import ROOT

NAMED = named_in(ROOT)


@pytest.mark.parametrize("entry", sorted(set(entries(read_yaml(ROOT / "data" / "strings.yml")))), ids=".".join)
def test_a_string_is_used(entry: tuple[str, ...]) -> None:
    assert NAMED.uses(entry), f"nothing uses {'.'.join(entry)}: take it out of data/strings.yml"
