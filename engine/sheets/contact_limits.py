"""The limits that a contact log is compared with, with the rules they rest on in one language: data for contact-log.mjs."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from engine.content.registry import Rule, rule_name
from engine.content.words import Words
from engine.content.yaml_file import read_yaml

LIMITS = {
    "hours": {"from", "until"},
    "calls": {"most", "to", "caller", "per"},
    "redials": {"most", "to", "caller", "per"},
    "others": set(),
    "visitors": {"least"},
}


def load_limits(path: Path, rules: Collection[str] | None) -> dict[str, dict[str, Any]]:
    """The limits by name; `rules` are the ids that there are, None where that is not known. Raises ValueError naming the file, the limit and the remedy."""
    if not path.exists():
        raise ValueError(
            f"{path} is missing: the contact log compares its entries with it. Write it, or take the page out."
        )
    limits: dict[str, dict[str, Any]] = read_yaml(path)
    if not isinstance(limits, dict):
        raise ValueError(f"{path}:1: expected the limits {', '.join(LIMITS)}")
    for name, fields in LIMITS.items():
        limit = limits.get(name)
        if not isinstance(limit, dict) or set(limit) != fields | {"rules"}:
            raise ValueError(f"{path}: {name}: expected the fields {', '.join(sorted(fields | {'rules'}))}")
        for rule in limit["rules"]:
            if rules is not None and rule not in rules:
                raise ValueError(f"{path}: {name}: there is no rule '{rule}' in data/rules.yml. Correct the id.")
    if unknown := set(limits) - set(LIMITS):
        raise ValueError(f"{path}: unknown limit '{sorted(unknown)[0]}'; the limits are {', '.join(LIMITS)}")
    return limits


def cited_rules(limits: Mapping[str, Mapping[str, Any]], rules: Mapping[str, Rule], words: Words, language: str) -> Any:
    """By id: how each cited rule is named, how far it binds, and from when until when."""
    cited = sorted({rule for limit in limits.values() for rule in limit["rules"]})
    return {
        key: {
            "name": rule_name(rules[key], words, language),
            "topic": rules[key].topic[language],
            "force": words["rule"]["binds"][rules[key].force],
            "from": rules[key].in_force_from or "",
            "until": rules[key].in_force_until,
        }
        for key in cited
    }
