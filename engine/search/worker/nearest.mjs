/**
 * The places whose wordings come nearest to a question: k nearest neighbours by the cosine of their terms. Each wording stands for itself,
 * unlike in the index, where all words of a place lie together and the words of a hundred whole questions would drown those that tell.
 * What is nearest has a vote in the order beside the index, no more (reciprocal rank fusion).
 */

import { isHan } from "./reader.mjs";

const BEST = [1, 0.5, 0.3, 0.2, 0.1]; // what the nearest wordings of a place count, the first the most
const LETTER = 0.35; // what a single Chinese letter tells beside a pair
const VOTING = 12; // places of either row that have a vote
const EVEN = 3; // the larger, the less the first places of a row count above those after them
const VOTE = 0.9; // of the nearest, beside one of the index

/** @typedef {import("../types").Ordered} Ordered */

export class Nearest {
  /** @param {string[][]} wordings of each entry @param {(text: string) => string[]} read a text as terms */
  constructor(wordings, read) {
    this.read = read;
    /** @type {number[]} */
    this.entryOf = []; // by wording
    /** @type {Map<string, number[]>} */
    this.having = new Map(); // term → the wordings that have it
    /** @type {Map<string, number>} */
    this.worths = new Map(); // of terms
    this.lengths = new Float64Array(0); // of wordings
    for (let at = 0; at < wordings.length; at++) this.add(at, wordings[at]);
    this.weigh();
  }

  /** More wordings of an entry, which are weighed before the next question. @param {number} at @param {readonly string[]} texts */
  add(at, texts) {
    for (const text of texts) this.put(this.entryOf.push(at) - 1, this.read(text));
  }

  /** What the terms tell, and how long the wordings are by that, if some have come since. */
  weigh() {
    if (this.lengths.length === this.entryOf.length) return;
    const places = new Set(this.entryOf).size;
    this.worths = new Map([...this.having].map(([term, numbers]) => [term, this.worth(term, numbers, places)]));
    this.lengths = new Float64Array(this.entryOf.length);
    for (const [term, numbers] of this.having) for (const number of numbers) this.lengths[number] += this.worths.get(term) ?? 0;
  }

  /** @param {number} number of a wording @param {string[]} terms */
  put(number, terms) {
    for (const term of terms) {
      const row = this.having.get(term);
      if (!row) this.having.set(term, [number]);
      else if (row[row.length - 1] !== number) row.push(number);
    }
  }

  /** What a term tells, squared: more, the fewer places say it. @param {string} term @param {number[]} numbers of the wordings that have it @param {number} places how many have wordings */
  worth(term, numbers, places) {
    const saying = new Set(numbers.map((number) => this.entryOf[number])).size;
    return (Math.log(1 + places / saying) * (term.length === 1 && isHan(term) ? LETTER : 1)) ** 2;
  }

  /** @param {string} text @returns {number[]} the entries with the nearest wordings, the nearest first */
  find(text) {
    this.weigh();
    /** @type {Map<number, number>} */
    const shared = new Map(); // wording → what it shares with the question; the question's own length would change no order
    for (const term of new Set(this.read(text))) {
      const worth = this.worths.get(term) ?? 0;
      for (const number of this.having.get(term) ?? []) shared.set(number, (shared.get(number) ?? 0) + worth);
    }
    /** @type {Map<number, number[]>} */
    const likes = new Map(); // entry → how like each of its wordings is
    for (const [number, worth] of shared) {
      const at = this.entryOf[number];
      const row = likes.get(at);
      const like = worth / Math.sqrt(this.lengths[number]);
      if (row) row.push(like);
      else likes.set(at, [like]);
    }
    const scored = [...likes].map(([at, of]) => ({ at, score: sumOfBest(of) }));
    return scored.sort((a, b) => b.score - a.score || a.at - b.at).slice(0, VOTING).map(({ at }) => at);
  }
}

/** @param {number[]} likes */
const sumOfBest = (likes) => {
  likes.sort((a, b) => b - a);
  return BEST.reduce((sum, share, at) => sum + share * (likes[at] ?? 0), 0);
};

/**
 * What the index found, put in order anew by the votes of both rows; what has no vote follows as it stood. Where a title, a name or a
 * wording was typed word for word, all stays as it is.
 * @param {Ordered[]} ordered by the index @param {number[]} nearest entries @param {(at: number) => string} placeOf an entry
 */
export const withNearest = (ordered, nearest, placeOf) => {
  if (!ordered.length || ordered[0].close === 1) return ordered;
  /** @type {Map<string, {found: Ordered, votes: number}>} */
  const places = new Map();
  ordered.forEach((found, rank) => {
    places.set(placeOf(found.at), { found, votes: rank < VOTING ? 1 / (EVEN + rank) : 0 });
  });
  nearest.forEach((at, rank) => {
    const place = places.get(placeOf(at)) ?? { found: { at, score: 0, matched: new Set(), close: 0 }, votes: 0 };
    places.set(placeOf(at), { ...place, votes: place.votes + VOTE / (EVEN + rank) });
  });
  return [...places.values()].sort((a, b) => b.votes - a.votes).map(({ found }) => found);
};
