/**
 * Whether a question is about the guide's subject at all: what its words tell, each learned at the build from the guide's own wordings beside
 * everyday questions about everything (engine/search/subject.py). A naive Bayes classifier, whose sum counts less in a long question.
 */

import { isHan, stem } from "./reader.mjs";

/** @typedef {import("./reader.mjs").Reader} Reader */
/** @typedef {import("./near.mjs").Near} Near */

const PARTS = 2; // of one, in which what a word tells is a whole number
const RARE = 0.1; // added to each share of a thousand, so that a word of one side alone does not decide
const FEWEST = 6; // wordings of the guide that a word must stand in, if no everyday question has it
const FOREIGN = 0.5; // from this share on of words that neither side nor the dictionary knows, a question is in another language
const NUMBER = /^[\d:]+$/;

/** Pairs of letters, or words without endings; stop words too, which tell who speaks, and the groups that are named. @param {string} plain @param {Reader} reader @param {Near} near @returns {string[]} */
const termsOf = (plain, reader, near) => {
  const words = reader.runs(plain).flatMap((run) => (isHan(run) ? pairs(run) : [reader.word(run) || stem(run)]));
  return [...new Set([...words, ...near.of(plain)])];
};

/** @param {string} run */
const pairs = (run) => (run.length < 2 ? [run] : [...run].slice(1).map((letter, at) => run[at] + letter));

/** How many texts have each term, and how many terms they have. @param {string[]} texts @param {Reader} reader @param {Near} near */
const counted = (texts, reader, near) => {
  /** @type {Map<string, number>} */
  const having = new Map();
  let all = 0;
  for (const text of texts) {
    for (const term of termsOf(reader.plain(text), reader, near)) {
      having.set(term, (having.get(term) ?? 0) + 1);
      all++;
    }
  }
  return { having, of: (/** @type {string} */ term) => ((having.get(term) ?? 0) * 1000) / all + RARE };
};

/** What the terms tell, grouped by weight: {"-4": "天气 护照"}. @param {string[]} ours the guide's wordings @param {string[]} everyday @param {Reader} reader @param {Near} near @returns {Record<string, string>} */
export const learnSubject = (ours, everyday, reader, near) => {
  const [own, other] = [ours, everyday].map((texts) => counted(texts, reader, near));
  /** @type {Record<string, string[]>} */
  const grouped = {};
  for (const term of [...new Set([...own.having.keys(), ...other.having.keys()])].sort()) {
    if (!other.having.has(term) && (own.having.get(term) ?? 0) < FEWEST) continue;
    const weight = Math.round(PARTS * Math.log(own.of(term) / other.of(term)));
    if (weight) grouped[weight] = [...(grouped[weight] ?? []), term];
  }
  return Object.fromEntries(Object.entries(grouped).map(([weight, terms]) => [weight, terms.join(" ")]));
};

export class Subject {
  constructor() {
    /** @type {Partial<Record<import("../types").WordList, Map<string, number>>>} */
    this.telling = {};
  }

  /** @param {import("../types").WordList} script @param {Record<string, string>} tells */
  learn(script, tells) {
    this.telling[script] = new Map(Object.entries(tells).flatMap(([weight, terms]) => terms.split(" ").map((term) => [term, Number(weight) / PARTS])));
  }

  /** @param {string} plain a question @param {Reader} reader @param {Near} near @param {(word: string) => boolean} isReal whether a Latin word is English @returns {number | null} above 0 the words speak for the guide's subject; null before they have come, and of another language, of which nothing was learned */
  share(plain, reader, near, isReal) {
    const telling = this.telling[isHan(plain) ? "zh" : "en"];
    if (!telling || isForeign(reader.runs(plain), (run) => isReal(run) || telling.has(reader.word(run) || stem(run)))) return null;
    const terms = termsOf(plain, reader, near);
    return terms.reduce((sum, term) => sum + (telling.get(term) ?? 0), 0) / Math.sqrt(terms.length || 1);
  }
}

/** Whether most words are strange; never with a Chinese one. @param {string[]} runs @param {(run: string) => boolean} isKnown */
const isForeign = (runs, isKnown) => {
  const words = runs.filter((run) => !NUMBER.test(run));
  return words.length > 0 && !words.some(isHan) && words.filter((run) => !isKnown(run)).length >= words.length * FOREIGN;
};
