"""How many wordings in danger call for a card, of writers seen and unseen, and how few ordinary ones; what weights are learned from."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from engine.search.crisis import WEIGHTS, load_crisis
from scripts.crisis_weights import SENTENCES, clauses, is_learned, labelled, main
from tests.conftest import ROOT
from tests.search.crisis_inner import calls, calls_in_parts
from tests.search.crisis_set import CARDS, ORDINARY, SETS, Wording, left_out, sets, share_called
from tests.search.queries import read_queries

FILE = ROOT / "data" / "crisis.yml"
HERE = ROOT / "tests" / "search"
# The share of a set that may call for the soft card though it asks for something else.
SOFT = 0.01
# The share of strangers' wordings that call for a card: thirteen sets, all learned from. It may grow, never fall.
CALLED = (1.0, 1.0, 0.99, 1.0, 0.98, 1.0, 1.0, 0.99, 0.99, 1.0, 1.0, 1.0, 0.96)
# Each writer's with weights learned without them; the eighth, the ninth and ours from the second on hint more than they say.
CALLED_UNSEEN, HARDEST_UNSEEN = 0.91, 0.86
# Ordinary questions that are chosen to look like danger, some of a relative's death: so many of all sets call for a card, so many for
# the clear one. Our pages are learned from: a page that changes moves one sentence of a set or another, and their sum hardly.
TRICKY, TRICKY_CLEAR = 60, 9
TRICKY_UNSEEN, TRICKY_CLEAR_UNSEEN = 275, 33
NEEDLESS = 46  # of our own ordinary sentences, most of them chosen to look like danger: by wordings of the grammar
# Questions of our sets that want the card's own page or the step about calm.
MEANT = {"faq#cannot-go-on", "guides/cautions#stay-calm"}


def test_our_questions_call_for_no_clear_card_and_hardly_a_soft_one() -> None:
    names = ("tuning", "fresh", "kept-aside", "strangers")
    queries = [
        query for name in names for query in read_queries(HERE / f"{name}.tsv") if not MEANT & set(query.expected)
    ]
    found = calls([query.text for query in queries])
    called = [(query.text, call) for query, call in zip(queries, found, strict=True) if call]
    assert [text for text, call in called if call["card"] == "clear"] == []
    assert len(called) <= SOFT * len(queries), called


def needless(found: Mapping[str, Sequence[Wording]], called: set[str]) -> list[str]:
    """The ordinary questions that call for one of the cards."""
    return [one.text for part in found.values() for one in part if one.kind == ORDINARY and one.called in called]


def test_strangers_wordings_call_for_a_card_and_ordinary_questions_for_none() -> None:
    found = sets()
    assert [len(part) for part in found.values()] == [200, 140, 248, 20, 120, 30, 117, 621, 500, 140, 26, 120, 210]
    assert [share_called(part) >= floor for part, floor in zip(found.values(), CALLED, strict=True)] == [True] * len(
        SETS
    )
    assert len(needless(found, CARDS)) <= TRICKY, needless(found, CARDS)
    assert len(needless(found, {"clear"})) <= TRICKY_CLEAR, needless(found, {"clear"})


@pytest.mark.proof
def test_so_do_wordings_of_a_writer_whom_nothing_was_learned_from() -> None:
    found = left_out()
    shares = {name: share_called(part) for name, part in found.items()}
    assert share_called([one for part in found.values() for one in part]) >= CALLED_UNSEEN, shares
    assert min(shares.values()) >= HARDEST_UNSEEN, shares
    assert len(needless(found, CARDS)) <= TRICKY_UNSEEN, len(needless(found, CARDS))
    assert len(needless(found, {"clear"})) <= TRICKY_CLEAR_UNSEEN, needless(found, {"clear"})


def test_the_weights_know_the_sentences() -> None:
    """Who adds a sentence learns it too: make crisis-weights. What is ordinary may still call by a wording of the grammar."""
    ours = [one for one in labelled(ROOT) if one.writer == "ours"]
    found = calls([one.text for one in ours])
    missed = [one.text for one, call in zip(ours, found, strict=True) if one.danger and not call]
    needless = [one.text for one, call in zip(ours, found, strict=True) if not one.danger and call]
    assert len(missed) <= 3, f"{missed}: run make crisis-weights"
    assert len(needless) <= NEEDLESS, f"{needless}: run make crisis-weights"


def test_clauses_of_our_pages_that_nothing_was_learned_from_hardly_call() -> None:
    unseen = [text for text in clauses(ROOT) if not is_learned(text)]
    called = [text for text, call in zip(unseen, calls(unseen), strict=True) if call]
    assert len(unseen) > 1000
    assert len(called) <= SOFT * len(unseen), called


def test_weights_take_back_a_soft_wording_in_an_ordinary_question_but_never_a_clear_one() -> None:
    grammar = load_crisis(FILE).grammar
    spoken, meant = "下辈子都还不清怎么算利息", "花呗借呗都逾期了，催收天天打电话，利息怎么算，我想自杀"
    alone = calls_in_parts([spoken, meant], {**grammar, "evidence": None})
    assert [call and call["card"] for call in alone] == ["soft", "clear"]
    harmless, cry = calls([spoken, meant])
    assert harmless is None
    assert cry is not None


def test_where_there_are_no_weights_the_grammar_reads_alone(tmp_path: Path) -> None:
    (tmp_path / "crisis.yml").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    assert not (tmp_path / WEIGHTS).exists()
    grammar = load_crisis(tmp_path / "crisis.yml").grammar
    assert grammar["evidence"] is None
    only_weighed = "我不想再呼吸了"
    assert [call and call["card"] for call in calls_in_parts(["我不想活了", only_weighed], grammar)] == ["clear", None]
    assert calls([only_weighed]) == [{"card": "soft", "now": False, "harm": False, "after": False, "other": False}]


@pytest.mark.parametrize(
    "held",
    ["", "{}", "[]", "null", '{"base": -1}', '{"base": -1, "kinds": {}, "weights": {}}', '{"base": "x", "kinds": {}, "weights": {"3": "死"}}', '{"base": -1, "weights": {"3": "死"}}',
     '{"base": -1, "kinds": {}, "weights": {"a": "死"}}', '{"base": -1, "kinds": {}, "weights": {"3": ["死"]}}',
     '{"base": -1, "kinds": {"soft": "x"}, "weights": {"3": "死"}}', "<<<<<<< ours"],
)  # fmt: skip
def test_weights_that_no_page_could_read_stop_the_build(held: str, tmp_path: Path) -> None:
    (tmp_path / "crisis.yml").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / WEIGHTS).write_text(held, encoding="utf-8")
    with pytest.raises(ValueError, match=r"crisis_weights\.json:1: .*Take the file away and run that again"):
        load_crisis(tmp_path / "crisis.yml")


def test_an_editor_is_told_what_a_text_calls_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "我不想再呼吸了", "花呗怎么还"]) == 0
    told = capsys.readouterr().out
    assert "我不想再呼吸了: soft card, weighs" in told
    assert "花呗怎么还: no card, weighs -" in told


def test_what_is_told_of_a_text_is_what_the_page_weighs(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a long text the sentence that weighs most, of a word alone nothing."""
    only_weighed, long, word = "我不想再呼吸了", "今天去超市买菜，天气很好，我们一家人吃了晚饭。" * 4, "贷款"
    main(["ask", only_weighed, f"{long}{only_weighed}", word])
    alone, within, nothing = map(int, re.findall(r"card, weighs (-?\d+)", capsys.readouterr().out))
    assert alone == within > 0
    assert nothing == 0


@pytest.mark.parametrize(
    ("held", "says"),
    [
        ("label\ttext\twriter\nsad\t我不想活了\n", ":2: .*write danger, harm "),
        ("danger\t我不想活了\n", ":1: .*the first line is the head"),
        ("", ":1: .*the first line is the head"),
        ("label\ttext\twriter\ndanger\t我累了\nordinary\t我累了\n", ":3: .*line 2 has it as danger"),
    ],
)
def test_a_line_that_cannot_be_learned_from_is_told(held: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / SENTENCES
    file.parent.mkdir()
    file.write_text(held, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"crisis_sentences\.tsv{says}"):
        labelled(tmp_path)
    file.write_bytes("label\ttext\n".encode("utf-16"))
    with pytest.raises(ValueError, match=r"crisis_sentences\.tsv:1: not UTF-8"):
        labelled(tmp_path)
