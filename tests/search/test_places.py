"""What the search makes of finished pages: places with their words, lines of text, links to other places, and the rows of an index."""

from pathlib import Path
from typing import Any

import pytest

from engine.search.files import write_hashed, write_manifest
from engine.search.index import beyond, index, places, titles
from engine.search.lines import LABEL, LINK, LINK_END, text_lines, title_line
from engine.search.page_reader import ITEM, PART, STEP, Entry, read_places
from engine.search.pages import SAYS_AGAIN, PageEntries, fold_repeated, read_page, read_site
from engine.search.questions import load_questions, questions_of
from engine.search.real_words import bloom
from engine.search.words import Calls, SearchWords, Topic

HEAD = "<title>Bikes · site</title>"


def article(inside: str) -> str:
    return f'{HEAD}<p>before</p><article><h1 id="top">Bikes</h1>{inside}</article><p>behind</p>'


@pytest.mark.parametrize(
    ("page", "level", "kind"),
    [
        ("guides/fix", 2, "step"), ("guides/fix", 3, "step"), ("calculator", 2, "step"), ("calculator", 3, "part"), ("faq", 3, "question"),
        ("faq", 2, "part"), ("glossary", 2, "term"), ("glossary", 3, "part"), ("rules", 3, "rule"), ("rules", 2, "part"), ("about", 2, "part"),
    ],
)  # fmt: skip
def test_a_heading_is_what_its_page_makes_of_its_level(page: str, level: int, kind: str) -> None:
    found = read_places(article(f'<h{level} id="one">One</h{level}>'), page)
    assert [(entry.kind, entry.id, entry.title, entry.place) for entry in found] == [
        ("page", "", "Bikes", page),
        (kind, "one", "One", f"{page}#one"),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>a</p><p>b &amp; c</p>", "a\nb & c"),
        ("<p>a <b>b</b> <i>c</i></p>", "a b c"),
        ("a<br>b", "ab"),  # no block begins
        ("<p>a</p><nav>n</nav><script>s</script><style>t</style><form>f</form><button>b</button><svg>v</svg>", "a"),
        ('<p>a</p><div class="x toc"><p>in <b>it</b></p></div><p hidden>h</p><p>b</p>', "a\nb"),
        ('<p class="say">words to say</p><p class="saying">b</p>', "b"),
        ("<table><tr><th>h</th><td>one two</td></tr></table>", f"{LABEL}one two"),  # "h" is one letter
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<h4 id='x'>no place</h4><h2>no id</h2><p>a</p>", "no placeno id\na"),
        ("<article>inner</article><p>a</p>", "inner\na"),
        ("</p><p>a</b></p>b", "a\nb"),  # what was never opened ends nothing
        ("<p>a<p>b", "a\nb"),
        ('<p>a <a href="x">link</a> b c d e f</p>', "a link b c d e f"),
    ],
)
def test_a_page_says_what_stands_in_its_article(inside: str, text: str) -> None:
    found = read_page(article(inside), "about", "about/")
    assert found is not None and [entry.text for entry in found.entries] == [text]


def test_a_page_without_a_heading_has_no_place_and_is_none() -> None:
    assert read_places(f"{HEAD}<article><p>a</p></article>", "x") == []
    assert read_page("<p>a</p>", "x", "x/") is None
    assert read_page(f'{HEAD}<h1 id="top">outside</h1>', "x", "x/") is None


@pytest.mark.parametrize(
    ("page", "href", "place"),
    [
        ("guides/fix", "../lock/#oil", "guides/lock#oil"),
        ("guides/fix", "#oil", "guides/fix#oil"),
        ("guides/fix", "../../#oil", "index#oil"),
        ("guides/fix", "../../faq/#q", "faq#q"),
        ("index", "faq/#q", "faq#q"),
        ("index", "./#q", "index#q"),
        ("guides/fix", "../lock/", ""),
        ("guides/fix", "https://example.org/#oil", ""),
        ("guides/fix", "/lock/#oil", ""),
        ("guides/fix", "tel:110", ""),
    ],
)
def test_a_link_leads_to_a_place_of_the_site_or_nowhere(page: str, href: str, place: str) -> None:
    found = read_places(article(f'<p><a href="{href}">x</a></p>'), page)
    assert found[0].leads_to == ([place] if place else [])


