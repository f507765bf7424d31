/**
 * The index of one language: MiniSearch over the fields of an entry, and what a question finds in it.
 *
 * Each field is cut into terms by the reader; a question's terms carry weights of their own (query.mjs). How results are put
 * in order stands in rank.mjs.
 */

import { About, Beyond, Said } from "./beyond.mjs";
import { grouped } from "./groups.mjs";
import { Index } from "./index.mjs";
import { KnownWords } from "./real-words.mjs";
import { Marker } from "./marks.mjs";
import { LONGEST, readQuery } from "./query.mjs";
import { Near } from "./near.mjs";
import { Nearest, withNearest } from "./nearest.mjs";
import { Ranking } from "./rank.mjs";
import { Reader, isHan } from "./reader.mjs";
import { shownOf } from "./snippet.mjs";
import { EARLY, UNSURE, surety, weighed } from "./surety.mjs";
import { Slips } from "./slips.mjs";
import { Subject } from "./subject.mjs";
import { barePinyin } from "./tones.mjs";
import { tidy } from "./characters.mjs";

/** @type {("title" | "names" | "asked" | "text" | "page" | "other")[]} */
export const FIELDS = ["title", "names", "asked", "text", "page", "other"];
/** @type {["sound"]} */
export const SOUND = ["sound"]; // an index of its own, made when a question first needs it
const BOOST = { title: 2.5, names: 2.5, asked: 3, text: 0.8, page: 0.4, other: 2, sound: 1.8 };
const LENGTH = { sound: 0 }; // how much a long entry counts less; wordings by the dozen shall not bury a step
/** @type {{rare: number, temper: number, boost: Record<string, number>, combineWith: "OR", weights: {fuzzy: number, prefix: number}, bm25: {k: number, b: number, d: number}}} */
const HOW = { rare: 5, temper: 1, boost: BOOST, combineWith: "OR", weights: { fuzzy: 0.45, prefix: 0.55 }, bm25: { k: 1.2, b: 0.5, d: 0.4 } };
export const SHOWN = 12;
const JUDGED = 3; // results of which one must speak about the question
const TEXTS = ["text", "page"]; // fields that are no heading of an entry and no wording of readers
const HEADED = FIELDS.flatMap((field, at) => (TEXTS.includes(field) ? [] : [at]));
const NO_WORD = /^[#~=]/; // terms of subjects and sounds, which no text has
/** @type {Record<"zh" | "en", Later[]>} what comes after the first file, what most questions need first, by the script of the titles */
const LATER = { zh: ["asked", "zh", "readings", "questions", "texts", "other", "en"], en: ["asked", "en", "readings", "questions", "texts", "other", "zh"] };
/** @type {Partial<Record<Later, "asked" | "text" | "other">>} */
const MORE = { asked: "asked", texts: "text", other: "other" }; // files of which each entry gets more
const NEAREST = 3; // results shown where there is nothing
const OTHER_LETTER = /(?![a-z\p{Script=Han}\p{Script=Bopomofo}])\p{L}/u;

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Answer} Answer */
/** @typedef {import("../types").Later} Later */
/** @typedef {import("../types").Content} Content */
/** @typedef {import("../types").Page} Page */
/** @typedef {import("../types").Found} Found */
/** @typedef {import("../types").Ordered} Ordered */
/** @typedef {import("../types").Chosen} Chosen */
/** @typedef {import("../types").Term} Term */
/** @typedef {"title" | "names" | "asked" | "text" | "page" | "other" | "sound"} Field */
/** @typedef {ReturnType<Engine["read"]>} Question what was typed, as terms, and what may have been meant */

/** @param {import("../types").Row} row @returns {Entry} */
export const asEntry = ([page, id, kind, title, text = "", names = [], asked = [], other = [], leads = []]) => ({ page, id, kind, title, text, names, asked, other, leads });

/** What is indexed of an entry, by field, as terms. @param {Entry} entry @param {Field} field @param {string} pageName @param {Reader} reader @param {Near} near @returns {string[]} */
const fieldTerms = (entry, field, pageName, reader, near) => {
  if (field === "sound") return soundTerms(entry, reader);
  if (field === "page") return entry.kind === "page" ? [] : reader.terms(pageName, false);
  if (field === "text") return reader.terms(entry.text, false);
  const texts = field === "title" ? [entry.title] : entry[field];
  return texts.flatMap((text) => near.read(text));
};

/** @param {Later} what @returns {what is import("../types").WordList} whether it is the list of a script's real words */
const isScript = (what) => what === "zh" || what === "en";

