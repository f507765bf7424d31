/**
 * What a reader typed, as terms with weights: what she wrote, what sounds like it, what it may mean as pinyin or initials,
 * and words that mean the same. Everything is tried at once; the weights keep the far-fetched behind the plain.
 *
 * Nothing typed is replaced. Where a slip is found (slips.mjs), what may have been meant is searched besides, and said.
 */

import { Evidence } from "./evidence.mjs";
import { blur, spelledTerms, typedInitials } from "./pinyin.mjs";
import { isHan, stem } from "./reader.mjs";
import { slack, tidy } from "./characters.mjs";
import { barePinyin } from "./tones.mjs";

export const LONGEST = 200; // letters of a question that are read
const WEIGHT = { word: 1, pair: 1, single: 0.3, sound: 0.7, meant: 0.8, near: 0.5, swap: 0.7, look: 0.6, pinyin: 0.9, initials: 1, unlikely: 0.35 };
const HAN_RUN = /[\u3040-\u30ff\u3400-\u9fff]+/g;
const SHORTEST_LIKE = 5; // letters of a Latin word that another is read for
const MOST_LIKE = 6; // syllables that a mistyped one may be
const MOST_SLIPPED = 8; // words of a question that are read as others, or as syllables
const SHORTEST_NUMBER = 3; // digits from which on a number is completed: 951 to 95188, but not 00 to 000

/**
 * @typedef {import("../types").Term} Term
 * @typedef {import("./reader.mjs").Reader} Reader
 * @typedef {(term: string, weight: number, more?: Omit<Term, "weight"> | false) => void} Put
 * @typedef {(word: string) => boolean} IsReal
 * @typedef {{reader: Reader, known: (term: string) => boolean, like: (term: string, most: number) => string, starts: (term: string) => boolean, near: import("./near.mjs").Near, slips: import("./slips.mjs").Slips, words: import("./real-words.mjs").KnownWords}} Sight
 * @typedef {Sight & {put: Put, only: boolean, read: string[], evidence: Evidence}} Question
 *   `known` says whether a term is in the index, `like` which one is spelled most like it, `starts` whether one begins so; `words` are the real ones, as far as they have come
 * @param {string} typed @param {Sight} sight @param {(term: string) => number} rarity @param {boolean} only what was typed, and nothing besides
 * @returns {{terms: Map<string, Term>, plain: string, meant: string, read: string[], evidence: Evidence}} `meant` is `plain` with what may have been meant
 *   in place of slips, which `read` names
 */
export const readQuery = (typed, sight, rarity, only = false) => {
  const { reader, near } = sight;
  const plain = reader.plain(barePinyin(tidy(typed, LONGEST)));
  /** @type {Map<string, Term>} */
  const terms = new Map();
  /** @type {Put} */
  const put = (term, weight, more) => {
    if (term && !((terms.get(term)?.weight ?? -1) >= weight)) terms.set(term, { weight, ...more });
  };
  /** @type {Question} */
  const question = { ...sight, put, only, read: [], evidence: new Evidence(rarity, near) };
  const mended = plain.replace(HAN_RUN, (run) => putHan(run, question));
  const latin = reader.runs(plain).filter((run) => !isHan(run));
  const instead = latin.length ? putLatin(latin, question) : new Map();
  const meant = instead.size ? mended.replace(/[a-z]+/g, (word) => instead.get(word) ?? word) : mended;
  if (!terms.size) for (const run of reader.runs(plain)) put(isHan(run) ? run.slice(0, 2) : run, 1, { prefix: true }); // stop words alone
  for (const subject of near.of(plain)) put(subject, WEIGHT.near);
  if (meant !== plain) for (const subject of near.of(meant)) put(subject, WEIGHT.near * WEIGHT.meant);
  return { terms, plain, meant, read: question.read, evidence: question.evidence };
};

