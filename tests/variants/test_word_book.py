"""What decides how a word is written, with a book of a few lines: rules, phrases, edges of words, characters; and how text is cut and scoped."""

import re
from collections.abc import Callable

import pytest

from engine.variants.convert import convert_html
from engine.variants.segment import Segmenter
from engine.variants.term_rules import TermRule, TermRules
from engine.variants.word_book import WordBook


def rule(source: str, target: str, before: str = "", after: str = "", *, regional: bool = False, word: bool = False) -> TermRule:  # fmt: skip
    looked = [re.compile(pattern) if pattern else None for pattern in (before and f"(?:{before})\\Z", after)]
    return TermRule(f"table:{source}{before}", source, target, looked[0], looked[1], regional, not word)


class Cutter:
    """Words that are known, and characters of grammar."""

    def stands_alone(self, character: str) -> bool:
        return character in "被在"

    def knows(self, word: str) -> bool:
        return word in {"关联", "系数", "联络", "络人", "甲", "新"}


RULES: TermRules = {
    "联系": (rule("联系", "聯絡", regional=True, word=True),),
    "手机": (rule("手机", "行動電話", regional=True, word=True),),
    "只": (rule("只", "隻", "[一两]", regional=False), rule("只", "只")),
    "干": (rule("干", "乾", "晒", "了"),),
    "发": (rule("发", "髮", "[剪理]"),),
    "发言": (rule("发言", "發言。"),),
    "里": (rule("里", "里", "[公海]"),),
    "准": (rule("准", "準", "", "备"), rule("准", "准")),
}
PHRASES = {
    "头发": "頭髮", "发型": "髮型", "里人": "里人", "联系": "聯繫", "被发": "被髮", "在外干": "在外幹", "只管": "祇管", "晒干了吗": "晒乾了嗎",
    "发言人": "發言人", "甲发": "甲髮", "关联": "關聯", "干了": "幹了", "干了的": "幹了的", "准备": "準備", "联系人员": "聯繫人員", "剪发": "剪髮", "后面": "後面",
}  # fmt: skip
CHARACTERS = dict(zip("头发里联系人关数干了头手机管面备员", "頭發裏聯係人關數幹了頭手機管麪備員", strict=True))


def book(finish: Callable[[str], str] = str) -> WordBook:
    return WordBook(Cutter(), RULES, PHRASES, CHARACTERS, finish)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cut", "written"),
    [
        ("头发", "頭髮"),
        ("头|发", "頭髮"),  # a phrase may stand for two words
        ("被|发", "被發"),  # but not where one of two is grammar
        ("在|外|干", "在外幹"),  # of three it may be
        ("新发型", "新髮型"),
        ("家里人", "家裏人"),
        ("里人", "里人"),
        ("里奇", "里奇"),  # a name
        ("家里", "家裏"),
        ("里", "裏"),
        ("公|里", "公里"),
        ("关联系数", "關聯係數"),  # two words, and the term between them is none
        ("联系", "聯絡"),
        ("联系人", "聯絡人"),
        ("老联系", "老聯絡"),
        ("老联系人", "老聯繫人"),  # at neither edge: as the phrase that it is
        ("手机联系人", "行動電話聯絡人"),
        ("一|只|手", "一隻手"),
        ("手|只|管", "手祇管"),  # a rule without a look around is no more than a phrase
        ("一|只|管", "一隻管"),  # one that looks around goes before a pair
        ("晒|干|了", "晒乾了"),
        ("晒|干|了|的", "晒幹了的"),  # but not before three
        ("干|了", "幹了"),
        ("理|发", "理髮"),
        ("理|发|言", "理發言。"),  # the longer of two rules
        ("甲|发|言|人", "甲髮言人"),  # from the left
        ("发|言|人", "發言人"),
        ("理发", "理髮"),
        ("准|备", "準備"),
        ("联系|人|员", "聯絡人員"),  # a region's word goes before any phrase
        ("abc|，|1", "abc，1"),
        ("发|，|言", "發，言"),
        ("发|不|发型", "髮不髮型"),  # a question repeats a character of its word
        ("发|不发型|吗", "髮不髮型吗"),
        ("发|不发|型", "髮不發型"),  # whichever way it is cut
        ("联|不|联系", "聯不聯絡"),
        ("里|不|里", "裏不裏"),
        ("发|不|里人", "發不里人"),
        ("发|不", "發不"),
    ],
)
def test_words_are_written_by_what_is_longest_and_nearest(cut: str, written: str) -> None:
    words = cut.split("|")
    pieces = book().write("".join(words), words)
    assert "".join(target for _, target in pieces) == written
    assert "".join(source for source, _ in pieces) == "".join(words)


