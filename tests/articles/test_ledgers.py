"""Ledgers, verify and trace: made from a page, brought up to date without loss, and whole in this very project."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from scripts.articles import __main__ as program
from scripts.articles import settings
from scripts.articles.digest import digest_of
from scripts.articles.ledger_write import update_ledger
from scripts.articles.ledgers import all_ledgers, read_ledger
from scripts.articles.model import ArticleError
from scripts.articles.pieces import pieces_of
from scripts.articles.trace import steps_of, trace
from scripts.articles.verify import is_clean, verify_file

ARTICLE = """怎样和银行谈
先看清楚自己欠了多少，再想好每个月能还多少，然后打电话。
一、先算账
把收入和支出写在纸上，剩下的就是能还的钱，不要报得太高。
二、再打电话
打卡片背面的电话，说明你的困难，问有没有分期的办法可以用。
"""
MORE = "三、写下来\n对方答应的事，请他发一份书面的给你，自己收好，不要丢了。\n"
LEDGER = """id: a000
source: one.txt
sha256: "00"
units:
- id: a000-01
  lines: [1, 2]
  digest: "0000000000000000"
  kind: process
  says: {{zh: 打电话, en: call}}
  {use}
"""
GUIDE = "---\ntitle: x\nsources:\n  call: {sources}\n---\n\n# 页面 {{#top}}\n\n## 打电话 {{#call}}\n"


def article(folder: Path, text: str = ARTICLE) -> Path:
    path = folder / "one.txt"
    path.write_text(text, encoding="utf-8")
    return path


def filled(ledger: Path) -> str:
    text = ledger.read_text(encoding="utf-8").replace(
        'says: {zh: "", en: ""}', "says: {zh: 我们的话, en: our words} # mine"
    )
    ledger.write_text(text, encoding="utf-8")
    return text


def test_a_new_ledger_covers_the_whole_article(tmp_path: Path) -> None:
    page = article(tmp_path)
    ledger, _ = update_ledger(page, tmp_path)
    assert [unit.first for unit in read_ledger(ledger).units] == [2, 3, 5]
    assert is_clean(verify_file(page, all_ledgers(tmp_path)))


def test_a_ledger_holds_no_text_of_the_article(tmp_path: Path) -> None:
    ledger, _ = update_ledger(article(tmp_path), tmp_path)
    text = ledger.read_text(encoding="utf-8")
    assert all(sentence not in text for sentence in ARTICLE.replace("\n", "，").split("，") if len(sentence) > 4)


def test_an_update_keeps_what_an_editor_wrote(tmp_path: Path) -> None:
    page = article(tmp_path)
    ledger, _ = update_ledger(page, tmp_path)
    before = filled(ledger)
    article(tmp_path, "2024-01-02 10:00\n\n" + ARTICLE + MORE)
    update_ledger(page, tmp_path)
    after = ledger.read_text(encoding="utf-8")
    assert after.count("# mine") == before.count("# mine") == 3
    assert [(unit.first, unit.last) for unit in read_ledger(ledger).units] == [(4, 4), (5, 6), (7, 8), (9, 10)]
    assert is_clean(verify_file(page, all_ledgers(tmp_path)))


def test_an_update_with_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    page = article(tmp_path)
    ledger, _ = update_ledger(page, tmp_path)
    before = ledger.read_bytes()
    assert update_ledger(page, tmp_path) == (ledger, ["nothing to do"])
    assert ledger.read_bytes() == before


def test_verify_tells_moved_missing_and_new(tmp_path: Path) -> None:
    page = article(tmp_path)
    update_ledger(page, tmp_path)
    article(tmp_path, "2024-01-02 10:00\n" + ARTICLE.replace("不要报得太高", "不要报得太低") + MORE)
    states = {finding.state for finding in verify_file(page, all_ledgers(tmp_path))}
    assert states == {"file-changed", "moved", "missing", "new"}


def test_several_pieces_of_advice_in_one_paragraph_are_several_units(tmp_path: Path) -> None:
    text = "还款前的准备\n\n{}\n".format(
        "先把每一笔欠款写在纸上。其次要算出每个月能还多少。最后可以打电话问能不能延期，材料要带齐。"
    )
    ledger, _ = update_ledger(article(tmp_path, text), tmp_path)
    assert [(unit.first, unit.last) for unit in read_ledger(ledger).units] == [(3, 3)] * 3
    assert "# sentence 2 of these lines" in ledger.read_text(encoding="utf-8")
    filled(ledger)
    assert is_clean(verify_file(tmp_path / "one.txt", all_ledgers(tmp_path)))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("先打电话。对方会记录在案。不要和对方争吵，记下工号就好。", [(1, 2), (3, 3)]),
        ("利息按天计算，逾期越久越多。罚息另算，合同里写着。", [(1, 2)]),
        ("建议先还小额的那几笔。原因有两个：一是快，二是省心。", [(1, 2)]),
    ],
)
def test_what_only_explains_goes_with_the_advice_above_it(text: str, pieces: list[tuple[int, int]]) -> None:
    assert pieces_of(text) == pieces


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("id: a009", "'id' appears twice"),
        ("checked: no", "no would be read as False. Put quotes around it: 'no'"),
        ("at: 22:30", "22:30 would be read as 1350. Put quotes around it: '22:30'"),
        ("says: {zh: 一, en: When you cannot: a step}", "'When you cannot: …' holds ': '. Put quotation marks"),
    ],
)
def test_what_yaml_would_guess_in_a_ledger_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    ledger, _ = update_ledger(article(tmp_path), tmp_path)
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(f"{text}{line}\n", encoding="utf-8")
    with pytest.raises(ArticleError) as error:
        read_ledger(ledger)
    number = text.count("\n") + 1
    assert str(error.value).startswith(f"{ledger}:{number}: not valid YAML: {told}")


def test_what_yaml_would_guess_in_the_cleaners_data_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CLEANING", tmp_path)
    (tmp_path / "guessed.yml").write_text("- word: 甲\n  strong: yes\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"guessed\.yml:2: not valid YAML: yes would be read as True"):
        settings.table("guessed")


def test_verify_of_an_unknown_file_says_how_to_make_its_ledger(tmp_path: Path) -> None:
    findings = verify_file(article(tmp_path), [])
    assert findings[0].state == "no-ledger"
    assert "ledger" in findings[0].note


def other_article(folder: Path, text: str) -> Path:
    path = folder / "two" / "one.txt"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


OTHER = """怎样看合同
先找到写利率的那一页，再看违约怎么算，最后看它归哪里的法院管。
一、看利率
利率写成每天的，要乘上一年的天数，才能和别人家的比较。
"""


def test_another_article_of_the_same_name_has_a_ledger_of_its_own(tmp_path: Path) -> None:
    first, _ = update_ledger(article(tmp_path), tmp_path)
    before = first.read_bytes()
    second, did = update_ledger(other_article(tmp_path, OTHER), tmp_path)
    assert (second.name, first.read_bytes()) == ("a001.yml", before)
    assert did == ["new ledger with 2 units", "a000.yml is of another article of this name"]
    assert all(is_clean(verify_file(path, all_ledgers(tmp_path))) for path in tmp_path.rglob("one.txt"))


def test_where_it_is_not_sure_whether_an_article_is_the_same_nothing_is_changed(tmp_path: Path) -> None:
    first, _ = update_ledger(article(tmp_path), tmp_path)
    before = first.read_bytes()
    page = other_article(tmp_path, OTHER + "\n".join(ARTICLE.splitlines()[2:4]))
    with pytest.raises(
        ArticleError,
        match=r"one\.txt: 33% of the units of a000\.yml stand in it.*write sha256: [0-9a-f]{64} into .*a000\.yml",
    ):
        update_ledger(page, tmp_path)
    assert first.read_bytes() == before and len(all_ledgers(tmp_path)) == 1


def test_a_bad_file_stops_neither_ledger_nor_verify(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, page = tmp_path / "bad.txt", article(tmp_path)
    bad.write_bytes(b"\0\1\2")
    monkeypatch.setattr(program, "update_ledger", partial(update_ledger, folder=tmp_path))
    monkeypatch.setattr(program, "all_ledgers", partial(all_ledgers, tmp_path))
    assert program.main(["ledger", str(bad), str(page)]) == 1
    told = capsys.readouterr()
    assert "a000.yml: new ledger with 3 units" in told.out and "bad.txt" in told.err
    assert program.main(["verify", str(tmp_path / "none.txt"), str(bad), str(page)]) == 1
    told = capsys.readouterr()
    assert "none.txt" in told.err and "bad.txt" in told.err and told.out == "one.txt: 3 ok\n"


def test_a_digest_does_not_see_white_space() -> None:
    assert digest_of("先算账\n 再打电话") == digest_of("先算账再打电话\r\n") != digest_of("先算账再打电话。")


def test_this_projects_ledgers_and_guides_have_no_hole() -> None:
    found = trace()
    assert found.holes == ()
    assert found.ledgers and found.steps


def project(folder: Path, use: str, sources: str) -> tuple[Path, Path]:
    ledgers, guides = folder / "articles", folder / "docs" / "guides"
    ledgers.mkdir()
    guides.mkdir(parents=True)
    (ledgers / "a000.yml").write_text(LEDGER.format(use=use), encoding="utf-8")
    (guides / "talk.md").write_text(GUIDE.format(sources=sources), encoding="utf-8")
    return ledgers, guides


@pytest.mark.parametrize(
    ("use", "sources", "hole"),
    [
        ("used_in: [guides/talk#call]", "[a000]", None),
        ("set_aside: {zh: 没有新的内容, en: nothing new}", "editorial", None),
        ("used_in: []", "editorial", "give either"),
        ("used_in: [guides/talk#write]", "editorial", "no guide has the step"),
        ("used_in: [guides/talk#call]", "editorial", "does not name a000"),
        ("set_aside: {zh: 没有新的内容, en: nothing new}", "[a000]", "no unit of it says so"),
        ("set_aside: {zh: 没有新的内容, en: nothing new}", "[a009]", "there is no ledger a009"),
        ("set_aside: {zh: 没有新的内容, en: nothing new}", "[]", "names no source"),
    ],
)
def test_trace_finds_every_kind_of_hole(tmp_path: Path, use: str, sources: str, hole: str | None) -> None:
    found = trace(*project(tmp_path, use, sources))
    assert bool(found.holes) == bool(hole)
    assert all(hole in text for text in found.holes[:1] if hole)


@pytest.mark.parametrize("code", ["en", "zh-TW", "zh-Hant", "yue", "pt-BR", "zh-Hant-HK"])
def test_a_translation_names_no_sources_of_its_own(tmp_path: Path, code: str) -> None:
    ledgers, guides = project(tmp_path, "used_in: [guides/talk#call]", "[a000]")
    (guides / f"talk.{code}.md").write_text("# Page {#top}\n\n## Call {#call}\n", encoding="utf-8")
    found = trace(ledgers, guides)
    assert found.holes == () and [step.ref for step in found.steps] == ["guides/talk#call"]


def test_a_ledger_that_is_not_in_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "a000.yml").write_text("id: a000\nsource: x\nsha256: y\nunits:\n- id: a000-01\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"a000\.yml.*a000-01.*lines"):
        all_ledgers(tmp_path)


@pytest.mark.parametrize(
    ("front", "sources"),
    [
        ("sources:\n  call: [a000, a001]", ("a000", "a001")),
        ("sources:\n  call: editorial", ("editorial",)),
        ("sources:\n  call: []", None),
        ("sources:\n  call: a000", None),
        ("sources:\n  call:", None),
        ("sources:", None),
        ("sources: {}", None),
        ("title: x", None),
        ("", None),
    ],
)
def test_a_step_has_the_sources_that_its_page_names(
    tmp_path: Path, front: str, sources: tuple[str, ...] | None
) -> None:
    page = tmp_path / "x.md"
    page.write_text(f"---\n{front}\n---\n\n# 页面 {{#top}}\n\n## 打电话 {{#call}}\n", encoding="utf-8")
    (step,) = steps_of(page)
    assert (step.ref, step.sources) == (f"{tmp_path.name}/x#call", sources)


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: x\nsources: [a000]", ":3: 'sources' must be a table"),
        ("sources: a000", ":2: 'sources' must be a table"),
        ("- sources", ":1: 'sources' must be a table"),
        ("title: x\nsources:\n  call: [a000]\n  cal: [a000]", ":5: 'sources' names 'cal', but no heading"),
        ("sources: {cal: [a000]}", ":1: 'sources' names 'cal', but no heading"),
        ("title: x\nsources: [", ":4: not valid YAML: did not find"),
        ("title: x\ntitle: y", ":3: not valid YAML: 'title' appears twice"),
        ("sources:\n  call: no", ":3: not valid YAML: no would be read as False. Put quotes around it"),
    ],
)
def test_sources_that_are_written_wrong_are_told_with_their_line(tmp_path: Path, front: str, told: str) -> None:
    page = tmp_path / "x.md"
    page.write_text(f"---\n{front}\n---\n\n## 打电话 {{#call}}\n", encoding="utf-8")
    with pytest.raises(ArticleError) as error:
        steps_of(page)
    assert str(error.value).startswith(f"{page}{told}")


def test_a_page_of_another_language_adds_no_steps(tmp_path: Path) -> None:
    for name in ("x.en.md", "x.zh-TW.md"):
        (tmp_path / name).write_text("## 打电话 {#call}\n", encoding="utf-8")
        assert steps_of(tmp_path / name) == []
    (tmp_path / "x.md").write_text("## 打电话 {#call}\n\n### 再打 {.a #again}\n\n#### 细节 {#more}\n", encoding="utf-8")
    assert [step.ref.partition("#")[2] for step in steps_of(tmp_path / "x.md")] == ["call", "again"]