/** @param {string} run @param {Question} question @returns {string} the run as it may have been meant */
const putHan = (run, { reader, known, slips, words, put, only, read, evidence }) => {
  const isWord = (/** @type {string} */ word) => words.isChinese(word);
  const found = only || !words.has("zh") ? [] : slips.find(run, known, isWord);
  const sizes = slips.cut(run, isWord);
  for (const { word } of found) for (const term of reader.terms(word, false)) put(term, WEIGHT.meant);
  const parts = reader.parts(run);
  const single = parts.length === 1 && parts[0].length === 1;
  let at = 0;
  for (const part of parts) {
    at = run.indexOf(part, at);
    const pairs = [...part].slice(1).map((letter, i) => part[i] + letter);
    const sure = pairs.length > 0 && pairs.every(known); // then its letters alone would only bring in what is far from it
    if (!sure) for (const letter of part) put(letter, single ? WEIGHT.pair : WEIGHT.single, { prefix: single });
    pairs.forEach((pair, i) => {
      put(pair, WEIGHT.pair);
      if (only || known(pair) || sizes[at + i] !== 1 || sizes[at + i + 1] !== 1) return;
      for (const sound of reader.pinyin.pairs(pair)) put(sound, WEIGHT.sound);
    });
    at += part.length;
  }
  evidence.addHan(run, sizes, found, reader, isWord);
  let [meant, after] = ["", 0];
  for (const { from, to, word } of found) {
    meant += run.slice(after, from) + word;
    after = to;
    read.push(word);
  }
  return meant + run.slice(after);
};

/** @param {string[]} typed @param {Question} question @returns {Map<string, string>} what is read besides in place of a word that nobody writes, by the word */
const putLatin = (typed, question) => {
  const { reader, known, words, only, evidence, put, read } = question;
  const isReal = (/** @type {string} */ word) => words.isEnglish(word);
  const isStrange = (/** @type {string} */ word) => reader.word(word) !== "" && !known(reader.word(word));
  const strange = only ? [] : typed.filter((word) => isStrange(word) && !/\d/.test(word));
  const sounds = strange.length ? soundTerms(typed, strange, question, isReal) : { pinyin: [], initials: [] };
  const mistyped = only ? [] : typed.filter((word) => isStrange(word) && !isReal(word));
  const instead = readInstead(typed, mistyped, question);
  const meant = typed.map((word, at) => {
    const terms = (instead.get(word) ?? "").split(" ").map((part) => reader.word(part)).filter(Boolean);
    for (const term of terms) put(term, WEIGHT.meant);
    const others = putWord(word, at === typed.length - 1, mistyped.includes(word), question);
    return [...others.map((term) => [term]), ...(terms.length ? [terms] : [])];
  });
  evidence.addLatin(typed, meant, sounds, reader, isReal);
  read.push(...instead.values());
  return instead;
};

/**
 * What a mistyped word is read as besides: the words that were typed as one, or the word spelled most like it. Pinyin is none; where more than
 * half the words are strange, they are names or of another language; and the last word may not be whole yet.
 * @param {string[]} typed @param {string[]} mistyped @param {Question} question
 */
const readInstead = (typed, mistyped, question) => {
  const { reader, known, words, slips, starts } = question;
  const spells = (/** @type {string} */ word) => reader.pinyin.spell(word)?.rest === "";
  const isWord = (/** @type {string} */ part) => words.isEnglish(part) && (!reader.word(part) || known(reader.word(part))); // stop words too
  const slipped = mistyped.filter((word) => !spells(word));
  const isFew = slipped.length <= Math.min(typed.length / 2, MOST_SLIPPED);
  /** @type {Map<string, string>} */
  const instead = new Map();
  for (const word of isFew || slipped.length === 1 ? slipped : []) {
    const isWhole = word !== typed[typed.length - 1] || !starts(reader.word(word));
    const found = slips.opened(word, isWord).join(" ") || (isFew && isWhole ? spelled(word, question) : "");
    if (found) instead.set(word, found);
  }
  return instead;
};

/** @param {string} word that nobody writes @param {Question} question @returns {string} the word that is spelled most like it and begins alike, by a stem that the site has; "" for none */
const spelled = (word, { reader, words, like }) => {
  const term = reader.word(word);
  const best = /\d/.test(word) || term.length < SHORTEST_LIKE ? "" : like(term, slack(term));
  if (best[0] !== word[0]) return "";
  return [best, `${best}e`, best.replace(/i$/, "y")].find((one) => words.isEnglish(one)) ?? "";
};

