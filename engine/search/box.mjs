/**
 * The search box: what is typed goes to a worker, what it finds becomes a list of links, arrows and Enter walk it.
 *
 * Only `input` events count as typing, so that text committed by an input method, by voice or by paste is searched like any
 * other. A question goes to the worker at once, which gives up the one before. The question stands in the address as #q=…,
 * which a shared link keeps and which, unlike ?q=…, is never sent to the server; a cry for help stands nowhere (decisions/0045).
 * The open box has an entry of its own in the history, so that Back closes it (decisions/0047).
 */

import { find } from "../shell/find.mjs";
import { addressOf, holdsQuestion, questionIn } from "./address.mjs";
import { card } from "./card.mjs";
import { CrisisReader } from "./crisis.mjs";
import { actOf } from "./keys.mjs";
import { Results } from "./results.mjs";

/** @typedef {HTMLDialogElement & {searchBox?: Box, enterCame?: boolean}} SearchDialog */
/** @typedef {Pick<CrisisReader, "read" | "lacks" | "isWhole" | "unread"> & Partial<Pick<CrisisReader, "learn">>} Reader */

const PIECES = 4; // of a long text, some hundred letters each, that are read for cries for help between two frames
const COMPOSING_PAUSE = 350; // ms in which an input method may go on composing before its letters are searched

const KEYS = "search-keys"; // as in guide.js: "off" where single keys shall not open the search
const stored = () => {
  try {
    return localStorage.getItem(KEYS);
  } catch {
    return null;
  }
};
const store = (/** @type {string} */ value) => {
  try {
    value ? localStorage.setItem(KEYS, value) : localStorage.removeItem(KEYS);
  } catch {} // then it lasts as long as the page
};

