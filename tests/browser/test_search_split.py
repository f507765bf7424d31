"""A site that has grown: its index is cut, and a question loads a few files of it and finds the same."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from engine.search.split import LARGEST_WHOLE
from tests.conftest import LOCALES, serving
from tests.search.ask import RESULT, ask_all, open_box
from tests.search.grown import grown_site
from tests.search.inner import answers_in_node, answers_of_a_cut_index
from tests.search.queries import read_queries

QUERIES = Path(__file__).parents[1] / "search"
QUESTIONS = {
    "先问清对方是谁": "guides/collectors#verify-collector",
    "hssf": "guides/collectors#verify-collector",
    "heshi shenfen": "guides/collectors#verify-collector",
    "verify collector identity": "guides/collectors#verify-collector",
    "怎么确认催收是不是真的": "guides/collectors#verify-collector",
    "罰西怎麼計算": "guides/overdue#penalty-interest",
    "结清证明": "guides/agreement#settlement-proof",
}


Grown = tuple[Path, dict[str, Any]]  # a site, and what its index holds


@pytest.fixture(scope="module")
def simplified(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Grown:
    """The site with four times as many pages in Simplified; nothing that a test asks changes it."""
    site = tmp_path_factory.mktemp("grown") / "site"
    return site, grown_site(site_dir, site, "zh-Hans", 4)


@pytest.fixture(scope="module")
def english(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Grown:
    """With three times as many in English."""
    site = tmp_path_factory.mktemp("grown") / "site"
    return site, grown_site(site_dir, site, "en", 3)


def test_a_question_loads_a_few_files_of_many_and_finds_its_step(browser: Browser, simplified: Grown) -> None:
    site, content = simplified
    assert len(content["entries"]) > LARGEST_WHOLE
    files = len(list((site / "assets" / "search").glob("index.zh-Hans.*.json")))
    with serving(site) as url, open_box(browser, url, "zh-Hans") as page:
        loaded: list[str] = []
        page.context.on("request", lambda request: loaded.append(request.url))
        found = ask_all(page, url, list(QUESTIONS))
        assert len(set(loaded)) < files
    for (text, place), hits in zip(QUESTIONS.items(), found, strict=True):
        assert place in [hit.place for hit in hits[:3]], text


def test_a_cut_index_answers_as_the_whole_one_does(site_dir: Path) -> None:
    """What comes first is the same for every question (questions of readers are in no cut index); further down, entries beyond the first dozen may weigh otherwise.
    Of the questions every sixth: each loads its files anew."""
    queries = [query for name in ("tuning", "kept-aside") for query in read_queries(QUERIES / f"{name}.tsv")][::6]
    assert len(queries) >= 50
    cut, loaded = answers_of_a_cut_index(queries)
    pairs = list(zip(answers_in_node(queries, compares=False), cut, strict=True))
    assert [whole.query.text for whole, of_cut in pairs if whole.places[:1] != of_cut.places[:1]] == []
    assert sum(whole.places[:3] == of_cut.places[:3] for whole, of_cut in pairs) >= 0.97 * len(pairs)
    assert sum(map(len, loaded)) / len(loaded) < 25, "files that a question loads"


# Types a question letter by letter without a pause, and keeps what is answered from then on.
TYPED_AT_ONCE = """(text) => {
  const box = document.getElementById("search").searchBox, answer = box.answer;
  window.answered = [];
  box.answer = (data) => (answered.push(data.query), answer.call(box, data));
  for (const letter of text) {
    box.input.value += letter;
    box.input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""


def test_a_question_gives_way_to_a_newer_one(browser: Browser, simplified: Grown) -> None:
    with serving(simplified[0]) as url, open_box(browser, url, "zh-Hans") as page:
        page.evaluate(TYPED_AT_ONCE, "结清证明")
        expect(page.locator(RESULT).first).to_contain_text("结清证明")
        assert page.evaluate("answered") == ["结清证明"]


def test_a_question_without_an_answer_is_offered_the_nearest_terms(browser: Browser, english: Grown) -> None:
    with serving(english[0]) as url, open_box(browser, url, "en") as page:
        assert ask_all(page, url, ["huabei99999"]) == [[]]
        assert "Huabei" in page.locator("[data-search-nearest]").inner_text()


def test_every_heading_of_a_copied_page_is_found_in_the_cut_index(browser: Browser, english: Grown) -> None:
    site, content = english
    titles = [row[3] for row in content["entries"] if row[2] == "step"]
    typed = titles[::5]
    with serving(site) as url, open_box(browser, url, "en") as page:
        found = ask_all(page, url, typed)
    assert len(typed) > 40
    assert [title for title, hits in zip(typed, found, strict=True) if hits[0].title != title] == []


def test_the_site_itself_is_small_enough_for_one_file_a_language(site_dir: Path) -> None:
    names = [path.name for path in (site_dir / "assets" / "search").glob("index.*.json")]
    assert sorted(name.split(".")[1] for name in names) == sorted(LOCALES)
    assert [name for name in names if len(name.split(".")) != 4] == []  # index.en.1dd53712e910.json
