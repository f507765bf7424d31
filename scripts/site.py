"""Build the site into site/, or serve it while you edit: python -m scripts.site build | serve [--port N].

MkDocs empties its target before it builds, so a mistake would leave the reader with nothing. The build therefore goes into
.build/ and takes the place of site/ only when it is whole, and the steps of POST_BUILD are done.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from engine.build.compress import compress
from engine.build.hash_names import hash_names
from engine.build.host_files import add_host_files
from engine.build.inline_style import inline_style
from engine.build.manifest import NAME, differences, write_manifest
from engine.build.minify import minify_assets
from engine.build.sources import record_sources, source_digests
from engine.build.step import StepError
from engine.offline.offline_list import write_offline_list
from engine.sheets.offer_pdfs import offer_pdfs

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
NEW, OLD = ROOT / ".build" / "site.new", ROOT / ".build" / "site.old"
HOST = "127.0.0.1"
POST_BUILD: list[Callable[[Path], None]] = [  # in this order, each on the finished folder
    offer_pdfs,
    minify_assets,
    inline_style,
    hash_names,
    write_offline_list,  # names and digests of what stays on a phone: after the assets have their names
    add_host_files,
    compress,
    write_manifest,
]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts.site", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("build", help="build into site/")
    verbs.add_parser("verify", help="compare site/ with its manifest")
    serving = verbs.add_parser("serve", help="build and serve, reloading as you edit")
    serving.add_argument("--port", type=port_number, default=8000)
    options = parser.parse_args(arguments)
    if options.verb == "serve":
        return serve(options.port)
    return build() if options.verb == "build" else verify()


def build() -> int:
    """Build into site/; on a mistake say which, leave site/ as it was, and return 1."""
    try:
        restore()
        shutil.rmtree(NEW, ignore_errors=True)
        NEW.parent.mkdir(exist_ok=True)
        sources = source_digests(ROOT)
        if mkdocs("build", "--site-dir", str(NEW)) != 0:
            return not_built("")
        for step in POST_BUILD:
            step(NEW)
        swap()
        record_sources(ROOT, sources)
    except StepError as error:
        return not_built(str(error))
    except OSError as error:  # a full disk, a folder that may not be written
        return not_built(f"{error.strerror}: {error.filename or NEW}")
    print(f"built {SITE.relative_to(ROOT)}/")
    return 0


def not_built(reason: str) -> int:
    """Say so and why, take away what was begun, and return 1."""
    shutil.rmtree(NEW, ignore_errors=True)
    kept = " site/ is as it was before." if SITE.exists() else ""
    why = f" {reason.rstrip('.')}." if reason else ""
    print(f"make: the site was not built.{why}{kept}", file=sys.stderr)
    return 1


def swap() -> None:
    """Put the new site in place of the last one, which is gone only when the new one stands."""
    if SITE.exists():
        SITE.rename(OLD)
    try:
        NEW.rename(SITE)
    except OSError:
        restore()
        raise
    shutil.rmtree(OLD, ignore_errors=True)


def verify() -> int:
    """Whether every file of site/ is as the build left it; 1 with the differences otherwise."""
    restore()
    try:
        found = differences(SITE)
    except FileNotFoundError as error:
        found = [str(error)]
    print("\n".join(found) if found else f"every file of site/ is as {NAME} says")
    return 1 if found else 0


def restore() -> None:
    """Put the last good site back where a build was cut off between its two renames."""
    if OLD.exists():
        if SITE.exists():
            shutil.rmtree(OLD)
        else:
            OLD.rename(SITE)


def serve(port: int) -> int:
    """Serve with live reload until Ctrl-C; a busy port is told before anything is built."""
    if not may_listen(port, "serve"):
        return 1
    print(f"building, then serving at http://{HOST}:{port}/ (Ctrl-C stops it)", flush=True)
    try:
        return mkdocs("serve", "--dev-addr", f"{HOST}:{port}")
    except KeyboardInterrupt:
        return 0


def may_listen(port: int, target: str) -> bool:
    """Whether the port is free; where it is not, `make target` is told another."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            other = f"make {target} PORT={port + 1}"
            print(f"make: port {port} cannot be used ({error.strerror}). Choose another: {other}", file=sys.stderr)
            return False
    return True


def mkdocs(*arguments: str) -> int:
    """Run MkDocs with `arguments` in this project; its exit code."""
    color = ["--color"] if sys.stdout.isatty() else []
    quiet = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
    }  # Material's notice about its successor, at every build: see decisions/0001
    return subprocess.run(
        [sys.executable, "-m", "scripts.run_mkdocs", *color, *arguments], cwd=ROOT, env=quiet, check=False
    ).returncode


def port_number(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"'{text}' is no port; write a number from 1 to 65535, as in: make serve PORT=9000"
    )


if __name__ == "__main__":
    sys.exit(main())
