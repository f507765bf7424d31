"""A page whose article is worked on apart is the page in one piece: see engine/variants/article_and_frame.py."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.variants.article_and_frame import article_of, in_parts, is_whole
from engine.variants.convert import convert_html
from engine.variants.foreign_runs import mark_chinese
from engine.variants.html_convert import convert_frame

TAGS = [
    "p",
    "div",
    "b",
    "a",
    "li",
    "ul",
    "section",
    "h2",
    "code",
    "i lang='zh-TW'",
    "p translate=no",
    "td",
    "svg",
    "p lang=en",
    "textarea",
    "script",
    "script type=application/json",
]
PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag.split()[0]}>" for tag in TAGS),
    "<br>",
    "<hr>",
    "<path d='M0'/>",
    "<img alt='短信'>",
]
TEXTS = [
    "短",
    "信",
    "征信",
    "短<b>信</b>",
    "-{账}-",
    "“手机号”",
    "<!-- 短 -->",
    "\n",
    " a &amp; b ",
    "<",
    "头发",
    "<p>账单</p>",
]
html = st.lists(st.sampled_from(PIECES + TEXTS), max_size=8).map("".join)
blocks = st.lists(html.map(lambda inner: f"<p>{inner}</p>"), min_size=1, max_size=3).map("\n".join)


@settings(max_examples=400, deadline=None)
# The article's first tag ends a paragraph of the frame.
@example(before="<p>", article="<p></p>", after="<code><p>账单</p>")
@example(before="<svg>", article="<p>-{账}-</p>", after="")
@given(before=html, article=st.one_of(html, blocks), after=html)
def test_in_parts_is_in_one_piece(before: str, article: str, after: str) -> None:
    page = f"<body><main>{before}{article}{after}</main></body>"

    def part(text: str) -> str:
        return convert_html(text, "zh-TW") if is_whole(text) else ""

    def marked(text: str) -> str:
        return mark_chinese(text, "en") if is_whole(text) else ""

    whole = convert_html(page, "zh-TW")
    assert in_parts(page, article, lambda text: whole, lambda text: convert_frame(text, "zh-TW"), part) == whole
    whole = mark_chinese(page, "en")
    assert in_parts(page, article, lambda text: whole, lambda text: mark_chinese(text, "en"), marked) == whole


@pytest.mark.parametrize(
    "article",
    [
        "\n<p>征信</p>\n<ul><li>账<br>单</li></ul>\n",
        "<div><svg><path d='M0'/></svg>征信</div>",
        "<p>a</p><hr>",
        "<p title='a > b'>征信 < 1</p>",
        "<p><script>'</p>'</script><textarea></p>信</textarea></p>",
    ],
)
def test_whole(article: str) -> None:
    assert is_whole(article)


@pytest.mark.parametrize(
    "article",
    [
        "",
        "征信",
        "<p>征信",
        "</div><p>a</p>",
        "<p>a</p>信",
        "<b>信</b>",
        "<p>a</p><!-- <p> -->",
        "<p>a</div>",
        "<p><textarea>信</p>",
        "<p",
        "<li>a",
    ],
)
def test_not_whole(article: str) -> None:
    assert not is_whole(article)


def test_the_article_comes_after_the_heading_and_its_first_paragraph() -> None:
    assert article_of("<h1>a</h1>\n<p>lead</p>\n<h2>b</h2>") == "\n<h2>b</h2>"
    assert article_of("<h1>a</h1>\n<ul></ul>") == "\n<ul></ul>"
    assert article_of("<p>none</p>") == ""


def test_an_article_in_another_language_is_not_taken_out_of_it() -> None:
    page = '<main lang="en"><p>征信</p></main>'
    done = in_parts(
        page, "<p>征信</p>", lambda text: "whole", lambda text: convert_frame(text, "zh-TW"), lambda text: "part"
    )
    assert done == "whole"
