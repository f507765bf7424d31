// What the buttons under a result do, files and paper: loaded when a reader turns to the form, so that the page itself stays light.
import { handOver, saveDates, saveTable } from "./files.mjs";
import { clear, forget } from "./kept.mjs";
import { dropLink, linkOf } from "./link.mjs";
import { format_date } from "./money/dates.mjs";
import { clearPaper, layOut, onPrint } from "./paper.mjs";
import { amount, fill, today, words } from "./said.mjs";

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
  const { view } = host;
  if (!view) return;
  host.drawChart();
  const said = [host.place("answer"), ...host.querySelectorAll(".calc-offers p, .calc-warnings li")];
  layOut({
    title: document.getElementById(host.mode)?.textContent ?? "",
    typed: host.fields.rows(),
    said: said.map((each) => each.textContent ?? ""),
    view,
    chart: view.chart ? host.place("chart") : null,
  });
}

/** Words to send. Where they promise or own up to a debt, the question about three years comes first. @param {Host} host @param {HTMLElement} button */
function copy(host, button) {
  const { offers = [], text } = host.view ?? {};
  const age = host.place("age");
  if (!age.hidden && host.age !== "recent") {
    if (host.age === "old") return offerText(host, words.neutral);
    host.say(words.choose_age);
    return age.focus();
  }
  const own = offers[Number(button.dataset.index ?? 0)]?.text;
  const made = text ? fill(words.proposals[text[0]], text[1]) : (host.place("answer").textContent ?? "");
  return offerText(host, own ?? made);
}

/** @param {Host} host @param {HTMLElement} button a radio button */
function answerAge(host, button) {
  host.age = button instanceof HTMLInputElement ? button.value : "";
  host.place("old-debt").hidden = host.age !== "old";
  host.text.hidden = true;
  host.say("");
  host.showOffers(host.view?.offers ?? []);
}

/** @param {Host} host */
function back(host) {
  host.guest = false;
  host.form.reset();
  host.restore();
  host.say("");
  dropLink(host.mode);
  host.update();
}

/** @param {Host} host */
function keep(host) {
  if (!host.box.checked) return forget(host.mode);
  host.guest = false;
  host.say(words.kept);
  host.keepNow();
}

/** By a button's data-do. @type {Record<string, (host: Host, button: HTMLElement) => unknown>} */
export const ACTS = {
  copy,
  back,
  keep,
  age: answerAge,
  unprint: clearPaper,
  csv: ({ view, mode }) => view && saveTable(view, (fen) => amount(fen, false), `${mode}-${named()}`),
  dates: ({ view }, { dataset }) => {
    const offer = view?.offers?.[Number(dataset.index)];
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
    if (host.isAnswered) layOutOf(host);
  }
});
