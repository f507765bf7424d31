"""The worker's modules one by one, on a guide of six entries about bicycles: what they make of what is typed. No page, no browser."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.search.files import WORKER
from engine.search.real_words import bloom
from engine.search.split import run_module, run_split
from tests.search.cases import answered

MODULES = [
    "characters",
    "zhuyin",
    "tones",
    "pinyin",
    "reader",
    "real-words",
    "groups",
    "snippet",
    "index",
    "near",
    "slips",
    "marks",
    "shards",
    "query",
    "engine",
    "evidence",
    "nearest",
    "rank",
    "beyond",
]
TABLES = {
    "letters": "貸贷帳账車车",
    "pinyin": "che车 dao刀盗到 zei贼 dai贷袋 deng灯等 huan还 kuan款 suo锁 xiu修 li理里",
    "looks": ["刀力", "灯打"],
    "terms": ["车锁", "修理厂", "盗车贼"],
    "about": ["车锁", "bicycle"],
    "stops": {"zh": ["怎么", "的"], "en": ["the", "how"]},
    "same": [["车锁", "链锁"], ["bicycle", "bike"]],
    "near": [["车锁", "钥匙", "key"], ["灯", "light"]],
}
PAGES = [["guides/fix", "guides/fix/", "修车"], ["faq", "faq/", "常见问题"], ["glossary", "glossary/", "词语"]]
# page, id, kind, title, text, names, asked, names in the other language, entries that it links to
ROWS = [
    [0, "", "page", "修车", "怎么修一辆车。", [], [], [], []],
    [0, "lock", "step", "车锁打不开", "先上一点油。再慢慢转动钥匙。别用力。", ["锁死了"], ["钥匙转不动怎么办"], ["The lock is stuck"], []],
    [0, "light", "step", "换灯泡", "拧下旧灯泡。换上新的。", [], [], ["Change the bulb"], []],
    [1, "q1", "question", "车被偷了怎么办？", "先报警。再告诉保险公司。", [], [], ["My bike was stolen"], [1]],
    [1, "q2", "question", "钥匙丢了怎么办？", "找卖车的店。", [], [], [], [1]],
    [2, "chain", "term", "车锁", "锁住车的东西。", [], [], ["bicycle lock"], [1]],
]  # fmt: skip
# What readers may ask, by entry.
QUESTIONS_BY_ENTRY = [[], [], ["钥匙转不动怎么办", "换灯泡"], ["他借走锁不还", "借走锁不还的人", "踩踏"], [], []]
PLANT = [2, "plant", "term", "修理厂", "修车的地方。", [], [], [], []]
REAL = {"zh": bloom(["车锁", "灯泡"], 11, 7), "en": bloom(["lock", "stop", "try", "donate"], 15, 10)}
LATER = {
    "texts": "t.json",
    "asked": "a.json",
    "readings": "r.json",
    "other": "o.json",
    "questions": "q.json",
    "words": {"zh": "w-zh.json", "en": "w-en.json"},
}
LONG = "'字'.repeat(50) + '锁' + '字'.repeat(60) + '。'"
ENGLISH = "'before '.repeat(30) + 'lock ' + 'behind '.repeat(30) + '.'"
ALL = "[0, 1, 2, 3, 4, 5].map((at) => ({ at, matched: new Set() }))"
PLACES = "new Map([[0, new Map([[2, 1], [5, 3]])], [1, new Map([[0, 1]])]])"
TERMS = "index.Index.of(['t'], (at) => [['alpha', 'beta', 'beta'], ['alphabet'], ['c']][at], 3)"

# What is asked of a module, and the answer.
CASES: list[tuple[str, Any]] = [
    ("characters.distance('abc', 'abd', 3)", 1),
    ("characters.distance('abcd', 'abdc', 3)", 1),  # two swapped count once
    ("characters.distance('sitting', 'kitten', 3)", 3),
    ("characters.distance('a', 'abcd', 2)", 3),  # more than the most is one more than it
    ("characters.distance('same', 'same', 1)", 0),
    ("[['', 'ab', 3], ['ab', '', 3], ['ab', 'ba', 3], ['ab', 'ba', 1], ['abc', 'bca', 3], ['ca', 'abc', 3], ['xaby', 'xbay', 3], ['a', 'b', 0], ['ab', 'abcd', 1], ['aab', 'aba', 2], ['abcd', 'badc', 4]].map((given) => characters.distance(...given))", [2, 2, 1, 1, 2, 3, 1, 1, 2, 1, 2]),
    ("characters.tidy('  a\\u0301b\\u0007c  ', 9)", "áb c"),
    ("characters.tidy('abcdef', 3)", "abc"),
    ("words.fold('貸款 ÀＢđ')", "贷款 abd"),
    ("zhuyin.spellZhuyin('ㄘㄨㄟ ㄕㄡ')", "cui shou"),
    ("['ㄕ', 'ㄐㄩˊ', 'ㄧㄥ', 'ㄅㄛ'].map(zhuyin.spellZhuyin)", ["shi", "ju", "ying", "bo"]),
    # Digits after whole syllables are tones, of one syllable alone or of single letters they may be a name; numbers are never touched.
    ("['zuo4lao2', 'Cui1 shou1 shang4 men2', 'xi1an1', 'cui1shou', 'ni3 men', 'lü4shi1 han2', '被zuo4lao2吗', 'jie4 3000 jie4', 'e4yi4', 'ㄘㄨㄟ shou1 ren2', 'nüe4dai4', 'nve4 dai4', 'p2p bao4lei2', 'h5 jie4kuan3', 'da3 yin4 a4 zhi3'].map(tones.barePinyin)", ["zuo lao", "Cui shou shang men", "xi an", "cui shou", "ni3 men", "lü shi han", "被zuo lao吗", "jie 3000 jie", "e yi", "cui shou ren", "nüe dai", "nve dai", "p2p bao lei", "h5 jie kuan", "da yin a4 zhi"]),
    ("['300', '12348', '24 hours', 'a4', 'a4 a3', 'mp3', 'mp3 mp4', 'win10', 'ios17 ios18', 'p2p', 'o2o', 'zuo4', 'zuo6lao7', 'step1 step2', 'sha256', '4s店', 'unal1ve', '2zuo4lao2'].map((text) => [text, tones.barePinyin(text)]).filter(([typed, read]) => typed !== read)", []),
    ("['zheng', 'chi', 'nv', 'hang', 'shi'].map(pinyin.blur)", ["zen", "ci", "lu", "han", "si"]),
    ("['车锁', '车x', '还款'].map((word) => words.pinyin.sound(word))", ["ce suo", "", "huan kuan"]),
    ("words.pinyin.spell('chesuo')", {"whole": ["che", "suo"], "rest": ""}),
    ("words.pinyin.spell('suox')", {"whole": ["suo"], "rest": "x"}),
    ("words.pinyin.spell('zzz')", None),
    ("words.pinyin.initials('车锁修')", ["=cs", "=sx", "=csx"]),
    ("pinyin.typedInitials('csx').map(({ term }) => term)", ["=csx", "=cs", "=sx"]),
    ("pinyin.typedInitials('csxld').map(({ term }) => term)", ["=csxl", "=sxld", "=csx", "=sxl", "=xld"]),
    ("words.pinyin.likeSyllables('dneg')", ["deng"]),
    ("pinyin.spelledTerms(['che', 'suo', 'xiu'])", ["~cesuo", "~suoxiu"]),
    ("new Set(['stop', 'stopped', 'stopping', 'stops'].map(reader.stem)).size", 1),
    ("['refused', 'refusing'].map((word) => reader.stem(word) === reader.stem('refuse'))", [True, True]),
    ("reader.stem('plan') === reader.stem('plane')", False),
    ("words.terms('怎么修车锁的灯', false)", ["修车", "车锁", "灯"]),
    ("words.terms('链锁', true)", ["车", "锁", "车锁"]),
    ("words.terms('How the bikes', false)", ["bicycl"]),
    ("words.compact('Ｑ&A：車 锁')", "qa车锁"),
    ('words.runs("车锁 22:00 can\'t x")', ["车锁", "22:00", "can't", "x"]),
    ("[...subjects.of(words.plain('我的钥匙 keys'))]", ["#0"]),
    ("[...subjects.of('x light y')]", ["#1"]),
    ("subjects.read('钥匙')", ["钥", "匙", "钥匙", "#0"]),
    ("[...slips_.cut('修理厂怎么去', () => false)]", [3, 0, 0, 2, 0, 1]),
    ("slips_.find('盗车赋', (pair) => pair === '盗车', () => false)", [{"from": 0, "to": 3, "word": "盗车贼"}]),
    ("slips_.find('盗车贼', () => true, () => false)", []),
    ("slips_.find('盗车赋', (pair) => pair === '车赋', () => false)", []),  # 车赋 stands somewhere, so it is no slip
    ("slips_.find('刀车贼', () => false, () => false)", [{"from": 0, "to": 3, "word": "盗车贼"}]),  # at the beginning too
    ("slips_.find('我修里厂了', () => false, () => false)", [{"from": 1, "to": 4, "word": "修理厂"}]),
    ("slips_.find('到车贼', () => false, (word) => word === '到车')", [{"from": 0, "to": 3, "word": "盗车贼"}]),  # sounds alike, though 到车 is a word
    # The last word may be half typed, from two letters on, a number from three digits on.
    ("['bu', 'b', '95', '951', '22:00'].map((text) => completed(text))", [["bu"], [], [], ["951"], []]),
    ("completed('lock bulb')", ["bulb"]),
    # Of several that sound alike, the one that shares most letters.
    ("alike.find('到车贼', () => false, () => false)", [{"from": 0, "to": 3, "word": "盗车贼"}]),
    # Before the readings have come, or where a letter has none, nothing sounds alike.
    ("deaf.find('到车贼', () => false, (word) => word === '到车')", []),
    ("deaf.find('盗车赋', () => false, () => false)", [{"from": 0, "to": 3, "word": "盗车贼"}]),  # one wrong letter, beside others in no word
    ("slips_.lookAlikes('灯力')", ["打力", "灯刀", "力灯"]),
    ("['车锁', '锁车', '灯泡'].map((word) => real.isChinese(word))", [True, False, True]),
    ("['lock', 'locked', 'stopped', 'tries', 'donating', 'a'].map((word) => real.isEnglish(word))", [True] * 6),
    ("real.isEnglish('zzzz')", False),
    # Before its words have come, a script has no slips: every Latin word may be English, and no Chinese one is known.
    ("['zh', 'en'].map((script) => [real.has(script), none.has(script)])", [[True, False], [True, False]]),
    ("[none.isEnglish('zzzz'), none.isChinese('车锁')]", [True, False]),
    ("query.readQuery('修里厂', { ...sight, known: () => false, words: none }, () => 1).read", []),
    # What a question waits for: the other script's names where it is written so, all that could make it surer where it is not sure.
    ("['车锁打不开', '车锁 22:00', '95188', 'the'].map((text) => waits(text))", [[], [], [], []]),
    ("waits('车锁打不开', 2)", []),
    ("waits('车锁打不开', 0)", ["asked", "zh", "readings"]),
    ("waits('lock', 2)", ["readings", "other", "en"]),
    ("waits('lock', 0)", ["asked", "zh", "readings", "other", "en"]),
    ("waits('22:00', 2)", []),
    # What stands on one page, or is of one topic, stands together; the first three stay the first.
    (f"groups.grouped({ALL}, asked.entries).map((group) => group.map(({{ at, beside }}) => [at, beside]))", [[[0, False], [1, False], [2, False], [3, True], [4, True], [5, True]]]),
    (f"groups.grouped({ALL}.reverse(), asked.entries).map((group) => group.map(({{ at }}) => at))", [[5, 4, 3, 1], [2, 0]]),
    # Of a question the first sentences, of a step the one that answers best; labels and "1." are none.
    ("snippet.shownOf('question', '不会。先谈。\\n\\t表头\\n车锁在这里。1.', lock)", {"text": "不会。先谈。车锁在这里。", "marks": [[7, 8]]}),
    ("snippet.shownOf('step', '不会。先谈。\\n车锁在这里。', lock)", {"text": "车锁在这里。", "marks": [[1, 2]]}),
    ("snippet.shownOf('step', '1.\\n____', lock)", {"text": "", "marks": []}),
    (f"snippet.shownOf('step', {LONG}, lock)", {"text": "…" + "字" * 20 + "锁" + "字" * 43 + "…", "marks": [[21, 22]]}),
    (f"/^…(?:before )+lock (?:behind )*behind…$/.test(snippet.shownOf('step', {ENGLISH}, lock).text)", True),  # whole words
    ("snippet.shownOf('step', 'a'.repeat(400), lock).text.length", 151),  # one word without an end
    ("snippet.shownOf('term', 'First one. Second one. ' + 'Third '.repeat(60) + '.', lock).text", "First one. Second one."),
    # What a question asks, word by word; what may have been meant belongs to the word that it stands in for.
    ("weighed('修里厂和灯泡', slips_.find('修里厂', () => false, () => false)).map(({ share }) => share(new Set(['修理厂', '修理', '理厂'])) > 0)", [True, False]),
    ("weighed('灯泡坏了', []).map(({ size }) => size)", [1, 1]),
    ("weighed('灯泡的', []).map(({ share }) => share(new Set(['灯泡'])))", [1]),
    # Files that few questions need: the other language's names for a question in it, all where nothing sure was found.
    (f"{TERMS}.knows('beta')", True),
    (f"{TERMS}.knows('gamma')", False),
    # Of words spelled as like, the one that more entries have; the nearest before the commonest.
    (f"['alpha1', 'alpha', 'alphabe', 'x', 'ca'].map((term) => {TERMS}.like(term, 2))", ["alpha", "", "alphabet", "c", "c"]),
    (f"['alph', 'alphabet', 'alphabets', 'lpha'].map((term) => {TERMS}.starts(term))", [True, True, False, False]),
    (f"{TERMS}.lengths", [[2], [1], [1]]),
    (f"{TERMS}.rarity('alpha') < {TERMS}.rarity('gamma')", True),
    (f"[{{}}, {{ prefix: true }}].map((how) => {TERMS}.search('x', {{ tokenize: () => ['alpha'], ...how }}).map(({{ id }}) => id))", [[0], [0, 1]]),
    (f"{TERMS}.search('x', {{ tokenize: () => ['alpa'], fuzzy: 1 }}).map(({{ id }}) => id)", [0]),
    (f"shards.writePlaces({PLACES})", [[0, [3, -3, 3]], [1, [1]]]),
    ("shards.writeLeads([[], [3], [], [0, 1]])", [[2, 2], [2, -3, -2]]),
    ("['abc', '95188', '~ab', '锁'].map(shards.isLatin)", [True, True, False, False]),
    ("shards.shardOf('~heshi', { words: 7, sounds: 5 }) === shards.shardOf('~hexx', { words: 7, sounds: 5 })", True),
    ("new marks.Marker(sight, ['车锁']).find('自己的车锁打不开', new Set(['车锁'])).marks", [[3, 5]]),
    ("new marks.Marker(sight, ['车锁']).find('链锁坏了', new Set(['车锁'])).marks", [[0, 2]]),  # another word for it
    ("new marks.Marker(sight, ['车锁']).find('bikes and keys', new Set(['bicycl'])).marks", [[0, 5]]),
    ("new marks.Marker({ ...sight, isWord: (word) => ['打开', '打开门', '开门'].includes(word) }, ['打开门']).han", ["打开门", "打开", "开门"]),
    ("new marks.Marker(sight, ['锁']).find('车锁打不开锁', new Set(['锁'])).marks", [[5, 6]]),  # never a piece of a word
    # What stands first; a term follows the step that it links to.
    ("places('车锁打不开')", ["guides/fix/#lock", "glossary/#chain", "faq/#q2"]),
    ("places('钥匙转不动')[0]", "guides/fix/#lock"),
    ("places('车锁')[0]", "glossary/#chain"),  # a title as it is written comes first
    ("places('換灯泡')", ["guides/fix/#light"]),
    ("places('che suo')[0]", "guides/fix/#lock"),
    ("places('change bul')", ["guides/fix/#light"]),
    # What may have been meant is searched besides, and said; with "only", nothing is.
    ("[guessing.search('修里厂在哪').read, places('修里厂在哪', guessing)[0]]", ["修理厂", "glossary/#plant"]),
    ("guessing.search('修里厂', { only: true }).read", ""),
    ("asked.search('换灯泡').results[0].title", {"text": "换灯泡", "marks": [[0, 3]]}),
    ("asked.search('汽车怎么修').topic", "这里不讲汽车"),
    # Wordings, each for itself: one that is wholly like the question beats a longer one; several that are like it beat one.
    ("nearest_([['灯泡坏了'], ['灯泡坏了要换一个新的'], ['刹车']]).find('灯泡坏了')", [0, 1]),
    ("nearest_([['灯泡坏了', '刹车'], ['灯泡坏了', '灯泡'], []]).find('灯泡')", [1, 0]),
    ("nearest_([['灯泡的钱'], ['灯泡的锁'], ['我的钱'], ['他的钱']]).find('钱和锁')", [1, 2, 3, 0]),  # 锁 stands at one place, 钱 at three, and in a longer wording a word tells less
    ("nearest_([['灯'], [], ['灯泡']]).find('灯泡')", [2, 0]),  # a letter alone tells less than a pair
    ("nearest_([['灯泡']]).find('刹车')", []),
    # Votes of both rows: what stands early in both comes first, each place once; where something was typed word for word, nothing moves.
    ("voted([[1], [2], [3]], [3, 2])", [3, 2, 1]),
    ("voted([[1], [2], [3]], [1])", [1, 2, 3]),
    ("voted([[1, 1], [2], [3]], [3, 4])", [1, 2, 3]),
    ("voted([], [3])", []),
    ("voted([[1], [2]], [4])", [1, 4, 2]),
    ("voted([[1], [2]], [12])", [2, 1]),  # 12 is the same place as 2
    # The engine: once the questions have come they have a vote, in none of its indexes; with "only", where nothing is found, or of what is sure, they have none.
    ("[places('踩踏', asked), places('踩踏', heard)]", [[], []]),
    ("places('他借走锁不还', asked)", ["guides/fix/#lock", "glossary/#chain"]),
    ("places('他借走锁不还', heard)", ["guides/fix/#lock", "glossary/#chain", "faq/#q1"]),
    ("heard.search('他借走锁不还', { only: true }).results.length", 2),
    ("['他借走锁不还', '换灯泡', '踩踏'].map((text) => heard.search(text).surety === asked.search(text).surety)", [True] * 3),
    ("heard.index.knows('踩踏')", False),
    ("[places('换灯泡', heard)[0], places('钥匙转不动怎么办', heard)[0]]", ["guides/fix/#light", "guides/fix/#lock"]),
    # How close a wording comes: what is a name or a wording is as close as can be, what holds a piece nearly, what has nothing of it not at all.
    ("['锁死了', '钥匙转不动怎么办', '转不动怎', '灯'].map((text) => closeness(1, text))", [1, 1, 0.75, 0]),
    # Terms that look like what was typed: none that shares no pair of letters with it.
    ("['车锁坏', '单车', 'bicycle'].map((text) => asked.ranking.nearest(text).map((at) => ROWS[at][3]))", [["车锁"], [], ["车锁"]]),
    # A Latin word is held by one that goes on from its end where it may be half typed, or by one a slip away where it is no word itself.
    ("[covers(['bul'], 0, ['bulb']), covers(['bu'], 0, ['bulb']), covers(['bul', 'x'], 0, ['bulb'], ['bul']), covers(['bul', 'x'], 0, ['bulb'])]", [True, False, False, True]),
    ("[covers(['blub'], 0, ['bulb']), covers(['blub'], 0, ['bulb'], ['blub']), covers(['blb'], 0, ['bulb']), covers(['bulb'], 0, ['~bulb', '灯泡'])]", [True, False, False, False]),
    ("[covers(['saddel'], 0, ['sadle']), covers(['handelbr'], 0, ['handlebar']), covers(['hndlbr'], 0, ['handlbar'])]", [False, True, False]),
    # Initials stand for letters in a row, three or four of them; where a word beside them is known they are none.
    ("['=csd', '=csdk', '=csdx'].map((term) => new marks.Marker(sight, ['x']).find('车锁灯款', new Set([term])).marks)", [[[0, 3]], [[0, 4]], []]),
    ("initials('cs dk', ['dk'])", []),
    ("initials('cs dk', [])", ["=csdk", "=csd", "=sdk"]),
    ("initials('cs lock', ['lock'])", []),
    ("initials('c sd k', ['sd'])", []),
    # Below a card of danger three others come before a place that answers what has happened, unless the question says a word of its own.
    ("['他说要走', '車被偷了', 'my bike was stolen', 'steal'].map((text) => stolen.later([3, 1, 2, 4, 5].map((at) => ({ at })), text).map(({ at }) => at))", [[1, 2, 4, 3, 5], [3, 1, 2, 4, 5], [3, 1, 2, 4, 5], [1, 2, 4, 3, 5]]),
    ("[[1, 3], [1, 2, 4, 5, 3]].map((all) => stolen.later(all.map((at) => ({ at })), 'x').map(({ at }) => at))", [[1, 3], [1, 2, 4, 5, 3]]),
    ("[false, true].map((calls) => shown_(waiting.search('车被偷', { calls }))[0])", ["faq/#q1", "guides/fix/#lock"]),
    # A language that the guide is not written in is told by its letters, and only where nothing is found surely.
    ("['ключ', '열쇠', 'chìa khóa', '鍵が開かない', 'ㄔㄜ', 'xyz', '车锁打不开'].map((text) => asked.search(text).foreign)", [True, True, True, True, False, False, False]),
]  # fmt: skip


@cache
def answers() -> list[Any]:
    """What the modules say, all in one run of Node."""
    index = {
        "pages": PAGES,
        "entries": ROWS,
        "tables": TABLES,
        "beyond": [{"words": ["汽车"], "says": "这里不讲汽车", "at": 2}],
    }
    program = [
        *(f'import * as {name.replace("-", "_")} from "{WORKER / name}.mjs";' for name in MODULES),
        f"const [tables, asked] = [{json.dumps(TABLES)}, new engine.Engine({json.dumps(index)})];",
        "const words = new reader.Reader(tables), subjects = new near.Near(tables.near, words);",
        "const slips_ = new slips.Slips(tables, words), real = new real_words.KnownWords(), none = new real_words.KnownWords();",
        f"for (const [script, given] of Object.entries({json.dumps(REAL)})) real.learn(script, given);",
        f"const deaf = new slips.Slips(tables, new reader.Reader({json.dumps({**TABLES, 'pinyin': ''})}));",
        f"const alike = new slips.Slips({json.dumps({**TABLES, 'pinyin': 'dao盗到 che车撤 zei贼择', 'terms': ['盗撤择', '盗车贼']})}, new reader.Reader({json.dumps({**TABLES, 'pinyin': 'dao盗到 che车撤 zei贼择'})}));",
        "const weighed = (text, found) => { const made = new evidence.Evidence((term) => (term ? 1 : 2), subjects); made.addHan(text, slips_.cut(text, (word) => ['灯泡', '坏了'].includes(word)), found, words, () => false); return made.pieces; };",
        "const sight = { reader: words, near: subjects, slips: slips_, like: () => '', starts: () => false, isWord: (word) => word === '打开' };",
        "const lock = (text) => { const at = text.search(/锁|lock/); return at < 0 ? { marks: [], worth: 0 } : { marks: [[at, at + 1]], worth: 1 }; };",
        "const completed = (text) => [...query.readQuery(text, { ...sight, known: () => true, words: none }, () => 1).terms].filter(([, { prefix }]) => prefix).map(([term]) => term);",
        f"const guessing = new engine.Engine({json.dumps({**index, 'entries': [*ROWS, PLANT], 'words': REAL})});",
        "const nearest_ = (wordings) => new nearest.Nearest(wordings, (text) => words.terms(text, true));",
        "const voted = (found, near) => nearest.withNearest(found.map(([at, close = 0.5]) => ({ at, close, score: 1, matched: new Set() })), near, (at) => String(at % 10)).map(({ at }) => at);",
        f"const heard = new engine.Engine({json.dumps({**index, 'questions': 'q.json'})});",
        f"heard.learn('questions', {json.dumps(QUESTIONS_BY_ENTRY)});",
        f"const pieces = new engine.Engine({json.dumps({**index, **LATER})});",
        "const waits = (text, sure) => pieces.needs(text, sure).map(([what]) => what);",
        "const places = (text, by = asked) => by.search(text).results.map(({ url }) => url);",
        "const stolen = new beyond.Said([{ at: 3, words: ['被偷', 'stolen'] }], words);",
        f"const waiting = new engine.Engine({json.dumps({**index, 'said': [{'at': 3, 'words': ['丢了']}]})});",
        "const shown_ = ({ results }) => results.sort((one, other) => one.rank - other.rank).map(({ url }) => url);",
        f"const ROWS = {json.dumps(ROWS)};",
        "const closeness = (at, text) => asked.ranking.likenessOf(at, words.compact(text), asked.ranking.weigh(words.plain(text), () => 1)).close;",
        "const covers = (typed, at, matched, real = []) => { const made = new evidence.Evidence(() => 1, subjects); made.addLatin(typed, typed.map(() => []), { pinyin: [], initials: [] }, words, (word) => real.includes(word)); return made.pieces[at].share(new Set(matched)) > 0; };",
        "const initials = (text, known) => [...query.readQuery(text, { ...sight, known: (term) => known.includes(term), words: real }, () => 1).terms.keys()].filter((term) => term[0] === '=');",
    ]
    return answered(program, CASES)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[code for code, _ in CASES])
def test_a_module_answers(number: int) -> None:
    assert answers()[number] == CASES[number][1]


QUESTIONS = ["车锁打不开", "钥匙转不动", "bulb", "blub", "bul", "change bul", "che suo", "修里厂在哪", "链锁", "修"]


def test_a_cut_index_answers_as_the_whole_one() -> None:
    whole = {"pages": PAGES, "entries": [*ROWS, PLANT], "tables": TABLES, "words": REAL}
    program = f"""
import {{ Engine }} from "{WORKER / "engine"}.mjs";
import {{ SplitEngine }} from "{WORKER / "shards"}.mjs";
const whole = {json.dumps(whole)}, {{ base, files }} = {json.dumps(run_split([whole])[0])};
const shown = ({{ results, read }}) => [results.map(({{ url }}) => url), read];
(async () => {{
  const answers = [];
  for (const text of {json.dumps(QUESTIONS)}) {{
    const cut = new SplitEngine({{ ...base, files: "*" }}, async (name) => files[name]);
    answers.push([shown(await cut.search(text)), shown(new Engine(whole).search(text))]);
  }}
  process.stdout.write(JSON.stringify(answers));
}})();
"""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "cut.mjs"
        script.write_text(program, encoding="utf-8")
        answers = run_module(script, {})
    assert [places for _, (places, _) in answers if not places] == []
    assert dict(zip(QUESTIONS, [cut for cut, _ in answers], strict=True)) == dict(
        zip(QUESTIONS, [as_whole for _, as_whole in answers], strict=True)
    )
