"""The plan's page: questions, all items with their links, and the empty lists that the script fills.

Without a script it is a decision page: under each answer stand links to the steps that it leads to.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from engine.content.sentences import sentences
from engine.deadlines.deadlines import Deadline
from engine.plan.plan import ActionPlan, Item
from engine.sheets.hand_over import hand_over_html, in_app_html
from engine.shell.script_data import json_for_script

OWN = (
    "lines",
    "police",
    "report",
)  # in data/plan.yml: the numbers of that name of the region's card (engine/content/crisis_cards.py)

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Site:
    """What a page knows of the others: the address and title of "guides/court#frozen", and a phone number as HTML."""

    address: Callable[[str], str]
    title: Callable[[str], str]
    phone: Callable[[str], str]
    own: Mapping[str, Sequence[str]] = field(
        default_factory=dict
    )  # whom to call in this reader's region, for each of OWN

    def phones(self, numbers: Iterable[str]) -> list[str]:
        """Numbers as HTML, with the region's own in place of each of OWN."""
        return [self._of_region(number) if number in OWN else self.phone(number) for number in numbers]

    def _of_region(self, name: str) -> str:
        return f'<span class="region-lines">{" ".join(map(self.phone, self.own.get(name, ())))}</span>'


def help_html(plan: ActionPlan, words: Words, site: Site) -> str:
    """Whom to call before anything is answered."""
    return f'<p class="plan-help"><strong>{escape(words["plan"]["help"])}</strong> {" ".join(site.phones(plan.phones))}</p>'


def plan_html(plan: ActionPlan, deadlines: Mapping[str, Deadline], words: Words, language: str, site: Site) -> str:
    """The questions and lists. `words` holds the groups "plan", "letters", "deadlines" and "hand_over"."""
    said = words["plan"]
    questions = "".join(
        _question(plan, name, number, said, language, site) for number, name in enumerate(plan.questions, start=1)
    )
    items = "".join(_item(item, said, language, site) for item in plan.items)
    lists = "".join(_layer(layer, said) for layer in ("today", "days", "week", "later"))
    return (
        f'<div class="plan" data-plan>'
        f"{in_app_html(words['hand_over'])}"
        f'<form class="letter-form" novalidate autocomplete="off" aria-label="{escape(said["form"])}">{questions}'
        f'<div class="plan-steps" data-needs-script><button type="button" data-do="back" disabled>{escape(said["back"])}</button>'
        f'<button type="submit">{escape(said["on"])}</button><button type="button" data-do="show">{escape(said["show"])}</button></div></form>'
        f'<section class="plan-result" data-result tabindex="-1" hidden aria-label="{escape(said["result"])}">'
        f'<p class="plan-title">{escape(said["result"])}</p><p class="plan-answers" data-answers></p>{lists}'
        f'<p class="plan-check">{escape(said["check"])}</p>{_tools(said)}{hand_over_html(words["hand_over"])}</section>'
        f"<ol hidden data-items>{items}</ol>{_for_script(plan, deadlines, words, language)}</div>"
    )


def _question(plan: ActionPlan, name: str, number: int, said: Words, language: str, site: Site) -> str:
    about = plan.questions[name]
    answers = "".join(
        f'<div class="letter-choice"><label><input type="radio" name="{name}" id="{name}-{answer}" value="{answer}"> '
        f"<span>{escape(label[language])}</span></label>{_links(plan, name, answer, site)}</div>"
        for answer, label in about["answers"].items()
    )
    place = escape(said["place"].replace("{n}", str(number)).replace("{all}", str(len(plan.questions))))
    day = ""
    if "day" in about:
        day = (
            f'<div class="letter-field" data-needs-script><label for="{name}-day">{escape(about["day"][language])}</label>'
            f'<input type="date" id="{name}-day" name="{name}-day"></div>'
        )
    return (
        f'<fieldset data-question="{name}"><legend tabindex="-1"><span class="plan-place">{place}</span> '
        f"{escape(about['ask'][language])}</legend>{answers}{day}</fieldset>"
    )


def _links(plan: ActionPlan, question: str, answer: str, site: Site) -> str:
    """Where an answer leads, for those who have no script: the steps of the items whose narrowest question has just this answer."""
    steps = dict.fromkeys(
        item.about["step"]
        for item in plan.items
        if any(
            answer in condition.get(question, ()) and len(condition[question]) <= min(3, *map(len, condition.values()))
            for condition in item.when
        )
    )
    links = "".join(f' <a href="{site.address(step)}">{escape(site.title(step))}</a>' for step in steps)
    return f'<span class="plan-links">{links}</span>' if links else ""


