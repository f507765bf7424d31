/** What says that a question is about the guide's subject, and topics near it that the guide does not cover. */

import { isHan } from "./reader.mjs";

/** Words that say that a question is about the subject at all. */
export class About {
  /** @param {string[]} words @param {import("./reader.mjs").Reader} reader */
  constructor(words, reader) {
    this.reader = reader;
    this.han = new Set(words.filter(isHan).map((word) => reader.plain(word)));
    this.latin = new Set(words.filter((word) => !isHan(word)).map((word) => reader.word(word)));
  }

  /** @param {string} plain a question, one word for one thing @returns {number} how many of them it has */
  count(plain) {
    const latin = new Set(this.reader.runs(plain).filter((run) => !isHan(run)).map((run) => this.reader.word(run)));
    return [...this.han].filter((word) => plain.includes(word)).length + [...this.latin].filter((word) => latin.has(word)).length;
  }
}

/** Other lenders, other kinds of loans: the box says that the guide leaves them out, and leads to what helps. */
export class Beyond {
  /** @param {import("../types").Topic[]} topics @param {import("./reader.mjs").Reader} reader */
  constructor(topics, reader) {
    this.reader = reader;
    this.topics = topics.map(({ words, ...topic }) => ({ ...topic, words: words.map((word) => reader.fold(word)) }));
  }

  /** @param {string} text @returns {{says: string, at: number} | null} `at` is the entry that it leads to */
  find(text) {
    const folded = this.reader.fold(text);
    const spaced = ` ${this.reader.runs(folded).join(" ")} `;
    const named = (/** @type {string} */ word) => (isHan(word) ? folded.includes(word) : spaced.includes(` ${word} `) || spaced.includes(` ${word}s `));
    return this.topics.find(({ words }) => words.some(named)) ?? null;
  }
}
