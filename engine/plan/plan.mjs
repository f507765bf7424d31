// The plan's page: one question after the other, then the list. Nothing is sent and nothing is kept; a link carries the answers only
// if she makes one, and says so (decisions/0071).

import { calendar } from "../deadlines/ics.mjs";
import { day_of, days_text, deadline_days, deadline_text, has_begun } from "../deadlines/said.mjs";
import { today } from "../deadlines/show.mjs";
import { pageWords, printPage, saveFile, say, showTools } from "../sheets/sheet-tools.mjs";
import { wholeDays } from "../shell/whole-days.mjs";
import { choose, LAYERS } from "./choose.mjs";
import { addressOf, answersIn, carriesAnswers, planText } from "./link.mjs";

/** @typedef {import("../letters/types").Limit} Limit */

const root = /** @type {HTMLElement} */ (document.querySelector("[data-plan]"));
const page = document.documentElement;
const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
const result = /** @type {HTMLElement} */ (root.querySelector("[data-result]"));
/** @type {{words: Record<string, string>, deadlines: Record<string, Limit>}} */
const { words, deadlines } = pageWords();
/** @type {import("../letters/types").PlanRules} */
const rules = JSON.parse(root.querySelector("script[data-rules]")?.textContent ?? "");
const questions = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-question]")]);
const listed = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-item]")]);
const items = new Map(listed.map((item) => [item.dataset.item ?? "", item]));
const store = /** @type {HTMLElement} */ (root.querySelector("[data-items]"));
const dayField = /** @type {HTMLInputElement} */ (form.querySelector('input[type="date"]'));
let place = 0;

/** @param {Element} question */
const checked = (question) => /** @type {HTMLInputElement | null} */ (question.querySelector("input:checked"));
const answers = () =>
  Object.fromEntries(
    questions.map((question) => [question.dataset.question ?? "", checked(question)?.value || "unknown"]),
  );

const received = () => day_of(dayField.value);

/** @param {number} to @param {boolean} focus */
const step = (to, focus) => {
  place = to;
  for (const [index, question] of questions.entries()) question.toggleAttribute("data-now", index === to);
  /** @type {HTMLButtonElement} */ (form.querySelector('[data-do="back"]')).disabled = to === 0;
  if (focus) questions[to].querySelector("legend")?.focus();
};

/** @param {Element} item */
const sayOf = (item) => /** @type {HTMLElement} */ (item.querySelector("[data-said]"));
const answersOf = () => /** @type {HTMLElement} */ (result.querySelector("[data-answers]"));

/** The chosen items go from their store into the lists, in order; all others go back. */
const show = () => {
  const found = choose(rules, answers());
  store.append(...items.values());
  const day = received();
  for (const layer of LAYERS) {
    const list = /** @type {HTMLElement} */ (result.querySelector(`[data-layer="${layer}"]`));
    list.append(...found[layer].flatMap((id) => items.get(id) ?? []));
    /** @type {HTMLElement} */ (list.closest(`.plan-${layer}`)).hidden = found[layer].length === 0;
  }
  for (const item of items.values()) {
    const about = deadlines[item.dataset.deadline ?? ""];
    const text = about && (day === null ? words.no_date : deadline_text(day, today(), about, words, page.lang));
    sayOf(item).replaceChildren(...wholeDays(text || ""));
  }
  const said = questions.map(checked).map((choice) => choice?.labels?.[0].textContent);
  answersOf().textContent = said.filter(Boolean).join(" · ");
  /** @type {HTMLElement} */ (result.querySelector('[data-do="calendar"]')).hidden = days().length === 0;
  form.hidden = true;
  result.hidden = false;
  result.focus();
};

const days = () => {
  const day = received();
  if (!has_begun(day, today())) return [];
  const shown = /** @type {HTMLElement[]} */ ([...result.querySelectorAll("[data-item][data-deadline]")]);
  return shown.flatMap((item) => deadline_days(day, deadlines[item.dataset.deadline ?? ""], words));
};

const plainText = () => {
  const parts = /** @type {HTMLElement[]} */ ([...result.querySelectorAll(".plan-layer, summary, [data-layer] > li")]);
  const shown = parts.filter((part) => !part.closest("[hidden]"));
  const parted = shown.map((part) => {
    const number = part.matches("li") ? [...(part.parentElement?.children ?? [])].indexOf(part) + 1 : 0;
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not copied
    return { number, text: (number && part.innerText) || (part.textContent ?? "") };
  });
  return planText(parted);
};

const area = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-by-hand]"));

/** @param {string} text @param {string} done */
const copy = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
    area.hidden = true;
    say(done);
  } catch {
    area.value = text;
    area.hidden = false;
    area.select();
    say(`${words.copy_by_hand} ${done === words.copied ? "" : done}`);
  }
};

const again = () => {
  form.reset();
  store.append(...items.values());
  for (const item of items.values()) sayOf(item).textContent = "";
  answersOf().textContent = "";
  area.value = "";
  area.hidden = true;
  say("");
  result.hidden = true;
  form.hidden = false;
  step(0, true);
};

const link = () => {
  const address = new URL(location.pathname + location.search, location.href);
  address.hash = addressOf(Object.values(answers()), dayField.value);
  copy(address.href, words.link_says);
};

/** Answers that came with the address; they do not stay in it. */
const fromAddress = () => {
  if (!carriesAnswers(location.hash)) return;
  const choices = questions.map((question) => [
    .../** @type {NodeListOf<HTMLInputElement>} */ (question.querySelectorAll("input[type=radio]")),
  ]);
  const offered = choices.map((inputs) => inputs.map(({ value }) => value));
  const found = answersIn(location.hash, offered);
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!found) return say(words.link_bad);
  for (const [index, answer] of found.answers.entries())
    for (const choice of choices[index]) choice.checked = choice.value === answer;
  dayField.value = found.day;
  show();
};

const printPlan = () => {
  page.dataset.print = "plan";
  printPage("[data-result]", plainText());
};
addEventListener("beforeprint", () => {
  if (result.hidden) return;
  page.dataset.print = "plan";
  /** @type {HTMLDetailsElement} */ (result.querySelector("details")).open = true; // a closed one is not printed
});
addEventListener("afterprint", () => delete page.dataset.print);

/** @type {Record<string, () => unknown>} */
const actions = {
  back: () => step(Math.max(0, place - 1), true),
  show,
  print: printPlan,
  calendar: () => saveFile("days.ics", "text/calendar;charset=utf-8", calendar(days(), Date.now()), days_text(days())),
  copy: () => copy(plainText(), words.copied),
  link,
  again,
};
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-do]")))
  button.addEventListener("click", () => actions[button.dataset.do ?? ""]());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (place === questions.length - 1) show();
  else step(place + 1, true);
});
addEventListener("hashchange", fromAddress);
root.toggleAttribute("data-live", true);
step(0, false);
showTools(root);
fromAddress();
