"""Wordings of people in danger call for a card, what only looks alike does not; data/crisis.yml is checked line by line."""

import json
import re
from pathlib import Path

import pytest

from engine.folders import ENGINE
from engine.search.build import read_sites
from engine.search.crisis import compiled, flat, load_crisis, parts_for
from engine.search.crisis_words import GROUP
from engine.search.split import run_module
from tests.conftest import LOCALES, ROOT
from tests.guide.test_nothing_replaced import words as words_in
from tests.javascript import Modules
from tests.search.crisis_inner import calls, calls_in_parts, grammar
from tests.search.crisis_set import SEEN, kinds

FILE = ROOT / "data" / "crisis.yml"
HERE = ROOT / "tests" / "search"
# The share of a set that may call for the soft card though it asks for something else.
SOFT = 0.01


def test_every_example_calls_for_its_card() -> None:
    examples = load_crisis(FILE).examples
    asked = [("silent" if kind == "bereaved" else kind, text) for kind, texts in examples.items() for text in texts]
    wrong = []
    for (kind, text), call in zip(asked, calls([text for _, text in asked]), strict=True):
        called = (
            "silent" if call is None else kind if call.get(kind) else call["card"]
        )  # after and other are told beside
        if called != kind:
            wrong.append((kind, text, call))
    # A compound takes the clear card away and leaves the rest to what is weighed.
    weaker = [(kind, call) for kind, _, call in wrong if kind == "compound"]
    assert len(asked) > 40
    assert [call for _, call in weaker if call and call["card"] == "clear"] == []
    assert [one for one in wrong if one[0] != "compound"] == []


def test_every_latin_word_of_the_wordings_stays_a_word() -> None:
    """Some are nothing but syllables of pinyin: monoxide, gasoline, punching."""
    grammar = load_crisis(FILE).grammar
    told = [
        *(one for kind in grammar["patterns"].values() for one in kind["latin"]),
        *(latin for _, _, latin in grammar["classes"]),
    ]
    words = sorted(
        {word for one in [*told, *grammar["groups"].values()] for word in re.findall("[a-z]{8,}", GROUP.sub("", one))}
    )
    read = Modules("search/crisis").run(
        f"(() => {{ const reader = new M.CrisisReader({json.dumps(grammar)}); return {json.dumps(words)}.filter((word) => reader.folded(word).latin.trim() !== word); }})()"
    )
    assert len(words) > 200 and read == []


def test_nothing_unseen_and_no_length_hides_a_cry_for_help() -> None:
    story = "他们每天打给我的家人，" * 60
    hidden = [
        " " * 300 + "我想死",
        f"{story}我不想活了",
        f"我不想活了，{story}",
        *(f"{story[:at]}我不想活了。{story}" for at in range(150, 310, 7)),  # wherever a piece may end
        f"{story}我不想活了，{story * 3}",
        f"我不想活了，{story * 100}",
        f"{story * 100}我不想活了",
        *(
            f"{story[:at]}{story * middle}我不想活了。{story * (25 - middle)}"
            for at, middle in ((0, 12), (41, 9), (173, 17))
        ),  # 17,000 letters, 50 kB
        f"{'they keep calling my office ' * 40}i want to die {'they keep calling my office ' * 40}",
        "i want to d\u00adie",
        "i want to d\u200bie",
    ]
    assert [call and call["card"] for call in calls([*hidden, story])] == ["clear"] * len(hidden) + [None]


def test_signs_that_stand_for_many_letters_are_read_in_bounded_time(tmp_path: Path) -> None:
    script = tmp_path / "pieces.mjs"
    module = ENGINE / "search" / "whole-text.mjs"
    ask = 'process.stdout.write(JSON.stringify(piecesOf("\\ufdfa".repeat(60000) + "我想死").map(({ text }) => text)));'
    script.write_text(f'import {{ piecesOf }} from "{module}";\n{ask}', encoding="utf-8")
    pieces: list[str] = run_module(script, {})
    assert pieces[-1].endswith("我想死")
    assert sum(map(len, pieces)) < 2 * 120_000


@pytest.mark.parametrize(
    "typed",
    [
        "i wаnt tо diе",  # Cyrillic а, о, е
        "І WАΝТ ТО DІЕ",  # Cyrillic and Greek capitals
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "𝗶 𝘄𝗮𝗻𝘁 𝘁𝗼 𝗱𝗶𝗲",
        "ⓘ ⓦⓐⓝⓣ ⓣⓞ ⓓⓘⓔ",
        "ı want to dıe",
        "i want to díé",
        "кill myself",
    ],
)
def test_letters_that_look_alike_are_read_alike(typed: str) -> None:
    (call,) = calls([typed])
    assert call is not None
    assert call["card"] == "clear"


def test_what_is_silent_stands_within_one_clause() -> None:
    """End … calls is no end of everything; an end of everything, and then calls, is one."""
    ended = ["结束一切催收电话", "了结所有网贷欠款", "終止一切骚扰来电"]
    assert calls(ended) == [None] * len(ended)
    meant = calls(["结束一切，再也不接催收电话", "我想结束这一切。催收电话太多了"])
    assert [call and call["card"] for call in meant] == ["clear", "clear"]


