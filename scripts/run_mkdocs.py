"""MkDocs, with a sentence in place of a traceback where the fault is the machine's: python -m scripts.run_mkdocs build …

A full disk, a folder that may not be written and a package that is not installed are not mistakes in docs/, and an editor
cannot read them out of forty lines of Python.
"""

import gc
import os
import sys

from engine.folders import CONFIGURATION, GUIDE


def unreadable() -> str | None:
    """What MkDocs would answer with a traceback: a configuration that is no list of options; None where it can be read."""
    import yaml

    from engine.locales import parse_leniently

    try:
        tree = parse_leniently((GUIDE / CONFIGURATION).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None  # MkDocs says what is wrong
    except ValueError as error:
        return f"{CONFIGURATION}:1: a date that is none ({error}). Put quotes around it."
    wrong = tree is not None and not isinstance(tree, dict)
    return f"{CONFIGURATION}:1: expected options, as site_name: guide; found {tree!r}." if wrong else None


def main() -> int:
    try:
        if problem := unreadable():
            print(problem, file=sys.stderr)
            return 1
        from mkdocs.__main__ import cli

        from engine.build.lane import stay
        from engine.build.parent import end_with_parent

        end_with_parent()
        gc.set_threshold(
            200_000
        )  # a build makes much that lives to its end, and the usual 700 looks through all of it again and again
        try:
            cli()  # ends by SystemExit
        except SystemExit as ended:
            if ended.code in (None, 0):
                stay()
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(0)  # all is written; taking down what Python holds would be done for nothing
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
