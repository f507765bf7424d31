/**
 * Groups of words that lead to one another: 妈妈, 家人, mum. What names any word of a group is about one subject, and a subject is
 * a term like others ("#12"), in wordings and in questions; so a group of thirty words counts no more than a group of three.
 */

import { isHan, stem } from "./reader.mjs";

const LATIN_LETTER = /[a-z0-9]/;

export class Near {
  /** @param {string[][]} groups @param {import("./reader.mjs").Reader} reader */
  constructor(groups, reader) {
    this.reader = reader;
    /** @type {Map<number, {word: string, subject: string}[]>} */
    this.chinese = new Map(); // code of a word's first letter → the words that begin so, and their subjects
    /** @type {Map<string, string[]>} */
    this.latin = new Map(); // stems with a space between → subjects
    /** @type {Map<string, number>} */
    this.longest = new Map(); // a stem → how many words the longest row has that it begins
    /** @type {Map<string, string[]>} */
    this.known = new Map(); // wordings and their terms, which indexing and ranking both need
    this.groups = groups;
    groups.forEach((group, at) => {
      for (const word of group) this.add(reader.plain(word), `#${at}`);
    });
  }

  /** @param {string} plain @param {string} subject */
  add(plain, subject) {
    if (isHan(plain)) {
      const first = plain.charCodeAt(0);
      this.chinese.set(first, [...(this.chinese.get(first) ?? []), { word: plain, subject }]);
    } else {
      const stems = this.reader.runs(plain).map(stem);
      const key = stems.join(" ");
      this.latin.set(key, [...(this.latin.get(key) ?? []), subject]);
      this.longest.set(stems[0], Math.max(this.longest.get(stems[0]) ?? 0, stems.length));
    }
  }

  /** @param {string} subject "#12" @returns {{han: string[], latin: Set<string>}} its words as a page writes them, folded; of Latin ones the stems */
  wordsOf(subject) {
    const words = this.groups[Number(subject.slice(1))].map(this.reader.fold);
    return { han: words.filter(isHan), latin: new Set(words.filter((word) => !isHan(word) && !word.includes(" ")).map(stem)) };
  }

  /** @param {string} text a wording @returns {string[]} its terms and its subjects */
  read(text) {
    let found = this.known.get(text);
    if (!found) {
      const plain = this.reader.plain(text);
      found = this.reader.cut(plain, true);
      for (const subject of this.of(plain)) found.push(subject);
      this.known.set(text, found);
    }
    return found;
  }

  /** @param {string} plain folded, one word for one thing @returns {Set<string>} the subjects that it names */
  of(plain) {
    /** @type {Set<string>} */
    const found = new Set();
    for (let at = 0; at < plain.length; at++) {
      for (const { word, subject } of this.chinese.get(plain.charCodeAt(at)) ?? []) if (plain.startsWith(word, at)) found.add(subject);
    }
    if (!LATIN_LETTER.test(plain)) return found;
    const runs = this.reader.runs(plain).map((run) => (isHan(run) ? "" : run));
    for (const subjects of this.byWord(runs)) for (const subject of subjects) found.add(subject);
    return found;
  }

  /** @param {string[]} words Latin, in a row; "" for what is none @returns {Set<string>[]} for each the subjects that it names, alone or with its neighbours */
  byWord(words) {
    const stems = words.map((word) => word && stem(word));
    const found = stems.map(() => /** @type {Set<string>} */ (new Set()));
    stems.forEach((word, from) => {
      const longest = this.longest.get(word) ?? 0;
      for (let to = from + 1; to <= Math.min(stems.length, from + longest); to++) {
        for (const subject of this.latin.get(stems.slice(from, to).join(" ")) ?? []) for (let at = from; at < to; at++) found[at].add(subject);
      }
    });
    return found;
  }
}
