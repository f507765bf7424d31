"""What changed in this guide comes out in each language's own letters."""

import pytest

from engine.content.changes import Feed, atom_feed, load_changes
from tests.conftest import LOCALES, ROOT
from tests.simplified import simplified_only


@pytest.mark.parametrize("locale", [code for code in LOCALES if code in ("zh-TW", "zh-HK")])
def test_this_guide_s_own_entries_come_out_traditional(locale: str) -> None:
    feed = atom_feed(load_changes(ROOT / "data" / "changes.yml"), Feed(locale, "指南", "最近改了什么", ""))
    assert feed.count("<entry>") > 10
    assert not simplified_only(feed)
