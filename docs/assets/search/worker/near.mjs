/**
 * Groups of words that lead to one another: 妈妈, 家人, mum. What names any word of a group is about one subject, and a subject is
 * a term like others ("#12"), in wordings and in questions; so a group of thirty words counts no more than a group of three.
 */

import { isHan, stem } from "./reader.mjs";

const LATIN_LETTER = /[a-z0-9]/;
const ROW = 4; // Latin words of a phrase, at most

export class Near {
  /** @param {string[][]} groups @param {import("./reader.mjs").Reader} reader */
  constructor(groups, reader) {
    this.reader = reader;
    this.subjects = new Map(); // a Chinese word, or stems with a space between → its subjects
    this.lengths = new Map(); // code of a Chinese word's first letter → the lengths of those that begin so
    this.known = new Map(); // wordings and their terms, which indexing and ranking both need
    groups.forEach((group, at) => group.forEach((word) => this.add(reader.plain(word), `#${at}`)));
  }

  add(plain, subject) {
    const key = isHan(plain) ? plain : this.reader.runs(plain).map(stem).join(" ");
    this.subjects.set(key, [...(this.subjects.get(key) ?? []), subject]);
    if (isHan(key)) this.lengths.set(key.charCodeAt(0), (this.lengths.get(key.charCodeAt(0)) ?? new Set()).add(key.length));
  }

  /** @param {string} text a wording @returns {string[]} its terms and its subjects */
  read(text) {
    let found = this.known.get(text);
    if (!found) {
      const plain = this.reader.plain(text);
      found = [...this.reader.cut(plain, true), ...this.of(plain)];
      this.known.set(text, found);
    }
    return found;
  }

  /** @param {string} plain folded, one word for one thing @returns {Set<string>} the subjects that it names */
  of(plain) {
    const found = new Set();
    const look = (key) => this.subjects.get(key)?.forEach((subject) => found.add(subject));
    for (let at = 0; at < plain.length; at++) {
      for (const length of this.lengths.get(plain.charCodeAt(at)) ?? []) look(plain.slice(at, at + length));
    }
    if (!LATIN_LETTER.test(plain)) return found;
    const words = this.reader.runs(plain).map((run) => (isHan(run) ? "" : stem(run)));
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; words[to - 1] && to <= Math.min(words.length, from + ROW); to++) look(words.slice(from, to).join(" "));
    }
    return found;
  }
}