/** @param {Entry} entry @param {Reader} reader */
const soundTerms = (entry, reader) => {
  const [titles, asked] = [[entry.title, ...entry.names, ...entry.other], entry.asked].map((texts) => texts.filter(isHan).map(reader.fold));
  return [...titles.flatMap((text) => reader.pinyin.initials(text)), ...[...titles, ...asked].flatMap((text) => reader.pinyin.pairs(text))];
};

/** An index of some fields with every entry in it. @param {Field[]} fields @param {Entry[]} entries @param {Page[]} pages @param {Reader} reader @param {Near} near */
export const buildIndex = (fields, entries, pages, reader, near) =>
  Index.of(fields, (at, field) => fieldTerms(entries[at], /** @type {Field} */ (field), pages[entries[at].page][2], reader, near), entries.length);

export class Engine {
  /** @param {import("../types").IndexFile} data of one language */
  constructor(data) {
    this.pages = data.pages;
    this.entries = data.entries.map(asEntry);
    this.reader = new Reader(data.tables);
    this.near = new Near(data.tables.near, this.reader);
    this.slips = new Slips(data.tables, this.reader);
    this.beyond = new Beyond(data.beyond ?? [], this.reader);
    this.said = new Said(data.said ?? [], this.reader);
    this.about = new About(data.tables.about, this.reader);
    this.real = new KnownWords(); // real words, which are no slips
    this.subject = new Subject();
    this.isChinese = this.entries.length > 0 && isHan(this.entries[0].title);
    /** @type {Map<Later, string>} */
    this.later = new Map(); // files that few questions need, in the order in which they are brought
    for (const what of LATER[this.isChinese ? "zh" : "en"]) {
      const file = isScript(what) ? data.words?.[what] : data[what];
      if (typeof file === "string") this.later.set(what, file);
      else if (isScript(what) && file) this.know(what, /** @type {Content["zh"]} */ (file));
    }
    /** @type {Index | null} */
    this.words = null;
    /** @type {Index | null} */
    this.sounds = null;
    this.ranking = new Ranking(this.entries, this.reader, this.near);
    /** @type {Set<string> | null} */
    this.letters = null; // of all titles and texts
    /** @type {readonly string[][]} */
    this.questions = typeof data.questions === "string" ? [] : data.questions ?? []; // by entry; without them the index orders alone
    /** @type {Nearest | null} */
    this.wordings = null;
  }

  /** The index of words, once there is one. */
  get index() {
    return /** @type {Index} */ (this.words);
  }

  /** @param {string} typed @param {{only?: boolean, calls?: boolean, isOld?: () => boolean}} how only what was typed, no alternatives; whether a card of danger stands above; whether a newer question has come @returns {Answer | Promise<Answer | null>} */
  search(typed, { only, calls } = {}) {
    this.words ??= buildIndex(FIELDS, this.entries, this.pages, this.reader, this.near);
    const question = this.read(typed, only);
    return this.answer(question, this.ranking.order(this.find(question.terms), question), only ? [] : this.neighbours(question.meant), calls);
  }

  /** The entries with the nearest wordings, once the questions have come. @param {string} text @returns {number[]} */
  neighbours(text) {
    if (!this.questions.length) return [];
    this.wordings ??= new Nearest(this.entries.map((_, at) => [...this.called(at), ...this.questions[at]]), (words) => this.near.read(words));
    return this.wordings.find(text);
  }

  /** What an entry is called. @param {number} at */
  called(at) {
    const { kind, title, names, asked } = this.entries[at];
    return [...(kind === "item" ? [] : [title]), ...names, ...asked];
  }

  /**
   * Which files a question needs besides: where it has words in the other script, those by which the other language calls things, and
   * the readings; where what was found is not sure enough, in this order, the other wordings, the real words of its script, and the
   * readings by which slips are found. The texts and the questions make none surer (decisions/0075).
   * @param {string} typed @param {number} sure how sure is what was found without them
   * @returns {[Later, string][]} what, and the file's name
   */
  needs(typed, sure = EARLY) {
    if (!this.later.size) return [];
    const [own, foreign] = this.isChinese ? ["zh", "en"] : ["en", "zh"];
    const runs = this.reader.runs(this.reader.plain(barePinyin(tidy(typed, LONGEST)))).filter((run) => /[^\d:]/.test(run));
    /** @type {Set<string>} */
    const wanted = new Set();
    if (runs.some((run) => isHan(run) !== this.isChinese && this.reader.terms(run, false).length > 0)) for (const what of ["other", "readings", foreign]) wanted.add(what);
    if (sure < EARLY) for (const what of ["asked", own]) wanted.add(what);
    const maybePinyin = !this.isChinese && runs.some((run) => !isHan(run) && !this.real.isEnglish(run)); // no English word may be
    if (sure < EARLY && (this.isChinese || maybePinyin)) wanted.add("readings");
    if (sure < EARLY && maybePinyin) wanted.add("other"); // what it may spell is said by Chinese names
    return [...this.later].filter(([what]) => wanted.has(what));
  }

