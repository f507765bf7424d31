/**
 * Runs at build, in Node: cuts the index of a large site into files for shards.mjs. Reads an index file on standard input and
 * writes {base, shards, chunks} on standard output; hooks/search_split.py names and writes the files.
 */

import { FIELDS, SOUND, asEntry, buildIndex } from "./engine.mjs";
import { Near } from "./near.mjs";
import { Reader } from "./reader.mjs";
import { KINDS, shardOf, writeLengths, writePlaces } from "./shards.mjs";

const SHARD = 16000; // letters of a file of terms, about
const CHUNK = 8000; // letters of a file of entries, about

const cut = ({ pages, entries, tables }) => {
  const reader = new Reader(tables);
  const read = entries.map(asEntry);
  const near = new Near(tables.near, reader);
  const words = buildIndex(FIELDS, read, pages, reader, near);
  const sounds = buildIndex(SOUND, read, pages, reader, near);
  return {
    base: {
      tables,
      kinds: read.map(({ kind }) => KINDS.indexOf(kind)).join(""),
      leads: Object.fromEntries(read.map(({ leads }, at) => [at, leads]).filter(([, leads]) => leads.length)),
      lengths: writeLengths(words.lengths),
      soundLengths: writeLengths(sounds.lengths),
    },
    shards: shardsOf([...words.terms(), ...sounds.terms()], titlesOf(read, reader)),
    chunks: chunksOf(entries, pages),
  };
};

const titlesOf = (entries, reader) => {
  const titles = new Map();
  entries.forEach(({ kind, title }, at) => {
    const key = reader.compact(title);
    if (kind !== "item" && key) titles.set(key, [...(titles.get(key) ?? []), at]);
  });
  return titles;
};

const shardsOf = (terms, titles) => {
  const written = terms.map(([term, places]) => [term, writePlaces(places)]);
  const weight = written.reduce((sum, [term, places]) => sum + term.length + JSON.stringify(places).length, 0);
  const shards = Array.from({ length: Math.ceil(weight / SHARD) }, () => ({ terms: {}, titles: {} }));
  for (const [term, places] of written) shards[shardOf(term, shards.length)].terms[term] = places;
  for (const [title, entries] of titles) shards[shardOf(`!${title}`, shards.length)].titles[title] = entries;
  return shards;
};

const chunksOf = (entries, pages) => {
  const chunks = [];
  let weight = CHUNK;
  entries.forEach((row, at) => {
    if (weight >= CHUNK) {
      chunks.push({ first: at, pages: [], rows: [], from: row[0] });
      weight = 0;
    }
    const chunk = chunks.at(-1);
    while (chunk.pages.length <= row[0] - chunk.from) chunk.pages.push(pages[chunk.from + chunk.pages.length]);
    chunk.rows.push([row[0] - chunk.from, ...row.slice(1)]);
    weight += JSON.stringify(row).length;
  });
  return chunks.map(({ first, pages: some, rows }) => ({ first, pages: some, rows }));
};

const input = [];
process.stdin.on("data", (piece) => input.push(piece));
process.stdin.on("end", () => process.stdout.write(JSON.stringify(cut(JSON.parse(Buffer.concat(input).toString())))));