def _item(item: Item, said: Words, language: str, site: Site) -> str:
    about = item.about
    links = [f'<a href="{site.address(about["step"])}">{escape(site.title(about["step"]))}</a>']
    if "letter" in about:
        page = f"letters/{about['letter']}"
        links.append(f'<a href="{site.address(page)}">{escape(said["letter"])}{escape(site.title(page))}</a>')
    if "sheet" in about:
        links.append(
            f'<a href="{site.address(about["sheet"])}">{escape(said["sheet"])}{escape(site.title(about["sheet"]))}</a>'
        )
    links += site.phones(about.get("phones", ()))
    limit = f' data-deadline="{about["deadline"]}"' if "deadline" in about else ""
    first, *then = sentences(" ".join(about["say"][language].split()))
    return (
        f'<li data-item="{item.id}"{limit}><strong>{escape(first)}</strong>{escape("".join(then))} '
        f'<span class="plan-more">{" ".join(links)}</span><span class="plan-day" data-said></span></li>'
    )


def _layer(layer: str, said: Words) -> str:
    inside = f'<p class="plan-layer">{escape(said[layer])}</p><ol data-layer="{layer}"></ol>'
    if layer == "later":
        inside = f'<details class="letter-more"><summary>{escape(said[layer])}</summary><ol data-layer="{layer}"></ol></details>'
    return f'<div class="plan-{layer}" hidden>{inside}</div>'


def _tools(said: Words) -> str:
    names: Iterable[str] = ("print", "calendar", "copy", "link", "again")
    buttons = "".join(f'<button type="button" data-do="{name}">{escape(said[name])}</button>' for name in names)
    return (
        f'<div class="letter-tools">{buttons}<p class="letter-say" role="status" data-say hidden></p>'
        f'<textarea rows="6" readonly hidden data-by-hand aria-label="{escape(said["result"])}"></textarea></div>'
    )


def _for_script(plan: ActionPlan, deadlines: Mapping[str, Deadline], words: Words, language: str) -> str:
    used = {item.about["deadline"] for item in plan.items if "deadline" in item.about}
    block = {
        "words": {**words["deadlines"]["script"], **words["plan"]["script"]},
        "deadlines": {
            name: {
                "id": name,
                "days": deadlines[name].days,
                "months": deadlines[name].months,
                "say": deadlines[name].say[language],
                "mark": deadlines[name].mark[language],
            }
            for name in sorted(used)
        },
    }
    return (
        f'<script type="application/json" data-words>{json_for_script(block)}</script>'
        f'<script type="application/json" translate="no" data-rules>{json_for_script(plan.rules)}</script>'
    )


def plan_findings(
    plan: ActionPlan,
    places: Mapping[str, Any],
    letters: Mapping[str, bool],
    phones: Collection[str] | None,
    deadlines: Iterable[str],
    unknown: Collection[str] = (),
    regional: Collection[str] = (),
) -> list[str]:
    """What the items name and is not there. `places` are pages and steps; `letters` says of each whether it admits a debt; `unknown` are
    pages of which nobody knows yet which steps they have; `phones` is None where nobody knows the numbers yet; `regional` are numbers that are dialled in some regions only."""
    found, limits = [], set(deadlines)
    for item in plan.items:
        about = item.about
        for name in (about["step"], *([about["sheet"]] if "sheet" in about else [])):
            if name not in places and name.partition("#")[0] not in unknown:
                found.append(f"{item.id}: there is no '{name}'. Correct page and id.")
        if "letter" in about and about["letter"] not in letters:
            found.append(f"{item.id}: there is no letter '{about['letter']}'.")
        elif letters.get(about.get("letter", ""), False) and not item.promises:
            found.append(f"{item.id}: the letter '{about['letter']}' admits the debt. Write 'promises: true'.")
        found += [
            f"{item.id}: there is no phone '{number}' in data/phones.yml."
            for number in about.get("phones", ())
            if phones is not None and number not in phones
        ]
        found += [
            f"{item.id}: {number} is not the number to dial in every region. Write {' or '.join(OWN)}: its page then shows the reader's own."
            for number in about.get("phones", ())
            if number in regional
        ]
        if "deadline" in about and about["deadline"] not in limits:
            found.append(f"{item.id}: there is no limit '{about['deadline']}' in data/deadlines.yml.")
    return [f"data/plan.yml: items: {text}" for text in found]
