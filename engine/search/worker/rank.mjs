/**
 * Puts what was found in order. MiniSearch says how much of the question an entry holds; this adds what it cannot know: that
 * a heading typed exactly comes first, that a close wording beats scattered words, that a step comes before its page, and
 * that a question or a term speaks for the step it links to.
 */

import { isHan } from "./reader.mjs";

/** @typedef {import("../types").Found} Found */
/** @typedef {import("../types").Ordered} Ordered */
/** @typedef {import("./reader.mjs").Reader} Reader */
/** @typedef {{worths: Map<string, number>, all: number}} Weights what each term of a text is worth, and all together */
/** @typedef {{title: string, names: string[], asked: string[], having: Map<string, number[]>, all: number[]}} Called what an entry is called, letters alone; which of its wordings (title, names, asked) have a term, and what all terms of each are worth */
/** @typedef {(term: string) => number} Rarity */
/** @typedef {{compact: string, terms: Weights, meant: Weights | null, meantCompact: string}} Typed */

const KIND = { step: 1, question: 0.85, page: 0.8, part: 0.75, term: 0.7, rule: 0.6, item: 0.5 };
const SAME = { title: 1e6, name: 4, asked: 3.5 }; // what was typed is the title, a name, a wording; the first always wins
const WORTH = { letter: 0.3, subject: 0.4 };
const LETTER_RARITY = 2; // of any single letter: a cut index does not always load where it stands
// What a wording adds, as a factor or a share: the title, or a name, holds all that was typed; a wording comes close; a step
// takes over from an entry that links to it.
const ADDS = { holds: 1.35, close: 1.6, power: 2, leads: 0.45 };
const PIECE = { han: 3, latin: 7, close: 0.75 }; // from so many letters on, a piece of a wording is known to be one, as close as this
const ORDERED = 400; // entries that are put in order at all
const LOOKED_AT = 60; // entries whose wording is compared
const ALWAYS = 6; // so many are shown however weak, should what comes first be the wrong one
const WEAKEST = 0.15; // the share of the second score below which nothing more is shown
const NEAREST = 5;
const MEANT = 0.9; // what is like what may have been meant counts so much of what is like what was typed

/** @param {string} text @param {Reader} reader @returns {string[]} what a title is known by: as it is written, and with one word for one thing (支付命令 is 支付令) */
export const titleKeys = (text, reader) => [...new Set([reader.compact(text), reader.compact(reader.plain(text))])].filter(Boolean);

export class Ranking {
  /** @param {import("../types").Entry[]} entries @param {Reader} reader @param {import("./near.mjs").Near} near */
  constructor(entries, reader, near) {
    this.entries = entries;
    this.reader = reader;
    this.near = near;
    /** @type {Map<number, Called>} */
    this.wordings = new Map();
    /** @type {Map<string, number[]>} */
    this.titled = new Map(); // title, letters alone → the entries that have it; a heading of stop words alone is found by this
    entries.forEach(({ kind, title }, at) => {
      if (kind === "item") return; // and in a cut index, titles come later
      for (const key of titleKeys(title, reader)) this.titled.set(key, [...(this.titled.get(key) ?? []), at]);
    });
  }

  /** @param {Found[]} found @param {{text: string, plain: string, meant: string, rarity: Rarity}} question what was typed, and with what may have been meant @returns {Ordered[]} */
  order(found, { text, plain, meant, rarity }) {
    const weigh = (/** @type {string} */ words) => this.weigh(words, rarity, LETTER_RARITY);
    /** @type {Typed} */
    const typed = { compact: this.reader.compact(text), terms: weigh(plain), meant: meant === plain ? null : weigh(meant), meantCompact: meant === plain ? "" : this.reader.compact(meant) };
    /** @type {Map<number, Ordered>} */
    const scored = new Map();
    found.slice(0, ORDERED).forEach(({ at, score, matched }, index) => {
      const { like, close } = index < LOOKED_AT ? this.likeness(at, typed) : { like: 1, close: 0 };
      scored.set(at, { at, matched, close, score: score * KIND[this.entries[at].kind] * like });
    });
    this.follow(scored);
    const titled = titleKeys(text, this.reader).map((key) => this.titled.get(key)).find(Boolean) ?? []; // as typed, else with one word for one thing
    for (const at of titled) {
      scored.set(at, { at, matched: scored.get(at)?.matched ?? new Set(typed.terms.worths.keys()), close: 1, score: SAME.title * KIND[this.entries[at].kind] });
    }
    const ordered = [...scored.values()].sort((a, b) => b.score - a.score || a.at - b.at);
    return this.once(ordered).filter(({ score }, index, all) => index < ALWAYS || score >= WEAKEST * all[1].score);
  }

  /** How much closer the wording makes an entry, a factor of 1 or more, and how close it is, from 0 to 1. @param {number} at @param {Typed} typed */
  likeness(at, typed) {
    const as = this.likenessOf(at, typed.compact, typed.terms);
    if (!typed.meant) return as;
    const meant = this.likenessOf(at, typed.meantCompact, typed.meant);
    return { like: Math.max(as.like, 1 + (meant.like - 1) * MEANT), close: Math.max(as.close, meant.close * MEANT) };
  }

