/**
 * Runs sw.js with a network and caches of its own, in which any one call can be made to fail, and prints what the page got.
 * Standard input: a list of cases; standard output: a list of what came, in their order. tests/offline/test_worker_faults.py asks.
 *
 * A case: {script, steps, network, stored, fail: {call, error}}. Steps: {open: path, client} or {ask: path, client} (an asset of that
 * page), {tell: message}, {network: "down" | "up" | "newer"}.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const SITE = "http://site/guide/";
const digest = (text) => createHash("sha256").update(text).digest("hex");
const FILES = (round) => ({
  "index.html": [`home ${round}`, "zh-Hans"],
  "guides/process/index.html": [`process ${round}`, "zh-Hans"],
  "offline/index.html": [`offline ${round}`, "zh-Hans"],
  "en/index.html": [`en home ${round}`, "en"],
  "en/offline/index.html": [`en offline ${round}`, "en"],
  "assets/a.1234abcd.js": [`script ${round}`, ""],
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
  return {
    all,
    raw: open,
    async open(name) {
      failing.check("open");
      return open(name);
    },
    async match(request, options) {
      failing.check("match");
      const found = open(options.cacheName).entries.get(urlOf(request));
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
};

const run = async (item) => {
  const failing = new Failing(null);
  const caches = makeCaches(failing);
  let network = item.network ?? "up";
  const listeners = {};
  const fetch = async (request, options = {}) => {
    const url = typeof request === "string" ? request : request.url;
    if (network === "down") throw new TypeError("no network");
    const path = url.split(/[?#]/)[0].slice(SITE.length).replace(/(^|\/)$/, "$1index.html");
    const round = network === "newer" || (network === "stale" && options.cache !== "reload") ? 2 : 1;
    if (path === "offline.json") return new Response(JSON.stringify(listOf(network === "newer" ? 2 : 1)));
    const file = FILES(round)[path];
    return file ? new Response(file[0], { headers: { "content-type": "text/html" } }) : new Response("not found", { status: 404 });
  };
  // Node's Response knows neither error() with a type that may be read everywhere nor a redirect to a relative address; both are fine here.
  const scope = {
    registration: { scope: SITE, unregister: async () => true },
    caches, fetch, Request, Response, URL, Set, Map, DOMException, Uint8Array, console, crypto: globalThis.crypto, setTimeout,
    clients: { claim: async () => {}, matchAll: async () => [{ id: "page" }] },
    skipWaiting: () => {},
    addEventListener: (name, listener) => (listeners[name] = listener),
  };
  scope.self = scope;
  vm.runInNewContext(item.script, scope);
  for (const [name, text] of Object.entries(item.stored ?? {})) {
    const cache = caches.raw(name.startsWith("~") ? "guide-state-1" : "guide-v-v1");
    cache.entries.set(SITE + name, { body: Buffer.from(text), headers: {} });
  }
  const said = [];
  for (const step of item.steps) {
    if (step.network) network = step.network;
    if (step.fail) Object.assign(failing, { fail: step.fail, calls: 0 });
    if (step.calm) failing.fail = null;
    if (step.spoil) for (const entry of caches.raw(step.spoil).entries.values()) entry.body = Buffer.from("garbage");
    const waits = [];
    const event = { waitUntil: (promise) => waits.push(promise), clientId: step.client ?? "", resultingClientId: step.opens ?? "" };
    if (step.tell) {
      let answer;
      Object.assign(event, { data: step.tell, ports: [{ postMessage: (data) => (data.progress ? 0 : (answer = data)) }] });
      listeners.message(event);
      await Promise.all(waits);
      said.push({ told: answer });
    }
    if (step.get !== undefined) {
      let answer;
      const request = { method: "GET", url: SITE + step.get, mode: step.opens ? "navigate" : "cors" };
      listeners.fetch({ ...event, request, respondWith: (promise) => (answer = promise) });
      const got = await (answer ?? fetch(request)).then(
        async (response) => ({ status: response.status, body: response.type === "error" ? "" : await response.text(), to: response.headers.get("location") }),
        (error) => ({ rejected: String(error) }),
      );
      await Promise.allSettled(waits);
      said.push(got);
    }
    if (step.count) said.push({ calls: failing.calls });
  }
  return said;
};

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { script, cases } = JSON.parse(Buffer.concat(pieces).toString());
const source = readFileSync(script, "utf-8");
const results = [];
for (const item of cases) results.push(await run({ ...item, script: source }).catch((error) => [{ crashed: String(error.stack) }]));
process.stdout.write(JSON.stringify(results));
