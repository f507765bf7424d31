"""Hook: questions and ordered steps once more as data for search engines. See engine/shell/linked_data.py.

Marker served: `how_to: true` in a guide's front matter, where its steps are done one after the other.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from engine.content.source_page import is_guide
from engine.shell.linked_data import with_linked_data


@event_priority(-70)  # after on_variants.py and on_foreign_runs.py: the data say what the page says
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    uri = str(page.meta.get("uri", ""))
    asked = uri.startswith("faq") or (is_guide(uri) and page.meta.get("how_to") is True)
    if not asked or not page.canonical_url or page.meta.get("untranslated"):
        return output
    return with_linked_data(output, uri, page.canonical_url, is_guide(uri))
