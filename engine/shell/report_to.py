"""Where readers report mistakes: the address that the site's owner sets as `extra: report_to` in mkdocs.yml (REPORT_TO)."""

import re

from engine.content.markers import Marker
from engine.content.source_page import SourcePage

HOST = r"[\w-]+(?:\.[\w-]+)+"
MAIL = re.compile(rf"[\w.+-]+@{HOST}")  # desk@example.org, and nothing behind it
FORM = re.compile(
    rf"https://{HOST}(?::\d{{1,5}})?(?:[/?#][!#-;=?-~\w]*)?"
)  # a form, or https://host/owner/name/issues/new


def report_link(option: object) -> str:
    """What a link to the option's address leads to; "" where none is set. Raises ValueError with what is wrong with it."""
    address = str(option or "").strip().removeprefix("mailto:")
    if not address or FORM.fullmatch(address):
        return address
    if MAIL.fullmatch(address):
        return f"mailto:{address}"
    raise ValueError(f"'{address}' is no mail address and does not begin with https://")


def report_at(page: SourcePage | None, link: str) -> str:
    """Where the form stands in the page with the marker, as "#corrections"; "" where there is no address or no form."""
    marked = [line for line, text in page.lines if Marker.REPORT_TOOL in text] if page and link else []
    above = [heading.id for heading in page.headings if heading.line < marked[0]] if page and marked else []
    return f"#{above[-1]}" if above else ""
