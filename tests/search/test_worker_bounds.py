"""Where the worker's rules begin and end: the first and the last letter, the longest word, two of a kind, what comes later. On words about bicycles."""

import json
from functools import cache
from typing import Any

import pytest

from engine.search.files import WORKER
from engine.search.real_words import bloom
from tests.search.cases import answered
from tests.search.test_worker_modules import LATER, PAGES, PLANT, REAL, ROWS

TABLES = {
    "letters": "貸贷帳账車车",
    "pinyin": "che车 dao刀盗到 zei贼 dai贷袋 deng灯等 huan还 kuan款 suo锁所 xiu修休 li理里 zhuang装 shuang双 pei配 jian件 xi西 an安 xian先 chang厂 lv铝旅",
    "looks": ["刀力", "灯打", "锁琐"],
    "terms": ["车锁", "修理厂", "盗车贼", "装配件", "双层车锁", "车把套", "车把垫"],
    "about": ["车锁", "bicycle"],
    "stops": {"zh": ["怎么", "的"], "en": ["the", "how"]},
    "same": [
        ["车锁", "链锁"],
        ["bicycle", "bike"],
        ["mudguard", "fender"],
        ["derailleur", "gearshifter"],
        ["pump", "air"],
    ],
    "near": [
        ["车锁", "钥匙", "key", "spare key", "key ring holder"],
        ["灯", "light", "head lamp"],
        ["盗车贼", "thief"],
    ],
}
WORDS = {"zh": bloom(["打开", "打开大门", "大门", "车灯", "换车灯"], 11, 7), "en": bloom(["lock", "stop", "suoche", "deng", "kuan", "at", "try", "wheels"], 15, 10)}  # fmt: skip

# Eleven groups of two words each, and entries that name the second and the last: "#1" is no beginning of "#10".
ELEVEN = [[letter * 2, letter * 3] for letter in "甲乙丙丁戊己庚辛壬癸子"]
TWO = [[0, name, "step", title, "", [], [], [], []] for name, title in (("second", "问乙乙乙"), ("last", "问子子子"))]

