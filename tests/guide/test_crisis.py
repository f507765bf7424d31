"""Wordings of people in danger call for a card, what only looks alike does not; data/crisis.yml is checked line by line."""

from pathlib import Path

import pytest

from engine.search.build import read_sites
from engine.search.crisis import compiled, flat, load_crisis, parts_for
from tests.conftest import LOCALES, ROOT
from tests.guide.test_nothing_replaced import words
from tests.search.crisis_inner import calls, calls_in_parts
from tests.search.crisis_set import ORDINARY, SEEN, read_wordings, sets, share_called
from tests.search.queries import read_queries

FILE = ROOT / "data" / "crisis.yml"
HERE = ROOT / "tests" / "search"
# The share of a set that may call for the soft card though it asks for something else.
SOFT = 0.01
# The share of strangers' wordings that call for a card, of those tuned on and of the unseen ones: it may grow, never fall.
CALLED = (1.0, 1.0, 0.88, 0.98, 0.93)
# The later strangers' ordinary questions are chosen to look like danger, some of a relative's death: so many of each part call for a card,
# and of the third's unseen ones two for the clear one.
TRICKY = (2, 3, 2, 10)
TRICKY_CLEAR = (0, 0, 0, 2)
# Questions of our sets that want the card's own page or the step about calm.
MEANT = {"faq#cannot-go-on", "guides/cautions#stay-calm"}


def test_every_example_calls_for_its_card() -> None:
    examples = load_crisis(FILE).examples
    asked = [(kind, text) for kind, texts in examples.items() for text in texts]
    wrong = []
    for (kind, text), call in zip(asked, calls([text for _, text in asked]), strict=True):
        called = (
            "silent" if call is None else kind if call.get(kind) else call["card"]
        )  # after and other are told beside
        if called != kind:
            wrong.append((kind, text, call))
    assert len(asked) > 40
    assert wrong == []


def test_nothing_unseen_and_no_length_hides_a_cry_for_help() -> None:
    story = "他们每天打给我的家人，" * 60
    hidden = [
        " " * 300 + "我想死",
        f"{story}我不想活了",
        f"我不想活了，{story}",
        "i want to d\u00adie",
        "i want to d\u200bie",
    ]
    assert [call and call["card"] for call in calls([*hidden, story])] == ["clear"] * len(hidden) + [None]


def test_our_questions_call_for_no_clear_card_and_hardly_a_soft_one() -> None:
    names = ("tuning", "fresh", "kept-aside", "strangers")
    queries = [
        query for name in names for query in read_queries(HERE / f"{name}.tsv") if not MEANT & set(query.expected)
    ]
    found = calls([query.text for query in queries])
    called = [(query.text, call) for query, call in zip(queries, found, strict=True) if call]
    assert [text for text, call in called if call["card"] == "clear"] == []
    assert len(called) <= SOFT * len(queries), called


def test_strangers_wordings_call_for_a_card_and_ordinary_questions_for_none() -> None:
    first, *later = sets().values()
    assert [len(part) for part in (first, *later)] == [200, 70, 70, 124, 124]
    assert [share_called(part) >= floor for part, floor in zip((first, *later), CALLED, strict=True)] == [True] * 5
    assert [one.text for one in first if one.kind == ORDINARY and one.called != "silent"] == []
    tricky = [[one.called for one in part if one.kind == ORDINARY] for part in later]
    assert [len(part) - part.count("silent") <= most for part, most in zip(tricky, TRICKY, strict=True)] == [True] * 4
    assert [part.count("clear") <= most for part, most in zip(tricky, TRICKY_CLEAR, strict=True)] == [True] * 4


def test_the_commonest_words_call_for_no_card_but_those_that_mean_it() -> None:
    common = [*words("common-zh.txt"), *words("common-en.txt")]
    called = [(word, call["card"]) for word, call in zip(common, calls(common), strict=True) if call]
    assert {word for word, card in called if card == "clear"} == {"自杀", "suicide"}
    assert len(called) <= SOFT * len(common) / 4, called


