/**
 * Runs at build, in Node: of an index that was cut before, the files that are other because of other texts. After a sentence was changed
 * these are some of a thousand, found in a twentieth of the time in which all are made; they are what split.mjs would make, byte for byte.
 */

import { FIELDS } from "./engine.mjs";
import { Reader } from "./reader.mjs";
import { isLatin, readLengths, readPlaces, shardOf, writeLengths, writePlaces } from "./shards.mjs";

/** @typedef {[term: string, places: import("../types").WrittenPlaces][]} Terms */

const SHARD = 3000; // letters of a file of terms, about
const TEXT = 4; // its column in a row
const TEXTS = FIELDS.indexOf("text");

/** How many letters terms are in their files. @param {Terms} terms */
export const sizeOf = (terms) => terms.reduce((sum, [term, places]) => sum + term.length + JSON.stringify(places).length, 0);

/** @param {number} size */
export const shardsFor = (size) => Math.max(1, Math.ceil(size / SHARD));

/**
 * The last cut's base and files, as far as other texts make them other; null where so many letters came or went that terms lie in other files.
 * @param {import("../types").IndexFile} file @param {import("../types").LastCut} last @returns {import("../types").Recut | null}
 */
export const cutAgain = ({ entries, tables }, { base, files, size, texts }) => {
  const reader = new Reader(tables);
  const lengthsOf = readLengths([base.lengths[TEXTS]]);
  const lengths = entries.map((_, at) => lengthsOf(at)[0]);
  /** @type {Record<string, any>} */
  const changed = {};
  const open = (/** @type {string} */ name) => (changed[name] ??= JSON.parse(files[name]));
  let sum = size;
  entries.forEach(({ [TEXT]: text = "" }, at) => {
    if (text === texts[at]) return;
    const [before, now] = [texts[at], text].map((each) => timesOf(reader.terms(each, false)));
    for (const term of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(term) !== now.get(term)) sum += placeIn(open, shardOf(term, base.shards), term, at, now.get(term) ?? 0);
    }
    lengths[at] = now.size;
    open(`entries.${Math.floor(at / base.together)}`).rows[at % base.together][TEXT] = text;
  });
  if (shardsFor(sum) !== base.shards.words) return null;
  const [written] = writeLengths(lengths.map((of) => [of]));
  const average = lengths.reduce((before, of) => before + of / lengths.length, 0);
  const instead = (/** @type {any[]} */ fields, /** @type {any} */ text) => fields.map((of, field) => (field === TEXTS ? text : of));
  return { size: sum, base: { ...base, lengths: instead(base.lengths, written), averages: instead(base.averages, average) }, changed };
};

/**
 * Says anew how often an entry's text has a term, in the term's file and, where the term is new or gone, in the list of Latin words.
 * @param {(name: string) => any} open @param {string} file @param {string} term @param {number} at @param {number} times @returns {number} how many letters more it is
 */
const placeIn = (open, file, term, at, times) => {
  const shard = open(file);
  const terms = new Map(Object.entries(shard.terms)); // "constructor" is a word like any
  const before = terms.get(term) ?? [];
  const now = placed(before, at, times);
  if (now.length) terms.set(term, now);
  else terms.delete(term);
  shard.terms = Object.fromEntries(terms);
  if (isLatin(term) && !before.length) open("latin").push(term);
  if (isLatin(term) && !now.length) open("latin").splice(open("latin").indexOf(term), 1);
  if (isLatin(term) && !(before.length && now.length)) open("latin").sort();
  const letters = (/** @type {import("../types").WrittenPlaces} */ places) => (places.length ? sizeOf([[term, places]]) : 0);
  return letters(now) - letters(before);
};

/** How often each is there. @param {string[]} terms */
const timesOf = (terms) => {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
  return times;
};

/** A term's places with one entry's text said anew: in the order of entries, and its fields in that of their first ones. @param {import("../types").WrittenPlaces} written @param {number} at @param {number} times */
const placed = (written, at, times) => {
  const places = readPlaces(written);
  const entries = places.get(TEXTS) ?? new Map();
  if (times) entries.set(at, times);
  else entries.delete(at);
  if (entries.size) places.set(TEXTS, new Map([...entries].sort(([a], [b]) => a - b)));
  else places.delete(TEXTS);
  const first = (/** @type {Map<number, number>} */ of) => of.keys().next().value ?? 0;
  return writePlaces(new Map([...places].sort(([a, inA], [b, inB]) => first(inA) - first(inB) || a - b)));
};