# What is asked of a module, and the answer.
CASES: list[tuple[str, Any]] = [
    # A slip at any place of a word: the first letter, one within, the last; at the beginning of a run, and at its end.
    ("['刃车贼', '盗刃贼', '盗车刃', '刃配件', '车琐', '琐车', '锁车'].map((text) => slipsIn(text))", [["0-3盗车贼"], ["0-3盗车贼"], ["0-3盗车贼"], ["0-3装配件"], ["0-2车锁"], [], ["0-2车锁"]]),
    ("['我刃车贼', '刃车贼我', '修里厂到车贼', '到车贼修里厂', '到车贼。修里厂'].map((text) => slipsIn(text))", [["1-4盗车贼"], ["0-3盗车贼"], ["0-3修理厂", "3-6盗车贼"], ["0-3盗车贼", "3-6修理厂"], ["0-3盗车贼", "4-7修理厂"]]),
    ("['双层车琐', '刃层车锁', '双刃车锁', '双层刃锁'].map((text) => slipsIn(text))", [["0-4双层车锁"]] * 4),
    # As few words as can be; what a word is, to its longest.
    ("[...slips_.cut('打开大门', isWord)]", [4, 0, 0, 0]),
    ("[...slips_.cut('我打开大门了', isWord)]", [1, 4, 0, 0, 0, 1]),
    ("[...slips_.cut('换车灯', isWord)]", [3, 0, 0]),
    ("['fendr', 'fendrs', 'fnedr', 'fed', 'bkie', 'gearshiftr', 'gershiftr', 'gershifr', 'aiir'].map((word) => slips_.latin(word))", [["mudguard"], ["mudguard"], [], [], [], ["derailleur"], ["derailleur"], [], []]),
    # In the order of the text, apart; of two that are as like, the first; none of a stop word, none beside a word that stands.
    ("['修里厂刃层车锁', '车把刃', '盗的贼', '的车贼'].map((text) => slipsIn(text))", [["0-3修理厂", "3-7双层车锁"], ["0-3车把套"], [], []]),
    ("['修理刃我', '我刃理厂', '修理刃', '修里刃我'].map((text) => slips_.find(text, no, (word) => ['修理', '理厂'].includes(word)).map(({ word }) => word))", [[], [], [], []]),
    ("['一二三四五六', '一二三四五六七'].map((word) => [...new slips.Slips({ ...tables, terms: [word] }, words).cut('一二三四五六七', no)])", [[6, 0, 0, 0, 0, 0, 1], [1, 1, 1, 1, 1, 1, 1]]),
    ("['打的小车', '打过小车'].map((word) => new slips.Slips({ ...tables, terms: [word] }, words).find(word.slice(0, 3) + '军', no, no).length)", [0, 1]),  # none across a stop word
    ("['的到车贼', '到车贼的修里厂', '怎么修里厂'].map((text) => slipsIn(text))", [["1-4盗车贼"], ["0-3盗车贼", "4-7修理厂"], ["2-5修理厂"]]),
    # What may have been meant, in its place among what was typed.
    ("meant('我修里厂问到车贼了')", ["我修理厂问盗车贼了", ["修理厂", "盗车贼"]]),
    ("meant('修里厂')", ["修理厂", ["修理厂"]]),
    ("meant('我的 lock')", ["我的 lock", []]),
    # Latin words that nobody writes: two typed as one, and one spelled like one of the site's; not the last, should it only have begun, nor what begins otherwise.
    ("['locklock', 'locklock at', 'locklock locklock at at', 'lockk at', 'lockk lockk at', 'at lockk', 'lockk', 'xlock at', 'tryyi at', 'stoopppp at', 'stop at'].map((text) => meant(text))", [["lock lock", ["lock lock"]], ["lock lock at", ["lock lock"]], ["lock lock lock lock at at", ["lock lock"]], ["lock at", ["lock"]], ["lockk lockk at", []], ["at lockk", []], ["lockk", []], ["xlock at", []], ["try at", ["try"]], ["stop at", ["stop"]], ["stop at", []]]),
    ("weightsOf('lockk at', /^[a-z]/)", [["lock", 0.8], ["lockk", 1], ["at", 1]]),
    ("['lockstop', 'lockstopt', 'lolock', 'locklock', 'stopatlock', 'lockstop2'].map((word) => slips_.opened(word, (part) => ['lock', 'stop', 'at'].includes(part)))", [["lock", "stop"], [], [], ["lock", "lock"], [], []]),
    # Whole pinyin is no row of English words, though the site has each.
    ("['dengdeng at', 'denglock at'].map((text) => query.readQuery(text, { ...sight, known: (term) => ['deng', 'lock', 'at'].includes(term) }, () => 1).read)", [[], ["deng lock"]]),
    ("slips_.opened('abcdefghi', (part) => ['abc', 'def', 'ghi', 'defghi'].includes(part))", ["abc", "defghi"]),
    ("weightsOf('到车贼', /#/)", [["#2", 0.4]]),
    ("weightsOf('盗车贼', /#/)", [["#2", 0.5]]),
    # Sounds are tried where both letters are in no word.
    ("['修车锁', '车锁修', '修里', '修车'].map((text) => weightsOf(text, /~/).map(([term]) => term))", [[], [], ["~xiuli"], []]),
    ("['lock the lock', 'lock bulb lock'].map((text) => prefixed(text))", [[], []]),
    ("['9521', '951', '95', '9512 x', 'locks', 'x 9512'].map((text) => prefixed(text))", [["9521"], ["951"], [], [], ["lock"], ["9512"]]),
    ("weightsOf('9521', /./)", [["9521", 1]]),
    ("weightsOf('lokc', /^[a-z]/)", [["lokc", 1], ["lock", 0.7]]),
    ("['锁 lock', '锁', '灯锁 lock'].map((text) => weightsOf(text, /锁|灯/))", [[["锁", 1]], [["锁", 1]], [["灯", 0.3], ["锁", 0.3], ["灯锁", 1]]]),
    # A word that English has is hardly pinyin, unless all of several words are.
    ("['suoche', 'deng kuan', 'deng lock', 'chesuo'].map((text) => weightsOf(text, /~/))", [[["~suoce", 0.35]], [["~denkuan", 0.9]], [], [["~cesuo", 0.9]]]),
    # The digits of syllables are tones; of anything else they are what was typed.
    ("['che1suo3', 'che1 suo3', 'che1', 'mp3 300'].map((text) => weightsOf(text, /./).filter(([term]) => !term.startsWith('=')))", [[["~cesuo", 0.9], ["che", 1], ["suo", 1]], [["~cesuo", 0.9], ["che", 1], ["suo", 1]], [["che1", 1]], [["mp3", 1], ["300", 1]]]),
    # What speaks for a row of Latin letters: its initials where it spells nothing, its syllables where it does.
    ("['csd', 'chesuo', 'che suo'].map((text) => ['=csd', '=ches', '~cesuo'].map((term) => sharesOf(text, [term])))", [[[0.6], [0], [0]], [[0], [0], [0.9]], [[0, 0], [0, 0], [0.9, 0.9]]]),
    # Six of ten initials in a row are enough, five are not.
    ("[6, 5].map((most) => sharesOf('csdkxlzpjwqbt', ['=csdk', '=sdkx', '=dkxl', '=kxlz', '=xlzp', '=lzpj'].slice(0, most)))", [[0.6], [0]]),
    # Syllables to the longest, by the fewest.
    ("['zhaung', 'zhuagn', 'shaung', 'dneg', 'ix'].map((word) => words.pinyin.likeSyllables(word))", [["zhuang"], ["zhuang"], ["shuang"], ["deng"], ["xi"]]),
    ("['zhuang', 'zhuangshuang', 'shuangzhuangche', 'zhuan', 'chezhuan', 'xian', 'xianxian', 'xianan', 'lv', 'lu', 'lvche'].map((word) => words.pinyin.spell(word))", [{"whole": ["zhuang"], "rest": ""}, {"whole": ["zhuang", "shuang"], "rest": ""}, {"whole": ["shuang", "zhuang", "che"], "rest": ""}, None, {"whole": ["che"], "rest": "zhuan"}, {"whole": ["xian"], "rest": ""}, {"whole": ["xian", "xian"], "rest": ""}, {"whole": ["xian", "an"], "rest": ""}, {"whole": ["lv"], "rest": ""}, {"whole": ["lu"], "rest": ""}, {"whole": ["lv", "che"], "rest": ""}]),
    ("['旅', '双车', '装配件', '车x'].map((word) => [words.pinyin.sound(word), words.pinyin.pairs(word), words.pinyin.initials(word)])", [["lu", [], []], ["suan ce", ["~suance"], ["=sc"]], ["zuan pei jian", ["~zuanpei", "~peijian"], ["=zp", "=pj", "=zpj"]], ["", [], []]]),
    # Subjects that are named by one word, by several in a row, and not by those with another between.
    ("[['key'], ['x', 'key'], ['spare', 'key'], ['spare'], ['spare', 'x', 'key'], ['key', 'ring'], ['key', 'ring', 'holder'], ['x', 'key', 'ring', 'holder', 'x'], ['spare', '', 'key'], ['head', 'lamp'], ['', 'key'], []].map(named)", [["#0"], ["", "#0"], ["#0", "#0"], [""], ["", "", "#0"], ["#0", ""], ["#0", "#0", "#0"], ["", "#0", "#0", "#0", ""], ["", "", "#0"], ["#1", "#1"], ["", "#0"], []]),
    ("['my spare key', 'spare 灯 key', 'head lamps', 'headlamp', '钥匙和灯', '我的钥', 'ring holder'].map((text) => [...subjects.of(words.plain(text))])", [["#0"], ["#1", "#0"], ["#1"], [], ["#0", "#1"], [], []]),
    ("['#0', '#1'].map((subject) => { const { han, latin } = subjects.wordsOf(subject); return [han, [...latin]]; })", [[["车锁", "钥匙"], ["key"]], [["灯"], ["light"]]]),
    # Endings of English words whose beginning is long enough.
    ("['ats', 'lockly', 'lockes', 'tried', 'tries', 'wheel', 'wheelss', 'at', 'x', 'atting', 'locking', 'loccked'].map((word) => real.isEnglish(word))", [False, True, True, True, True, False, True, True, True, True, True, False]),
    # What a question asks, piece by piece.
    ("['怎么修车锁', '车锁怎么修', '的', '的车锁的', '打开大门', '打开', '开', '修理的车'].map((text) => pieces(text))", [[[[0.48, 0.3, False], [1.6, 1, False]], 1.3], [[[1.6, 1, False], [0.48, 0.3, False]], 1.3], [[], 1], [[[1.6, 1, False]], 1], [[[1.6, 1, True]], 1], [[[1.6, 1, True]], 1], [[[0.48, 0.3, False]], 1], [[[1.6, 1, False]], 1]]),
    ("['车锁到车贼', '到车贼车锁', '修里厂车'].map((text) => sharesOf(text, ['盗车', '车贼', '修理', '理厂']))", [[0, 0.8], [0.8, 0], [0.8]]),
    # Of a place's wordings the nearest counts most, in whatever order they stand; a term that ten others begin like is no other.
    ("[[[LONG, '灯泡'], ['灯泡坏']], [['灯泡', LONG], ['灯泡坏']], [['灯泡坏'], ['灯泡', LONG]]].map((wordings) => new nearest.Nearest(wordings, (text) => words.terms(text, true)).find('灯泡'))", [[0, 1], [0, 1], [1, 0]]),
    ("told(eleven, '乙乙')", ["guides/fix/#second"]),
    ("asked.nearest('车锁坏', new marks.Marker(sight, ['车锁'])).map(({ url, sentence, beside }) => [url, sentence.text, beside])", [["glossary/#chain", "", True]]),
    # Marks: a word that is hit for the most part is filled up, of a longer one what is known within it is kept.
    ("[['开大门', '我打开大门了'], ['开大', '我打开大门了'], ['大门', '我打开大门了'], ['打开', '我打开大门了'], ['车灯', '我换车灯了'], ['换车', '我换车灯了'], ['大', '我打开大门了'], ['门', '门']].map(([typed, text]) => new marks.Marker(sight, [typed]).find(text, new Set()).marks)", [[[3, 5]], [], [[3, 5]], [[1, 3]], [[2, 4]], [[1, 4]], [], [[0, 1]]]),
    ("[['车锁', '还车所'], ['双', '装配双车']].map(([typed, text]) => new marks.Marker(sight, [typed]).find(text, new Set(['~cesuo', '=zps', '=zpsc'])).marks)", [[[1, 3]], [[0, 4]]]),
    ("['锁锁', '锁了锁', '锁锁锁', '锁'].map((text) => new marks.Marker(sight, ['锁']).find(text, new Set()).marks)", [[[0, 2]], [[0, 1], [2, 3]], [[0, 3]], [[0, 1]]]),
    # The wordings of the first sixty are compared; of those after them none comes close.
    ("[59, 60].map((at) => closeOf(at))", [0.755, 0]),
    ("[{}, { calls: false }, { calls: true }].map((how) => waits.search('车被偷', how).results.find(({ rank }) => rank === 1).url)", ["faq/#q1", "faq/#q1", "guides/fix/#lock"]),
    # The step that helps where the guide leaves something out comes third behind what is surely found, first where nothing is.
    ("['钥匙转不动怎么办汽车', '车被偷了汽车', '汽车踩踏'].map((text) => { const { results, surety } = beside.search(text); return [surety > 0, results.find(({ url }) => url.endsWith('#light')).rank]; })", [[True, 3], [True, 3], [False, 1]]),
    # Of an answer what fits, and nothing behind what does not.
    ("shown('rule', '一。' + '字'.repeat(96) + '。二。')", "一。"),
    ("shown('rule', '一。二。' + '字'.repeat(91) + '。')", "一。二。" + "字" * 91 + "。"),
    ("shown('rule', '一。二。' + '字'.repeat(92) + '。')", "一。二。"),
    ("shown('step', '字'.repeat(70))", "字" * 64 + "…"),
    # A place that waits for a word, and one that was typed word for word.
    ("[[[3, 1], [1], [2]], [[3, 0.9], [1], [2]], [[1], [2], [4], [3]], [[1], [2], [3], [4]], [[3], [1], [2], [4], [5]]].map((row) => stolen.later(row.map(([at, close]) => ({ at, close })), 'x').map(({ at }) => at))", [[3, 1, 2], [1, 2, 3], [1, 2, 4, 3], [1, 2, 4, 3], [1, 2, 4, 3, 5]]),
    # What is indexed where, and what words and sounds add up to.
    ("[0, 1, 4].map((at) => ['修车', '车锁', '常见'].map((term) => asked.index.stands(term, at, [4])))", [[False, False, False], [True, False, False], [False, False, True]]),
    ("[0, 1, 4].map((at) => engine.FIELDS.map((_, field) => asked.index.stands('车锁', at, [field])))", [[False, False, False, False, False, False], [True, False, False, False, False, False], [False, False, False, False, False, False]]),
    ("['车锁 chesuo', '车锁', 'chesuo'].map((text) => asked.find(asked.read(text).terms).slice(0, 3).map(({ at, score }) => [at, round(score)]))", [[[1, 2.379], [5, 2.167], [4, 0.158]], [[1, 2.192], [5, 1.98], [4, 0.158]], [[1, 0.187], [5, 0.187]]]),
    ("[alone('lock').needs('lock', 0).map(([what]) => what).sort(), words.pinyin.likeSyllables('x'), new marks.Marker(sight, ['大门锁灯']).han, new marks.Marker(sight, ['锁灯大门锁']).han]", [["asked", "en"], [], ["大门", "锁灯"], ["大门", "锁灯"]]),
    # In which language a guide is written is told by its first title, be it the only one.
    ("[alone('车锁'), alone('lock')].map((by) => [by.isChinese, by.needs('xyz', 9).map(([what]) => what).sort()])", [[True, ["en", "other", "readings"]], [False, []]]),
    # What comes later is added to what is there: the texts, the wordings, the names in the other language, the readings, the questions, the real words; each once.
    ("later('texts', ['长长的文字。', '', '', '', '', ''], ['长长的'])", [[[]], [["guides/fix/"]], True, False]),
    ("later('asked', [['新问法'], [], [], [], [], []], ['新问法'])", [[[]], [["guides/fix/"]], True, False]),
    ("later('other', [['whole bike'], [], [], ['theft'], [], []], ['theft', 'stuck'])", [[[], ["guides/fix/#lock"]], [["faq/#q1", "guides/fix/#lock"], ["guides/fix/#lock"]], True, False]),
    ("later('readings', { pinyin: tables.pinyin, letters: '鎖锁', looks: ['偷愉'] }, ['che suo', '車鎖'])", [[[], ["guides/fix/#lock", "guides/fix/", "faq/#q1"]], [["guides/fix/#lock", "glossary/#chain"], ["glossary/#chain", "guides/fix/#lock", "faq/#q2"]], True, False]),
    ("later('questions', [[], [], ['踩踏'], [], [], []], ['店踩踏', '车锁'])", [[["faq/#q2", "guides/fix/#lock"], ["glossary/#chain", "guides/fix/#lock", "faq/#q2"]], [["faq/#q2", "guides/fix/#lock", "guides/fix/#light"], ["glossary/#chain", "guides/fix/#lock", "faq/#q2"]], True, False]),
    ("later('zh', WORDS.zh, ['车锁'])", [[["glossary/#chain", "guides/fix/#lock", "faq/#q2"]], [["glossary/#chain", "guides/fix/#lock", "faq/#q2"]], True, False]),
    ("later('en', WORDS.en, ['lock'])", [[["guides/fix/#lock", "glossary/#chain"]], [["guides/fix/#lock", "glossary/#chain"]], True, False]),
    ("[fold('鎖'), words.fold('鎖'), fold('貸'), fold('１２Ａ')]", ["锁", "鎖", "贷", "12a"]),
]  # fmt: skip


