/**
 * The search of a large site: its index lies in many small files, and a question loads those that hold its terms.
 *
 * Which file a term is in follows from its first letters, so that what begins alike lies together and words half typed or
 * mistyped are found. The scores are MiniSearch's own, the same as over a whole index: the base tells every entry's length.
 */

import { tidy } from "./letters.mjs";
import { Engine, FIELDS, SHOWN, SOUND, asEntry } from "./engine.mjs";
import { Index } from "./index.mjs";
import { LONGEST, readQuery } from "./query.mjs";
import { isHan } from "./reader.mjs";

const LOADED = 16; // entries that are loaded to compare their wording
export const KINDS = ["page", "step", "question", "term", "rule", "item", "part"];
const ZERO = 35; // a length is written as a letter, from "#" on

/** @param {number} count of files @returns {number} the file of a term */
export const shardOf = (term, count) => {
  const start = isHan(term[0]) ? term[0] : /[~=!#]/.test(term[0]) ? term.slice(0, 3) : term[0];
  let sum = 0;
  for (const letter of start) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % count;
};

/** @param {number[][]} lengths @returns {string} a letter for each */
export const writeLengths = (lengths) => lengths.flat().map((length) => String.fromCharCode(ZERO + length)).join("");

const readLengths = (written, fields) => {
  const lengths = [];
  for (let at = 0; at < written.length; at += fields) lengths.push(Array.from({ length: fields }, (_, field) => written.charCodeAt(at + field) - ZERO));
  return lengths;
};

/** @param {Map<number, Map<number, number>>} places @returns {[number, number[]][]} [field, [entry, times, entry, times…]] */
export const writePlaces = (places) => [...places].map(([field, entries]) => [field, [...entries].flat()]);

const readPlaces = (written) =>
  new Map(written.map(([field, row]) => {
    const entries = new Map();
    for (let at = 0; at < row.length; at += 2) entries.set(row[at], row[at + 1]);
    return [field, entries];
  }));

export class SplitEngine extends Engine {
  /** @param {object} base as split.mjs writes it @param {(name: string) => Promise<object>} load a file of the index */
  constructor(base, load) {
    const empty = (kind, at) => [-1, String(at), KINDS[kind], "", "", [], [], [], base.leads[at] ?? []];
    super({ pages: [], tables: base.tables, entries: [...base.kinds].map((kind, at) => empty(Number(kind), at)) });
    this.base = base;
    this.load = load;
    this.loading = new Map();
    this.words = Index.hollow(FIELDS, readLengths(base.lengths, FIELDS.length));
    this.sounds = Index.hollow(SOUND, readLengths(base.soundLengths, SOUND.length));
  }

  async search(typed) {
    await this.loadTerms(tidy(typed, LONGEST));
    const question = this.read(typed);
    const found = this.find(question.terms);
    const titled = this.ranking.titled.get(this.reader.compact(question.text)) ?? [];
    await this.loadEntries([...titled.slice(0, SHOWN), ...found.slice(0, LOADED).map(({ at }) => at)]);
    await this.loadEntries(this.ranking.order(found, question).slice(0, SHOWN).map(({ at }) => at));
    return this.answer(question, this.ranking.order(found, question));
  }

  /** Loads the files of the question's words; then, knowing which of them exist, those of the sounds that it may mean. */
  async loadTerms(text) {
    const sound = (term) => /^[~=]/.test(term);
    const termsIf = (known) => [...readQuery(text, this.reader, known, this.near, this.slips).terms.keys()];
    const words = [true, false].flatMap((known) => termsIf(() => known)).filter((term) => !sound(term));
    await this.loadShards([...words, `!${this.reader.compact(text)}`]);
    await this.loadShards(termsIf((term) => this.words.knows(term)));
  }

  async loadShards(terms) {
    const files = new Set(terms.map((term) => shardOf(term, this.base.shards.length)));
    await Promise.all([...files].map((file) => this.once(this.base.shards[file], (shard) => this.addTerms(shard))));
  }

  addTerms({ terms, titles }) {
    for (const [term, places] of Object.entries(terms)) (/^[~=]/.test(term) ? this.sounds : this.words).put(term, readPlaces(places));
    for (const [title, entries] of Object.entries(titles)) this.ranking.titled.set(title, entries);
  }

  async loadEntries(entries) {
    const files = new Set(entries.map((at) => this.base.chunks.findLast(([first]) => first <= at)[1]));
    await Promise.all([...files].map((file) => this.once(file, (chunk) => this.addEntries(chunk))));
  }

  addEntries({ first, pages, rows }) {
    const offset = this.pages.push(...pages) - pages.length;
    rows.forEach((row, at) => Object.assign(this.entries[first + at], asEntry(row), { page: row[0] + offset }));
    rows.forEach((_, at) => this.ranking.wordings.delete(first + at));
  }

  /** Loads a file at most once; one that failed is asked for again. */
  once(name, use) {
    if (!name) return undefined;
    if (!this.loading.has(name)) this.loading.set(name, this.load(name).then(use).catch((error) => (this.loading.delete(name), Promise.reject(error))));
    return this.loading.get(name);
  }
}