  /** @param {number} at @param {string} compact @param {Weights} terms */
  likenessOf(at, compact, terms) {
    const called = this.wording(at);
    const { title, names, asked } = called;
    const holding = (/** @type {string} */ one) => one.includes(compact);
    const close = closest(called, terms);
    const same = names.includes(compact) ? SAME.name : asked.includes(compact) ? SAME.asked : 1;
    const inName = holding(title) || names.some(holding);
    const holds = compact.length > 1 && inName ? ADDS.holds : 1;
    const begun = compact.length >= (isHan(compact) ? PIECE.han : PIECE.latin) && (inName || asked.some(holding)) ? PIECE.close : 0;
    return { like: Math.max(same, holds) * (1 + ADDS.close * close ** ADDS.power), close: same > 1 ? 1 : Math.max(close, begun) };
  }

  /** The terms of a text and what each is worth: rare ones more, single letters and subjects less. @param {string} text @param {Rarity} rarity @returns {Weights} */
  weigh(text, rarity, letterRarity = 1) {
    const worth = (/** @type {string} */ term) => worthOf(term) * (term.length === 1 ? letterRarity : rarity(term));
    const worths = new Map(this.near.read(text).map((term) => [term, worth(term)]));
    return { worths, all: sum([...worths.values()]) };
  }

  /** @param {number} at */
  wording(at) {
    let wording = this.wordings.get(at);
    if (!wording) {
      const { title, names, asked, other } = this.entries[at];
      const rest = [...asked, ...other];
      const compact = (/** @type {string} */ text) => this.reader.compact(text);
      const terms = [title, ...names, ...rest].map((text) => [...new Set(this.near.read(text))]);
      wording = { title: compact(title), names: names.map(compact), asked: rest.map(compact), having: whoHas(terms), all: terms.map((of) => sum(of.map(worthOf))) };
      this.wordings.set(at, wording);
    }
    return wording;
  }

  /** A step takes over a share of the best entry that links to it. @param {Map<number, Ordered>} scored */
  follow(scored) {
    /** @type {Map<number, Omit<Found, "at">>} */
    const best = new Map();
    for (const { at, score, matched } of scored.values()) {
      for (const to of this.entries[at].leads) {
        if (score < SAME.title && !((best.get(to)?.score ?? 0) > score)) best.set(to, { score, matched });
      }
    }
    for (const [to, { score, matched }] of best) {
      const own = scored.get(to) ?? { at: to, score: 0, matched, close: 0 };
      scored.set(to, { ...own, score: own.score + ADDS.leads * score });
    }
  }

  /** Each address once: several lines of a checklist stand under one heading. @param {Ordered[]} ordered */
  once(ordered) {
    const seen = new Set();
    return ordered.filter(({ at }) => !seen.has(this.placeOf(at)) && seen.add(this.placeOf(at)));
  }

  /** The address of an entry. @param {number} at */
  placeOf(at) {
    const { page, id } = this.entries[at];
    return `${page}#${id}`;
  }

  /** The terms of the glossary that look most like what was typed. @param {string} text @returns {number[]} */
  nearest(text) {
    const typed = letterPairs(this.reader.compact(text));
    if (!typed.size) return [];
    return this.entries
      .map((entry, at) => ({ at, like: entry.kind === "term" ? Math.max(...[entry.title, ...entry.other].map((name) => alike(letterPairs(this.reader.compact(name)), typed))) : 0 }))
      .filter(({ like }) => like > 0.15)
      .sort((a, b) => b.like - a.like)
      .slice(0, NEAREST)
      .map(({ at }) => at);
  }
}

/** What a term is worth, whatever its rarity. @param {string} term */
const worthOf = (term) => (term.length === 1 ? WORTH.letter : term[0] === "#" ? WORTH.subject : 1);

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);

/** Of each term the numbers of the wordings that have it. @param {string[][]} wordings their terms, each once */
const whoHas = (wordings) => {
  /** @type {Map<string, number[]>} */
  const having = new Map();
  wordings.forEach((terms, number) => {
    for (const term of terms) {
      const row = having.get(term);
      if (row) row.push(number);
      else having.set(term, [number]);
    }
  });
  return having;
};

/** How close the closest wording comes to what was typed: the share of either that the other holds, as their harmonic mean. All wordings are met at once, by their terms. @param {Called} called @param {Weights} typed */
const closest = ({ having, all }, typed) => {
  const held = new Float64Array(all.length), shared = new Float64Array(all.length);
  for (const [term, worth] of typed.worths) {
    const own = worthOf(term);
    for (const number of having.get(term) ?? []) {
      held[number] += worth;
      shared[number] += own;
    }
  }
  return all.reduce((best, whole, number) => (held[number] ? Math.max(best, 2 / (typed.all / held[number] + whole / shared[number])) : best), 0);
};

/** Dice's coefficient of two sets: 0 apart, 1 the same. @param {Set<string>} one @param {Set<string>} other */
const alike = (one, other) => {
  if (!one.size || !other.size) return 0;
  let both = 0;
  for (const term of other) if (one.has(term)) both++;
  return (2 * both) / (one.size + other.size);
};

const letterPairs = (/** @type {string} */ text) => new Set([...text].map((_, at) => text.slice(at, at + 2)));
