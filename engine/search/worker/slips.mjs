/**
 * Slips of the finger and of the input method: words of ours that may have been meant where no dictionary knows what was typed.
 * They sound alike (打官斯), look alike (代辨), have one wrong letter (骚扰电活) or two in the wrong order; in Latin words a letter too
 * many, too few or wrong. Nothing typed is replaced: what may have been meant is searched besides, with less weight.
 *
 * A run of Chinese letters is first cut into the words that a dictionary or this site knows. A slip lies between such words: it
 * neither begins nor ends inside one, and no letter of one is taken for another.
 */

import { distance, wordsIn } from "./characters.mjs";
import { isHan, stem } from "./reader.mjs";

const LONGEST_WORD = 4; // letters of a Chinese word that is known by its sound and its look
const LONGEST_KNOWN = 6;
const OPENED = /^[a-z]{8,24}$/; // words that may be two or more: shorter ones are names more often (Lawson, Tencent)
const SHORTEST_PART = 3;
const SHORTEST_LOOK = 3; // letters of a word of which one may be any other letter

/** @typedef {{from: number, to: number, word: string}} Slip where it lies in a run, and what may have been meant */

export class Slips {
  /** @param {import("../types").Tables} tables @param {import("./reader.mjs").Reader} reader */
  constructor(tables, reader) {
    this.reader = reader;
    /** @type {Map<string, string[]> | null} */
    this.spoken = null; // how words sound → the words; made when first needed, as readings come later
    /** @type {Map<string, string[]>} */
    this.written = new Map(); // a word with one letter left open → the words
    /** @type {Map<string, string[]>} */
    this.looks = new Map(); // a letter → those that look like it
    this.learn(tables.looks ?? []);
    const all = [tables.terms, ...tables.same, ...tables.near].flat().map(reader.fold).filter((word) => isHan(word) && word.length > 1);
    this.stops = new Set(Object.values(tables.stops).flat().map(reader.fold).filter(isHan)); // a guide may have no Chinese
    this.own = new Set([...all, ...all.map((word) => reader.unite(word)), ...this.stops]);
    this.words = [...new Set(all)].filter((word) => word.length <= LONGEST_WORD);
    for (const word of this.words) if (word.length >= SHORTEST_LOOK) for (let at = 0; at < word.length; at++) add(this.written, opening(word, at), word);
  }

  /** Takes in which letters look alike. @param {string[]} groups */
  learn(groups) {
    for (const group of groups) for (const letter of group) this.looks.set(letter, [...(this.looks.get(letter) ?? []), ...group].filter((other) => other !== letter));
  }

  /** @param {string} run Chinese @param {(word: string) => boolean} isWord @returns {Uint8Array} for each letter the length of the word that it begins, 0 inside a word, 1 where it is in none */
  cut(run, isWord) {
    const best = [{ covered: 0, words: 0, size: 0 }]; // for each end: how much of what lies before is in words, by fewest words
    for (let end = 1; end <= run.length; end++) {
      best[end] = { covered: best[end - 1].covered, words: best[end - 1].words, size: 1 };
      for (let size = 2; size <= Math.min(end, LONGEST_KNOWN); size++) {
        const word = run.slice(end - size, end);
        if (!this.own.has(word) && !(size <= LONGEST_WORD && isWord(word))) continue;
        const before = best[end - size];
        const found = { covered: before.covered + size, words: before.words + 1, size };
        if (found.covered > best[end].covered || (found.covered === best[end].covered && found.words < best[end].words)) best[end] = found;
      }
    }
    const sizes = new Uint8Array(run.length);
    for (let end = run.length; end > 0; end -= best[end].size) sizes[end - best[end].size] = best[end].size;
    return sizes;
  }