/** @param {string} word @param {boolean} last @param {boolean} mistyped @param {Question} question @returns {string[]} terms that a mistyped word may stand for */
const putWord = (word, last, mistyped, { reader, known, slips, put, only }) => {
  const term = reader.word(word);
  if (!term) return [];
  const isNumber = /\d/.test(term);
  const fuzzy = !mistyped || isNumber ? 0 : slack(term);
  put(term, WEIGHT.word, { prefix: !only && last && !term.includes(":") && term.length >= (isNumber ? SHORTEST_NUMBER : 2), fuzzy });
  if (!mistyped || isNumber) return [];
  const swapped = [...word.slice(1)].map((letter, at) => stem(word.slice(0, at) + letter + word[at] + word.slice(at + 2))).filter(known);
  const meant = [...slips.latin(word), ...swapped];
  for (const one of meant) put(one, WEIGHT.swap);
  return meant;
};

/** Puts what Latin words may mean as pinyin or initials. @param {string[]} typed @param {string[]} strange @param {Question} question @param {IsReal} isReal @returns {import("../types").Sounds} the terms that speak for it, those of far-fetched readings left out */
const soundTerms = (typed, strange, { reader, put }, isReal) => {
  /** @type {string[]} */
  const said = [];
  const all = (/** @type {string} */ word) => {
    const spelled = reader.pinyin.spell(word);
    return spelled !== null && !spelled.rest && /^[a-z]+$/.test(word);
  };
  const english = strange.every(isReal) && !(typed.length > 1 && typed.every(all)); // "weather"; but "he tong" is pinyin
  putPinyin(typed, !english, reader, put, isReal, said);
  const joined = typed.join("");
  if (!english && /^[a-z]{2,16}$/.test(joined) && strange.length === typed.length) {
    const spelled = reader.pinyin.spell(joined);
    const whole = spelled !== null && !spelled.rest;
    const grams = typedInitials(joined);
    for (const { term, weight } of grams) put(term, weight * (whole ? WEIGHT.unlikely : WEIGHT.initials));
    if (!whole) return { pinyin: said, initials: grams.filter(({ weight }) => weight === 1).map(({ term }) => term) };
  }
  return { pinyin: said, initials: [] };
};

/** Rows of words that spell syllables: "heshi shenfen", "he shi shen fen". English that happens to spell some counts little. @param {string[]} words @param {boolean} strange @param {Reader} reader @param {Put} put @param {IsReal} isReal @param {string[]} said */
const putPinyin = (words, strange, reader, put, isReal, said) => {
  const weight = strange ? WEIGHT.pinyin : WEIGHT.unlikely;
  /** @type {string[]} */
  let before = []; // what the syllable before may be: one as typed, or several that a slip may have made into it
  const follow = (/** @type {string[]} */ options, /** @type {number} */ share) => {
    for (const first of before) {
      for (const term of options.flatMap((second) => spelledTerms([first, second]))) {
        put(term, weight * share, strange && { fuzzy: term.length > 5 ? 1 : 0 });
        if (strange) said.push(term);
      }
    }
    before = options;
  };
  let left = MOST_SLIPPED; // a slip may stand for several syllables, and each of those for some beside it
  for (const word of words) {
    const latin = /^[a-z]+$/.test(word);
    const spelled = latin ? reader.pinyin.spell(word) : null;
    const mistyped = latin && strange && reader.word(word) !== "" && !isReal(word);
    const meant = mistyped && (!spelled || spelled.rest) && left-- > 0 ? reader.pinyin.likeSyllables(word).slice(0, MOST_LIKE) : [];
    for (const syllable of spelled?.whole ?? []) follow([syllable], 1);
    if (spelled?.rest && before.length) put(`~${blur(before[0])}${spelled.rest.replace(/^([zcs])h/, "$1")}`, weight * 0.8, { prefix: true });
    if (meant.length) follow(meant, 0.6);
    else if (!spelled || spelled.rest) before = [];
  }
};
