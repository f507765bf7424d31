/** What runs beside the page: it loads an index, whole or cut into files, and answers one question after another. */

import { Engine } from "./engine.mjs";
import { SplitEngine } from "./shards.mjs";

const WARM = "?"; // a question that makes the index ready before the reader has typed her own

let engine;

const load = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

const open = async (address) => {
  const data = await load(address);
  engine = data.shards ? new SplitEngine(data, (name) => load(new URL(name, address))) : new Engine(data);
  if (!data.shards) engine.search(WARM);
  postMessage({ ready: true });
};

onmessage = async ({ data }) => {
  try {
    if (data.open) await open(data.open);
    else postMessage(await engine.search(data.query));
  } catch {
    postMessage({ failed: true }); // the box says so and offers to try again
  }
};
