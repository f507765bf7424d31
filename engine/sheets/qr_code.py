"""The QR code on a printed sheet: a phone that is held to it opens the sheet's page."""

import segno


def qr_svg(url: str) -> str:
    """A QR code of `url`, black on nothing, without a style attribute; about 1–2 KB."""
    code = segno.make(url, error="m", micro=False)
    drawing = code.svg_inline(border=4, svgclass=None, lineclass=None, omitsize=True)
    return str(drawing).replace("<svg ", '<svg class="qr" aria-hidden="true" ', 1)
