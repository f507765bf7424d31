/** What runs beside the page: it reads an index, whole or cut into files, and answers questions, the newest first. */

import { Engine } from "./engine.mjs";
import { SplitEngine } from "./shards.mjs";

/** @typedef {import("../types").Answer} Answer */

const WARM = "?"; // a question that makes the index ready before the reader has typed her own

const SLICE = 30; // ms for which a file is taken in before a question that came meanwhile has its turn
const PATIENCE = 2500; // ms for which an answer that is not sure waits for the rest; what comes later is told anew
const SOON = 1500; // ms after which all files are brought, whether a question has come or not

/** @typedef {{query: string, plain: boolean, calls: boolean}} Asked `plain`: only what was typed; `calls`: a card of danger stands above */

/** @type {Engine} */
let engine;
/** @type {string} */
let folder;

const load = async (/** @type {string | URL} */ address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

/** @param {string} address of the index @param {string} text what stands in it */
const open = (address, text) => {
  const data = JSON.parse(text);
  folder = address;
  bringing.clear();
  told = undefined;
  sent = taken = Promise.resolve();
  engine = data.shards ? new SplitEngine(data, (/** @type {string} */ name) => load(new URL(name, address))) : new Engine(data);
  if (!data.shards) engine.search(WARM);
  postMessage({ ready: true });
  setTimeout(() => Promise.all([...engine.later].map(bring)).then(toldWhole), SOON);
};

/** @type {Map<string, Promise<unknown>>} */
const bringing = new Map();
/** @type {Promise<unknown>} */
let sent = Promise.resolve(); // settled when the answer to what was asked for last begins to come: the next file shall not share its line
/** @type {Promise<unknown>} */
let taken = Promise.resolve(); // settled when all files that have come are taken in, one after another

/** Brings a file that came not with the index, once; without a network the question is answered without it. @param {[import("../types").Later, string]} file what, and its name */
const bring = ([what, name]) => {
  let coming = bringing.get(name);
  if (!coming) {
    const mine = engine;
    const response = sent.then(() => fetch(new URL(name, folder)));
    sent = Promise.race([response.catch(() => {}), new Promise((done) => setTimeout(done, SOON))]); // one that hangs holds up no other for longer
    const content = response.then((found) => (found.ok ? found.json() : Promise.reject(new Error(`${name}: ${found.status}`))));
    coming = content.then((held) => (taken = taken.then(() => takeIn(mine, what, held)).catch(() => {})), () => bringing.delete(name));
    bringing.set(name, coming);
  }
  return coming;
};

/** Takes in a file in slices, between which a question has its turn. @param {Engine} mine @param {import("../types").Later} what @param {any} content */
const takeIn = async (mine, what, content) => {
  let until = performance.now() + SLICE;
  for (const _ of mine.takeIn(what, content)) {
    if (performance.now() < until) continue;
    await new Promise((done) => setTimeout(done));
    until = performance.now() + SLICE;
  }
};

/** @type {Asked} */
let newest; // the question that came last

/** Answers a question, unless a newer one comes meanwhile. @param {Asked} asked */
const answer = async (asked) => {
  const { query, plain, calls } = asked;
  newest = asked;
  await new Promise((done) => setTimeout(done)); // what waits behind this question comes first
  const isOld = () => asked !== newest;
  /** @type {Answer | null} */
  let found = null;
  let isShort = false; // a file that it waited for had not come, or was half taken in
  const patience = new Promise((done) => setTimeout(done, PATIENCE));
  let isLate = false;
  patience.then(() => (isLate = true));
  const waits = (/** @type {[import("../types").Later, string][]} */ files) => Promise.race([Promise.all(files.map(bring)), patience]);
  const tried = new Set(engine.needs(query).map(([what]) => what)); // without these nothing is found at all
  await waits(engine.needs(query));
  while (!isOld()) {
    isShort = [...tried].some((what) => engine.later.has(what));
    found = await engine.search(query, { only: plain, calls, isOld });
    const more = found ? engine.needs(query, found.surety).filter(([what]) => !tried.has(what)) : [];
    if (isLate || !more.length) break;
    tried.add(more[0][0]);
    more.forEach(bring); // all of them come, in this order, and each may be enough
    await waits(more.slice(0, 1));
  }
  if (!found || isOld()) return;
  told = { asked, found, isShort };
  postMessage({ query, ...found });
};

/** @type {{asked: Asked, found: Answer, isShort: boolean} | undefined} */
let told; // the last answer, to which question, and whether it had waited for a file in vain

const toldWhole = () => {
  postMessage({ whole: true });
  return lookAgain();
};

/** @param {Answer} answer @returns {string} where its first result leads */
const leadsTo = ({ results }) => results[0]?.url ?? "";

/** When all has come, what was answered without it is looked at once more, and told anew where a slip was read besides, nothing sure is left, or what it waited for brings another first result. */
const lookAgain = async () => {
  if (!told || told.asked !== newest) return;
  const { asked, found, isShort } = told;
  const again = await engine.search(asked.query, { only: asked.plain, calls: asked.calls, isOld: () => asked !== newest });
  if (again && (again.read !== found.read || again.unsure !== found.unsure || again.foreign !== found.foreign || (isShort && leadsTo(again) !== leadsTo(found)))) postMessage({ query: asked.query, ...again, later: true });
};

self.onmessage = async ({ data }) => {
  try {
    if (data.open) open(data.open, data.index);
    else await answer(data);
  } catch {
    postMessage({ failed: true }); // the box says so and offers to try again
  }
};
