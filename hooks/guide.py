"""All hooks as one, so that a guide's mkdocs.yml names a single file: each event of MkDocs goes to every hook that serves it.

Where two serve the same event with the same priority, the order of HOOKS decides.
"""

from types import ModuleType
from typing import Any

import on_allowed
import on_app
import on_booklet
import on_cached_pages
import on_calculator
import on_checklists
import on_desk
import on_feed
import on_foreign_runs
import on_language_workers
import on_letters
import on_library
import on_linked_data
import on_mistakes
import on_pages
import on_plan
import on_scripts
import on_search
import on_theme
import on_variants
from mkdocs.plugins import EVENTS, CombinedEvent

HOOKS: tuple[ModuleType, ...] = (  # in the order in which they run
    on_theme,  # templates, scripts and styles of the engine, none of Material's
    on_mistakes,  # all that is wrong, told at once
    on_library,  # docs/ and data/, read and checked; words of each language
    on_pages,  # words, marks, registry pages, place in the menu, language alternates
    on_allowed,  # what may stand in docs/, in pages and beside them
    on_language_workers,  # builds the languages at the same time
    on_calculator,  # the repayment calculator, where a page asks for it
    on_checklists,  # boxes, fields and QR codes of the printed sheets
    on_letters,  # letters to fill in
    on_plan,  # questions that lead to a plan; after the letters, which it names
    on_booklet,  # every guide in one document, for printing
    on_app,  # the manifest that puts the guide on a phone's home screen
    on_feed,  # what changed, for programs that read feeds
    on_cached_pages,  # Markdown that was made into HTML before
    on_variants,  # finished Simplified pages become zh-TW and zh-HK
    on_linked_data,  # questions and steps once more, for search engines
    on_foreign_runs,  # Chinese words in English pages say that they are Chinese
    on_scripts,  # modules of the rooms, bundled
    on_search,  # search index and worker, from the finished pages
    on_desk,  # single pages again, for `make serve`
)


def _combined() -> dict[str, CombinedEvent[..., Any]]:
    served = {
        name: [getattr(hook, name) for hook in HOOKS if hasattr(hook, name)]
        for name in (f"on_{event}" for event in EVENTS)
    }
    return {name: CombinedEvent(*handlers) for name, handlers in served.items() if handlers}


globals().update(_combined())
