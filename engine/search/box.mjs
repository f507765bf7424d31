/**
 * The search box: what is typed goes to a worker, what it finds becomes a list of links, arrows and Enter walk it.
 *
 * Only `input` events count as typing, so that text committed by an input method, by voice or by paste is searched like any
 * other. A question goes to the worker at once, which gives up the one before. The question stands in the address as #q=…,
 * which a shared link keeps and which, unlike ?q=…, is never sent to the server.
 */

import { Results } from "./results.mjs";

const COMPOSING_PAUSE = 350; // ms in which an input method may go on composing before its letters are searched

const ASKED = "#q=";
const LONGEST = 200; // letters of a question that go into the address

/** Without halves of letters, of which no address can be made. */
const wellFormed = (text) => text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, "");

/**
 * @param {HTMLDialogElement} dialog @param {URL} root the site's address @param {Promise<Response>} names the manifest, being fetched
 * @param {() => void} reload starts over @returns {Promise<void>} settled when the search can answer or has said why not
 */
export const start = async (dialog, root, names, reload) => {
  const box = Box.of(dialog, root);
  try {
    await box.connect(await names, reload);
  } catch {
    box.fail(reload);
  }
};

class Box {
  /** The one box of a page: a second attempt to load must not listen twice. */
  static of(dialog, root) {
    return (dialog.searchBox ??= new Box(dialog, root));
  }

  constructor(dialog, root) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("box.css", import.meta.url) }));
    this.dialog = dialog;
    this.root = root;
    this.input = dialog.querySelector("input");
    this.part = (name) => dialog.querySelector(`[data-search-${name}]`);
    this.words = JSON.parse(this.part("words").textContent);
    this.results = new Results(dialog, this.words, root, (link) => this.leave(link));
    this.before = location.hash.startsWith(ASKED) ? "" : location.hash;
    this.asked = null; // the question that the worker got last
    this.shown = null; // the question whose results are shown
    this.enter = false; // Enter was pressed before the results came
    this.listen();
    this.readAddress();
  }

  /** Loads the worker and the index side by side. @param {Response} manifest */
  async connect(manifest, reload) {
    this.state("wait");
    if (!manifest.ok) throw new Error(`manifest: ${manifest.status}`);
    const names = await manifest.json();
    const folder = new URL("assets/search/", this.root);
    const index = new URL(names.index[document.documentElement.lang], folder);
    this.worker?.terminate();
    this.worker = new Worker(new URL(names.worker, folder));
    this.worker.onmessage = ({ data }) => (data.failed ? this.fail(reload) : data.ready ? this.ready() : this.answer(data));
    this.worker.onerror = () => this.fail(reload);
    const { worker } = this;
    const response = await fetch(index); // while the worker's own script is on its way
    if (!response.ok) throw new Error(`${index}: ${response.status}`);
    worker.postMessage({ open: index.href, index: await response.text() });
  }

  ready() {
    this.isReady = true;
    this.asked = null;
    this.state(this.input.value.trim() ? "wait" : "start");
    this.ask();
  }

  fail(reload) {
    this.worker?.terminate();
    this.worker = null;
    this.isReady = false;
    this.asked = this.shown = null;
    this.results.clear();
    this.state("failed");
    this.part("retry").onclick = () => {
      this.state("wait");
      this.input.focus();
      reload();
    };
  }

  listen() {
    const { dialog, input } = this;
    input.addEventListener("input", (event) => {
      clearTimeout(this.timer);
      this.enter = false;
      if (event.isComposing) this.timer = setTimeout(() => this.ask(), COMPOSING_PAUSE);
      else this.ask();
    });
    input.addEventListener("compositionend", () => this.ask());
    dialog.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close-search]")) dialog.close();
      const example = event.target.closest("[data-search-example]");
      if (example) this.type(example.textContent);
    });
    dialog.addEventListener("close", () => {
      if (!this.leaving) this.putAddress(this.before);
      this.leaving = false;
    });
    addEventListener("hashchange", () => this.readAddress());
  }

  type(text) {
    this.input.value = text;
    this.input.focus();
    this.ask();
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method's own keys
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.results.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === this.input) {
      event.preventDefault();
      if (this.shown === this.input.value.trim()) this.results.open();
      else this.enter = true;
    } else if (event.key === "Escape") {
      event.preventDefault(); // Chromium would only empty a search field
      this.dialog.close();
    }
  }

  /** Asks the worker what stands in the box, unless it is busy; then `answer` asks again. */
  ask() {
    const typed = this.input.value.trim();
    this.putAddress(typed ? ASKED + encodeURIComponent(wellFormed(typed.slice(0, LONGEST))) : this.before);
    if (!typed) {
      this.results.clear();
      this.asked = this.shown = null;
      if (this.isReady) this.state("start");
    } else if (this.isReady && typed !== this.asked) {
      this.asked = typed;
      this.worker.postMessage({ query: typed });
    }
  }

  answer({ query, results, nearest }) {
    if (this.asked === null) return; // the box was emptied meanwhile
    this.shown = query;
    this.results.show(results, nearest);
    this.state(results.length ? "results" : "none");
    if (this.enter && this.input.value.trim() === query) this.results.open();
  }

  /** @param {"start" | "wait" | "failed" | "results" | "none"} state */
  state(state) {
    for (const name of ["start", "wait", "failed", "none"]) this.part(name).hidden = name !== state;
    this.dialog.dataset.state = state;
    if (state !== "results" && state !== "none") this.results.say("");
  }

  /** A shared link, or the way back from a result, brings a question along. */
  readAddress() {
    if (!location.hash.startsWith(ASKED)) return;
    try {
      const typed = decodeURIComponent(location.hash.slice(ASKED.length));
      if (typed !== this.input.value.trim() && !(this.input.value && document.activeElement === this.input)) this.type(typed);
    } catch {} // a broken escape: %zz
  }

  putAddress(hash) {
    if (this.leaving || hash === location.hash) return;
    if (!location.hash.startsWith(ASKED)) this.before = location.hash;
    history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  /** A result on this page: the box closes, and the way back leads to the question. */
  leave(link) {
    const here = new URL(link.href);
    if (here.pathname !== location.pathname || here.search !== location.search) return;
    this.leaving = true;
    this.dialog.close();
  }
}