def test_a_term_has_its_forms_as_names_and_a_rule_its_instrument() -> None:
    facts = '<h{0} id="one">One</h{0}><ul class="facts"><li>Law： <b>Bike law</b></li><li lang="en"> bike </li><li>2020</li></ul><p>a</p>'
    (_, term), (_, rule), (_, part) = (
        read_places(article(facts.format(level)), page) for page, level in (("glossary", 2), ("rules", 3), ("about", 2))
    )
    assert (term.names, rule.names, part.names) == (["bike"], ["", "bike"], ["bike"])
    named = read_places(
        article('<h3 id="one">One</h3><p class="facts">Law: Bike law</p><p class="facts">2020</p>'), "rules"
    )
    assert named[1].names == ["Bike law"]


def test_items_have_addresses_of_their_own_and_words_that_are_no_link() -> None:
    items = (
        '<ul><li class="task-list-item">before a step <a href="#one">x</a></li></ul><h2 id="one">One</h2>'
        '<ul><li class="check"><input id="tick">Oil <b>it</b> <a href="../b/#two">how</a><br></li><li class="check"><input>Turn</li></ul>'
    )
    found = read_page(article(items), "checklists/a", "checklists/a/")
    assert found is not None
    assert [(entry.kind, entry.id, entry.title, entry.leads_to) for entry in found.entries] == [
        ("page", "", "Bikes", []),
        ("item", "", "before a step", ["checklists/a#one"]),
        ("part", "one", "One", []),
        ("item", "tick", "Oil it", ["checklists/b#two"]),
        ("item", "one", "Turn", []),
    ]


@pytest.mark.parametrize(
    ("html", "page", "name"),
    [
        (article(""), "a", "Bikes"),
        (article("").replace("Bikes · site", "Fix · Bikes · site"), "a", "Fix"),
        (article("").replace(HEAD, ""), "a", "Bikes"),  # its heading
        ('<a href="." aria-current="page">In &amp; menu</a>' + article(""), "a", "In & menu"),
        ('<a href="." aria-current="page">In menu</a>' + article(""), "index", "Bikes"),
        (article("<title>of a drawing</title>"), "a", "Bikes"),
    ],
)
def test_a_page_is_called_as_the_menu_calls_it(html: str, page: str, name: str) -> None:
    found = read_page(html, page, f"{page}/")
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("  a \n\n b  c \n", "a\nb c"),
        ("名单 。好 ！", "名单。好！"),
        ("查看合同 ()。写 ____ 处", "查看合同。写 处"),
        (f"{LABEL}cell of words", f"{LABEL}cell of words"),
        (f"{LABEL}1.", ""),
        (f"{LABEL}12", f"{LABEL}12"),
        (f"{LINK}See threats{LINK_END}.", f"{LABEL}See threats."),
        (f"先离开。看{LINK}威胁怎么报警{LINK_END}。", f"先离开。\n{LABEL}看威胁怎么报警。"),
        (f"这里一共有四个字{LINK}四个字{LINK_END}。", "这里一共有四个字四个字。"),
        (f"四字{LINK}三个字{LINK_END}。", f"{LABEL}四字三个字。"),  # six tenths of it
        (f"四字四{LINK}三个字{LINK_END}。", "四字四三个字。"),
        ("“走。”他说。", "“走。”他说。"),
        ("It is 3.5 km. Go.", "It is 3.5 km. Go."),
        ("……", ""),
    ],
)
def test_what_is_no_sentence_stands_apart(text: str, lines: str) -> None:
    assert text_lines(text) == lines


def test_a_title_is_one_line() -> None:
    assert title_line(f" a\n {LINK}b{LINK_END} () ____ c ") == "a b c"


def of(page: str, *entries: Entry) -> PageEntries:
    return PageEntries(page, f"{page}/", page.upper(), list(entries))


def test_what_stands_on_three_pages_alike_is_no_place_and_counts_once() -> None:
    pages = [
        of(name, Entry(name, "", "page", name, "same\nown " + name), Entry(name, "i", ITEM, "tick"), Entry(name, "x", PART, "Often", "more", leads_to=["z#z"]))
        for name in ("a", "b", "c")
    ]  # fmt: skip
    twice = [
        of(page.page, *page.entries, Entry(page.page, "t", PART, "Twice", "two")) if page.page != "c" else page
        for page in pages
    ]
    found = fold_repeated(twice)
    assert [[entry.id for entry in page.entries] for page in found] == [["", "i", "t"], ["", "i", "t"], ["", "i"]]
    assert [page.entries[0].text for page in found] == ["same\nown a\nmore", "own b", "own c"]
    assert [entry.text for page in found for entry in page.entries if entry.id == "t"] == ["two", "two"]
    assert found[1].entries[0].leads_to == ["z#z"]


