/**
 * The index: MiniSearch's scores over terms of our own cutting. Its tree of terms gives way to a plain map, which is filled in a
 * tenth of the time; what begins alike and what is spelled alike is looked for among all terms, and seldom.
 */

import MiniSearch from "minisearch";
import { distance } from "./characters.mjs";

const OPTIONS = { idField: "at", processTerm: (/** @type {string} */ term) => term, autoVacuum: false };
const LATIN = /^[~a-z]/;

/** @typedef {import("../types").Places} Places */

/**
 * Terms and their places, as MiniSearch asks for them. Places lie as a plain row until somebody asks: a row is filled at once, and
 * of thousands of terms a question needs a few dozen. @augments {Map<string, any>}
 */
class Terms extends Map {
  /** @param {number} fields how many there are, which a row's numbers hold: entry × fields + field */
  constructor(fields) {
    super();
    this.fields = fields;
  }

  /** @param {string} term @param {number} entry @param {number} field @returns {boolean} whether the term is new at this place */
  add(term, entry, field) {
    const place = entry * this.fields + field;
    const row = super.get(term);
    if (row instanceof Map) {
      const entries = row.get(field) ?? new Map();
      row.set(field, entries.set(entry, (entries.get(entry) ?? 0) + 1));
      return entries.get(entry) === 1;
    }
    if (!row) this.set(term, [place]);
    else row.push(place);
    return !row || row[row.length - 2] !== place;
  }

  /** @param {string} term @returns {Places | undefined} */
  get(term) {
    const row = super.get(term);
    if (!Array.isArray(row)) return row;
    /** @type {Places} */
    const places = new Map();
    for (const place of row) {
      const field = place % this.fields;
      const entry = (place - field) / this.fields;
      let entries = places.get(field);
      if (!entries) {
        entries = new Map();
        places.set(field, entries);
      }
      entries.set(entry, (entries.get(entry) ?? 0) + 1);
    }
    this.set(term, places);
    return places;
  }

  /** @returns {Generator<[string, Places], undefined>} */
  *[Symbol.iterator]() {
    for (const term of this.keys()) yield [term, this.placesOf(term)];
    return undefined;
  }

  /** @param {string} term one that is here */
  placesOf(term) {
    return /** @type {Places} */ (this.get(term));
  }

  /** @param {string} start @returns {[string, Places][]} */
  atPrefix(start) {
    return [...this.keys()].filter((term) => term.startsWith(start)).map((term) => [term, this.placesOf(term)]);
  }

  /** What is spelled nearly alike, Latin only; for a term that is here itself, nothing. @param {string} typed @param {number} most @returns {Map<string, [Places, number]>} */
  fuzzyGet(typed, most) {
    const found = new Map();
    if (this.has(typed)) return found;
    for (const term of this.keys()) {
      const far = LATIN.test(term) ? distance(typed, term, most) : most + 1;
      if (far <= most) found.set(term, [this.placesOf(term), far]);
    }
    return found;
  }
}

export class Index extends MiniSearch {
  /**
   * An index that knows its entries' lengths, and no term yet.
   * @param {string[]} fields @param {number} count of entries @param {(at: number) => number[]} lengthsOf an entry, by field @param {number[]} averages by field @returns {Index}
   */
  static hollow(fields, count, lengthsOf, averages) {
    const data = { serializationVersion: 2, index: [], documentIds: {}, fieldLength: {}, storedFields: {}, dirtCount: 0, documentCount: count, nextId: count };
    const fieldIds = Object.fromEntries(fields.map((field, at) => [field, at]));
    const loaded = MiniSearch.loadJS({ ...data, fieldIds, averageFieldLength: averages }, { ...OPTIONS, fields });
    const maps = { _index: new Terms(fields.length), _documentIds: { get: (/** @type {number} */ at) => at, has: (/** @type {number} */ at) => at < count }, _fieldLength: { get: lengthsOf } };
    return Object.setPrototypeOf(Object.assign(loaded, maps), Index.prototype);
  }

  /** An index with every entry in it. @param {string[]} fields @param {(at: number, field: string) => string[]} termsOf @param {number} count of entries @returns {Index & {lengths: number[][], averages: number[]}} */
  static of(fields, termsOf, count) {
    const terms = new Terms(fields.length);
    const averages = fields.map(() => 0);
    const lengths = Array.from({ length: count }, (_, at) =>
      fields.map((name, field) => {
        let different = 0;
        for (const term of termsOf(at, name)) if (terms.add(term, at, field)) different++;
        averages[field] += different / count;
        return different;
      }),
    );
    const index = Index.hollow(fields, count, (at) => lengths[at], averages);
    return Object.assign(index, { _index: terms, lengths, averages });
  }

  /** More terms of an entry, in one of its fields, of an index that `of` made. @param {number} at @param {number} field @param {string[]} before terms that are there already @param {string[]} terms */
  extend(at, field, before, terms) {
    const { _index, lengths, averages } = /** @type {{_index: Terms, lengths: number[][], averages: number[]}} */ (/** @type {unknown} */ (this));
    const known = new Set(before);
    for (const term of terms) {
      _index.add(term, at, field);
      known.add(term);
    }
    averages[field] += (known.size - lengths[at][field]) / lengths.length;
    lengths[at][field] = known.size;
  }

  /** @param {string} term @returns {boolean} whether a term is in the index */
  knows(term) {
    return this._index.has(term);
  }

  /** @param {string} term @param {number} at an entry @param {number[]} fields @returns {boolean} whether the term stands in one of these fields of it */
  stands(term, at, fields) {
    const places = this._index.get(term);
    return places !== undefined && fields.some((field) => places.get(field)?.has(at));
  }

  /** @param {string} term @returns {number} what it tells: more, the fewer entries have it */
  rarity(term) {
    let entries = 0;
    for (const places of this._index.get(term)?.values() ?? []) entries = Math.max(entries, places.size);
    return Math.log(1 + (this.documentCount - entries + 0.5) / (entries + 0.5));
  }

  /** @param {string} start @returns {boolean} whether a term begins so */
  starts(start) {
    for (const term of this._index.keys()) if (term.startsWith(start)) return true;
    return false;
  }

  /** @param {string} term that is not here @param {number} most letters that may be wrong @returns {string} the term that is spelled most like it, of several the commonest; "" for none */
  like(term, most) {
    const found = [...this._index.fuzzyGet(term, most)].map(([like, [, far]]) => ({ like, far, rarity: this.rarity(like) }));
    return found.reduce((best, one) => (one.far < best.far || (one.far === best.far && one.rarity < best.rarity) ? one : best), { like: "", far: Infinity, rarity: 0 }).like;
  }

  /** @param {string} term @param {Places} places how often it stands where, by field and entry */
  put(term, places) {
    this._index.set(term, places);
  }

  /** @returns {Iterable<[string, Places]>} every term and its places */
  terms() {
    return this._index;
  }
}
