"""Converts a finished HTML page: every word that a reader, a screen reader or the search meets, and nothing else.

The finished page is the one place where all words have come together: the article, the navigation, the theme's own
words, what other hooks put in. Ids, classes and addresses are never looked at, so they are safe by construction.
"""

import json
import re
from functools import lru_cache
from html import escape, unescape

from engine.locales import DEFAULT
from engine.shell.script_data import json_for_script
from engine.variants.article_and_frame import PLACE
from engine.variants.html_scope import INLINE, Frame, Mode, Scope
from engine.variants.html_tokens import Token, names, tokens
from engine.variants.html_words import is_address, is_data_script, is_shown_address, read_attributes
from engine.variants.variant_marks import Resolved, Treatment, resolve, split_marks
from engine.variants.variants import Variant, convert_plain, convert_run, variant

# Elements whose content is text only, so that no <span> may stand there.
_TEXT_ONLY = names("title textarea option desc")

# A curly quote, or any character by its number: &ldquo; &#8220; &#x8D26;
_ENTITY = re.compile(r"&(?:[lr][sd]quo|#[0-9]{2,7}|#x[0-9a-f]{2,6});", re.IGNORECASE)
# A string of JSON, and whether it is a key: "搜索" in {"search.placeholder": "搜索"}.
_JSON_STRING = re.compile(r'("(?:[^"\\]++|\\.)*")(\s*:)?', re.DOTALL)


def convert_html(html: str, locale: str) -> str:
    """The page in the given locale. Raises ValueError for a faulty mark, TermTableError for a faulty table."""
    page_variant = variant(locale)
    if page_variant is None and "-{" not in html:
        return html
    page = _Page(locale, page_variant)
    for token in tokens(html):
        page.take(token)
    return page.finish()


def convert_frame(html: str, locale: str) -> str:
    """A page whose article stands elsewhere (article_and_frame.py); "" where words at its place are not converted as in any other."""
    page = _Page(locale, variant(locale))
    for token in tokens(html):
        if PLACE in token.text and (token.text != PLACE or not page.is_plain):
            return ""
        page.take(token)
    return page.finish()


@lru_cache(maxsize=8192)  # menus say the same tags on every page
def _tag(token: Token, frame: Frame, locale: str, page_variant: Variant | None) -> str:
    return _Page(locale, page_variant).tag(token, frame)


def _character(found: re.Match[str]) -> str:
    """The character that an entity stands for, where it is Chinese or a curly quote; any other stays an entity."""
    character = unescape(found[0])
    return character if len(character) == 1 and (character in "“”‘’" or character >= "\u2e80") else found[0]


class _Page:
    """One page on its way through: what is written so far, and the line of text that is still open."""

    def __init__(self, locale: str, page_variant: Variant | None) -> None:
        self._locale = locale
        self._variant = page_variant
        self._scope = Scope(locale)
        self._out: list[str] = []
        self._line: list[int] = []  # where in _out the texts of the open line stand
        self._data_script = False

    @property
    def is_plain(self) -> bool:
        """Whether words, marks and tags here become what they would at the top of a page."""
        here = self._scope.here
        return (
            here.mode is Mode.CONVERT and not here.svg and here.name not in _TEXT_ONLY and not self._scope.may_be_closed
        )

    def take(self, token: Token) -> None:
        """Converts one token."""
        if token.kind == "text":
            self._text(token.text)
            return
        if self._line and token.name not in INLINE and token.kind != "other":
            self._end_line()
        if token.kind == "start":
            self._start(token)
            return
        if token.kind == "end":
            self._scope.leave(token.name)
        elif token.kind == "raw" and self._data_script:
            self._out.append(self._json(token.text))
            return
        self._out.append(token.text)

    def finish(self) -> str:
        """The whole page."""
        self._end_line()
        return "".join(self._out)

    def _text(self, text: str) -> None:
        if self._variant is None and "-{" not in text:
            self._out.append(text)
            return
        frame = self._scope.here
        if frame.mode is Mode.LITERAL or is_shown_address(text):
            self._end_line()
            self._out.append(text)
            return
        for is_mark, part in split_marks(text):
            converts = self._variant is not None and frame.mode is Mode.CONVERT
            if is_mark or not converts:
                self._end_line()
                self._out.append(self._mark(resolve(unescape(part), self._locale), frame) if is_mark else part)
                continue
            self._line.append(len(self._out))
            self._out.append(_ENTITY.sub(_character, part))

    def _end_line(self) -> None:
        """Converts the open line whole."""
        if not self._line or self._variant is None:
            return
        texts = tuple([self._out[index] for index in self._line])
        if len(texts) == 1:
            self._out[self._line[0]] = convert_plain(texts[0], self._variant)
        else:
            for index, text in zip(self._line, convert_run(texts, self._variant), strict=True):
                self._out[index] = text
        self._line.clear()

    def _mark(self, found: Resolved, frame: Frame) -> str:
        if found.treatment is Treatment.KEEP and not (frame.fixed or frame.name in _TEXT_ONLY):
            name = "tspan" if frame.svg else "span"
            return f'<{name} translate="no" lang="{DEFAULT.code}">{escape(found.text, quote=False)}</{name}>'
        return escape(self._settled(found, frame), quote=False)

    def _settled(self, found: Resolved, frame: Frame) -> str:
        if found.treatment is Treatment.CONVERT and frame.mode is Mode.CONVERT:
            return convert_plain(found.text, self._variant)
        return found.text

    def _plain(self, text: str, frame: Frame, *, html: bool) -> str:
        """Text where no element may stand: attributes, JSON. `html`: entities count in it."""
        done = []
        for is_mark, part in split_marks(text):
            if is_mark:
                settled = self._settled(resolve(unescape(part) if html else part, self._locale), frame)
                done.append(escape(settled) if html else settled)
            elif frame.mode is Mode.CONVERT:
                part = _ENTITY.sub(_character, part) if html and self._variant else part
                done.append(convert_plain(part, self._variant))
            else:
                done.append(part)
        return "".join(done)

    def _start(self, token: Token) -> None:
        outside = self._scope.here.mode
        frame = self._scope.enter(token.name, token.text)
        if frame.mode is not outside:
            self._end_line()
        self._data_script = token.name == "script" and is_data_script(token.text) and not frame.fixed
        words = self._variant is not None and (not token.text.isascii() or "&" in token.text)
        may_change = words or "-{" in token.text
        if frame.mode is Mode.LITERAL or not may_change:
            self._out.append(token.text)
            return
        self._out.append(_tag(token, frame, self._locale, self._variant))

    def tag(self, token: Token, frame: Frame) -> str:
        """A start tag with what is read of it converted."""
        tag = token.text
        for attribute in reversed(read_attributes(token)):
            value = self._plain(attribute.value, frame, html=True)
            tag = tag[: attribute.start] + value + tag[attribute.end :]
        return tag

    def _json(self, text: str) -> str:
        return _JSON_STRING.sub(self._json_string, text)

    def _json_string(self, found: re.Match[str]) -> str:
        if found[2]:
            return found[0]
        try:
            value = str(json.loads(found[1]))
        except ValueError:
            return found[0]
        words = Frame("script")
        done = value if is_address(value) else self._plain(value, words, html=False)
        return found[0] if done == value else json_for_script(done)
