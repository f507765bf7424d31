/**
 * Slips of the finger and of the input method, mended where nothing on the site is written as typed: letters that sound alike
 * (打官斯), that look alike (代辨), one wrong letter in a longer word (骚扰电活), two in the wrong order; in Latin words a letter
 * too many, too few, wrong, or two swapped.
 */

import { distance } from "./letters.mjs";
import { isHan, stem } from "./reader.mjs";

const LONGEST_WORD = 4; // letters of a Chinese word that is known by its sound and its look
const SHORTEST_LOOK = 3; // letters of a word of which one may be any other letter

export class Slips {
  /** @param {{same: string[][], near: string[][], terms: string[], looks: string[]}} tables @param {import("./reader.mjs").Reader} reader */
  constructor(tables, reader) {
    this.reader = reader;
    this.spoken = new Map(); // how words sound → the words
    this.written = new Map(); // a word with one letter left open → the words
    this.looks = new Map(); // a letter → those that look like it
    for (const group of tables.looks) for (const letter of group) this.looks.set(letter, [...(this.looks.get(letter) ?? []), ...group].filter((other) => other !== letter));
    const words = new Set([tables.terms, ...tables.same, ...tables.near].flat().map(reader.fold));
    for (const word of words) if (isHan(word) && word.length > 1 && word.length <= LONGEST_WORD) this.learn(word);
  }

  learn(word) {
    const put = (map, key) => key && map.set(key, [...(map.get(key) ?? []), word]);
    put(this.spoken, this.reader.pinyin.sound(word));
    if (word.length >= SHORTEST_LOOK) for (let at = 0; at < word.length; at++) put(this.written, opening(word, at));
  }

  /**
   * @param {string} text folded @param {(pair: string) => boolean} known whether two letters stand side by side anywhere in the index
   * @returns {string} with words of ours as they are written
   */
  mend(text, known) {
    let mended = text;
    for (let size = LONGEST_WORD; size > 1; size--) {
      for (let at = 0; at + size <= mended.length; at++) {
        const typed = mended.slice(at, at + size);
        if (!isHan(typed) || [...typed].every((_, i) => i + 1 === size || known(typed.slice(i, i + 2)))) continue;
        const word = mostLike(typed, this.spoken.get(this.reader.pinyin.sound(typed)) ?? []);
        if (word) mended = mended.slice(0, at) + word + mended.slice(at + size);
      }
    }
    return mended;
  }

  /** Terms of words that differ from what was typed in one letter, around which nothing is known. @param {string} run Chinese */
  oneOff(run, known) {
    const found = [];
    for (let size = SHORTEST_LOOK; size <= LONGEST_WORD; size++) {
      for (let at = 0; at + size <= run.length; at++) {
        const typed = run.slice(at, at + size);
        const strange = (i) => ![typed.slice(i - 1, i + 1), typed.slice(i, i + 2)].some((pair) => pair.length === 2 && known(pair));
        for (let i = 0; i < size; i++) {
          if (strange(i)) for (const word of this.written.get(opening(typed, i)) ?? []) found.push(...this.reader.terms(word, false));
        }
      }
    }
    return found;
  }

  /** Pairs that look like a pair that nobody writes. @param {string} pair @returns {string[]} */
  lookAlikes(pair) {
    const others = (letter) => this.looks.get(letter) ?? [];
    return [...others(pair[0]).map((letter) => letter + pair[1]), ...others(pair[1]).map((letter) => pair[0] + letter), pair[1] + pair[0]];
  }

  /** Terms of words that sound like what was typed, though that is a word too: 意义 for 异议. @param {string} run Chinese */
  soundAlikes(run) {
    const found = [];
    for (let size = 2; size <= LONGEST_WORD; size++) {
      for (let at = 0; at + size <= run.length; at++) {
        const typed = run.slice(at, at + size);
        for (const word of this.spoken.get(this.reader.pinyin.sound(typed)) ?? []) if (word !== typed) found.push(...this.reader.terms(word, false));
      }
    }
    return found;
  }

  /** What a Latin word that nobody writes may stand for, among the words that are read as another. @param {string} word @returns {string[]} terms */
  latin(word) {
    const short = stem(word);
    const far = short.length > 6 ? 2 : 1;
    return [...this.reader.first].filter(([other]) => !isHan(other) && other.length > 3 && distance(short, other, far) <= far).map(([, first]) => first);
  }
}

/** A word with one letter left open. */
const opening = (word, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`;

/** Of several words, the one that shares most letters with what was typed. */
const mostLike = (typed, words) => {
  const shared = (word) => [...word].filter((letter, at) => letter === typed[at]).length;
  return words.reduce((best, word) => (best && shared(best) >= shared(word) ? best : word), undefined);
};
