"""Chinese words in an English page are marked as Chinese, and nothing else changes."""

import pytest

from engine.variants.foreign_runs import mark_chinese

CASES = [
    ("<p>It is 征信 (credit).</p>", '<p>It is <span lang="zh-Hans">征信</span> (credit).</p>'),
    ("<p>《民法典》第188条 says</p>", '<p><span lang="zh-Hans">《民法典》第188条</span> says</p>'),
    ('<p><span lang="zh-Hans">征信</span></p>', '<p><span lang="zh-Hans">征信</span></p>'),
    ('<a hreflang="zh-TW" href="/">繁體</a>', '<a hreflang="zh-TW" href="/">繁體</a>'),
    ("<title>征信</title>", "<title>征信</title>"),
    ('<p title="征信">x</p>', '<p title="征信">x</p>'),
    ("<code>征信</code>", "<code>征信</code>"),
    (
        '<script type="application/json">{"a": "征信"}</script>',
        '<script type="application/json">{"a": "征信"}</script>',
    ),
    ("<p>plain “quotes” – and dashes</p>", "<p>plain “quotes” – and dashes</p>"),
]


@pytest.mark.parametrize(("html", "expected"), CASES, ids=[case[0][:30] for case in CASES])
def test_chinese_is_marked(html: str, expected: str) -> None:
    assert mark_chinese(html, "en") == expected


@pytest.mark.parametrize("html", [case[0] for case in CASES])
def test_marking_twice_changes_nothing_more(html: str) -> None:
    once = mark_chinese(html, "en")
    assert mark_chinese(once, "en") == once
