/** What runs beside the page: it reads an index, whole or cut into files, and answers questions, the newest first. */

import { Engine } from "./engine.mjs";
import { SplitEngine } from "./shards.mjs";

const WARM = "?"; // a question that makes the index ready before the reader has typed her own

let engine;

const load = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

/** @param {string} address of the index @param {string} text what stands in it */
const open = (address, text) => {
  const data = JSON.parse(text);
  engine = data.shards ? new SplitEngine(data, (name) => load(new URL(name, address))) : new Engine(data);
  if (!data.shards) engine.search(WARM);
  postMessage({ ready: true });
};

let newest; // the question that came last

/** Answers a question, unless a newer one comes meanwhile. @param {string} query */
const answer = async (query) => {
  newest = query;
  await new Promise((done) => setTimeout(done)); // what waits behind this question comes first
  const isOld = () => query !== newest;
  const found = isOld() ? null : await engine.search(query, isOld);
  if (found) postMessage({ query, ...found });
};

onmessage = async ({ data }) => {
  try {
    if (data.open) open(data.open, data.index);
    else await answer(data.query);
  } catch {
    postMessage({ failed: true }); // the box says so and offers to try again
  }
};
