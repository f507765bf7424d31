/**
 * Where a text speaks of what was typed. Whole words are marked, never a piece that crosses the border of one: in 自己查到法院 the
 * question 到法院 marks 法院. What was found through a group of words for one subject is marked too.
 */

import { isHan, stem } from "./reader.mjs";
import { blur } from "./pinyin.mjs";

const WORD = /[a-z0-9]+/g;
const HAN_RUN = /[\u3400-\u9fff]+/g;
const [TYPED, NEAR] = [2, 1]; // what a letter is: of a word that was typed, of one that leads to it

/** @typedef {import("../types").Range} Range */

export class Marker {
  /** @param {{reader: import("./reader.mjs").Reader, near: import("./near.mjs").Near, slips: import("./slips.mjs").Slips, isWord: (word: string) => boolean}} sight @param {string[]} typed what was typed and what may have been meant, folded, one word for one thing */
  constructor({ reader, near, slips, isWord }, typed) {
    this.reader = reader;
    this.near = near;
    this.slips = slips;
    this.isWord = isWord;
    const words = new Set(typed.flatMap((text) => (text.match(HAN_RUN) ?? []).flatMap((run) => this.wordsOf(run))));
    const telling = [...words].some((word) => word.length > 1) ? [...words].filter((word) => word.length > 1) : [...words]; // a letter alone says little
    this.han = telling.flatMap((word) => this.forms(word));
  }

  /** The words of a run of Chinese letters, and for a longer one those within it; letters in no word stay together, by pairs. @param {string} run @returns {string[]} */
  wordsOf(run) {
    return this.reader.parts(run).flatMap((part) => {
      /** @type {string[]} */
      const found = [];
      const sizes = this.slips.cut(part, this.isWord);
      let loose = "";
      for (let at = 0; at < part.length; at += sizes[at]) {
        const word = part.slice(at, at + sizes[at]);
        if (word.length > 1) found.push(word, ...this.within(word));
        else loose += word;
        if (loose && (word.length > 1 || at + 1 === part.length)) {
          found.push(...(loose.length > 1 ? [...loose].slice(1).map((letter, i) => loose[i] + letter) : [loose]));
          loose = "";
        }
      }
      return found;
    });
  }

  /** @param {string} word */
  within(word) {
    const found = [];
    for (let size = word.length - 1; size > 1; size--) for (let at = 0; at + size <= word.length; at++) if (this.known(word.slice(at, at + size))) found.push(word.slice(at, at + size));
    return found;
  }

  /** @param {string} word */
  known(word) {
    return this.slips.own.has(word) || (word.length > 1 && this.isWord(word));
  }

  /** A word as a page may write it. @param {string} word */
  forms(word) {
    return [word, ...(this.reader.regional.get(word) ?? []).filter(isHan)];
  }

  /** @param {string} text @param {Set<string>} matched terms of the entry @returns {{marks: Range[], worth: number}} in order, apart */
  find(text, matched) {
    const folded = this.reader.fold(text);
    const hit = new Uint8Array(folded.length);
    this.markSubjects(folded, matched, hit);
    for (const word of this.han) markAll(folded, word, hit, TYPED);
    if ([...matched].some((term) => term[0] === "~" || term[0] === "=")) markSounds(folded, matched, this.reader.pinyin, hit);
    for (const { 0: run, index } of folded.matchAll(HAN_RUN)) this.keepWords(run, hit.subarray(index, index + run.length));
    for (const word of folded.matchAll(WORD)) {
      if (matched.has(this.reader.first.get(stem(word[0])) ?? stem(word[0]))) hit.fill(TYPED, word.index, word.index + word[0].length);
    }
    const marks = ranges(hit);
    return { marks, worth: marks.reduce((sum, [from, to]) => sum + (to - from) ** 1.3 * (hit[from] / TYPED) ** 2, 0) };
  }

  /** @param {string} folded @param {Set<string>} matched @param {Uint8Array} hit */
  markSubjects(folded, matched, hit) {
    for (const subject of matched) {
      if (subject[0] !== "#") continue;
      const { han, latin } = this.near.wordsOf(subject);
      for (const word of han) if (word.length > 1) for (const form of this.forms(word)) markAll(folded, form, hit, NEAR);
      for (const found of folded.matchAll(WORD)) if (latin.has(stem(found[0]))) hit.fill(NEAR, found.index, found.index + found[0].length);
    }
  }

  /** Takes away what is only a piece of a word, and fills up a word that is hit for the most part. @param {string} run @param {Uint8Array} hit */
  keepWords(run, hit) {
    if (!hit.some(Boolean)) return;
    const sizes = this.slips.cut(run, this.isWord);
    for (let from = 0; from < run.length; from += sizes[from]) {
      const to = from + sizes[from];
      const held = hit.subarray(from, to).filter(Boolean).length;
      if (held === 0 || held === to - from) continue;
      const parts = ranges(hit.subarray(from, to)).filter(([a, b]) => b - a > 1 && this.known(run.slice(from + a, from + b)));
      const level = Math.max(...hit.subarray(from, to));
      hit.fill(0, from, to);
      if (parts.length) for (const [a, b] of parts) hit.fill(level, from + a, from + b);
      else if (held * 2 > to - from) hit.fill(level, from, to);
    }
  }
}

/** @param {string} folded @param {string} word @param {Uint8Array} hit @param {number} level */
const markAll = (folded, word, hit, level) => {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) for (let i = at; i < at + word.length; i++) hit[i] = Math.max(hit[i], level);
};

/** @param {string} folded @param {Set<string>} terms @param {import("./pinyin.mjs").Pinyin} pinyin @param {Uint8Array} hit */
const markSounds = (folded, terms, pinyin, hit) => {
  const places = [...folded].flatMap((letter, at) => {
    const readings = pinyin.readings.get(letter);
    return readings ? [/** @type {[number, string[]]} */ ([at, readings])] : [];
  });
  places.forEach(([at, readings], index) => {
    const following = places[index + 1];
    if (following && readings.some((a) => following[1].some((b) => terms.has(`~${blur(a)}${blur(b)}`)))) {
      hit[at] = hit[following[0]] = TYPED;
    }
    for (let size = 3; size <= 4; size++) {
      const row = places.slice(index, index + size);
      if (row.length === size && terms.has(`=${row.map(([, r]) => r[0][0]).join("")}`)) for (const [place] of row) hit[place] = TYPED;
    }
  });
};

/** Rows of letters that are hit alike. @param {Uint8Array} hit @returns {Range[]} */
const ranges = (hit) => {
  /** @type {Range[]} */
  const found = [];
  for (let at = 0; at < hit.length; ) {
    const from = at;
    while (at < hit.length && hit[at] === hit[from]) at++;
    if (hit[from]) found.push([from, at]);
  }
  return found;
};