@pytest.mark.parametrize("locale", LOCALES)
def test_no_heading_calls_for_a_card_but_those_about_it(locale: str, site_dir: Path) -> None:
    pages = read_sites(site_dir, LOCALES, LOCALES[0])[locale]
    titles = [(entry.place, entry.title) for page in pages for entry in page.entries]
    found = calls([title for _, title in titles])
    called = {place for (place, _), call in zip(titles, found, strict=True) if call}
    assert called <= {"faq#cannot-go-on", "faq-court#after-death"}


GOOD = """groups: {want: [想]}
silent: {patterns: [死机], examples: [死机]}
clear: {patterns: ['{want} 死'], examples: [想死]}
soft: {patterns: [崩溃], examples: [崩溃]}
after: {patterns: [死后 … 债], examples: [死后的债]}
other: {patterns: [朋友], examples: [朋友]}
alone: {活: [活着]}
heard: [想死]
vague: [die]
like: {dye: die}
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("{want} 死", "{wish} 死"), r"crisis\.yml:3: .*there is no group \{wish\}"),
        (GOOD.replace("死机]", "死机.*]", 1), r"crisis\.yml:2: .*a pattern is letters"),
        (GOOD.replace("heard: [想死]\n", ""), r"crisis\.yml:1: the parts of this file are"),
    ],
)
def test_a_mistake_is_told_by_line(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "crisis.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load_crisis(file)


def test_a_small_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "crisis.yml"
    file.write_text(GOOD, encoding="utf-8")
    grammar = load_crisis(file).grammar
    assert grammar["patterns"]["clear"] == {"han": ["{want}死"], "latin": []}
    assert grammar["patterns"]["after"] == {"han": ["(?:死后)[^]{0,8}?债"], "latin": []}
    assert ["活动", "活"] in grammar["holding"]
    assert "活着" not in [word for word, _ in grammar["holding"]]
    assert grammar["heard"] == [["想死", "xiang si"]]
    assert "私" in grammar["sounds"]["si"]


def test_signs_that_mean_it_only_together_stand_in_any_order() -> None:
    assert compiled("{want} 死 | 保险 & 身故/走了", {"want": ["想"]}) == ["{want}死", "(?:保险)&(?:身故|走了)"]
    both, one = calls(["谢谢你们，来世再见", "谢谢你们的解答"])
    assert both is not None
    assert one is None


def test_a_group_may_name_groups_but_not_itself() -> None:
    assert flat("dear", {"kin": ["爸", "妈"], "dear": ["{kin}", "猫"]}) == ["爸", "妈", "猫"]
    with pytest.raises(ValueError, match="names itself"):
        flat("kin", {"kin": ["{kin}"]})


def test_a_word_of_ours_does_not_lie_across_two_other_words() -> None:
    """明天|台风 is no 天台, 减轻|生活 no 轻生, 不想|活动 nothing about living; the words themselves are found all the same."""
    harmless = ["明天台风会不会放假", "减轻生活压力", "我不想活动了", "每天台上台下都在讲"]
    assert [text for text, call in zip(harmless, calls(harmless), strict=True) if call] == []
    meant = ["我在天台", "今天天台风很大", "有轻生念头", "我不想活了"]
    assert [text for text, call in zip(meant, calls(meant), strict=True) if not call] == []


@pytest.mark.parametrize("writes_han", [True, False])
def test_the_grammar_comes_in_two_parts_that_are_the_whole(writes_han: bool) -> None:
    grammar = load_crisis(FILE).grammar
    first, rest = parts_for(grammar, writes_han)
    for kind, scripts in grammar["patterns"].items():
        assert first["patterns"][kind] | rest["patterns"][kind] == scripts
    assert set(first) | set(rest) == set(grammar)
    texts = [one.text for one in read_wordings(SEEN)]
    assert calls_in_parts(texts, first, rest) == calls(texts)
