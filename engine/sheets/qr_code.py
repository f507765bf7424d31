"""The QR code on a printed sheet: a phone that is held to it opens the sheet's page."""

import segno

from engine.build.cache import kept


def qr_svg(url: str, error: str = "m") -> str:
    """A QR code of `url`, black on nothing, without a style attribute; about 1–2 KB. `error` is how much may be lost: "m" on a sheet that
    is copied and carried about, "l" where each byte is loaded with the page."""
    return kept("qr", [url, error], lambda: _drawn(url, error))


def page_qr(canonical: str | None, url: str, error: str = "m") -> str:
    """A page's QR code: of its whole address, or, where the site was told none, of its place in the site."""
    return qr_svg(canonical or url, error)


def _drawn(url: str, error: str) -> str:
    code = segno.make(url, error=error, micro=False)
    drawing = code.svg_inline(border=4, svgclass=None, lineclass=None, omitsize=True)
    return str(drawing).replace("<svg ", '<svg class="qr" aria-hidden="true" ')
