"""Every word of this guide is used: an editor should not polish, and nobody translate, what no reader sees."""

from engine.content.unused_words import entries, named_in
from engine.content.yaml_file import read_yaml
from tests.conftest import ROOT

NAMED = named_in(ROOT)


def test_every_string_is_used() -> None:
    written = sorted(set(entries(read_yaml(ROOT / "data" / "strings.yml"))))
    assert len(written) > 500
    assert [".".join(entry) for entry in written if not NAMED.uses(entry)] == [], (
        "nothing uses them: take them out of data/strings.yml"
    )
