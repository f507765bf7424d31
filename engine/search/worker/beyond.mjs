/** Topics near the guide's that it does not cover: other lenders, other kinds of loans. The box says so and leads to what helps. */

import { isHan } from "./reader.mjs";

export class Beyond {
  /** @param {{words: string[], says: string, at: number}[]} topics @param {import("./reader.mjs").Reader} reader */
  constructor(topics, reader) {
    this.reader = reader;
    this.topics = topics.map(({ words, ...topic }) => ({ ...topic, words: words.map((word) => reader.fold(word)) }));
  }

  /** @param {string} text @returns {{says: string, at: number} | null} `at` is the entry that it leads to */
  find(text) {
    const folded = this.reader.fold(text);
    const spaced = ` ${this.reader.runs(folded).join(" ")} `;
    const named = (word) => (isHan(word) ? folded.includes(word) : spaced.includes(` ${word} `) || spaced.includes(` ${word}s `));
    return this.topics.find(({ words }) => words.some(named)) ?? null;
  }
}
