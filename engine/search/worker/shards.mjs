/**
 * The search of a large site: its index lies in many small files, and a question loads those that hold its terms.
 *
 * What a question needs is found out by reading it: a pair of letters whose file is not here yet is taken for known and its file
 * is loaded; then the question is read again, until nothing is missing. Latin words, half typed or mistyped, are completed from
 * a list of all of them. The scores are MiniSearch's own, the same as over a whole index: the base tells every entry's length.
 */

import { distance, tidy } from "./characters.mjs";
import { Engine, FIELDS, SHOWN, SOUND, asEntry } from "./engine.mjs";
import { Index } from "./index.mjs";
import { LONGEST, readQuery } from "./query.mjs";
import { titleKeys } from "./rank.mjs";
import { isHan } from "./reader.mjs";
import { barePinyin } from "./tones.mjs";

/** @typedef {import("../types").Shards} Shards */
/** @typedef {import("../types").Places} Places */
/** @typedef {import("../types").WrittenPlaces} WrittenPlaces */
/** @typedef {import("../types").Entry} Entry */
/** @typedef {() => boolean} IsOld whether a newer question has come */

const COMPLETED = 12; // words that a half typed one is completed to
const COMPARED = 90; // entries of the glossary that are loaded to offer the nearest where nothing is found
const ROUNDS = 4; // in which a question's files are loaded: its letters, then what they may be slips of
/** @type {import("../types").Kind[]} */
export const KINDS = ["page", "step", "question", "term", "rule", "item", "part"];
const ZERO = 35; // a length is written as a letter, from "#" on
const SYLLABLES = /^~/; // these terms lie together by their beginning: "~he"
const SOUNDING = /^[~=]/; // terms of sounds have an index and files of their own

/** @param {string} term @returns {boolean} whether it is a Latin word, all of which are in one list */
export const isLatin = (term) => /^[a-z0-9]/.test(term);

/** @param {string} term @param {Shards} shards how many files there are @returns {string} the file of a term: "words.7" */
export const shardOf = (term, shards) => {
  /** @type {keyof Shards} */
  const of = SOUNDING.test(term) ? "sounds" : "words";
  const start = SYLLABLES.test(term) ? term.slice(0, 3) : term;
  let sum = 0;
  for (const letter of start) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return `${of}.${sum % shards[of]}`;
};

/** @param {number[][]} lengths by entry, then by field @returns {string[]} by field, a letter for each entry */
export const writeLengths = (lengths) => lengths[0].map((_, field) => lengths.map((of) => String.fromCharCode(ZERO + of[field])).join(""));

/** @param {string[]} written @returns {(at: number) => number[]} an entry's lengths, read when first asked for */
export const readLengths = (written) => {
  /** @type {number[][]} */
  const read = [];
  return (at) => (read[at] ??= written.map((row) => row.charCodeAt(at) - ZERO));
};

/** @param {(readonly number[])[]} leads by entry @returns {number[][]} of those that have some: how far on the entry is, and how far from it they are */
export const writeLeads = (leads) => {
  let before = -1;
  return leads.flatMap((to, at) => {
    if (!to.length) return [];
    const step = at - before;
    before = at;
    return [[step, ...to.map((place) => place - at)]];
  });
};

/** Gives entries their leads back. @param {number[][]} written @param {Entry[]} entries */
const readLeads = (written, entries) => {
  let at = -1;
  for (const [step, ...to] of written) {
    at += step;
    entries[at].leads = to.map((far) => at + far);
  }
};

/**
 * @param {Places} places of a term, by field and entry
 * @returns {WrittenPlaces} [field, steps]: how far on the next entry is; below zero, and then how often, where more than once
 */
export const writePlaces = (places) =>
  [...places].map(([field, entries]) => {
    let before = -1;
    const row = [...entries].flatMap(([at, times]) => {
      const step = at - before;
      before = at;
      return times > 1 ? [-step, times] : [step];
    });
    return [field, row];
  });

/** @param {WrittenPlaces} written @returns {Places} */
export const readPlaces = (written) =>
  new Map(written.map(([field, row]) => {
    /** @type {Map<number, number>} */
    const entries = new Map();
    for (let i = 0, entry = -1; i < row.length; i++) {
      entry += Math.abs(row[i]);
      entries.set(entry, row[i] < 0 ? row[++i] : 1);
    }
    return [field, entries];
  }));

/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/** An entry whose file has not come yet: of no page, and unlike any other. @param {import("../types").Kind} kind @param {number} at @returns {Entry} */
const unread = (kind, at) => ({ page: -1, id: String(at), kind, title: "", text: "", names: NONE, asked: NONE, other: NONE, leads: NONE });

export class SplitEngine extends Engine {
  /** @param {import("../types").Base} base as split.mjs writes it @param {(name: string) => Promise<any>} load a file of the index */
  constructor(base, load) {
    super({ pages: [], tables: base.tables, entries: [], words: base.words, beyond: base.beyond, said: base.said });
    for (let at = 0; at < base.kinds.length; at++) this.entries.push(unread(KINDS[Number(base.kinds[at])], at));
    readLeads(base.leads, this.entries);
    this.base = base;
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
    /** @type {Set<string>} */
    this.here = new Set(); // the files of terms that have arrived
    /** @type {Set<string>} */
    this.latin = new Set(); // every Latin word, once a question has one
    this.words = Index.hollow(FIELDS, this.entries.length, readLengths(base.lengths), base.averages);
  }

  /** What the site says is not known before its files have come; `search` asks again then. */
  /** @returns {[import("../types").Later, string][]} */
  needs() {
    return [];
  }