@cache
def answers() -> list[Any]:
    """What the modules say, all in one run of Node."""
    data = {"pages": PAGES, "entries": ROWS, "tables": TABLES}
    names = ["reader", "near", "slips", "query", "engine", "evidence", "marks", "snippet", "pinyin", "beyond", "nearest", "rank"]  # fmt: skip
    program = [
        *(f'import * as {name} from "{WORKER / name}.mjs";' for name in names),
        f'import {{ KnownWords }} from "{WORKER / "real-words"}.mjs";',
        f"const tables = {json.dumps(TABLES)}, WORDS = {json.dumps(WORDS)}, asked = new engine.Engine({json.dumps(data)});",
        f"const guessing = new engine.Engine({json.dumps({**data, 'entries': [*ROWS, PLANT], 'words': REAL})});",
        "asked.search('x'); guessing.search('x');",
        "const words = new reader.Reader(tables), subjects = new near.Near(tables.near, words), slips_ = new slips.Slips(tables, words), real = new KnownWords();",
        "for (const script of ['zh', 'en']) real.learn(script, WORDS[script]);",
        "const round = (number) => Math.round(number * 1000) / 1000;",
        "const isWord = (word) => real.isChinese(word), no = () => false;",
        "const known = (term) => ['9512', 'lock', '车锁', '修车'].includes(term);",
        "const sight = { reader: words, near: subjects, slips: slips_, known, like: (term, most) => ({ lockk: 'lock', xlock: 'lock', tryyi: 'tri', stoopppp: most > 1 ? 'stop' : '' })[term] ?? '', starts: (term) => 'lockkeeper'.startsWith(term), words: real, isWord };",
        "const LONG = '灯泡坏了要换一个新的还要问人';",
        f"const eleven = new engine.Engine({json.dumps({**data, 'tables': {**TABLES, 'near': ELEVEN}, 'entries': TWO})});",
        f"const waits = new engine.Engine({json.dumps({**data, 'said': [{'at': 3, 'words': ['丢了']}]})});",
        f"const beside = new engine.Engine({json.dumps({**data, 'beyond': [{'words': ['汽车'], 'says': '!', 'at': 2}]})});",
        f"const alone = (title) => new engine.Engine({{ ...{json.dumps({**data, **LATER})}, ...{{ entries: [[0, 'a', 'step', title, '', [], [], [], []]] }} }});",
        "const same = Array.from({ length: 62 }, (_, at) => ({ page: 0, id: `e${at}`, kind: 'part', title: '换灯泡', text: '', names: [], asked: [], other: [], leads: [] }));",
        "const closeOf = (at) => round(new rank.Ranking(same, words, subjects).order(same.map((_, each) => ({ at: each, score: 1, matched: new Set() })), { text: '灯泡', plain: '灯泡', meant: '灯泡', rarity: () => 1 }).find((one) => one.at === at).close);",
        "const read = (text) => query.readQuery(text, sight, () => 1);",
        "const slipsIn = (text) => slips_.find(text, no, no).map(({ from, to, word }) => `${from}-${to}${word}`);",
        "const meant = (text) => { const { meant, read: said } = read(text); return [meant, said]; };",
        "const weightsOf = (text, which) => [...read(text).terms].filter(([term]) => which.test(term)).map(([term, { weight }]) => [term, round(weight)]);",
        "const prefixed = (text) => [...read(text).terms].filter(([, { prefix }]) => prefix).map(([term]) => term);",
        "const sharesOf = (text, matched) => read(text).evidence.pieces.map(({ share }) => round(share(new Set(matched))));",
        "const pieces = (text) => { const { pieces, words } = read(text).evidence; return [pieces.map(({ weight, size, real }) => [round(weight), size, real]), words]; };",
        "const named = (row) => subjects.byWord(row).map((one) => [...one].join(' '));",
        "const shown = (kind, text) => snippet.shownOf(kind, text, () => ({ marks: [], worth: 0 })).text;",
        "const stolen = new beyond.Said([{ at: 3, words: ['被偷'] }], words);",
        f"const late = () => new engine.Engine({json.dumps({**data, 'tables': {**TABLES, 'pinyin': '', 'looks': []}, **LATER})});",
        "const told = (by, text) => by.search(text).results.map(({ url }) => url);",
        "const later = (what, content, asked) => { const by = late(); const before = asked.map((text) => told(by, text)); by.learn(what, content); const after = asked.map((text) => told(by, text)); by.learn(what, []); return [before, after, asked.map((text) => told(by, text)).join() === after.join(), by.later.has(what)]; };",
        "const learned = new reader.Reader(tables); learned.learn(tables.pinyin, '鎖锁'); const fold = (text) => learned.fold(text);",
    ]  # fmt: skip
    return answered(program, CASES)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[code[:70] for code, _ in CASES])
def test_a_rule_begins_and_ends(number: int) -> None:
    assert answers()[number] == CASES[number][1]
