"""What search engines are told of a page is what stands in it."""

import json
import re
from typing import Any

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
