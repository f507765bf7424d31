"""A page's article and the frame around it, each worked on for itself: where only one of them changed the other is not worked on again, and
the booklet takes the articles as their own pages have them.

That is the same as the page in one piece where the article is whole: every element that begins in it ends in it, and no line at its edges
could go on in the frame. Where it is not, the page is worked on in one piece.
"""

from collections.abc import Callable

from engine.variants.html_scope import INLINE, VOID
from engine.variants.html_tokens import tokens

PLACE = "<!-- article -->"
H1, P = "</h1>", "</p>"

Work = Callable[[str], str]


def article_of(content: str) -> str:
    """What follows the heading of a page's content and its first paragraph; a template may put something between."""
    body = content.partition(H1)[2]
    return body.partition(P)[2] if body.lstrip().startswith("<p>") else body


def in_parts(html: str, article: str, whole: Work, frame: Work, part: Work) -> str:
    """The page by `frame` and `part` where it can be taken apart, else by `whole`. `frame` gets the page with PLACE where the article stood,
    and gives "" where that is not a place like any other."""
    if html.count(article) == 1 and PLACE not in html and (done := part(article)):
        around = frame(html.replace(article, PLACE))
        if around.count(PLACE) == 1:
            return around.replace(PLACE, done)
    return whole(html)


def is_whole(article: str) -> bool:
    """Whether an article can be worked on for itself."""
    opened: list[str] = []
    edges = list[str]()  # names of the first and the last tag
    for kind, text, name in tokens(article):
        if kind in ("text", "raw", "other"):
            if not opened and not text.isspace():
                return False  # text or a remark between the blocks, or a tag that never ends
            continue
        edges = [*edges[:1], name]
        if kind == "end":
            if not opened or opened.pop() != name:
                return False
        elif name not in VOID and not ("svg" in opened and text.endswith("/>")):
            opened.append(name)
    return bool(edges) and not opened and INLINE.isdisjoint(edges)
