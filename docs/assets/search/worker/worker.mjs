/** What runs beside the page: it reads an index, whole or cut into files, and answers one question after another. */

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

onmessage = async ({ data }) => {
  try {
    if (data.open) open(data.open, data.index);
    else postMessage(await engine.search(data.query));
  } catch {
    postMessage({ failed: true }); // the box says so and offers to try again
  }
};
