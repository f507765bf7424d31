/** What runs beside the page: it reads an index, whole or cut into files, and answers questions, the newest first. */

import { Engine } from "./engine.mjs";
import { SplitEngine } from "./shards.mjs";

const WARM = "?"; // a question that makes the index ready before the reader has typed her own

const SOON = 1500; // ms after which the files that few questions need are brought, whether one has come or not

let engine;
let folder;

const load = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

/** @param {string} address of the index @param {string} text what stands in it */
const open = (address, text) => {
  const data = JSON.parse(text);
  folder = address;
  bringing.clear();
  engine = data.shards ? new SplitEngine(data, (name) => load(new URL(name, address))) : new Engine(data);
  if (!data.shards) engine.search(WARM);
  postMessage({ ready: true });
  setTimeout(() => [...engine.later].forEach(bring), SOON);
};

const bringing = new Map();

/** Brings a file that came not with the index, once; without a network the question is answered without it. */
const bring = ([what, name]) => {
  if (!bringing.has(name)) {
    const mine = engine;
    bringing.set(name, load(new URL(name, folder)).then((content) => mine.learn(what, content), () => bringing.delete(name)));
  }
  return bringing.get(name);
};

let newest; // the question that came last

/** Answers a question, unless a newer one comes meanwhile. @param {{query: string, plain: boolean}} asked `plain`: only what was typed */
const answer = async (asked) => {
  const { query, plain } = asked;
  newest = asked;
  await new Promise((done) => setTimeout(done)); // what waits behind this question comes first
  const isOld = () => asked !== newest;
  if (!isOld()) await Promise.all(engine.needs(query).map(bring));
  const found = isOld() ? null : await engine.search(query, { only: plain, isOld });
  if (found) postMessage({ query, ...found });
};

onmessage = async ({ data }) => {
  try {
    if (data.open) open(data.open, data.index);
    else await answer(data);
  } catch {
    postMessage({ failed: true }); // the box says so and offers to try again
  }
};