def test_of_somebody_who_took_his_own_life_nobody_is_told_to_ask_whether_he_wants_to_live() -> None:
    over = ["表哥去年跳楼走了，花呗的钱谁来还", "姐夫因为赌债烧炭过世，欠的借呗怎么办", "媽媽三年前自殺往生，銀行還寄信給她", "阿哥舊年燒炭走咗，佢份保單可唔可以用嚟還數",
            "her brother took his own life in may and they still call", "grandpa hanged himself two years ago and left a debt", "her cousin committed suicide and left six loans"]  # fmt: skip
    found = calls(over)
    assert [text for text, call in zip(over, found, strict=True) if call and call["other"]] == []
    assert sum(map(bool, found)) >= 5  # a question of years ago may be weighed as an ordinary one


LIVING = [  # an attempt, a threat, a fear, or somebody else beside the dead: who is near is told how to help
    "表哥去年跳楼没死，现在又说不想活", "我老公说要烧炭", "同学自杀被救回来，我该怎么陪他", "my brother says he will take his own life", "姐夫烧炭过世，我姐姐也不想活了",
    "我女朋友上个月割腕了，现在还在医院", "弟弟今年自杀了两次，怎么办", "女儿因为被催收说要跳楼死了算了", "我爸说他自杀后债就不用还了", "我妈想不开走了，手机关机", "i think my husband killed himself, the door is locked",
    "我女儿割腕死了吗，叫不醒", "担心女儿跳楼死了", "我女友自杀死了三次没成", "my husband committed suicide because of debt, ambulance took him", "my son committed suicide but he is alive",
    "my daughter committed suicide threats again tonight", "朋友跳楼死了，他女朋友现在在楼顶", "my dad killed himself last year, my brother took pills tonight",
]  # fmt: skip


@pytest.mark.parametrize("text", LIVING)
def test_who_lives_is_not_taken_for_dead(text: str) -> None:
    (call,) = calls([text])
    assert call and call["other"]


def test_a_death_beside_takes_no_clear_card_away() -> None:
    following = [
        "老公跳楼走了，我也不想活了",
        "my wife killed herself last year and i want to die too",
        "老公因为赌博欠债我想跳楼死了算了",
        "我妈喝农药去世了，我手里也有一瓶",
    ]
    assert [call and call["card"] for call in calls(following)] == ["clear"] * 4
    assert [
        call and call["now"] for call in calls(["朋友跳楼死了，他女朋友现在在楼顶", "我老公刚烧炭走了，留了信，快帮我"])
    ] == [True, True]


@pytest.mark.proof
def test_the_commonest_words_call_for_no_card_but_those_that_mean_it() -> None:
    common = [*words_in("common-zh.txt"), *words_in("common-en.txt")]
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
compound: {patterns: [死海], examples: [死海]}
now: {patterns: ['{want} 死 & 刚'], examples: [刚想死]}
clear: {patterns: ['{want} 死'], examples: [想死]}
soft: {patterns: [崩溃], examples: [崩溃]}
after: {patterns: [死后 … 债], examples: [死后的债]}
other: {patterns: [朋友], examples: [朋友]}
bereaved: {patterns: [朋友 去世], examples: [朋友去世]}
alone: {活: [活着]}
heard: [想死]
vague: [die]
like: {dye: die}
classes: {weapon: [刀, knife]}
tongues: {Thai: {clear: [อยาก ตาย]}}
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("{want} 死'", "{wish} 死'"), r"crisis\.yml:5: .*there is no group \{wish\}"),
        (GOOD.replace("死机]", "死机.*]", 1), r"crisis\.yml:2: .*a pattern is letters"),
        (GOOD.replace("[刀, knife]", "[刀, '?knife']"), r"crisis\.yml:\d+: .*a word of a group or class"),
        (GOOD.replace("heard: [想死]\n", ""), r"crisis\.yml:1: the parts of this file are"),
        (GOOD.replace("Thai", "Siamese"), "tongues: 'Siamese' is none of the scripts Pictures"),
        (GOOD.replace("Thai: {clear", "Thai: {loud"), "tongues: Thai: 'loud' is none of now, clear, soft"),
        (GOOD.replace("อยาก ตาย", "อยาก.*"), "tongues: Thai: 'อยาก.\\*': a pattern is letters"),
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
    small = load_crisis(file).grammar
    assert small["patterns"]["clear"] == {"han": ["{want}死"], "latin": []}
    assert small["patterns"]["after"] == {"han": ["(?:死后)[^]{0,8}?债"], "latin": []}
    assert ["活动", "活"] in small["holding"]
    assert "活着" not in [word for word, _ in small["holding"]]
    assert small["heard"] == [["想死", "xiang si"]]
    assert "私" in small["sounds"]["si"]


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
    whole = grammar()
    first, rest = parts_for(whole, writes_han)
    for kind, scripts in whole["patterns"].items():
        for script, all_of_them in scripts.items():
            held = [*first["patterns"][kind].get(script, []), *rest["patterns"][kind].get(script, [])]
            assert sorted(held) == sorted(one.replace("[^]{0,8}?", "…").replace("(?:", "(") for one in all_of_them)
    assert set(first) | set(rest) == set(whole)
    texts = [text for _, text in kinds(SEEN)]
    assert calls_in_parts(texts, first, rest) == calls(texts)
