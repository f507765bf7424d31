// A page and its scripts without a browser: happy-dom's window, asked line by line (window.py says what for).
import { createInterface } from "node:readline";
import { Window } from "happy-dom";

/** What stands in the page before its scripts: a clock that stands still until it is moved, and what tests and scripts need of a browser. */
const before = () => {
  const due = [];
  let clock = Date.UTC(2026, 10, 25, 4);
  const wait = (act, after) => due.push({ act, at: clock + (Number(after) || 0) });
  const cut = (number) => {
    if (due[number - 1]) due[number - 1].act = null;
  };
  const frame = (act) => wait(act, 16);
  const later = (milliseconds) => {
    const until = clock + milliseconds;
    const next = () => due.filter(({ act, at }) => act && at <= until).sort((one, other) => one.at - other.at)[0];
    for (let one = next(); one; one = next()) {
      const { act } = one;
      clock = Math.max(clock, one.at);
      one.act = null;
      act();
    }
    clock = until;
  };
  const Day = Date;
  class Clock extends Day {
    constructor(...all) {
      super(...(all.length ? all : [clock]));
    }
    static now() {
      return clock;
    }
  }
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => [...document.querySelectorAll(selector)];
  const type = (selector, text) => {
    const field = $(selector);
    const isTicked = ["checkbox", "radio"].includes(field.type);
    // happy-dom lets one of a group go only inside a form
    if (field.type === "radio") for (const one of $$("[type=radio]")) if (one.name === field.name) one.checked = false;
    field[isTicked ? "checked" : "value"] = text;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  };
  const refuse = (name) => Promise.reject(new Error(name));
  const print = () => {
    globalThis.printed += 1;
  };
  const writeText = async (text) => {
    if (globalThis.noClipboard) throw new Error("refused");
    globalThis.copied.push(text);
  };
  Object.assign(globalThis, {
    Date: Clock, setTimeout: wait, clearTimeout: cut, requestAnimationFrame: frame, cancelAnimationFrame: cut, later, due, $, $$, type,
    handed: [], copied: [], scrolled: [], printed: 0, noClipboard: false, noStore: false, fullStore: false, imported: refuse, print,
  }); // biome-ignore format: a list
  for (const name of ["localStorage", "sessionStorage"]) {
    const store = globalThis[name];
    const setItem = () => {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    };
    const full = new Proxy(store, { get: (_, key) => (key === "setItem" ? setItem : store[key].bind(store)) });
    const get = () => {
      if (globalThis.noStore) throw new Error("refused");
      return globalThis.fullStore ? full : store;
    };
    Object.defineProperty(globalThis, name, { configurable: true, get });
  }
  addEventListener("hand-over", ({ detail }) => handed.push(detail));
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  globalThis.Option = class {
    constructor(text, value) {
      // biome-ignore lint/correctness/noConstructorReturn: as the browser's own
      return Object.assign(document.createElement("option"), { textContent: text, value });
    }
  };
  // the parts of a table, which happy-dom has not
  const parts = (kind, name, of) =>
    Object.defineProperty(kind.prototype, name, {
      configurable: true, // one page after the other has the same kinds of elements
      get() {
        return of(this);
      },
    });
  const named = (node, ...names) => [...node.children].filter(({ localName }) => names.includes(localName));
  parts(HTMLTableElement, "tHead", (table) => named(table, "thead")[0] ?? null);
  parts(HTMLTableElement, "tBodies", (table) => named(table, "tbody"));
  parts(HTMLTableElement, "rows", (table) => [...table.querySelectorAll("tr")]);
  parts(HTMLTableSectionElement, "rows", (section) => named(section, "tr"));
  parts(HTMLTableRowElement, "cells", (row) => named(row, "td", "th"));
  HTMLTableElement.prototype.createTHead = function () {
    const head = document.createElement("thead");
    this.prepend(head);
    return head;
  };
  Element.prototype.scrollIntoView = function (how) {
    scrolled.push([this.id || this.className, how ?? null]);
  };
};

const settings = {
  enableJavaScriptEvaluation: true,
  suppressInsecureJavaScriptEnvironmentWarning: true,
  disableCSSFileLoading: true,
  disableJavaScriptFileLoading: true,
  handleDisabledFileLoadingAsSuccess: true,
};
let window;
let failed = []; // what was thrown where nobody waits for it, in a listener or a promise: told with the next answer
for (const kind of ["uncaughtException", "unhandledRejection"]) process.on(kind, (error) => failed.push(error));

const open = ({ html, url, given, script }) => {
  window?.happyDOM.abort();
  window = new Window({ url, width: 1000, height: 800, settings });
  window.addEventListener("error", ({ error, message }) => failed.push(error ?? message));
  window.document.write(html);
  window.eval(`(${before})();${given};`);
  window.eval(script);
};

const run = (expression) => window.eval(`(async () => (${expression}))()`);

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  try {
    const value = await (asked.run === undefined ? open(asked) : run(asked.run));
    await new Promise(setImmediate); // whatever waits for an answer has gone on
    if (failed.length) throw failed[0];
    answer = { value };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  failed = [];
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
