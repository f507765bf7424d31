"""Answers become a plan: which items, in which layer. `choose` is the mirror of choose.mjs.

Items stand in data/plan.yml from the strongest consequence to the weakest, and keep that order: nothing lower hides anything higher.
Where a layer has more than it may hold, its weakest items move one layer down; nothing is dropped. Knows nothing of MkDocs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from engine.content.yaml_file import read_yaml

LAYERS = ("today", "week", "later", "days")
UNKNOWN = "unknown"
ITEM_KEYS = {"id", "at", "when", "unless", "step", "say", "letter", "sheet", "phones", "deadline", "promises"}

Answers = Mapping[str, str]  # question → answer
Condition = Mapping[str, Sequence[str]]  # question → answers of which one must be given; every question must hold


@dataclass(frozen=True)
class Item:
    """One thing to do. `when` holds if one of its conditions does; `about` has what the page shows: step, say, letter, sheet, phones, deadline."""

    id: str
    at: str
    when: Sequence[Condition]
    unless: Sequence[Condition]
    promises: bool
    about: Mapping[str, Any]


@dataclass(frozen=True)
class ActionPlan:
    questions: Mapping[str, Mapping[str, Any]]
    items: tuple[Item, ...]
    limits: Mapping[str, int]
    hold: Sequence[Condition]
    alone: Sequence[Condition]
    phones: Sequence[str]

    @property
    def rules(self) -> dict[str, Any]:
        """What `choose` needs, as the script takes it."""
        items = [
            {"id": item.id, "at": item.at, "when": item.when, "unless": item.unless, "promises": item.promises}
            for item in self.items
        ]
        return {"items": items, "limits": self.limits, "hold": self.hold, "alone": self.alone}


def holds(conditions: Sequence[Condition], answers: Answers) -> bool:
    """Whether one of the conditions holds; a question without an answer counts as unknown. Loops: the tests ask it thirty million times."""
    for condition in conditions:
        for question, wanted in condition.items():
            if answers.get(question, UNKNOWN) not in wanted:
                break
        else:
            return True
    return False


def choose(rules: Mapping[str, Any], answers: Answers) -> dict[str, list[str]]:
    """Ids of the items in each layer. `rules` is ActionPlan.rules."""
    held, alone = holds(rules["hold"], answers), holds(rules["alone"], answers)
    found: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    for item in rules["items"]:
        if not holds(item["when"], answers) or holds(item["unless"], answers) or (held and item["promises"]):
            continue
        layer = item["at"]
        if layer == "today" and alone and not holds(rules["alone"], {q: answers.get(q, UNKNOWN) for q in asked(item)}):
            layer = "week"
        found[layer].append(item["id"])
    for layer, below in (("today", "week"), ("week", "later")):
        limit = rules["limits"][layer]
        found[below] = found[layer][limit:] + found[below]
        found[layer] = found[layer][:limit]
    return found


def asked(item: Mapping[str, Any]) -> set[str]:
    """The questions that an item's conditions ask."""
    return {question for condition in item["when"] for question in condition}


def load_plan(path: Path) -> ActionPlan:
    """Raises ValueError naming file, item and remedy."""
    tree = read_yaml(path)
    items = tuple(_item(path, entry) for entry in tree["items"])
    plan = ActionPlan(tree["questions"], items, tree["limits"], tree["hold"], tree["alone"], tree["phones"])
    for question, about in plan.questions.items():
        if UNKNOWN not in about["answers"]:
            raise ValueError(f"{path}: questions: {question}: add the answer '{UNKNOWN}', for whoever is not sure")
    for name, conditions in (("hold", plan.hold), ("alone", plan.alone)):
        for text in _unknown_answers(plan, conditions):
            raise ValueError(f"{path}: {name}: {text}")
    for item in items:
        for text in _item_findings(plan, item):
            raise ValueError(f"{path}: items: {item.id}: {text}")
    if len({item.id for item in items}) != len(items):
        raise ValueError(f"{path}: items: an id appears twice; give each item an id of its own")
    return plan


def _item(path: Path, entry: Mapping[str, Any]) -> Item:
    where = f"{path}: items: {entry.get('id')}"
    if unknown := set(entry) - ITEM_KEYS:
        raise ValueError(f"{where}: unknown '{sorted(unknown)[0]}'; the keys are {', '.join(sorted(ITEM_KEYS))}")
    for key in ("id", "at", "when", "step", "say"):
        if key not in entry:
            raise ValueError(f"{where}: '{key}' is missing")
    if entry["at"] not in LAYERS:
        raise ValueError(f"{where}: at is '{entry['at']}'; write one of {', '.join(LAYERS)}")
    about = {name: entry[name] for name in ("step", "say", "letter", "sheet", "phones", "deadline") if name in entry}
    return Item(entry["id"], entry["at"], entry["when"], entry.get("unless", []), entry.get("promises", False), about)


def _unknown_answers(plan: ActionPlan, conditions: Iterable[Condition]) -> Iterator[str]:
    for question, wanted in ((question, wanted) for condition in conditions for question, wanted in condition.items()):
        if question not in plan.questions:
            yield f"there is no question '{question}'; correct it, or add the question"
        elif unknown := set(wanted) - set(plan.questions[question]["answers"]):
            yield f"the question '{question}' has no answer '{sorted(unknown)[0]}'; correct it, or add it"


def _item_findings(plan: ActionPlan, item: Item) -> list[str]:
    """Conditions name what is asked, and some answers reach the item."""
    findings = list(_unknown_answers(plan, (*item.when, *item.unless)))
    if not findings and not _reachable(plan, item):
        findings.append("no combination of answers leads to it; look at 'when', 'unless' and 'hold'")
    return findings


def _reachable(plan: ActionPlan, item: Item) -> bool:
    conditions = (*item.when, *item.unless, *(plan.hold if item.promises else ()))
    names = sorted({question for condition in conditions for question in condition})
    combinations = product(*(plan.questions[name]["answers"] for name in names))
    return any(
        holds(item.when, answers)
        and not holds(item.unless, answers)
        and not (item.promises and holds(plan.hold, answers))
        for answers in (dict(zip(names, combination, strict=True)) for combination in combinations)
    )