def test_the_text_around_is_seen_from_where_the_words_stand() -> None:
    assert book().write("一只", ["只"], 1) == [("只", "隻")]
    assert book().write("一只", ["只"], 0) == [("只", "只")]


def test_what_is_no_rule_is_finished() -> None:
    shown = book(lambda text: f"<{text}>")
    assert [shown.alone(word) for word in ("头发", "手", "联系", "x", "手机头")] == ["<頭髮>", "<手>", "聯絡", "x", "行動電話<頭>"]  # fmt: skip
    assert shown.write("在外干", ["在", "外", "干"]) == [("在外干", "<在外幹>")]


def test_which_rules_a_text_has_needed_is_kept() -> None:
    used = book()
    used.write("一只理发联系人", ["一", "只", "理发", "联系人"])
    assert used.met == {"table:只[一两]", "table:发[剪理]", "table:联系"}


def test_a_title_keeps_its_words() -> None:
    titles = book().of_titles()
    assert titles.write("联系", ["联系"]) == [("联系", "聯繫")]
    assert titles.write("一只", ["一", "只"])[1] == ("只", "隻")
    assert "手机" not in titles.rules and "只" in titles.rules


CUT = Segmenter().cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("三里外", "三|里|外"), ("半里外", "半|里|外"), ("房间里外", "房间|里外"), ("，里外", "，|里外"),
        ("这份报告里加一段", "这份|报告|里|加|一段"), ("里加是一座城", "里加|是|一座|城"), ("去，里加", "去|，|里加"), ("我爱里加", "我|爱|里|加"),
        ("姓范", "姓|范"), ("老范", "老|范"), ("郁先生", "郁|先生"), ("三十只", "三十|只"), ("卡里", "卡|里"), ("德里", "德里"),
        ("", ""), ("a b", "a| |b"),
    ],
)  # fmt: skip
def test_text_is_cut_where_our_tables_look(text: str, words: str) -> None:
    assert "|".join(CUT(text)) == words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div translate=no><b>门</div>门", "<div translate=no><b>门</div>門"),  # an end tag closes all inside it
        ("<div translate=no><b><i>门</div>门", "<div translate=no><b><i>门</div>門"),
        ("<p translate=no>门</b>门</p>门", "<p translate=no>门</b>门</p>門"),  # one that closes nothing
        ("</p>门", "</p>門"),
        ("<p translate=no>门<br>门<div>门", "<p translate=no>门<br>门<div>門"),
        ("<p translate=no><b>门<div>门", "<p translate=no><b>门<div>門"),
        ("<p translate=no><button><div>门", "<p translate=no><button><div>门"),  # a wall
        ("<ul><li translate=no>门<ul><li>门</ul>门<li>门", "<ul><li translate=no>门<ul><li>门</ul>门<li>門"),
        ("<dl><dt translate=no>门<dd>门<dt translate=no>门<dt>门", "<dl><dt translate=no>门<dd>門<dt translate=no>门<dt>門"),
        ("<table><tr><td translate=no>门<td>门<tr translate=no><th>门<tr><th>门", "<table><tr><td translate=no>门<td>門<tr translate=no><th>门<tr><th>門"),
        ("<table><thead translate=no><tr><td>门<tbody><tr><td>门", "<table><thead translate=no><tr><td>门<tbody><tr><td>門"),
        ("<td translate=no><p>门<p>门", "<td translate=no><p>门<p>门"),
        ("<p translate=no>门<table><tr><td><p>门", "<p translate=no>门<table><tr><td><p>門"),
        ("<select><option translate=no>门<option>门<optgroup translate=no><option>门<optgroup>门", "<select><option translate=no>门<option>門<optgroup translate=no><option>门<optgroup>門"),
        ("<ruby>门<rt translate=no>门<rp>门", "<ruby>門<rt translate=no>门<rp>門"),
        ("<img translate=no>门", "<img translate=no>門"),
        ("<svg><path translate=no />门</svg>", "<svg><path translate=no />門</svg>"),
        ("<svg><g translate=no>门</g>门</svg>", "<svg><g translate=no>门</g>門</svg>"),
        ("<div translate=no />门", "<div translate=no />门"),  # in HTML the slash says nothing
        ("<svg><foreignobject><div translate=no />门", "<svg><foreignobject><div translate=no />门"),
        ("<i translate=no><b translate=yes>门</b>门</i>", "<i translate=no><b translate=yes>門</b>门</i>"),
        ("<i translate=yes class='a notranslate'>门</i>", "<i translate=yes class='a notranslate'>门</i>"),
        ("<i class=notranslated>门</i>", "<i class=notranslated>門</i>"),
        ('<i lang="en" xml:lang="zh-TW">门</i>', '<i lang="en" xml:lang="zh-TW">门</i>'),  # lang counts first
        ('<i xml:lang="en" hreflang="zh-TW">门</i>', '<i xml:lang="en" hreflang="zh-TW">门</i>'),
        ('<i lang="EN">门<b lang=" ZH-tw ">门</b></i>', '<i lang="EN">门<b lang=" ZH-tw ">門</b></i>'),
        ('<html lang="en">门', '<html lang="en">門'),
        ("<code>门<b translate=yes>门</b></code>门", "<code>门<b translate=yes>门</b></code>門"),
        ("<code>-{门}-</code><i translate=no>-{门}-</i>", "<code>-{门}-</code><i translate=no>门</i>"),
        ("-{门}-", '<span translate="no" lang="zh-Hans">门</span>'),
        ("<svg><text>-{门}-</text></svg>", '<svg><text><tspan translate="no" lang="zh-Hans">门</tspan></text></svg>'),
        ("<title>-{门&amp;}-</title>", "<title>门&amp;</title>"),
        ("<b>-{zh-Hans:窗; zh-TW:门}-</b>", "<b>门</b>"),
        ('<i title="门">', '<i title="門">'),
        ('<i title="-{门}-门">', '<i title="门門">'),
        ('<i title="&#38376;" alt=门>', '<i title="門" alt=門>'),
        ('<i translate=no title="门&#38376;-{门}-">', '<i translate=no title="门&#38376;门">'),
        ('<i translate=no title="-{zh-Hans:窗; zh-TW:门 & &quot;}-">', '<i translate=no title="门 &amp; &quot;">'),
        ("征<!-- x -->信<b>门</b>", "徵<!-- x -->信<b>門</b>"),  # a comment parts no line
        ("征<br>信", "徵<br>信"),
        ("&ldquo;门&#x201d;&amp;&#65;", "「門」&amp;&#65;"),
        ("&#x2e80;&#x2e7f;", "\u2e80&#x2e7f;"),
    ],
)  # fmt: skip
def test_where_words_are_converted_and_where_they_stay(html: str, expected: str) -> None:
    assert convert_html(html, "zh-TW") == expected


@pytest.mark.parametrize(
    ("json", "expected"),
    [
        ('{"门": "门"}', '{"门": "門"}'),
        ('{"a" : "\\u95e8"}', '{"a" : "門"}'),
        ('{"a": "</门>"}', '{"a": "\\u003c/門>"}'),
        ('{"a": "</x>"}', '{"a": "</x>"}'),
        ('{"a": "https://a/门"}', '{"a": "https://a/门"}'),  # an address
        ('{"a": "门\\x"}', '{"a": "门\\x"}'),  # no string of JSON
        ('["门", "-{门}-", "&amp;门"]', '["門", "门", "&amp;門"]'),
    ],
)
def test_the_words_of_data_for_scripts_are_converted_and_its_keys_stay(json: str, expected: str) -> None:
    page = '<script type="application/json">{}</script>'
    assert convert_html(page.format(json), "zh-TW") == page.format(expected)
    assert convert_html(f"<i translate=no>{page.format(json)}", "zh-TW") == f"<i translate=no>{page.format(json)}"