  /**
   * @param {string} run Chinese @param {(pair: string) => boolean} known whether two letters stand side by side anywhere in the index
   * @param {(word: string) => boolean} isWord @returns {Slip[]} apart from each other, in order
   */
  find(run, known, isWord) {
    const sizes = this.cut(run, isWord);
    const stops = new Uint8Array(run.length); // 1 for each letter of a stop word
    sizes.forEach((size, at) => {
      if (size && this.stops.has(run.slice(at, at + size))) stops.fill(1, at, at + size);
    });
    const open = (/** @type {number} */ at) => sizes[at] === 1; // in no word
    const border = (/** @type {number} */ at) => at === run.length || sizes[at] > 0;
    const pairIsNew = (/** @type {number} */ at) => at >= 0 && at + 1 < run.length && !stops[at] && !stops[at + 1] && !known(run.slice(at, at + 2));
    /** @type {Slip[]} */
    const found = [];
    for (let size = LONGEST_WORD; size > 1; size--) {
      for (let from = 0; from + size <= run.length; from++) {
        if (!border(from) || !border(from + size) || found.some((slip) => slip.from < from + size && from < slip.to)) continue;
        const typed = run.slice(from, from + size);
        const sound = this.reader.pinyin.sound(typed); // "" before the readings have come, and of a letter without one
        if (stops.subarray(from, from + size).includes(1)) continue;
        const alone = (/** @type {number} */ at) => !(at > from && open(at - 1)) && !(at + 1 < from + size && open(at + 1)); // beside a word
        const fits = (/** @type {string} */ word) => {
          const differs = [...word].map((letter, i) => (letter === typed[i] ? -1 : from + i)).filter((at) => at >= 0);
          const same = sound !== "" && this.reader.pinyin.sound(word) === sound;
          const sounds = size > 2 && differs.length === 1 && same; // 宽现期, though 现期 is a word
          return differs.length > 0 && differs.every((at) => (sounds || (open(at) && (same || !alone(at)))) && (pairIsNew(at - 1) || pairIsNew(at)) && (at === from || pairIsNew(at - 1)) && (at === from + size - 1 || pairIsNew(at)));
        };
        const word = mostLike(typed, this.candidates(typed).filter(fits));
        if (word) found.push({ from, to: from + size, word });
      }
    }
    return found.sort((a, b) => a.from - b.from);
  }

  /** Words of ours that sound or look like what was typed. @param {string} typed */
  candidates(typed) {
    this.spoken ??= this.bySound();
    const found = [...(this.spoken.get(this.reader.pinyin.sound(typed)) ?? [])];
    if (typed.length >= SHORTEST_LOOK) for (let i = 0; i < typed.length; i++) found.push(...(this.written.get(opening(typed, i)) ?? []));
    if (typed.length === 2) for (const look of this.lookAlikes(typed)) if (this.own.has(look)) found.push(look);
    return found;
  }

  bySound() {
    /** @type {Map<string, string[]>} */
    const spoken = new Map();
    for (const word of this.words) add(spoken, this.reader.pinyin.sound(word), word);
    spoken.delete("");
    return spoken;
  }

  /** Pairs that look like a pair that nobody writes. @param {string} pair @returns {string[]} */
  lookAlikes(pair) {
    const others = (/** @type {string} */ letter) => this.looks.get(letter) ?? [];
    return [...others(pair[0]).map((letter) => letter + pair[1]), ...others(pair[1]).map((letter) => pair[0] + letter), pair[1] + pair[0]];
  }

  /** The words of Latin letters that were typed as one ("courtpaper"). @param {string} typed @param {(word: string) => boolean} isWord whether the site says it @returns {string[]} */
  opened(typed, isWord) {
    return OPENED.test(typed) ? wordsIn(typed, (part) => part.length >= SHORTEST_PART && isWord(part)) : [];
  }

  /** What a Latin word that nobody writes may stand for, among the words that are read as another. @param {string} word @returns {string[]} terms */
  latin(word) {
    const short = stem(word);
    const far = short.length > 6 ? 2 : 1;
    return [...this.reader.first].filter(([other]) => !isHan(other) && other.length > 3 && distance(short, other, far) <= far).map(([, first]) => first);
  }
}

/** @param {Map<string, string[]>} map @param {string} key @param {string} word */
const add = (map, key, word) => map.set(key, [...(map.get(key) ?? []), word]);

/** A word with one letter left open. @param {string} word @param {number} at */
const opening = (word, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`;

/** Of several words, the one that shares most letters with what was typed. @param {string} typed @param {string[]} words @returns {string | undefined} */
const mostLike = (typed, words) => {
  const shared = (/** @type {string} */ word) => [...word].filter((letter, at) => letter === typed[at]).length;
  return words.reduce((/** @type {string | undefined} */ best, word) => (best && shared(best) >= shared(word) ? best : word), undefined);
};
