/**
 * Runs at build, in Node: cuts the index of a large site into files for shards.mjs. Reads index files on standard input, in a list, and
 * writes {base, files, size} of each on standard output, files by what stands for "*" in their names; engine/search/split.py writes them.
 * With an index file comes the last cut of one that differs in texts alone, or null; then {base, changed, size}, with only the files that are other (recut.mjs).
 */

import { FIELDS, SOUND, asEntry, buildIndex } from "./engine.mjs";
import { Near } from "./near.mjs";
import { titleKeys } from "./rank.mjs";
import { Reader } from "./reader.mjs";
import { cutAgain, shardsFor, sizeOf } from "./recut.mjs";
import { KINDS, isLatin, shardOf, writeLeads, writeLengths, writePlaces } from "./shards.mjs";

const TOGETHER = 3; // entries of a file

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Shards} Shards */
/** @typedef {import("./recut.mjs").Terms} Terms */

/** @param {import("../types").IndexFile} file @returns {import("../types").Split} */
const cut = ({ pages, entries, tables, words: real, beyond, said }) => {
  const reader = new Reader(tables);
  const read = entries.map(asEntry);
  const near = new Near(tables.near, reader);
  const words = buildIndex(FIELDS, read, pages, reader, near);
  const sounds = buildIndex(SOUND, read, pages, reader, near);
  const [worded, sounded] = [words, sounds].map((index) => [...index.terms()].map(([term, places]) => /** @type {Terms[number]} */ ([term, writePlaces(places)])));
  const size = sizeOf(worded);
  const shards = { words: shardsFor(size), sounds: shardsFor(sizeOf(sounded)) };
  return {
    size,
    base: {
      tables,
      words: real,
      beyond,
      said,
      kinds: read.map(({ kind }) => KINDS.indexOf(kind)).join(""),
      leads: writeLeads(read.map(({ leads }) => leads)),
      lengths: writeLengths(words.lengths),
      averages: words.averages,
      shards,
      together: TOGETHER,
    },
    files: {
      latin: worded.map(([term]) => term).filter(isLatin).sort(),
      ...termFiles([...worded, ...sounded], titlesOf(read, reader), shards),
      ...Object.fromEntries(chunksOf(entries, pages).map((chunk, at) => [`entries.${at}`, chunk])),
    },
  };
};

/** @param {Entry[]} entries @param {Reader} reader */
const titlesOf = (entries, reader) => {
  /** @type {Map<string, number[]>} */
  const titles = new Map();
  entries.forEach(({ kind, title }, at) => {
    if (kind !== "item") for (const key of titleKeys(title, reader)) titles.set(key, [...(titles.get(key) ?? []), at]);
  });
  return titles;
};

/** @param {Terms} terms @param {Map<string, number[]>} titles @param {Shards} shards how many of each @returns {Record<string, import("../types").TermFile>} files of terms by name */
const termFiles = (terms, titles, shards) => {
  /** @type {Record<string, import("../types").TermFile>} */
  const files = {};
  for (const [of, count] of Object.entries(shards)) for (let at = 0; at < count; at++) files[`${of}.${at}`] = { terms: {}, titles: {} };
  for (const [term, places] of terms) files[shardOf(term, shards)].terms[term] = places;
  for (const [title, entries] of titles) files[shardOf(`!${title}`, shards)].titles[title] = entries;
  return files;
};

/** Entries in order, TOGETHER of them a file, with the pages that they stand on. @param {import("../types").Row[]} entries @param {import("../types").Page[]} pages */
const chunksOf = (entries, pages) => {
  /** @type {import("../types").EntryFile[]} */
  const chunks = [];
  for (let first = 0; first < entries.length; first += TOGETHER) {
    const rows = entries.slice(first, first + TOGETHER);
    const from = rows[0][0];
    chunks.push({ pages: pages.slice(from, rows[rows.length - 1][0] + 1), rows: rows.map(([page, ...rest]) => /** @type {import("../types").Row} */ ([page - from, ...rest])) });
  }
  return chunks;
};

const { stdin, stdout } = /** @type {any} */ (globalThis).process; // Node’s; nothing else of it is used
let given = "";
stdin.setEncoding("utf8");
stdin.on("data", (/** @type {string} */ piece) => (given += piece));
stdin.on("end", () => stdout.write(JSON.stringify(JSON.parse(given).map((/** @type {import("../types").ToCut} */ [file, last]) => (last && cutAgain(file, last)) ?? cut(file)))));
