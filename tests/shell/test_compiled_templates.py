"""Templates are compiled once: what a build has compiled, the next one takes, as long as the template is as it was."""

import json
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from on_theme import _compiled

from engine.build import cache as store
from engine.build.assets import TEMPLATES
from engine.shell.compiled_templates import CompiledTemplates, WithoutIndentation


def render(template: str, cache: CompiledTemplates) -> str:
    env = Environment(loader=DictLoader({"page.html": template}), bytecode_cache=cache)
    return env.get_template("page.html").render()


def refuse(*_: object) -> str:
    raise AssertionError("it was compiled before")


def test_what_was_compiled_is_used_while_the_template_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    first = CompiledTemplates()
    assert render("{{ 1 + 1 }}", first) == "2"
    again = CompiledTemplates(json.loads(json.dumps(first.texts())))
    assert render("{{ 1 + 2 }}", again) == "3"
    again = CompiledTemplates(json.loads(json.dumps(first.texts())))
    monkeypatch.setattr(Environment, "compile", refuse)
    assert render("{{ 1 + 1 }}", again) == "2"


def test_a_build_compiles_none_that_the_build_before_has_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = MkDocsConfig()
    config.theme = Theme(name="mkdocs")
    config.theme.dirs[:] = list(map(str, TEMPLATES))
    monkeypatch.setattr(store, "FOLDER", tmp_path)
    first = _compiled(config)
    assert len(first.compiled) > 20
    monkeypatch.setattr(Environment, "compile", refuse)
    assert _compiled(config).compiled == first.compiled


def test_no_page_carries_the_indentation_of_its_template() -> None:
    env = Environment(
        loader=DictLoader(
            {"page.html": "<ul>\n  {% for n in (1, 2) %}\n    <li>a  {{ n }}</li>\n\t{% endfor %}\n</ul>"}
        ),
        extensions=[WithoutIndentation],
    )
    assert env.get_template("page.html").render() == "<ul>\n\n<li>a  1</li>\n\n<li>a  2</li>\n\n</ul>"
