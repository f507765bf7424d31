"""MkDocs, with a sentence in place of a traceback where the fault is the machine's: python -m scripts.run_mkdocs build …

A full disk, a folder that may not be written and a package that is not installed are not mistakes in docs/, and an editor
cannot read them out of forty lines of Python.
"""

import gc
import logging
import os
import re
import sys
from pathlib import Path
from typing import Any

from engine.folders import CONFIGURATION, GUIDE, ROOT

HOOK = "hooks/guide.py"  # through which the engine is reached
# What MkDocs says of an option: "Config value 'nav': Expected nav to be a list, got None", "… Plugin 'i18n' option 'languages': …"
# … of a section of the menu whose line lost its dash, and belongs to the section above then; `second` is its name
DASHLESS = re.compile(r"Expected nav item to be a dict of size 1, got dict with keys \('[^']*', '(?P<second>[^']*)'")
OPTION = re.compile(r"^Config value '(?P<name>\w+)': (?:Plugin '\w+' option '(?P<inner>\w+)': )?")


def unreadable() -> str | None:
    """What is wrong with a mkdocs.yml that cannot be read, and with the rest of the guide as far as it can be told; None where it can be."""
    import yaml

    from engine.configuration import parse_leniently
    from engine.content.yaml_file import CONFLICT_LEFT, conflict_line, yaml_problem

    path = GUIDE / CONFIGURATION
    try:
        text = path.read_text(encoding="utf-8-sig")
        if line := conflict_line(text):
            return the_rest(f"{path}:{line}: {CONFLICT_LEFT}")
        tree = parse_leniently(text)
    except OSError:
        return None  # MkDocs says what is wrong
    except UnicodeDecodeError as error:
        return the_rest(f"{path}:1: not UTF-8 (byte {error.start}). Save the file as UTF-8.")
    except yaml.YAMLError as error:
        return the_rest(yaml_problem(path, error, text))
    except ValueError as error:
        return the_rest(f"{path}:1: a date that is none ({error}). Put quotes around it.")
    if tree is not None and not isinstance(tree, dict):
        return the_rest(f"{path}:1: expected options, as site_name: guide; found {tree!r}.")
    wrong = None if tree is None else _without_engine(tree, text.splitlines())
    return wrong and the_rest(f"{path}:{wrong}")


def _without_engine(tree: dict[str, Any], lines: list[str]) -> str | None:
    """Where a mkdocs.yml does not lead to the engine: "line: what and the remedy"; None where it does."""
    way = Path(os.path.relpath(ROOT, GUIDE)).as_posix()
    engine, hooks = tree.get("INHERIT"), tree.get("hooks")
    if not isinstance(engine, str):
        return f"1: what every guide’s mkdocs.yml begins with is missing. Write at its beginning: INHERIT: {way}/engine/guide.yml"
    if not (GUIDE / engine).is_file():
        found = [number for number, line in enumerate(lines, 1) if line.startswith("INHERIT")]
        return (
            f"{found[0]}: there is no engine at '{engine}'. It stands at {ROOT}: write {way}/engine/guide.yml here, "
            f"{way}/hooks/guide.py under hooks, and {way} in the Makefile."
        )
    if not any(str(hook).endswith(HOOK) for hook in (hooks if isinstance(hooks, list) else [hooks])):
        return f"1: the engine's hooks are missing. Write at its end: hooks: [{way}/{HOOK}]"
    return None


class Placed(logging.Filter):
    """Gives what MkDocs says of an option the file and the line, and remembers that it said something."""

    said = False

    def filter(self, record: logging.LogRecord) -> bool:
        found = OPTION.match(str(record.msg))
        if found:
            from engine.content.allowed_html import line_of
            from engine.content.guide_checks import configuration_lines

            lines = configuration_lines(GUIDE)
            line = max(line_of(f"{name}:", lines) for name in found.groups() if name)
            if dashless := DASHLESS.search(str(record.msg)):
                line = line_of(f"{dashless['second']}:", lines)
                record.msg = f"the section '{dashless['second']}' is no entry of the menu for itself. Write: - {dashless['second']}:"
            record.msg = f"{CONFIGURATION}:{line}: {record.msg}"
            self.said = True
        return True


def options() -> Placed:
    """Listens to what MkDocs says of mkdocs.yml."""
    placed = Placed()
    logging.getLogger("mkdocs.config").addFilter(placed)
    return placed


def the_rest(problem: str = "") -> str:
    """What else is wrong with the guide, where mkdocs.yml itself is not as it should be; its menu is looked at when it can be read."""
    from engine.configuration import listed, read_configuration
    from engine.content.findings import report
    from engine.content.guide_checks import check_guide, check_unread
    from engine.locales import LOCALES

    tree: Any = read_configuration(GUIDE / CONFIGURATION)
    known = {code for code, _ in listed(tree)}
    extra: Any = tree.get("extra") if isinstance(tree, dict) else None
    settings: dict[str, Any] = {
        "nav": None,
        "untranslated": extra.get("untranslated", "refused") if isinstance(extra, dict) else "refused",
        "not_found_leads_to": [],
        "report_link": None,
    }
    found = check_guide(GUIDE, settings)[1] if known and known <= set(LOCALES) else check_unread(GUIDE)
    found += [problem] if problem else []
    return report(found, GUIDE) if found else ""


def main() -> int:
    try:
        if problem := unreadable():
            print(problem, file=sys.stderr)
            return 1
        placed = options()
        from mkdocs.__main__ import cli

        from engine.build.end_with_parent import end_with_parent
        from engine.build.warm_builder import stay

        end_with_parent()
        gc.disable()  # nearly all that a build makes lives to its end; to look through it, in each copy of the process, took an eighth of a build
        try:
            cli()  # ends by SystemExit
        except SystemExit as ended:
            if ended.code in (None, 0):
                stay()
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(0)  # all is written; taking down what Python holds would be done for nothing
            if placed.said:
                print(the_rest(), file=sys.stderr)
            raise
    except ImportError as error:
        print(
            f"make: the Python package '{error.name}' is missing ({error}). `make repair` sets everything up again.",
            file=sys.stderr,
        )
    except OSError as error:
        print(f"make: {error.strerror}: {error.filename or 'while writing the site'}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