  /** @param {string} typed @param {{only?: boolean, calls?: boolean, isOld?: IsOld}} how @returns {Promise<import("../types").Answer | null>} the answer, or null for an old question */
  async search(typed, { only, calls, isOld = () => false } = {}) {
    const text = barePinyin(tidy(typed, LONGEST));
    await this.loadTerms(text, isOld);
    const isNew = this.reader.terms(text, false).some((term) => !(isLatin(term) ? this.latin.has(term) : this.index.knows(term)));
    const needed = isNew && !isOld() ? [...this.later] : [];
    if (needed.length) {
      await Promise.all(needed.map(([what, name]) => this.load(name).then((content) => this.learn(what, content), () => {}))); // without them no slips are looked for
      await this.loadTerms(text, isOld);
    }
    if (isOld()) return null;
    const question = this.read(typed, only);
    const found = this.find(question.terms);
    const order = () => this.ranking.order(found, question); // as far as can be told without the wordings, then with them
    const first = order().slice(0, SHOWN).map(({ at }) => at);
    const topic = this.beyond.find(question.text);
    await this.loadEntries([...(first.length ? first : this.termEntries().slice(0, COMPARED)), ...(topic ? [topic.at] : [])]);
    return isOld() ? null : this.answer(question, order().filter(({ at }) => this.entries[at].page >= 0), [], calls);
  }

  termEntries() {
    return this.entries.flatMap(({ kind }, at) => (kind === "term" ? [at] : []));
  }

  /** @param {string} text @param {IsOld} isOld */
  async loadTerms(text, isOld) {
    const titles = titleKeys(text, this.reader).map((key) => `!${key}`);
    if (this.reader.runs(this.reader.plain(text)).some((run) => !isHan(run))) await this.once("latin", (/** @type {string[]} */ words) => (this.latin = new Set(words)));
    for (let round = 0; round < ROUNDS && !isOld(); round++) {
      const missing = [...titles, ...this.termsOf(text)].filter((term) => !this.isHere(term));
      if (!missing.length) return;
      const files = new Set(missing.map((term) => this.shardOf(term)));
      await Promise.all([...files].map((file) => this.once(file, (/** @type {import("../types").TermFile} */ shard) => this.addTerms(shard, file))));
    }
  }

  /** @param {string} text @returns {Set<string>} what a question's answer depends on, as far as can be told now */
  termsOf(text) {
    /** @type {Set<string>} */
    const needed = new Set();
    const known = (/** @type {string} */ term) => {
      if (isLatin(term)) return this.latin.has(term);
      needed.add(term);
      return !this.isHere(term) || this.index.knows(term);
    };
    const like = (/** @type {string} */ term, /** @type {number} */ most) => this.index.like(term, most); // of those that a round before has loaded
    const starts = (/** @type {string} */ term) => this.completions(term).length > 0;
    const sight = { reader: this.reader, known, like, starts, near: this.near, slips: this.slips, words: this.real };
    for (const [term, { prefix, fuzzy }] of readQuery(text, sight, () => 1).terms) {
      needed.add(term);
      if (!isLatin(term)) continue;
      if (prefix) for (const word of this.completions(term)) needed.add(word);
      if (fuzzy && !this.latin.has(term)) for (const word of this.latin) if (distance(term, word, fuzzy) <= fuzzy) needed.add(word);
    }
    return needed;
  }

  /** The shortest words that begin so. @param {string} start */
  completions(start) {
    return [...this.latin].filter((word) => word.startsWith(start)).sort((a, b) => a.length - b.length).slice(0, COMPLETED);
  }

  /** @param {string} term */
  shardOf(term) {
    return shardOf(term, this.base.shards);
  }

  /** @param {string} term */
  isHere(term) {
    return this.here.has(this.shardOf(term));
  }

  /** @param {import("../types").TermFile} shard @param {string} file */
  addTerms({ terms, titles }, file) {
    if (file.startsWith("sounds")) this.sounds ??= Index.hollow(SOUND, this.entries.length, () => [1], [1]); // whose length does not count
    const index = file.startsWith("sounds") ? this.sounds : this.index;
    for (const [term, places] of Object.entries(terms)) index?.put(term, readPlaces(places));
    for (const [title, entries] of Object.entries(titles)) this.ranking.titled.set(title, entries);
    this.here.add(file);
  }

  /** @param {number[]} entries */
  async loadEntries(entries) {
    const files = new Set(entries.map((at) => Math.floor(at / this.base.together)));
    await Promise.all([...files].map((file) => this.once(`entries.${file}`, (/** @type {import("../types").EntryFile} */ chunk) => this.addEntries(chunk, file * this.base.together))));
  }

  /** @param {import("../types").EntryFile} chunk @param {number} first */
  addEntries({ pages, rows }, first) {
    const places = pages.map((page) => this.placeOfPage(page));
    rows.forEach((row, at) => {
      Object.assign(this.entries[first + at], asEntry(row), { page: places[row[0]] });
      this.ranking.wordings.delete(first + at);
    });
  }

  /** Where a page stands among those that have come, each once: what is on one page stands together, whatever file brought it. @param {import("../types").Page} page */
  placeOfPage(page) {
    const known = this.pages.findIndex(([path]) => path === page[0]);
    return known < 0 ? this.pages.push(page) - 1 : known;
  }

  /** Loads a file at most once; one that failed is asked for again. @param {string} name @param {(content: any) => void} use @returns {Promise<unknown>} */
  once(name, use) {
    let loading = this.loading.get(name);
    if (!loading) {
      const file = this.base.files.replace("*", name);
      loading = this.load(file).then(use).catch((error) => {
        this.loading.delete(name);
        throw error;
      });
      this.loading.set(name, loading);
    }
    return loading;
  }
}
