"""Which values of a tag and which scripts are for reading, case by case; all else stays as it is written."""

import pytest

from engine.variants.convert import convert_html

CASES = [
    ('<input type="submit" value="征信">', '<input type="submit" value="徵信">'),
    ('<input type="BUTTON" value="征信">', '<input type="BUTTON" value="徵信">'),
    ('<input type="reset" value="征信">', '<input type="reset" value="徵信">'),
    ('<input type="text" value="征信">', '<input type="text" value="征信">'),
    ('<input value="征信">', '<input value="征信">'),
    ('<option value="征信">征信</option>', '<option value="征信">徵信</option>'),
    ('<button type="submit" value="征信">征信</button>', '<button type="submit" value="征信">徵信</button>'),
    ('<script>"征信"</script>', '<script>"征信"</script>'),
    ('<script type="module">"征信"</script>', '<script type="module">"征信"</script>'),
    ('<script type="application/json">"征信"</script>', '<script type="application/json">"徵信"</script>'),
    (
        '<script type="application/json">{"a": "征信 -{我 & 你}- &ldquo;"}</script>',
        '<script type="application/json">{"a": "徵信 我 & 你 &ldquo;"}</script>',
    ),
    ('<img alt="-{我 &amp; 你}- &ldquo;征信&rdquo;">', '<img alt="我 &amp; 你 「徵信」">'),
    (
        '<p translate="no"><script type="application/json">"征信"</script></p>',
        '<p translate="no"><script type="application/json">"征信"</script></p>',
    ),
    # a term that gets shorter or longer, and what follows it in the same line
    ("<p>复印件<b>账单</b><i>征信</i></p>", "<p>影本<b>帳單</b><i>徵信</i></p>"),
    ("<p>手机号<b>账单</b><i>征信</i></p>", "<p>手機號碼<b>帳單</b><i>徵信</i></p>"),
    ("<p>手机号征<b>信</b></p>", "<p>手機號碼徵<b>信</b></p>"),
    # a paragraph in a button closes none outside of it
    ('<p translate="no"><button><p>账单</button>账单</p>账单', '<p translate="no"><button><p>账单</button>账单</p>帳單'),
    ('<style type="application/json">"征信"</style>', '<style type="application/json">"征信"</style>'),
    ('<meta name="description" content="征信">', '<meta name="description" content="徵信">'),
    ('<meta property="og:title" content="征信">', '<meta property="og:title" content="徵信">'),
    ('<meta property="og:image" content="/征信.png">', '<meta property="og:image" content="/征信.png">'),
    ('<meta name="generator" content="征信">', '<meta name="generator" content="征信">'),
    ('<img src="a.png" alt="征信" title="征信">', '<img src="a.png" alt="徵信" title="徵信">'),
    ('<p class="征信" id="征信" data-x="征信">征信</p>', '<p class="征信" id="征信" data-x="征信">徵信</p>'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES, ids=[html for html, _ in CASES])
def test_what_is_for_reading_is_converted(html: str, expected: str) -> None:
    assert convert_html(html, "zh-TW") == expected
