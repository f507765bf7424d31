"""What a page's markup says of each block, as a hint for or against the article; the lines' own shapes decide with it.

Two kept extractors give a vote each: readability's is worth more (on 55 saved Chinese pages it took menus along three times,
trafilatura on every second page), and neither is followed blindly: where both fail, the shapes of the lines remain.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

import trafilatura
from lxml import etree, html
from readability import Document as Readability  # type: ignore[import-untyped]

from scripts.articles.chinese import han_count, squeeze
from scripts.articles.containers.apart import NOT_SHOWN, UNSEEN
from scripts.articles.containers.blocks import Block, blocks_of
from scripts.articles.furniture import is_furniture
from scripts.articles.patterns import kind_of
from scripts.articles.shapes import shape_of

READABILITY_YES, READABILITY_NO = 1.5, -1.5
TRAFILATURA_YES, TRAFILATURA_NO = 0.5, -0.5
LINKED = -1.5
OUTER = -2.0
INVISIBLE = -8.0
NAMED = -1.5
MOSTLY_LINKED = 0.7
LEAST_HAN = 60  # an extractor that found less has found nothing
SHORT = 10
LEAST_FURNITURE = 4  # lines that are plainly furniture, by which an extractor can be judged
TOOK_ALL = 0.5  # share of them that shows that it took the whole page
TOOK_LITTLE = 0.35  # share of the page's paragraphs below which it took something else
LONGEST_GAP = 8  # blocks that an extractor may have left out inside the text
FORM_NEAR, FORM_HAN = 2, 80  # elements around a block, and Han characters of a form
NEAR = 3  # elements around a block in which its neighbours are its company
OUTER_TAGS = frozenset({"nav", "footer", "aside", "form", "menu"})
# names that sites give to parts of their pages all over the world; readability has such a list, too
NAMES = re.compile(
    r"comment|relate|recommend|tuijian|xiangguan|pinglun|sidebar|footer|(?:^|[-_ ])(?:nav|menu|share|rank|hot|ad|ads|copyright|breadcrumb|crumbs?|toolbar|login|tags?)(?:$|[-_ ])",
    re.IGNORECASE,
)
LIST_MARK = re.compile(r"^[-#*\d.|]+")


@dataclass(frozen=True)
class Evidence:
    """A hint for each block, and which blocks each extractor took for the article."""

    hints: tuple[float, ...]
    by_readability: tuple[bool, ...]
    by_trafilatura: tuple[bool, ...]


def evidence(source: str, blocks: Sequence[Block]) -> Evidence:
    """The evidence for a page's blocks; `source` is without scripts and styles."""
    one, other = _votes(blocks, by_readability(source)), _votes(blocks, _trafilatura(source))
    forms = _forms(blocks)
    hints = [_by_markup(block, forms) for block in blocks]
    furniture = [_says_furniture(block.text) for block in blocks]
    for votes, yes, no in ((one, READABILITY_YES, READABILITY_NO), (other, TRAFILATURA_YES, TRAFILATURA_NO)):
        if sum(block.size for block, vote in zip(blocks, votes, strict=True) if vote) >= LEAST_HAN:
            no = 0.0 if _took_little(blocks, votes) else no
            yes = 0.0 if _took_everything(votes, furniture) else yes
            whole = _filled_up(blocks, votes)
            hints = [hint + (yes if vote else no) for hint, vote in zip(hints, whole, strict=True)]
    return Evidence(tuple(hints), tuple(one), tuple(other))


def _says_furniture(text: str) -> bool:
    """Whether a block is no article's, wherever it stands; what stands under a picture is taken along by all."""
    kind = kind_of(text, "edges", "anywhere", "region")
    return (kind is not None and kind != "source_credit") or is_furniture(text)


def _took_everything(votes: Sequence[bool], furniture: Sequence[bool]) -> bool:
    """Whether an extractor took most of what is plainly furniture: then its yes says nothing (its no still does)."""
    taken = [vote for vote, plain in zip(votes, furniture, strict=True) if plain]
    return len(taken) >= LEAST_FURNITURE and sum(taken) > TOOK_ALL * len(taken)


def _took_little(blocks: Sequence[Block], votes: Sequence[bool]) -> bool:
    """Whether an extractor took little of the page's paragraphs: it has found something else, and its no says nothing."""
    sizes = [
        (block.size, vote)
        for block, vote in zip(blocks, votes, strict=True)
        if shape_of(block.text).kind == "paragraph"
    ]
    return sum(size for size, vote in sizes if vote) < TOOK_LITTLE * sum(size for size, _ in sizes)


