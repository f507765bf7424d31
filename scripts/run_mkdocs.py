"""MkDocs, with a sentence in place of a traceback where the fault is the machine's: python -m scripts.run_mkdocs build …

A full disk, a folder that may not be written and a package that is not installed are not mistakes in docs/, and an editor
cannot read them out of forty lines of Python.
"""

import sys


def main() -> int:
    try:
        from mkdocs.__main__ import cli

        from engine.build.parent import end_with_parent

        end_with_parent()
        cli()  # ends by SystemExit
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
