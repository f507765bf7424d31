// What draws a result, and what the buttons under it do, files and paper: loaded when a reader turns to the form, so that the page itself
// stays light.
import { handOver, saveDates, saveTable } from "./files.mjs";
import { clear, forget } from "./kept.mjs";
import { dropLink, linkOf, takeLink } from "./link.mjs";
import { format_date } from "./money/dates.mjs";
import { clearPaper, layOut, onPrint } from "./paper.mjs";
import { amount, fill, today, words } from "./said.mjs";

export { draw } from "./chart.mjs";
export { OpenTable } from "./open-table.mjs";

/** @typedef {import("./element.mjs").RepaymentCalculator} Host */

const named = () => format_date(today());

/** Show words to send, and put them on the clipboard. @param {Host} host @param {string} text @param {string} said */
async function offerText(host, text, said = "") {
  host.text.value = text;
  host.text.hidden = false;
  try {
    await navigator.clipboard.writeText(text);
    host.say(`${words.copied} ${said}`);
  } catch {
    host.text.select();
    host.say(`${words.copy_by_hand} ${said}`);
  }
}

/** Put the result on a sheet for paper. @param {Host} host */
function layOutOf(host) {
  const { result } = host;
  const { view } = result;
  if (!view) return;
  result.draw();
  const said = [result.place("answer"), ...host.querySelectorAll(".calc-offers p, .calc-warnings li")];
  layOut({
    title: document.getElementById(host.mode)?.textContent ?? "",
    typed: host.fields.rows(),
    said: said.map((each) => each.textContent ?? ""),
    view,
    chart: view.chart ? result.place("chart") : null,
  });
}

/** Words to send. Where they promise or own up to a debt, the question about three years comes first. @param {Host} host @param {HTMLElement} button */
function copy(host, button) {
  const { result } = host;
  const { offers = [], text } = result.view ?? {};
  const age = result.place("age");
  if (!age.hidden && result.age !== "recent") {
    if (result.age === "old") return offerText(host, words.neutral);
    host.say(words.choose_age);
    return age.focus();
  }
  const own = offers[Number(button.dataset.index ?? 0)]?.text;
  const made = text ? fill(words.proposals[text[0]], text[1]) : (result.place("answer").textContent ?? "");
  return offerText(host, own ?? made);
}

/** @param {Host} host @param {HTMLElement} button a radio button */
function answerAge(host, button) {
  const { result } = host;
  result.age = button instanceof HTMLInputElement ? button.value : "";
  result.place("old-debt").hidden = result.age !== "old";
  host.text.hidden = true;
  host.say("");
  result.showOffers();
}

/** @param {Host} host */
function back(host) {
  const mine = new Map(JSON.parse(host.mine || "[]"));
  host.guest = false;
  host.mine = "";
  host.form.reset();
  host.restore();
  host.fields.fillIn((name) => mine.get(name));
  host.say("");
  dropLink(host.mode);
  host.update();
}

/** @param {Host} host */
function keep(host) {
  host.last = ""; // it is kept anew, whatever other tabs did
  if (!host.box.checked) return forget(host.mode);
  host.guest = false;
  host.mine = "";
  host.say(words.kept);
  host.keepNow();
}

/** By a button's data-do. @type {Record<string, (host: Host, button: HTMLElement) => unknown>} */
export const ACTS = {
  copy,
  take: takeLink,
  back,
  keep,
  age: answerAge,
  unprint: clearPaper,
  csv: ({ result: { view }, mode }) => view && saveTable(view, (fen) => amount(fen, false), `${mode}-${named()}`),
  dates: ({ result }, { dataset }) => {
    const offer = result.view?.offers?.[Number(dataset.index)];
    if (offer) saveDates(offer.dates, (fen) => fill(words.calendar, { amount: fen }), named());
  },
  print: (host) => {
    clearPaper();
    layOutOf(host);
    handOver("print", ".calc-sheet");
    print();
  },
  link: (host) => offerText(host, linkOf(host.mode, host.fields.filled()), words.link_says),
  clear: (host) => {
    clear(host.mode);
    host.empty(words.cleared);
  },
};

onPrint(() => {
  for (const host of /** @type {NodeListOf<Host>} */ (document.querySelectorAll("repayment-calculator"))) {
    if (host.result.isAnswered) layOutOf(host);
  }
});