def test_one_language_s_pages_are_read_and_no_page_that_says_others_again(tmp_path: Path) -> None:
    for name in ("index.html", "a/index.html", "en/index.html", "en/a/index.html", "all/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(article("") + (SAYS_AGAIN if "all" in name else ""), encoding="utf-8")
    assert [(page.page, page.url) for page in read_site(tmp_path, "zh-Hans", "", {"en"})] == [
        ("a", "a/"),
        ("index", ""),
    ]
    assert [(page.page, page.url) for page in read_site(tmp_path, "en", "en/", {"en"})] == [
        ("a", "en/a/"),
        ("index", "en/"),
    ]
    with pytest.raises(ValueError, match="no page in de to search"):
        read_site(tmp_path, "de", "de/", set())


WORDS = SearchWords(
    (), (), {}, (), (), (Topic(("car",), {"zh": "不讲车", "en": "no cars"}, "a#s"), Topic(("x",), {"zh": "x", "en": "x"}, "gone")), (),
    {"a#s": Calls(("锁 s", "lock"), ("怎么开", "how to open")), "a": Calls(("车",), ())},
)  # fmt: skip
SITE = [
    of("a", Entry("a", "", "page", "A"), Entry("a", "s", STEP, "Step", "text", ["name"], ["b#s", "a#s"]), Entry("a", "s", ITEM, "Tick", "", [], ["b#s", "a", "a#s"])),
    of("b", Entry("b", "s", STEP, "Other"), Entry("b", "t", "term", "Term", "", [], ["b#s", "a#s", "gone#x"])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("english", "rows"),
    [
        (False, [
            [0, "", "page", "A", "", ["车"], [], ["A"], []],
            [0, "s", STEP, "Step", "text", ["锁 s"], ["怎么开"], ["lock", "name", "how to open"], []],
            [0, "s", ITEM, "Tick", "", [], [], [], [1, 3]],
            [1, "s", STEP, "Other", "", [], [], ["Other one"], []],
            [1, "t", "term", "Term", "", [], [], [], [1, 3]],
        ]),
        (True, [
            [0, "", "page", "A", "", ["A"], [], ["车"], []],
            [0, "s", STEP, "Step", "text", ["lock", "name"], ["how to open"], ["锁 s", "步骤", "怎么开"], []],
            [0, "s", ITEM, "Tick", "", [], [], [], [1, 3]],
            [1, "s", STEP, "Other", "", [], [], [], []],
            [1, "t", "term", "Term", "", [], [], [], [1, 3]],
        ]),
    ],
)  # fmt: skip
def test_an_entry_s_row_has_its_own_names_those_of_the_other_language_and_the_steps_it_speaks_for(
    english: bool, rows: list[Any]
) -> None:
    others = {"a#s": "步骤"} if english else {"b#s": "Other one"}
    assert index(SITE, others, WORDS, english) == {"pages": [["a", "a/", "A"], ["b", "b/", "B"]], "entries": rows}


def test_topics_left_out_lead_to_the_place_that_helps() -> None:
    assert beyond(SITE, WORDS, "en") == [{"words": ["car"], "says": "no cars", "at": 2}]
    assert beyond(SITE, WORDS, "zh-TW")[0]["says"] == "不講車"
    assert titles(SITE) == {"a": "A", "a#s": "Step", "b#s": "Other", "b#t": "Term"}
    assert places(SITE) == {"a", "a#s", "b#s", "b#t"}


def test_questions_belong_to_the_first_entry_of_their_place(tmp_path: Path) -> None:
    asked = {"a#s": ["怎么开", "how"], "gone": ["谁"]}
    assert questions_of(SITE, asked, english=False) == [[], ["怎么开"], [], [], []]
    assert questions_of(SITE, asked, english=True) == [[], ["how"], [], [], []]
    assert load_questions(tmp_path / "none.yml") == {}


@pytest.mark.parametrize("text", ["- a\n", "a: b\n", "a: [b, 1]\n", "a: [b, '']\n", "a: [b, ' ']\n"])
def test_questions_of_another_form_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "questions.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"questions\.yml:1: "):
        load_questions(tmp_path / "questions.yml")


def test_a_filter_is_the_same_on_every_machine() -> None:
    """The worker's known.mjs reads it; a changed bit anywhere is another filter."""
    assert bloom(["lock", "车锁"], 11, 7) == {"bits": "qm5X", "size": 23, "hashes": 7}
    assert bloom(["a"], 4.5, 2)["size"] == 5


def test_a_file_s_name_carries_its_content(tmp_path: Path) -> None:
    assert write_hashed(tmp_path / "new", "a", ".json", "{}") == "a.44136fa355b3.json"
    assert (tmp_path / "new" / "a.44136fa355b3.json").read_text(encoding="utf-8") == "{}"
    write_manifest(tmp_path, {"b": "字", "a": [1, 2]})
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == '{"a":[1,2],"b":"字"}'
