"""Build the site into site/, or serve it while you edit: python -m scripts.site build | serve [--port N].

MkDocs empties its target before it builds, so a mistake would leave the reader with nothing. The build therefore goes into
.build/ and takes the place of site/ only when it is whole, and the steps of POST_BUILD are done.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from engine import folders
from engine.build.check_links import check_links
from engine.build.command_exit import end
from engine.build.compress import compress
from engine.build.digests import Digests
from engine.build.hash_names import hash_names
from engine.build.host_files import add_host_files
from engine.build.inline_style import inline_style
from engine.build.licences import write_licences
from engine.build.manifest import NAME, differences, write_manifest
from engine.build.minify import minify_assets
from engine.build.one_at_a_time import one_at_a_time
from engine.build.pages import pages_of
from engine.build.sources import record_sources, source_digests
from engine.build.step import StepError
from engine.offline.offline_list import write_offline_list
from engine.sheets.add_pdfs import add_pdfs
from engine.shell.link_pictures import add_link_pictures
from scripts.desk.builder import Builder, State
from scripts.mkdocs_process import build_command, build_environment

ROOT = folders.GUIDE  # the guide that is built
SITE = ROOT / "site"
NEW, OLD = ROOT / ".build" / "site.new", ROOT / ".build" / "site.old"
DESK = ROOT / ".build" / "desk"
WATCHED = ("docs", "data", "articles", "mkdocs.yml", "locales.yml")
ENGINE_WATCHED = ("engine", "hooks", "scripts")
ADDRESS = re.compile(r"<loc>(https?://([^/<]+)[^<]*)</loc>")
EXAMPLE = re.compile(r"(?:^|\.)(?:example|invalid|test|example\.(?:com|net|org))$")  # guide.example
HOST = "127.0.0.1"


def finish_pages(site: Path) -> None:
    """What looks at pages or changes them, in this order."""
    with pages_of(site) as pages:
        check_links(site, pages)
        add_pdfs(site, pages)
        add_link_pictures(site, pages)
        minify_assets(site)
        inline_style(site, pages)
        hash_names(site, pages)


def finish_files(site: Path) -> None:
    """What reads all files, once they are as readers get them: after the assets have their names."""
    digests = Digests(site)
    write_offline_list(site, digests)
    compress(site, digests=digests)
    write_manifest(site, digests)


POST_BUILD: list[Callable[[Path], None]] = [  # in this order, each on the finished folder
    finish_pages,
    write_licences,
    add_host_files,
    finish_files,
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
        with one_at_a_time(NEW.parent):
            return build_alone()
    except StepError as error:
        print(f"make: the site was not built: {error}.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"make: the site was not built: {error.strerror}: {error.filename or NEW.parent}.", file=sys.stderr)
        return 1


def build_alone() -> int:
    """The build itself, while no other is at work here."""
    try:
        restore()
        shutil.rmtree(NEW, ignore_errors=True)
        sources = source_digests(ROOT)
        if mkdocs(NEW) != 0:
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
    if example := example_address(SITE):
        print(
            f"make: its pages say that they stand at {example}, which is nobody's address. Say yours: make site SITE_URL=https://…, or write it at site_url in mkdocs.yml.",
            file=sys.stderr,
        )
    return 0


def example_address(site: Path) -> str | None:
    """The address that the pages name as theirs, where it is one that stands for any (RFC 2606)."""
    sitemap = site / "sitemap.xml"
    found = ADDRESS.search(sitemap.read_text(encoding="utf-8")) if sitemap.is_file() else None
    return found[1] if found and EXAMPLE.search(found[2]) else None


def not_built(reason: str) -> int:
    """Say so and why, take away what was begun, and return 1."""
    shutil.rmtree(NEW, ignore_errors=True)
    kept = " site/ is as it was before." if SITE.exists() else ""
    why = f" {reason.rstrip('.')}." if reason else ""
    print(f"make: the site was not built.{why}{kept}", file=sys.stderr)
    return 1


def places() -> tuple[Path, Path]:
    """Where the site stands, and where the last one waits while the new one takes its place: beside it where site/ is a link.

    Raises StepError where site/ is something else than a folder."""
    target = SITE.resolve() if SITE.is_symlink() else SITE
    if target.exists() and not target.is_dir():
        raise StepError(f"{SITE.name} is a file, not a folder; rename it or remove it")
    return target, target.with_name(f".{target.name}.old") if SITE.is_symlink() else OLD


def swap() -> None:
    """Put the new site in place of the last one, which is gone only when the new one stands."""
    target, old = places()
    make_readable(NEW)
    new = NEW
    if (
        target.parent.stat().st_dev != NEW.parent.stat().st_dev
    ):  # a link to another disk: the copy waits beside its place
        new = target.with_name(f".{target.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(NEW, new)
        shutil.rmtree(NEW)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        restore()
        raise
    shutil.rmtree(old, ignore_errors=True)


def make_readable(site: Path) -> None:
    """A web server is another user: with a umask of 077 it could read nothing of the site."""
    for folder, _, files in os.walk(site):
        os.chmod(folder, 0o755)  # noqa: PTH101  thousands of files; a Path for each takes three times as long
        for name in files:
            os.chmod(f"{folder}/{name}", 0o644)  # noqa: PTH101


def verify() -> int:
    """Whether every file of site/ is as the build left it; 1 with the differences otherwise."""
    try:
        restore()
        found = differences(SITE)
    except (StepError, FileNotFoundError) as error:
        found = [str(error)]
    except OSError as error:
        found = [f"{error.filename or SITE}: cannot be read ({error.strerror}). Build the site again: make site"]
    print("\n".join(found) if found else f"every file of site/ is as {NAME} says")
    return 1 if found else 0


def restore() -> None:
    """Put the last good site back where a build was cut off between its two renames."""
    target, old = places()
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)


def serve(port: int) -> int:
    """Serve and rebuild at each save until Ctrl-C; a busy port is told before anything is built."""
    if not may_listen(port, "serve"):
        return 1
    from scripts.desk.server import Desk  # late: a build needs none of it
    from scripts.desk.teller import Teller
    from scripts.desk.watch import watch

    desk = Desk((HOST, port))
    said = Teller(sys.stderr)

    def show(state: State) -> None:
        desk.show(state)
        said.tell(state)

    builder = Builder(ROOT, DESK / str(port), show, desk.open.files)  # another `make serve` has another port
    watched = [*(ROOT / name for name in WATCHED), *(folders.ROOT / name for name in ENGINE_WATCHED)]
    observer = watch(watched, builder.changed)
    builder.start()
    print(
        f"serving at http://{HOST}:{port}/ and building at each save; /preview/ shows the languages side by side (Ctrl-C stops it)",
        flush=True,
    )
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a script's `make serve &` begins with Ctrl-C switched off
    try:
        desk.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        builder.stop()
        with suppress(OSError):
            DESK.rmdir()  # the last one takes it away
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


def mkdocs(site: Path) -> int:
    """Build the guide's pages into the folder `site`; MkDocs' exit code."""
    color = ["--color"] if sys.stdout.isatty() else []
    return subprocess.run(build_command(site, *color), cwd=ROOT, env=build_environment(), check=False).returncode


def port_number(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"'{text}' is no port; write a number from 1 to 65535, as in: make serve PORT=9000"
    )


if __name__ == "__main__":
    end(main)