def _filled_up(blocks: Sequence[Block], votes: Sequence[bool]) -> list[bool]:
    """The votes, with short gaps filled: a list or a heading that stands in one element with the text around it is text, too."""
    out = list(votes)
    last = -1
    for i, vote in enumerate(votes):
        if not vote:
            continue
        gap = range(last + 1, i)
        if last >= 0 and 0 < len(gap) <= LONGEST_GAP:
            around = _near(blocks[last]) & _near(blocks[i])
            plain = all(block.linked < MOSTLY_LINKED * block.size for block in (blocks[k] for k in gap))
            if plain and all(around & _near(blocks[k]) for k in gap):
                out[gap.start : gap.stop] = [True] * len(gap)
        last = i
    return out


def _near(block: Block) -> frozenset[html.HtmlElement]:
    """The elements right around a block."""
    return frozenset(islice(block.element.iterancestors(), NEAR)) | {block.element}


def _by_markup(block: Block, forms: frozenset[html.HtmlElement]) -> float:
    """What a block's own element and those around it say."""
    hint = (
        LINKED if block.size and block.linked >= MOSTLY_LINKED * block.size and not block.tag.startswith("h") else 0.0
    )
    if forms and (block.element in forms or forms.intersection(islice(block.element.iterancestors(), FORM_NEAR))):
        return hint + NAMED
    around = chain((block.element,), block.element.iterancestors()) if block.element.tag != "body" else ()
    for depth, element in enumerate(around):
        if UNSEEN.search(element.get("style") or ""):
            return hint + INVISIBLE
        if element.tag in OUTER_TAGS or NOT_SHOWN.search(element.get("style") or ""):
            return hint + OUTER
        if element.tag in ("body", "html") or depth > 40:
            break
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if NAMES.search(name[:200]):
            return hint + NAMED
    return hint


def _forms(blocks: Sequence[Block]) -> frozenset[html.HtmlElement]:
    """The elements that are there to be filled in: fields and hardly any text."""
    around: dict[html.HtmlElement, bool] = {}
    if blocks:
        for field in blocks[0].element.getroottree().iter("input", "select", "textarea"):
            for element in islice(field.iterancestors(), FORM_NEAR):
                if element not in around and element.tag not in ("body", "html"):
                    around[element] = han_count(element.text_content() or "") <= FORM_HAN
    return frozenset(element for element, is_form in around.items() if is_form)


def by_readability(source: str) -> list[str]:
    """What readability takes for the article, block by block; nothing where it fails."""
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return [block.text for block in blocks_of(Readability(source).summary())]
    except (etree.LxmlError, ValueError, RecursionError, TypeError, AttributeError, KeyError):
        return []
    except Exception as error:  # readability wraps whatever it meets in an exception of its own
        if type(error).__module__.startswith("readability"):
            return []
        raise


def _trafilatura(source: str) -> list[str]:
    """What trafilatura takes for the article, line by line; nothing where it fails."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return (trafilatura.extract(source, include_comments=False) or "").splitlines()
    except (etree.LxmlError, ValueError, RecursionError, TypeError, AttributeError, KeyError):
        return []


def _votes(blocks: Sequence[Block], taken: Sequence[str]) -> list[bool]:
    """Which blocks stand in what was taken: as a whole, or in a longer piece."""
    keys = {key for text in taken if (key := key_of(text))}
    text = "\n".join(keys)
    long = [key for key in keys if len(key) >= SHORT]
    found = []
    for block in blocks:
        key = key_of(block.text)
        inside = len(key) >= SHORT and (key in text or any(other in key for other in long if len(other) * 2 > len(key)))
        found.append(bool(key) and (key in keys or inside))
    return found


def key_of(text: str) -> str:
    """A text without blanks and without the marks that an extractor may add or drop."""
    return LIST_MARK.sub("", squeeze(text).replace("|", "")).strip("*")


def page_title(tree: html.HtmlElement) -> str:
    """The page's <title>, or what it tells other sites that its title is."""
    found = tree.findtext(".//title") or ""
    if han_count(found) < 2:
        found = next(
            (str(meta.get("content") or "") for meta in tree.iter("meta") if meta.get("property") == "og:title"), found
        )
    return " ".join(found.split())[:200]
