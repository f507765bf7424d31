/**
 * Cuts text into terms, the same way for pages and for questions: Chinese by single letters and by pairs, Latin by word
 * without its ending. Words for one thing are read as one; words that say nothing about the subject are left out.
 */

import { makeFold } from "./characters.mjs";
import { Pinyin } from "./pinyin.mjs";

// Scripts without spaces between words (Han, kana) are read by letters, all others by words: "核实", "敷金を返す", "22:00", "95188", "can't", "đặt", "وديعة"
const RUN = /[\u3040-\u30ff\u3400-\u9fff]+|\d{1,2}:\d{2}(?!\d)|(?:[a-z0-9]|(?![\u3000-\u9fff\uf900-\uffef])\p{L})+(?:['’][a-z]+)?/gu;
const HAN = /[\u3040-\u30ff\u3400-\u9fff]/;
/** @type {[RegExp, string][]} */
const ENDINGS = [[/ies$/, "y"], [/(s|x|z|ch|sh)es$/, "$1"], [/([^s])s$/, "$1"], [/(ing|ed)$/, ""]];
const SHORT = /^[^aeiou]*[aeiou][^aeiouwxy]$/; // rat(e)d, plan(e): here the e tells it from rat and plan
const DOUBLED = /([bdgmnprt])\1$/; // stopp(ed)

/** @type {Map<string, string>} */
const stems = new Map(); // the same words come thousands of times

/** A word without its ending, so that refuse, refused and refusing are one. Wrong English is fine as long as it agrees. @param {string} word */
export const stem = (word) => {
  let short = stems.get(word);
  if (short === undefined) {
    short = shorten(word);
    stems.set(word, short);
  }
  return short;
};

/** @param {string} word */
const shorten = (word) => {
  let short = word.replace(/['’].*$/, "");
  if (!/^[a-z]{4,}$/.test(short)) return short;
  for (const [ending, rest] of ENDINGS) {
    const cut = short.replace(ending, rest);
    if (cut !== short && cut.length > 2 && /[aeiouy]/.test(cut)) {
      short = cut;
      if (!rest) short = DOUBLED.test(short) ? short.replace(DOUBLED, "$1") : short.replace(SHORT, "$&e");
    }
  }
  return short.length > 3 ? short.replace(SHORT.test(short.slice(0, -1)) ? "" : /e$/, "").replace(/([^aeiou])y$/, "$1i") : short;
};

/** @param {string} term */
export const isHan = (term) => HAN.test(term);

/** Finds words of a list in a text, the longest first; quicker over Chinese than a regular expression of hundreds. */
class WordList {
  /** @param {string[]} words */
  constructor(words) {
    /** @type {Map<number, string[]>} by the code of the first letter */
    this.byFirst = new Map();
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const first = word.charCodeAt(0);
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), word]);
    }
  }

  /** @param {string} text @param {(word: string) => string} instead @returns {string} the text with each word of the list replaced by what `instead` gives */
  replace(text, instead) {
    let out = "";
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const word = this.byFirst.get(text.charCodeAt(at))?.find((candidate) => text.startsWith(candidate, at));
      if (!word) continue;
      out += text.slice(from, at) + instead(word);
      at += word.length - 1;
      from = at + 1;
    }
    return from ? out + text.slice(from) : text;
  }
}

export class Reader {
  /** @param {import("../types").Tables} tables */
  constructor(tables) {
    this.letters = tables.letters;
    this.fold = makeFold(tables.letters);
    this.pinyin = new Pinyin(tables.pinyin ?? ""); // readings may come later
    /** @type {Map<string, string>} */
    this.first = new Map();
    for (const group of tables.same) {
      const [first, ...others] = group.map(this.fold);
      for (const word of others) if (!this.first.has(word)) this.first.set(isHan(word) ? word : stem(word), isHan(first) ? first : stem(first));
    }
    /** @type {Map<string, string[]>} */
    this.regional = new Map(); // a word of the terms, and what else it is called
    for (const [word, first] of this.first) this.regional.set(first, [...(this.regional.get(first) ?? []), word]);
    this.sameWords = new WordList([...this.first.keys(), ...this.first.values()].filter(isHan)); // and what is read as itself: the 贷 of 贷款 is not read as 贷款 once more
    const stops = Object.values(tables.stops).flat().map(this.fold);
    this.stops = new WordList(stops.filter(isHan));
    this.latinStops = new Set(stops.filter((word) => !isHan(word)).flatMap((word) => [word, stem(word)]));
  }

  /** @param {string} spec "he核合河 hei黑 …" @param {string} letters pairs of letters that no page has */
  learn(spec, letters) {
    this.pinyin = new Pinyin(spec);
    this.fold = makeFold(this.letters + letters);
  }

  /** @param {string} text @returns {string} folded, one word for one thing */
  plain(text) {
    return this.unite(this.fold(text));
  }

  /** @param {string} folded */
  unite(folded) {
    return this.sameWords.replace(folded, (word) => this.first.get(word) ?? word);
  }

  /** @param {string} text plain @returns {string[]} its runs of Chinese letters and its Latin words */
  runs(text) {
    return text.match(RUN) ?? [];
  }

  /** @param {string} text @param {boolean} single whether single letters are terms too @returns {string[]} */
  terms(text, single) {
    return this.cut(this.plain(text), single);
  }

  /** @param {string} plain @param {boolean} single @returns {string[]} */
  cut(plain, single) {
    /** @type {string[]} */
    const found = [];
    for (const run of this.runs(plain)) {
      if (!isHan(run)) {
        const word = this.word(run);
        if (word) found.push(word);
      } else for (const part of this.parts(run)) addHan(part, single, found);
    }
    return found;
  }

  /** @param {string} run Latin @returns {string} its term, or "" for a stop word */
  word(run) {
    const short = stem(run);
    return this.latinStops.has(run) || this.latinStops.has(short) ? "" : this.first.get(short) ?? short;
  }

  /** @param {string} run Chinese @returns {string[]} what lies between stop words */
  parts(run) {
    return this.stops.replace(run, () => " ").split(" ").filter(Boolean);
  }

  /** @param {string} text @returns {string} letters and digits alone, for comparing titles */
  compact(text) {
    return this.fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
  }
}

/** @param {string} part @param {boolean} single @param {string[]} found */
const addHan = (part, single, found) => {
  if (single || part.length === 1) found.push(...part);
  for (let at = 0; at + 1 < part.length; at++) found.push(part.slice(at, at + 2));
};
