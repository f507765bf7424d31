"""What editors' programs read of this project, .vscode and .devcontainer: only keys that they know, and only commands that the Makefile has.

The keys are those of the published descriptions: https://code.visualstudio.com/docs/reference/tasks-appendix for tasks and what matches their
messages, https://containers.dev/implementors/json_reference/ for containers, https://code.visualstudio.com/docs/reference/default-settings.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.content.findings import report
from tests.conftest import ROOT

# fmt: off
TASKS = {"version", "windows", "osx", "linux", "type", "command", "isBackground", "options", "args", "presentation", "problemMatcher", "tasks", "inputs"}
TASK = {"label", "type", "command", "isBackground", "options", "args", "group", "presentation", "problemMatcher", "runOptions", "dependsOn", "dependsOrder", "detail", "icon", "hide", "windows", "osx", "linux"}
MATCHER = {"base", "owner", "source", "severity", "applyTo", "fileLocation", "pattern", "background"}
PATTERN = {"regexp", "kind", "file", "location", "line", "column", "endLine", "endColumn", "severity", "code", "message", "loop"}
GROUP = {"kind", "isDefault"}
CONTAINER = {
    "$schema", "name", "image", "build", "dockerComposeFile", "service", "runServices", "workspaceFolder", "workspaceMount", "features",
    "overrideFeatureInstallOrder", "secrets", "forwardPorts", "appPort", "portsAttributes", "otherPortsAttributes", "updateRemoteUserUID",
    "containerEnv", "containerUser", "mounts", "init", "privileged", "capAdd", "securityOpt", "remoteEnv", "remoteUser", "initializeCommand",
    "onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand", "waitFor", "userEnvProbe",
    "hostRequirements", "customizations", "overrideCommand", "shutdownAction", "runArgs",
}
PORT = {"label", "onAutoForward", "elevateIfNeeded", "requireLocalPort", "protocol"}
FORWARD = {"notify", "openBrowser", "openBrowserOnce", "openPreview", "silent", "ignore"}
SETTINGS = {
    "files.encoding", "files.eol", "files.exclude", "editor.insertSpaces", "editor.wordWrap", "editor.tabSize", "editor.quickSuggestions",
    "editor.unicodeHighlight.ambiguousCharacters", "yaml.customTags", "python.defaultInterpreterPath", "cSpell.words",
}
EXTENSION = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+", re.IGNORECASE)
COMMAND = re.compile(r"make((?: [\w./=-]+)+)")
TARGETS = re.compile(r"^([\w./-][\w ./-]*):(?!=)", re.MULTILINE)
# fmt: on


def read(name: str) -> Any:
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


def commands() -> Iterator[str]:
    yield from (task["command"] for task in read(".vscode/tasks.json")["tasks"])
    container = read(".devcontainer/devcontainer.json")
    yield from (value for key, value in container.items() if key.endswith("Command"))


def matchers() -> list[dict[str, Any]]:
    return [task["problemMatcher"] for task in read(".vscode/tasks.json")["tasks"] if task["problemMatcher"]]


def test_tasks_have_keys_that_the_program_knows() -> None:
    tree = read(".vscode/tasks.json")
    assert set(tree) <= TASKS and tree["version"] == "2.0.0" and len(tree["tasks"]) > 3
    for task in tree["tasks"]:
        assert set(task) <= TASK and {"label", "command"} <= set(task) and task["type"] in ("shell", "process"), task
        assert set(task.get("group", {})) <= GROUP
    assert len({task["label"] for task in tree["tasks"]}) == len(tree["tasks"])


def test_a_message_of_the_build_is_matched_with_its_file_and_line() -> None:
    said = report(["/guide/docs/guides/a.md:12: wrong.", "/guide/data/rules.yml:3: wrong."], Path("/guide")).split("\n")
    for matcher in matchers():
        assert set(matcher) <= MATCHER and set(matcher["pattern"]) <= PATTERN
        pattern = matcher["pattern"]
        found = [match for line in said if (match := re.match(pattern["regexp"], line))]
        assert [(each[pattern["file"]], each[pattern["line"]]) for each in found] == [
            ("data/rules.yml", "3"),
            ("docs/guides/a.md", "12"),
        ]
    assert matchers()


def test_the_container_has_keys_that_the_specification_knows() -> None:
    tree = read(".devcontainer/devcontainer.json")
    assert set(tree) <= CONTAINER and isinstance(tree["image"], str)
    for port, about in tree["portsAttributes"].items():
        assert int(port) in tree["forwardPorts"] and set(about) <= PORT and about["onAutoForward"] in FORWARD
    assert all(map(EXTENSION.fullmatch, tree["customizations"]["vscode"]["extensions"]))


def test_settings_and_extensions_are_named_as_the_program_names_them() -> None:
    settings = read(".vscode/settings.json")
    inside = [name for key, value in settings.items() if key.startswith("[") for name in value]
    assert {*(key for key in settings if not key.startswith("[")), *inside} <= SETTINGS
    named = read(".vscode/extensions.json")
    assert set(named) == {"recommendations"} and all(map(EXTENSION.fullmatch, named["recommendations"]))


@pytest.mark.parametrize("command", list(commands()))
def test_a_command_is_one_of_the_makefile(command: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {name for names in TARGETS.findall(makefile) for name in names.split()}
    found = COMMAND.fullmatch(command.replace("${relativeFile}", "docs/a.md"))
    assert found, command
    words = found[1].split()
    names, variables = (
        [word for word in words if "=" not in word],
        [word.partition("=")[0] for word in words if "=" in word],
    )
    assert names and set(names) <= targets, command
    assert all(f"$({variable})" in makefile for variable in variables), command
