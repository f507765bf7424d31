/**
 * Runs sw.js with a network and caches of its own, in which any one call can be made to fail, and prints what the page got.
 * tests/offline/test_worker_faults.py asks.
 *
 * A case: {script, steps, network, stored, fail: {call, error}}. Steps: {open: path, client} or {ask: path, client} (an asset of that
 * page), {tell: message}, {network: "down" | "up" | "newer"}. What the worker does with a phone that is not broken, only small, slow or behind,
 * test_worker_answers.py asks: {host: {path: status, "cut" or a text}}, {room: entries}, {wait: ms}, {tabs: clients}, {cache: name, site, file}, {older: names as before guides were told apart}, {tells: messages at
 * once}, {makes: client}, and what it has by then: {shows: "caches" | "clients" | "fetched"}.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const SITE = "http://site/guide/";
const [CACHE, STATE] = ["guide:/guide/:v-", "guide:/guide/:state-1"];
const digest = (text) => createHash("sha256").update(text).digest("hex");
const FILES = (round) => ({
  "index.html": [`home ${round}`, "zh-Hans"],
  "guides/process/index.html": [`process ${round}`, "zh-Hans"],
  "offline/index.html": [`offline ${round}`, "zh-Hans"],
  "en/index.html": [`en home ${round}`, "en"],
  "en/offline/index.html": [`en offline ${round}`, "en"],
  "assets/a.1234abcd.js": [`script ${round}`, ""],
  "assets/same.js": ["same", ""],
  "assets/search/zh.json": [`search ${round}`, "zh-Hans"],
  "assets/search/en.json": [`search ${round}`, "en"],
});
const listOf = (round) => {
  const files = Object.fromEntries(Object.entries(FILES(round)).map(([path, [text, of]]) => [path, [text.length, digest(text).slice(0, 24), of]]));
  return { version: `v${round}`, built: "2026-11-25", languages: { "zh-Hans": 100, en: 100 }, files };
};

class Failing {
  constructor(fail) {
    this.fail = fail;
    this.calls = 0;
  }
  check(method) {
    this.calls += 1;
    const { call, error, only, forever } = this.fail ?? {};
    if (only && only !== method) return;
    if (call === this.calls || (forever && this.calls >= (call ?? 1))) throw new DOMException("made to fail", error);
  }
}

const makeCaches = (failing) => {
  const all = new Map();
  const entries = () => [...all].flatMap(([name, cache]) => (/^guide(:.*:|-)v-/.test(name) ? [...cache.entries.keys()] : []));
  const urlOf = (request) => (typeof request === "string" ? request : request.url).split(/[?#]/)[0];
  class Cache {
    entries = new Map();
    async match(request) {
      failing.check("match");
      const found = this.entries.get(urlOf(request));
      return found && new Response(found.body, { headers: found.headers });
    }
    async put(request, response) {
      failing.check("put");
      if (all.get(STATE) !== this && !this.entries.has(urlOf(request)) && entries().length >= made.room) throw new DOMException("full", "QuotaExceededError");
      this.entries.set(urlOf(request), { body: Buffer.from(await response.arrayBuffer()), headers: { "content-type": response.headers.get("content-type") ?? "" } });
    }
    async delete(request) {
      failing.check("delete");
      return this.entries.delete(urlOf(request));
    }
    async keys() {
      failing.check("keys");
      return [...this.entries.keys()].map((url) => new Request(url));
    }
  }
  const open = (name) => all.get(name) ?? all.set(name, new Cache()).get(name);
  const made = {
    all,
    room: Infinity,
    raw: open,
    async open(name) {
      failing.check("open");
      return open(name);
    },
    async match(request, options) {
      failing.check("match");
      const found = all.get(options.cacheName)?.entries.get(urlOf(request));
      return found && new Response(found.body, { headers: found.headers });
    },
    async keys() {
      failing.check("keys");
      return [...all.keys()];
    },
    async delete(name) {
      failing.check("delete");
      return all.delete(name);
    },
  };
  return made;
};

const run = async (item) => {
  const failing = new Failing(null);
  const caches = makeCaches(failing);
  let network = item.network ?? "up";
  const listeners = {};
  let [host, clock, tabs, fetched, running, most] = [{}, 600_000, ["page"], [], 0, 0];
  const fetch = async (request, options = {}) => {
    const url = typeof request === "string" ? request : request.url;
    fetched.push(url.slice(SITE.length));
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running -= 1;
    if (network === "down") throw new TypeError("no network");
    const path = url.split(/[?#]/)[0].slice(SITE.length).replace(/(^|\/)$/, "$1index.html");
    const round = network === "newer" || (network === "stale" && options.cache !== "reload") ? 2 : 1;
    const instead = host[path];
    if (instead === "cut") return new Response(new ReadableStream({ pull: (stream) => stream.error(new Error("cut off")) }));
    if (typeof instead === "number") return new Response("sorry", { status: instead });
    if (typeof instead === "string") return new Response(instead);
    if (path === "offline.json") return new Response(JSON.stringify(listOf(network === "newer" ? 2 : 1)));
    const file = FILES(round)[path];
    return file ? new Response(file[0], { headers: { "content-type": "text/html" } }) : new Response("not found", { status: 404 });
  };
  // Node's Response knows neither error() with a type that may be read everywhere nor a redirect to a relative address; both are fine here.
  const scope = {
    registration: { scope: SITE, unregister: async () => true },
    caches, fetch, Request, Response, URL, Set, Map, DOMException, Uint8Array, console, crypto: globalThis.crypto, setTimeout,
    Date: { now: () => clock },
    clients: { claim: async () => {}, matchAll: async ({ includeUncontrolled }) => (includeUncontrolled ? tabs.map((id) => ({ id })) : []) },
    skipWaiting: () => {},
    addEventListener: (name, listener) => (listeners[name] = listener),
  };
  scope.self = scope;
  vm.runInNewContext(item.script, scope);
  for (const [name, text] of Object.entries(item.stored ?? {})) {
    const cache = caches.raw(name.startsWith("~") ? STATE : `${CACHE}v1`);
    cache.entries.set(SITE + name, { body: Buffer.from(text), headers: {} });
  }
  const said = [];
  for (const step of item.steps) {
    if (step.network) network = step.network;
    if (step.fail) Object.assign(failing, { fail: step.fail, calls: 0 });
    if (step.calm) failing.fail = null;
    if (step.spoil) for (const entry of caches.raw(step.spoil).entries.values()) entry.body = Buffer.from("garbage");
    if (step.host) host = step.host;
    if (step.older) for (const [name, cache] of [...caches.all]) if (caches.all.delete(name)) caches.all.set(name.replace("guide:/guide/:", "guide-"), cache);
    if (step.room) caches.room = step.room;
    if (step.wait) clock += step.wait;
    if (step.tabs) tabs = step.tabs;
    if (step.cache) caches.raw(step.cache).entries.set(`${step.site ?? SITE}${step.file ?? "kept.js"}`, { body: Buffer.from("kept"), headers: {} });
    const waits = [];
    const event = { waitUntil: (promise) => waits.push(promise), clientId: step.client ?? "", resultingClientId: step.opens ?? step.makes ?? "" };
    if (step.tell) {
      let answer;
      const progress = [];
      Object.assign(event, { data: step.tell, ports: [{ postMessage: (data) => (data.progress ? progress.push(data.progress) : (answer = data)) }] });
      listeners.message(event);
      await Promise.all(waits);
      said.push({ told: answer, progress });
    }
    if (step.tells) {
      const answers = [];
      for (const data of step.tells) listeners.message({ ...event, data, ports: [{ postMessage: (told) => (told.progress ? 0 : answers.push(told)) }] });
      await Promise.all(waits);
      said.push({ answers });
    }
    if (step.get !== undefined) {
      let answer;
      const request = { method: step.method ?? "GET", url: new URL(step.get, SITE).href, mode: step.opens ? "navigate" : "cors" };
      listeners.fetch({ ...event, request, respondWith: (promise) => (answer = promise) });
      const got = await (answer ?? fetch(request)).then(
        async (response) => ({ status: response.status, body: response.type === "error" ? "" : await response.text(), to: response.headers.get("location") }),
        (error) => ({ rejected: String(error) }),
      );
      await Promise.allSettled(waits);
      said.push({ ...got, by: answer ? "worker" : "browser" });
    }
    if (step.shows === "caches") said.push(Object.fromEntries([...caches.all].map(([name, { entries }]) => [name, [...entries.keys()].map((url) => url.slice(SITE.length)).sort()])));
    if (step.shows === "clients") said.push(Object.keys(JSON.parse(caches.raw(STATE).entries.get(`${SITE}~clients`).body)));
    if (step.shows === "fetched") said.push({ fetched: fetched.splice(0).sort(), most });
    if (step.count) said.push({ calls: failing.calls });
  }
  return said;
};

/** What the worker at `script` says in each case. */
export const answer = async ({ script, cases }) => {
  const source = readFileSync(script, "utf-8");
  const results = [];
  for (const item of cases) results.push(await run({ ...item, script: source }).catch((error) => [{ crashed: String(error.stack) }]));
  return results;
};