/**
 * @param {SearchDialog} dialog @param {URL} root the site's address @param {Promise<Response>} names the manifest, being fetched
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
  /** The one box of a page: a second attempt to load must not listen twice. @param {SearchDialog} dialog @param {URL} root */
  static of(dialog, root) {
    dialog.searchBox ??= new Box(dialog, root);
    return dialog.searchBox;
  }

  /** @param {SearchDialog} dialog @param {URL} root */
  constructor(dialog, root) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: String(new URL("box.css", import.meta.url)) }));
    this.dialog = dialog;
    this.root = root;
    this.input = find(dialog, "input", HTMLInputElement);
    this.part = (/** @type {string} */ name) => find(dialog, `[data-search-${name}]`, HTMLElement);
    this.words = JSON.parse(this.part("words").textContent ?? "");
    this.results = new Results(dialog, this.words, root, (link) => this.leave(link));
    /** @type {string | null} */
    this.asked = null; // the question that the worker got last
    /** @type {string | null} */
    this.shown = null; // the question whose results are shown
    this.enter = dialog.enterCame === true; // Enter was pressed before this script, or the results, came
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Reader | null} */
    this.crisis = null;
    /** @type {import("./types").CardWords | null} */
    this.card = null;
    /** @type {URL | null} */
    this.crisisRest = null; // where the rest of the wordings is, until it has come
    /** @type {URL | null} */
    this.crisisAt = null; // where the wordings are, after they could not be fetched
    this.said = ""; // the card that is shown, as JSON
    this.calls = false; // what stands in the box is a cry for help
    this.isReady = this.leaving = false;
    this.timer = this.reading = 0;
    this.plain = false; // only what was typed is to be searched
    this.listen();
    this.readAddress();
    if (dialog.open) this.enterHistory();
  }

  /** Loads the crisis wordings, the worker and the index side by side. @param {Response} manifest @param {() => void} reload */
  async connect(manifest, reload) {
    this.state("wait");
    if (!manifest.ok) throw new Error(`manifest: ${manifest.status}`);
    /** @type {import("./types").Manifest} */
    const names = await manifest.json();
    const folder = new URL("assets/search/", this.root);
    const index = new URL(names.index[document.documentElement.lang], folder);
    if (!this.crisis) this.loadCrisis(new URL(names.crisis[document.documentElement.lang], folder)); // the search goes on without it
    this.worker?.terminate();
    const worker = new Worker(new URL(names.worker, folder));
    this.worker = worker;
    worker.onmessage = ({ data }) => (data.failed ? this.fail(reload) : data.ready ? this.ready() : data.whole ? this.dialog.toggleAttribute("data-whole", true) : this.answer(data));
    worker.onerror = () => this.fail(reload);
    const response = await fetch(index); // while the worker's own script is on its way
    if (!response.ok) throw new Error(`${index}: ${response.status}`);
    worker.postMessage({ open: index.href, index: await response.text() });
  }

  /** @param {URL} address */
  async loadCrisis(address) {
    this.crisisAt = null;
    /** @type {{grammar: import("./types").Grammar | null, rest: string | null, card: import("./types").CardWords | null}} */
    let found;
    try {
      found = await (await fetch(address)).json();
    } catch {
      this.crisisAt = address; // asked for again with the next answer; until then no address holds a question
      return;
    }
    const { grammar, rest, card: words } = found;
    this.crisis = grammar ? new CrisisReader(grammar) : { read: () => null, lacks: () => false, isWhole: true, unread: 0 };
    this.card = words;
    this.crisisRest = rest ? new URL(rest, address) : null;
    this.care();
    if (this.isReady || !this.worker) this.heed();
    this.ask();
  }

  /** Brings the wordings of the other script, and those that are only heard; until they are here, no address holds a question of that script. */
  async heed() {
    const address = this.crisisRest;
    this.crisisRest = null;
    if (!address) return;
    try {
      const rest = await (await fetch(address)).json();
      if (this.isReady) await new Promise(requestAnimationFrame); // an answer that is there is seen first: to learn them takes a slow phone a while
      await new Promise((done) => setTimeout(done));
      this.crisis?.learn?.(rest);
      this.care();
      this.ask();
      if (this.shown !== null) this.putAddress(this.shown);
    } catch {
      this.crisisRest = address; // tried again with the next answer
    }
  }

  ready() {
    this.isReady = true;
    this.asked = null;
    this.heed(); // beside the first answer, which does not wait for it
    this.state(this.input.value.trim() ? "wait" : "start");
    this.ask();
  }

  /** @param {() => void} reload */
  fail(reload) {
    this.worker?.terminate();
    this.worker = null;
    this.isReady = false;
    this.heed();
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
      this.enter = this.plain = false;
      this.care();
      if (event.isComposing) this.timer = setTimeout(() => this.ask(), COMPOSING_PAUSE);
      else this.ask();
    });
    input.addEventListener("compositionend", () => this.ask());
    dialog.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("click", (event) => this.click(event));
    dialog.addEventListener("close", () => this.closed());
    this.part("keys").setAttribute("aria-pressed", String(stored() !== "off"));
    for (const button of dialog.querySelectorAll("[disabled]")) button.toggleAttribute("disabled", false);
    addEventListener("popstate", () => {
      if (dialog.open && !holdsQuestion(location.hash) && !history.state?.search) dialog.close();
    });
    addEventListener("hashchange", () => this.readAddress());
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {Element} */ (event.target);
    const on = (/** @type {string} */ name) => target.closest(`[data-${name}]`);
    if (target === this.dialog || on("close-search")) this.dialog.close();
    if (on("search-clear")) this.type("");
    if (on("search-plain")) {
      this.plain = true;
      this.asked = null;
      this.ask();
      this.input.focus();
    }
    const keys = on("search-keys");
    if (keys) this.switchKeys(keys);
    const example = on("search-example");
    if (example) this.type(example.textContent ?? "");
  }

  /** @param {Element} button */
  switchKeys(button) {
    const off = button.getAttribute("aria-pressed") === "true";
    store(off ? "off" : "");
    button.setAttribute("aria-pressed", String(!off));
  }

  /** @param {string} text */
  type(text) {
    this.input.value = text;
    this.input.focus();
    this.care();
    this.ask();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const act = actOf(event, event.target === this.input);
    if (!act) return;
    event.preventDefault(); // at Escape, Chromium would only empty a search field
    if (act === "close") this.dialog.close();
    else if (act !== "open") this.results.move(act);
    else if (this.shown === this.input.value.trim()) this.results.open();
    else this.enter = true;
  }

  /** The card, where what stands in the box calls for one; a long text is read from both ends, some pieces at a time. */
  care() {
    clearTimeout(this.reading);
    if (this.crisisRest && this.crisis?.lacks(this.input.value)) this.heed();
    this.called(this.crisis?.read(this.input.value, PIECES) ?? null);
    const waits = this.reading;
    this.reading = this.crisis?.unread
      ? setTimeout(() => {
          this.care();
          this.ask(); // anew, where a card has come
        })
      : 0;
    if (waits && !this.reading && this.shown !== null) this.putAddress(this.shown);
  }

  /** @param {import("./types").Call | null} call */
  called(call) {
    const said = JSON.stringify(call);
    if (said === this.said) return;
    this.said = said;
    this.part("care").replaceChildren(...(call && this.card ? card(this.card, call) : []));
    if (this.calls !== (call !== null)) this.asked = null; // what is found stands in another order
    this.calls = call !== null;
    this.dialog.toggleAttribute("data-calls", this.calls); // a cry for help is not told that the guide may not cover it
    if (this.calls) this.putAddress("");
  }

  /** Asks the worker what stands in the box, unless it is busy; then `answer` asks again. */
  ask() {
    const typed = this.input.value.trim();
    this.part("clear").hidden = !this.input.value;
    if (!typed) {
      this.results.clear();
      this.asked = this.shown = null;
      this.putAddress("");
      if (this.isReady) this.state("start");
    } else if (this.isReady && typed !== this.asked) {
      this.asked = typed;
      this.worker?.postMessage({ query: typed, plain: this.plain, calls: this.calls });
    }
  }

  /** @param {import("./types").Message} answer */
  answer(answer) {
    const { query, results, unsure } = answer;
    if (this.asked === null) return; // the box was emptied meanwhile
    this.shown = query;
    this.results.show(answer);
    this.dialog.toggleAttribute("data-unsure", unsure);
    this.state(results.length ? "results" : "none");
    this.putAddress(query);
    if (this.crisisAt) this.loadCrisis(this.crisisAt);
    this.heed();
    if (this.enter && this.input.value.trim() === query) this.results.open();
  }

  /** @param {"start" | "wait" | "failed" | "results" | "none"} state */
  state(state) {
    for (const name of ["start", "wait", "failed", "none"]) this.part(name).hidden = name !== state;
    this.dialog.dataset.state = state;
    if (state !== "results" && state !== "none") this.results.say("");
  }

  /** The open box gets an entry of its own; one that came with a shared link gets the page without it beneath. */
  enterHistory() {
    if (history.state?.search) return;
    const { hash } = location;
    if (holdsQuestion(hash)) history.replaceState(history.state, "", location.pathname + location.search);
    history.pushState({ search: true }, "", hash || location.pathname + location.search);
  }

  /** Opened again: the question of before is there, and so is its place in the address. */
  reopened() {
    this.enterHistory();
    this.ask();
    if (this.shown !== null) this.putAddress(this.shown);
  }

  closed() {
    if (this.calls || this.reading) this.forget(); // what is not read to its end may be one
    if (!this.leaving && history.state?.search) history.back();
    this.leaving = false;
  }

  /** Nothing of a cry for help stays in the box. */
  forget() {
    this.input.value = "";
    this.care();
    this.ask();
  }

  /** A shared link, or the way back from a result, brings a question along. */
  readAddress() {
    const typed = questionIn(location.hash);
    if (typed === null) return;
    if (typed !== this.input.value.trim() && !(this.input.value && document.activeElement === this.input)) this.type(typed);
  }

  /** Puts a question into the address of the box's own entry, or takes it away; until the crisis wordings for it are known, none. @param {string} question */
  putAddress(question) {
    if (!history.state?.search || this.leaving) return;
    const kept = question === this.input.value.trim() ? addressOf(question, this.crisis, this.calls) : ""; // whether it calls is known of what stands in the box
    if (kept === location.hash || (!kept && !holdsQuestion(location.hash))) return;
    try {
      history.replaceState(history.state, "", kept || location.pathname + location.search);
    } catch {} // some browsers allow only so many a minute
  }

  /** A result on this page: the box closes, and the way back leads to the question. @param {HTMLAnchorElement} link */
  leave(link) {
    const here = new URL(link.href);
    if (here.pathname !== location.pathname || here.search !== location.search) return;
    this.leaving = true;
    this.dialog.close();
  }
}
