"""What search engines are told of a page is what stands in it."""

import json
import re
from typing import Any

import pytest

from engine.shell.linked_data import with_linked_data

QUESTIONS = """<html><head><title>Q</title></head><body><article class="text"><h1 id="top">Questions</h1><p>Short.</p>
<h2 id="part">Part</h2><h3 id="one">Is it <em>late</em>?</h3><p>No. See <a href="../x/">the guide</a> first. Then “ask”.</p><ul><li>a &lt;b&gt;</li><li>c</li></ul>
<h3 id="two">And &lt;/script&gt;?</h3><p>Text <sup class="cite"><a class="rule" href="#n1">1</a></sup>.</p></article></body></html>"""
STEPS = """<html><body><article class="text"><h1 id="top">How</h1><p>Lead.</p><h2 id="first">First</h2><p>Do it.</p>
<h2 id="second">Second</h2><p>Then this.</p></article></body></html>"""


def data(html: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found, html
    return json.loads(found[1])


def test_questions_have_their_answers_in_the_order_of_the_page() -> None:
    html = with_linked_data(QUESTIONS, "faq", "https://guide.example/faq/", ordered=False)
    faq = data(html)
    assert faq["@type"] == "FAQPage"
    assert [each["name"] for each in faq["mainEntity"]] == ["Is it late?", "And </script>?"]
    assert faq["mainEntity"][0]["acceptedAnswer"]["text"] == "No. See the guide first."
    assert faq["mainEntity"][1]["acceptedAnswer"]["text"] == "Text."
    assert html.index("</article>") < html.index("ld+json")  # what is read comes first
    assert html.count("</script>") == 1


def test_ordered_steps_lead_to_their_places() -> None:
    how = data(with_linked_data(STEPS, "guides/x", "https://guide.example/guides/x/", ordered=True))
    assert how["name"] == "How"
    assert how["step"] == [
        {"@type": "HowToStep", "name": "First", "url": "https://guide.example/guides/x/#first", "text": "Do it."},
        {"@type": "HowToStep", "name": "Second", "url": "https://guide.example/guides/x/#second", "text": "Then this."},
    ]


def test_a_page_without_either_is_left_as_it_is() -> None:
    assert with_linked_data(STEPS, "guides/x", "https://guide.example/guides/x/", ordered=False) == STEPS
    assert with_linked_data("<html><body></body></html>", "faq", "", ordered=True) == "<html><body></body></html>"


ASKED = '<html><body><article class="text"><h1 id="top">Q</h1><h2 id="part">P</h2><h3 id="one">{}</h3><p>{}</p></article></body></html>'


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("不会。先谈。", "不会。先谈。"),
        (f"{'长' * 23}。第二句。", f"{'长' * 23}。"),
        (f"{'长' * 22}。第二句。第三句。", f"{'长' * 22}。第二句。"),
        ("It costs 3.50 yuan. Ask them first. Then write.", "It costs 3.50 yuan. Ask them first."),
        ("没有句号", "没有句号"),
    ],
)
def test_an_answer_begins_with_whole_sentences_until_they_say_enough(answer: str, said: str) -> None:
    (asked,) = data(with_linked_data(ASKED.format("Q?", answer), "faq", "", ordered=False))["mainEntity"]
    assert asked["acceptedAnswer"]["text"] == said


def test_it_is_written_short_and_nothing_in_it_ends_its_element() -> None:
    html = with_linked_data(ASKED.format("会坐牢吗 &lt;!-- &lt;/script&gt;?", "不会。"), "faq", "", ordered=False)
    assert (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[{"@type":"Question",'
        '"name":"会坐牢吗 \\u003c!-- \\u003c/script>?","acceptedAnswer":{"@type":"Answer","text":"不会。"}}]}</script></body></html>'
    ) in html
