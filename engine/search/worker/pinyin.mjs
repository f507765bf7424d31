/**
 * Pinyin of Chinese letters, and what a row of Latin letters may mean as pinyin: whole syllables, joined or apart, or initials.
 * Tones do not count, and neither do the pairs that many speakers do not tell apart (zh/z, ch/c, sh/s, -ng/-n, ü/u).
 *
 * Whether letters are pinyin at all: query.mjs. Digits of tones, and zhuyin: tones.mjs.
 * Terms: "~heshi" two syllables in a row, "=hssf" two to four initials in a row.
 */

import { distance } from "./characters.mjs";

const LONGEST_SYLLABLE = 6;
const INITIALS = 4;
const SPEC = /([a-z]+)([^a-z ]*)/g; // "he核合河": a syllable and its letters

export class Pinyin {
  /** @param {string} spec "he核合河 hei黑 …" */
  constructor(spec) {
    /** @type {Map<string, string[]>} */
    this.readings = new Map();
    /** @type {Set<string>} */
    this.syllables = new Set();
    for (const [, syllable, letters] of spec.matchAll(SPEC)) {
      this.syllables.add(syllable).add(syllable.replace("v", "u"));
      for (const letter of letters) this.readings.set(letter, [...(this.readings.get(letter) ?? []), syllable]);
    }
  }

  /** @param {string} text folded @returns {string[][]} the readings of its Chinese letters, in order */
  read(text) {
    const found = [];
    for (const letter of text) {
      const readings = this.readings.get(letter);
      if (readings) found.push(readings);
    }
    return found;
  }

  /** @param {string} word folded @returns {string} how it sounds, each letter by its usual reading; "" where one has none */
  sound(word) {
    const read = this.read(word);
    return read.length === word.length ? read.map(([usual]) => blur(usual)).join(" ") : "";
  }

  /** @param {string} text folded @returns {string[]} terms for each two syllables in a row */
  pairs(text) {
    const read = this.read(text);
    return read.slice(1).flatMap((second, at) => pairTerms(read[at], second));
  }

  /** @param {string} text folded, a title @returns {string[]} terms for its initials */
  initials(text) {
    const letters = this.read(text).map((readings) => readings[0][0]).join("");
    return grams(letters, 2, INITIALS).map((gram) => `=${gram}`);
  }

  /**
   * The fewest syllables that spell `word`; the last one may be unfinished ("shenf").
   * @param {string} word @returns {{whole: string[], rest: string} | null}
   */
  spell(word) {
    /** @type {string[][]} */
    const best = [[]]; // best[end]: the fewest syllables that spell the first `end` letters
    for (let end = 1; end <= word.length; end++) {
      for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
        if (best[start] && this.syllables.has(word.slice(start, end)) && !(best[end]?.length <= best[start].length + 1)) {
          best[end] = [...best[start], word.slice(start, end)];
        }
      }
    }
    for (let end = word.length; end > word.length - LONGEST_SYLLABLE && end > 1; end--) {
      const rest = word.slice(end);
      if (best[end] && (!rest || this.begins(rest))) return { whole: best[end], rest };
    }
    return null;
  }

  /** @param {string} word a syllable with a slip in it: "sehn" @returns {string[]} those that may have been meant */
  likeSyllables(word) {
    return word.length > 1 && word.length <= LONGEST_SYLLABLE ? [...this.syllables].filter((syllable) => distance(word, syllable, 1) === 1) : [];
  }

  /** @param {string} letters */
  begins(letters) {
    for (const syllable of this.syllables) if (syllable.startsWith(letters)) return true;
    return false;
  }
}

/** @param {string[]} syllables in a row @returns {string[]} a term for each two */
export const spelledTerms = (syllables) => syllables.slice(1).map((second, at) => `~${blur(syllables[at])}${blur(second)}`);

/** @param {string} letters @returns {{term: string, weight: number}[]} terms for letters typed as initials */
export const typedInitials = (letters) => {
  const longest = Math.min(INITIALS, letters.length);
  const whole = grams(letters, longest, longest).map((gram) => ({ term: `=${gram}`, weight: 1 }));
  const parts = longest > 2 ? grams(letters, longest - 1, longest - 1).map((gram) => ({ term: `=${gram}`, weight: 0.2 })) : [];
  return [...whole, ...parts];
};

/** One spelling for syllables that many speakers do not tell apart: zheng and zen, lü and lu. @param {string} syllable */
export const blur = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^n/, "l").replace("v", "u");

/** @param {string[]} first @param {string[]} second */
const pairTerms = (first, second) => [...new Set(first.flatMap((a) => second.map((b) => `~${blur(a)}${blur(b)}`)))];

/** @param {string} letters @param {number} shortest @param {number} longest */
const grams = (letters, shortest, longest) => {
  const found = [];
  for (let size = shortest; size <= longest; size++) {
    for (let at = 0; at + size <= letters.length; at++) found.push(letters.slice(at, at + size));
  }
  return found;
};
