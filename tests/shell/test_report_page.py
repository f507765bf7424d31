"""Reporting a mistake: page, step and her words make one text, to copy or to mail; what the page before noted is gone once read."""

import json
from urllib.parse import unquote

import pytest

from tests.window import Page

FIELDS = "".join(f'<label for="report-{name}">{text}</label><{kind} id="report-{name}"></{kind}>' for name, text, kind in (("page", "哪一页", "textarea"), ("step", "哪一步", "textarea"), ("words", "哪里错了", "textarea")))  # fmt: skip
HTML = f"""<div data-report-tool><form data-report-form hidden>{FIELDS}<datalist></datalist><span data-report-version>版本 7</span><textarea id="report-text"></textarea>
<button type="button" data-report-copy></button><p data-told="copied" hidden></p><p data-told="by-hand" hidden></p></form><a data-report-send href="ADDRESS"></a></div>"""
WHOLE = "$('#report-text').value"
TOLD = "$$('[data-told]').filter((one) => !one.hidden).map((one) => one.dataset.told)"


def report(noted: object = None, before: str = "", address: str = "mailto:a@b.example") -> Page:
    note = f"sessionStorage.setItem('guide.report', {json.dumps(noted if isinstance(noted, str) else json.dumps(noted))});" if noted is not None else ""  # fmt: skip
    return Page(HTML.replace("ADDRESS", address), "shell/report.mjs", before=note + before)


def test_one_text_is_made_of_what_she_writes() -> None:
    page = report()
    assert page.run("$('form').hidden") is False
    assert page.run(WHOLE) == "哪一页\n\n\n哪一步\n\n\n哪里错了\n\n\n版本 7"
    page.run("type('#report-page', ' 上法院 ')", "type('#report-words', '电话\\n变了')")
    assert page.run(WHOLE) == "哪一页\n上法院\n\n哪一步\n\n\n哪里错了\n电话\n变了\n\n版本 7"


def test_the_mail_has_the_text_and_another_address_stays_as_it_is() -> None:
    page = report()
    page.run("type('#report-words', '电话&变了')")
    address = page.run("$('[data-report-send]').href")
    assert address.startswith("mailto:a@b.example?body=")
    assert unquote(address.partition("body=")[2]) == page.run(WHOLE).replace("\n", "\r\n")
    page.run("type('#report-words', '')")
    assert page.run("$('[data-report-send]').href").count("?body=") == 1
    other = report(address="https://issues.example/new")
    assert other.run("type('#report-words', 'x')", "$('[data-report-send]').href") == "https://issues.example/new"


def test_where_she_came_from_is_filled_in_and_gone_once_read() -> None:
    page = report({"page": "上法院 guides/court/", "steps": ["第一步", "第二步"]})
    assert page.run("[$('#report-page').value, sessionStorage.length]") == ["上法院 guides/court/", 0]
    assert page.run("$$('datalist option').map((one) => one.value)") == ["第一步", "第二步"]
    assert "上法院 guides/court/" in page.run(WHOLE)
    page.run("""sessionStorage.setItem('guide.report', '{"page":"别页"}')""", "dispatchEvent(new Event('hashchange'))")
    assert page.run("[$('#report-page').value, $$('datalist option').length]") == ["别页", 2]


@pytest.mark.parametrize("noted", ["{", "null", "{}"])
def test_a_note_that_cannot_be_read_leaves_the_fields_to_her(noted: str) -> None:
    assert report(noted).run(f"[$('#report-page').value, {WHOLE}.length > 0]") == ["", True]
    assert report(before="noStore = true;").run(f"{WHOLE}.length > 0") is True


@pytest.mark.parametrize(("refused", "told"), [("false", "copied"), ("true", "by-hand")])
def test_it_is_copied_or_selected_and_that_is_told_until_she_writes_on(refused: str, told: str) -> None:
    page = report()
    page.run(f"noClipboard = {refused}", "$('[data-report-copy]').click()")
    assert page.run(f"[{TOLD}, copied]") == [[told], [page.run(WHOLE)] if told == "copied" else []]
    assert page.run("type('#report-words', 'x')", TOLD) == []


def test_a_page_without_a_field_is_our_mistake_and_says_which() -> None:
    with pytest.raises(AssertionError, match="no field step"):
        Page(HTML.replace('id="report-step"', ""), "shell/report.mjs")
