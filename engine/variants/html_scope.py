"""Knows, at every point of a page, whether the words there are to be converted.

That depends on the elements that are open: words inside code stay, words in another language stay, and so do words
marked translate="no". HTML lets authors and minifiers leave out `</p>`, `</li>` and others, so this also closes what
the standard closes by itself (html.spec.whatwg.org, 13.1.2.4).
"""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache

from engine.locales import LOCALES
from engine.variants.html_tokens import attributes, names

# Text that is data and not prose: nothing in it is touched, not even a mark.
LITERAL = names("code pre kbd samp var script style")
# Elements inside a line, which a phrase may run across: 征<b>信</b>.
INLINE = names(
    "a abbr b bdi bdo cite data del dfn em font i ins mark q s small span strike strong sub sup time tspan u wbr"
)
VOID = names("area base br col embed hr img input link meta param source track wbr")

_BLOCKS = names("""
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul""")
_CELLS = names("td th")
_ROWS = _CELLS | {"tr"}
# A start tag → the open elements that it closes.
_CLOSES: dict[str, frozenset[str]] = {
    **{name: frozenset({"p"}) for name in _BLOCKS},
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    **dict.fromkeys(("td", "th"), _CELLS),
    "tr": _ROWS | {"caption", "colgroup"},
    **dict.fromkeys(("thead", "tbody", "tfoot"), _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}),
    "option": frozenset({"option"}),
    **dict.fromkeys(("optgroup",), frozenset({"option", "optgroup"})),
    **dict.fromkeys(("rt", "rp"), frozenset({"rt", "rp"})),
    "body": frozenset({"head"}),
}
_LEFT_OPEN = frozenset().union(*_CLOSES.values())
# A start tag closes nothing beyond the nearest of these.
_WALLS = names(
    """html body template object svg button table ul ol menu dl select ruby section article aside nav main header
    footer blockquote details figure fieldset form"""
)


_LANGUAGE_ATTRIBUTES = ("lang", "xml:lang", "hreflang")  # the first that is there counts


class Mode(Enum):
    """What happens to words at one point of a page."""

    CONVERT = "convert"
    MARKS = "marks"  # marks are resolved; other words stay
    LITERAL = "literal"  # everything stays


@dataclass(frozen=True)
class Frame:
    """An open element, and what its content inherits."""

    name: str
    literal: bool = False
    fixed: bool = False
    foreign: bool = False
    svg: bool = False

    @cached_property
    def mode(self) -> Mode:
        if self.literal:
            return Mode.LITERAL
        return Mode.MARKS if self.fixed or self.foreign else Mode.CONVERT


_frame = lru_cache(maxsize=4096)(Frame)  # a site has millions of elements and a hundred kinds of frames


@lru_cache(maxsize=8192)  # a site says the same few thousand tags over and over
def _says_language(tag: str) -> bool:
    lowered = tag.lower()
    return "lang" in lowered or "translate" in lowered  # also xml:lang and notranslate


class Scope:
    """The open elements while one page is read; one object a page."""

    def __init__(self, locale: str) -> None:
        self._own = LOCALES[locale].tags  # any other language stays
        self._open = [Frame("")]

    @property
    def here(self) -> Frame:
        """The innermost open element."""
        return self._open[-1]

    @property
    def may_be_closed(self) -> bool:
        """Whether a start tag here may close an element that was opened before: a paragraph without its `</p>`."""
        names = [frame.name for frame in self._open]
        inner = next((at for at in range(len(names) - 1, 0, -1) if names[at] in _WALLS), 0)
        return not _LEFT_OPEN.isdisjoint(names[inner:])

    def enter(self, name: str, tag: str) -> Frame:
        """Takes in a start tag; the frame it returns also decides about the tag's own attributes."""
        if name in _CLOSES:
            self._close(_CLOSES[name])
        outer = self.here
        svg = name == "svg" or (outer.svg and name != "foreignobject")
        inherited = _frame(name, outer.literal or name in LITERAL, outer.fixed, outer.foreign, svg)
        frame = self._by_attributes(inherited, tag)
        if name not in VOID and not (frame.svg and tag.endswith("/>")):
            self._open.append(frame)
        return frame

    def leave(self, name: str) -> None:
        """Takes in an end tag: closes the element and all inside it; a tag that closes nothing is passed over."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name == name:
                del self._open[depth:]
                return

    def _close(self, names: frozenset[str]) -> None:
        """Closes the outermost open element of these names that stands before a wall."""
        found = 0
        for depth in range(len(self._open) - 1, 0, -1):
            name = self._open[depth].name
            if name in names:
                found = depth
            elif name in _WALLS or (name in _CELLS and "p" in names):
                break
        if found:
            del self._open[found:]

    def _by_attributes(self, frame: Frame, tag: str) -> Frame:
        """The nearest `translate` (or class notranslate) and `lang` (or xml:lang) count. A link to another language (hreflang) bears that language's name.

        The page's own `<html lang>` is not asked: the caller has said which language the page is in.
        """
        if not _says_language(tag):
            return frame
        values = {attribute.name: attribute.value.strip().lower() for attribute in reversed(attributes(tag))}
        language = next((values[name] for name in _LANGUAGE_ATTRIBUTES if name in values), None)
        if language is not None and frame.name != "html":
            frame = replace(frame, foreign=language not in self._own)
        if "translate" in values:
            frame = replace(frame, fixed=values["translate"] == "no")
        if "notranslate" in values.get("class", "").split():
            frame = replace(frame, fixed=True)
        return frame