  /** Takes in a file that came later, at once. @param {Later} what @param {Content[Later]} content */
  learn(what, content) {
    Array.from(this.takeIn(what, content));
  }

  /** Takes in a file that came later, entry by entry: between two a question may be asked. @param {Later} what @param {Content[Later]} content @returns {Generator<unknown, void>} */
  *takeIn(what, content) {
    if (!this.later.has(what)) return;
    const field = MORE[what];
    if (isScript(what)) this.know(what, /** @type {Content["zh"]} */ (content));
    else if (what === "readings") this.hear(/** @type {Content["readings"]} */ (content));
    else if (field) for (let at = 0; at < this.entries.length; yield at++) this.more(at, field, /** @type {Content["asked"] | Content["texts"]} */ (content)[at]);
    else yield* this.compare(/** @type {Content["questions"]} */ (content));
    this.later.delete(what);
  }

  /** @param {import("../types").WordList} script @param {import("../types").FilterData} words */
  know(script, words) {
    this.real.learn(script, words);
    if (words.tells) this.subject.learn(script, words.tells);
  }

  /** @param {Content["readings"]} content */
  hear({ pinyin, letters, looks }) {
    this.reader.learn(pinyin, letters);
    this.slips.learn(looks);
    this.sounds = this.slips.spoken = null; // made anew when a question needs them
  }

  /** More of an entry, which is indexed beside what is there. @param {number} at @param {"asked" | "text" | "other"} field @param {string | readonly string[]} added */
  more(at, field, added) {
    if (!added.length) return;
    const entry = this.entries[at];
    const part = { ...entry, title: "", text: "", names: [], asked: [], other: [], [field]: added };
    const terms = (/** @type {Entry} */ of, /** @type {Field} */ as) => fieldTerms(of, as, "", this.reader, this.near);
    this.words?.extend(at, FIELDS.indexOf(field), terms(entry, field), terms(part, field));
    this.sounds?.extend(at, 0, terms(entry, "sound"), terms(part, "sound"));
    Object.assign(entry, { [field]: typeof added === "string" ? entry.text + added : [.../** @type {string[]} */ (entry[field]), ...added] });
    if (field === "asked") this.wordings?.add(at, part.asked);
    if (field === "text") this.letters = null;
    this.ranking.wordings.delete(at);
  }

  /** The questions, each by itself, beside what the entries are called. @param {Content["questions"]} questions @returns {Generator<number, void>} */
  *compare(questions) {
    const wordings = new Nearest([], (words) => this.near.read(words));
    for (let at = 0; at < questions.length; yield at++) wordings.add(at, [...this.called(at), ...questions[at]]);
    this.wordings = wordings;
    this.questions = questions;
  }

  /** What was typed, tidied, as terms, and with what may have been meant. @param {string} typed @param {boolean} [only] */
  read(typed, only) {
    const words = this.index;
    const rarity = (/** @type {string} */ term) => words.rarity(term);
    const index = {
      known: (/** @type {string} */ term) => words.knows(term),
      like: (/** @type {string} */ term, /** @type {number} */ most) => words.like(term, most),
      starts: (/** @type {string} */ term) => words.starts(term),
    };
    const sight = { ...index, reader: this.reader, near: this.near, slips: this.slips, words: this.real };
    return { text: tidy(typed, LONGEST), rarity, ...readQuery(typed, sight, rarity, only) };
  }

  /** How sure it may be is told by what the index found alone. @param {Question} question @param {Ordered[]} ordered @param {number[]} [neighbours] @param {boolean} [calls] @returns {Answer} */
  answer({ text, plain, meant, evidence, read }, ordered, neighbours = [], calls = false) {
    const signs = this.signs(plain, evidence, ordered.slice(0, JUDGED));
    const sure = surety(signs);
    const unsure = sure < UNSURE;
    const topic = this.beyond.find(text);
    const voted = neighbours.length ? withNearest(ordered, neighbours, (at) => this.ranking.placeOf(at)) : ordered;
    const first = calls ? this.said.later(voted, text) : voted;
    const shown = this.withTopic(first.slice(0, unsure ? NEAREST : SHOWN), topic, unsure);
    const marker = new Marker({ ...this, isWord: (word) => this.real.isChinese(word) }, [...new Set([plain, meant])]);
    const groups = grouped(shown, this.entries);
    return {
      results: groups.flatMap((group, number) => group.map(({ at, matched, rank, beside }) => this.present(at, marker, matched, { group: number, rank, beside }))),
      nearest: shown.length ? [] : this.nearest(text, marker),
      unsure: unsure && !topic,
      foreign: unsure && !topic && this.isForeign(text),
      topic: topic?.says ?? "",
      more: !unsure && voted.length > groups.flat().length,
      read: [...new Set(read)].join(this.isChinese ? "、" : ", "),
      surety: sure,
      signs: signs?.words ? weighed(signs) : null,
    };
  }

