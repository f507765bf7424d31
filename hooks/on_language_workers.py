"""Hook: the languages are built at the same time, each in a process of its own, where the machine has more than one core.

mkdocs-static-i18n builds them one after the other. Here the first language's build, once docs/ and data/ are checked, forks
a worker for each other language; for one that is made from its words, once its own Markdown is HTML. A worker builds into a hidden folder of the site as any build does, its mistakes too. The first
process waits for the workers in order, prints what they printed, moves their pages into the site and leaves the plugin nothing
more to build. `mkdocs serve` and a machine with one core build as the plugin does.
"""

import atexit
import logging
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from engine.build import warm_builder
from engine.build.cache import made_anew
from engine.build.cores import may_fork
from engine.build.end_with_parent import end_with_parent
from engine.locales import LOCALES
from engine.variants.variants import variant

NOT_FOUND = "404.html"  # one language's build writes it


@dataclass(frozen=True)
class Worker:
    locale: str
    process: int
    said: IO[str]  # all that the process wrote, shown when it is done


@event_priority(-110)  # after the checks of on_library.py and after the i18n plugin
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin the languages that are written in other words than the first."""
    plugin: Any = config.plugins["i18n"]
    if plugin.current_language == plugin.default_language and may_fork():
        config.extra["workers"] = [_start(locale, config) for locale in _others(plugin, same=False)]
        atexit.register(_stop, config.extra["workers"])
    return config


@event_priority(-210)  # the last, and after on_desk.py
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Begin those that are written in the first one's words, now that its Markdown is made: what is the same in them is not made again,
    and what turns a new page into their words is read once."""
    plugin: Any = config.plugins["i18n"]
    if plugin.current_language == plugin.default_language and "workers" in config.extra:
        others = _others(plugin, same=True)
        if made_anew("markdown"):
            for locale in others:
                variant(locale)
        config.extra["workers"] += [_start(locale, config) for locale in others]
    return env


def _others(plugin: Any, same: bool) -> list[str]:
    first = LOCALES[plugin.default_language].language
    return [
        locale
        for locale in plugin.build_languages
        if locale != plugin.default_language and (LOCALES[locale].language == first) is same
    ]


@event_priority(-90)  # before the i18n plugin would build the other languages
def on_post_build(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    workers = [] if plugin.building else config.extra.get("workers", [])
    workers.sort(key=lambda worker: plugin.build_languages.index(worker.locale))  # in which their messages come
    while workers:
        worker = workers[0]
        _, status = os.waitpid(worker.process, 0)
        workers.remove(worker)
        worker.said.seek(0)
        sys.stderr.write(worker.said.read())
        if os.WIFSIGNALED(status):
            raise PluginError(
                f"the build of {worker.locale} was killed (signal {os.WTERMSIG(status)}): too little memory?"
            )
        if status != 0:
            raise SystemExit(1)  # it has said why
        _move(worker.locale, Path(config.site_dir))
        plugin.get_language_config(worker.locale).build = False
    if not plugin.building and "workers" in config.extra:
        warm_builder.ready(plugin.default_language)


def _start(locale: str, config: MkDocsConfig) -> Worker:
    said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  open as long as both processes
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        atexit.unregister(_stop)  # its own end stops none of the others
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        end_with_parent()
        _build(locale, config)
        warm_builder.stay_apart(locale)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    return Worker(locale, process, said)


def _build(locale: str, config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    plugin.current_language, plugin.building = locale, True
    config.site_dir = str(_part(locale, Path(config.site_dir)))
    logging.getLogger("mkdocs.commands.build").setLevel(logging.WARNING)  # the first says where it builds, and how long
    build(config)


def _part(locale: str, site: Path) -> Path:
    return site / f".{locale}"  # MkDocs, which empties the site at the beginning, leaves hidden folders alone


def _move(locale: str, site: Path) -> None:
    part = _part(locale, site)
    (part / locale).rename(site / locale)
    if (part / NOT_FOUND).exists():
        (part / NOT_FOUND).replace(site / NOT_FOUND)
    shutil.rmtree(part)


def _stop(workers: list[Worker]) -> None:
    """Where the first language could not be built, the others are not waited for."""
    for worker in workers:
        os.kill(worker.process, signal.SIGKILL)
        os.waitpid(worker.process, 0)
