/** What says that a question is about the guide's subject, topics near it that the guide does not cover, and places that wait for a word. */

import { isHan } from "./reader.mjs";

const UNTOLD = 0.5; // how much a question is about the subject of a guide that has no list

/** Words that say that a question is about the subject at all. */
export class About {
  /** @param {string[]} words @param {import("./reader.mjs").Reader} reader */
  constructor(words, reader) {
    this.reader = reader;
    this.han = new Set(words.filter(isHan).map((word) => reader.plain(word)));
    this.latin = new Set(words.filter((word) => !isHan(word)).map((word) => reader.word(word)));
  }

  /** @param {string} plain a question, one word for one thing @returns {number} 1 where it has one of them, else 0; UNTOLD without a list */
  share(plain) {
    if (!this.han.size && !this.latin.size) return UNTOLD;
    const named = this.reader.runs(plain).some((run) => !isHan(run) && this.latin.has(this.reader.word(run)));
    return Number(named || [...this.han].some((word) => plain.includes(word)));
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
    const named = naming(text, this.reader);
    return this.topics.find(({ words }) => words.some(named)) ?? null;
  }
}

const BEFORE = 3; // so many others come before a place that waits for a word

/** Places that answer what has happened, not what somebody fears: below a card of danger others come first, unless the question says one of their words. */
export class Said {
  /** @param {import("../types").Said[]} places @param {import("./reader.mjs").Reader} reader */
  constructor(places, reader) {
    this.reader = reader;
    this.places = new Map(places.map(({ at, words }) => [at, words.map((word) => reader.fold(word))]));
  }

  /** @template {{at: number, close?: number}} T @param {T[]} ordered @param {string} text @returns {T[]} */
  later(ordered, text) {
    const named = naming(text, this.reader);
    const waits = (/** @type {T} */ { at, close }) => close !== 1 && this.places.get(at)?.some(named) === false;
    const first = ordered.filter((one) => !waits(one)).slice(0, BEFORE);
    return [...first, ...ordered.filter((one) => !first.includes(one))];
  }
}

/** @param {string} text @param {import("./reader.mjs").Reader} reader @returns {(word: string) => boolean} whether the text has a word, folded */
const naming = (text, reader) => {
  const folded = reader.fold(text);
  const spaced = ` ${reader.runs(folded).join(" ")} `;
  return (word) => (isHan(word) ? folded.includes(word) : spaced.includes(` ${word} `) || spaced.includes(` ${word}s `));
};