  /** Whether a text has letters that stand nowhere in the guide: its language is not one of the guide's. @param {string} text */
  isForeign(text) {
    this.letters ??= new Set(this.entries.map(({ title, text }) => title + text).join("").toLowerCase());
    const own = this.letters;
    return own.size > 0 && [...text.toLowerCase()].some((letter) => OTHER_LETTER.test(letter) && !own.has(letter));
  }

  /** What speaks for the first results, or null where there is none. @param {string} plain @param {import("./evidence.mjs").Evidence} evidence @param {Ordered[]} first @returns {import("./surety.mjs").Judged | null} */
  signs(plain, evidence, first) {
    if (!first.length) return null;
    const headed = (/** @type {Ordered} */ { at, matched }) => new Set([...matched].filter((term) => NO_WORD.test(term) || this.index.stands(term, at, HEADED)));
    const signs = evidence.signs(first.map((found) => ({ matched: found.matched, headed: headed(found), close: found.close ?? 0 })));
    return { ...signs, words: evidence.pieces.length ? evidence.words : 0, about: this.about.share(plain), subject: this.subject.share(plain, this.reader, this.near, (word) => this.real.isEnglish(word)) };
  }

  /** Where the question is about something near that the guide leaves out, the step that helps all the same stands among the first. @param {Chosen[]} shown @param {{at: number} | null} topic @param {boolean} unsure */
  withTopic(shown, topic, unsure) {
    const place = topic && this.entries[topic.at];
    if (!place || shown.slice(0, NEAREST).some(({ at }) => at === topic.at)) return shown;
    const others = shown.filter(({ at }) => at !== topic.at);
    others.splice(unsure ? 0 : NEAREST - 1, 0, { at: topic.at, matched: new Set() });
    return others;
  }

  /** Words and sounds are two indexes; what both find adds up. @param {Map<string, Term>} terms @returns {Found[]} */
  find(terms) {
    const [sounds, words] = split(terms);
    if (!terms.size) return [];
    if (!sounds.size) return findIn(this.index, words);
    this.sounds ??= buildIndex(SOUND, this.entries, this.pages, this.reader, this.near);
    const found = new Map(findIn(this.index, words).map((entry) => [entry.at, entry]));
    for (const { at, score, matched } of findIn(this.sounds, sounds, LENGTH.sound)) {
      const word = found.get(at);
      found.set(at, word ? { at, score: word.score + score, matched: new Set([...word.matched, ...matched]) } : { at, score, matched });
    }
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  /** @param {number} at @param {Marker} marker @param {Set<string>} matched @param {{group?: number, rank?: number, beside?: boolean}} place the group that it is in, its rank, and whether it is only a line that follows another @returns {import("../types").Result} */
  present(at, marker, matched, place) {
    const { page, id, kind, title, text } = this.entries[at];
    const [, url, name] = this.pages[page];
    const find = (/** @type {string} */ words) => marker.find(words, matched);
    const sentence = place.beside ? { text: "", marks: [] } : shownOf(kind, text, find);
    return { url: id ? `${url}#${id}` : url, kind, page: name, title: { text: title, marks: find(title).marks }, sentence, ...place };
  }

  /** @param {string} text @param {Marker} marker */
  nearest(text, marker) {
    return this.ranking.nearest(text).map((at) => this.present(at, marker, new Set(), { beside: true }));
  }
}

/** @param {Map<string, Term>} terms @returns {[Map<string, Term>, Map<string, Term>]} those of sounds, those of words */
const split = (terms) => {
  const sound = (/** @type {[string, Term]} */ [term]) => term[0] === "~" || term[0] === "=";
  return [new Map([...terms].filter(sound)), new Map([...terms].filter((entry) => !sound(entry)))];
};

/** @param {Index} mini @param {Map<string, Term>} terms @param {number} b @returns {Found[]} what MiniSearch finds */
const findIn = (mini, terms, b = HOW.bm25.b) => {
  const of = (/** @type {string} */ term) => /** @type {Term} */ (terms.get(term));
  const found = mini.search("?", {
    ...HOW,
    bm25: { ...HOW.bm25, b },
    tokenize: () => [...terms.keys()],
    boostTerm: (term) => of(term).weight * Math.min(1, mini.rarity(term) / HOW.rare) ** HOW.temper,
    prefix: (term) => of(term).prefix ?? false,
    fuzzy: (term) => of(term).fuzzy || false,
  });
  return found.map(({ id, score, terms: matched }) => ({ at: id, score, matched: new Set(matched) }));
};
