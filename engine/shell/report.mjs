/**
 * Report a mistake: from the page and step that the reader came from and from her words it makes one text, to copy or to mail. It sends
 * nothing and keeps nothing. The form is engine/shell/report.html's; guide.js notes page and steps for it, which are gone once read.
 */

import { copyFrom } from "./clipboard.mjs";
import { find } from "./find.mjs";

const tool = find(document, "[data-report-tool]", HTMLElement);
const form = find(tool, "[data-report-form]", HTMLFormElement);
const text = find(form, "#report-text", HTMLTextAreaElement);
const send = find(tool, "[data-report-send]", HTMLAnchorElement);
const address = send.href;
const version = find(form, "[data-report-version]", HTMLElement).textContent ?? "";
const fields = ["page", "step", "words"].map((name) => {
  const field = form.querySelector(`#report-${name}`);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`no field ${name}`);
  return field;
});
const [page] = fields;
const steps = find(form, "datalist", HTMLDataListElement);
const CAME_FROM = "guide.report";

/** Each field below its label, the version last. */
const whole = () => {
  const parts = fields.map((field) => `${field.labels?.[0]?.textContent ?? ""}\n${field.value.trim()}\n`);
  return [...parts, version].join("\n");
};

/** @param {string} [what] */
const tell = (what) => {
  for (const said of form.querySelectorAll("[data-told]"))
    said.toggleAttribute("hidden", /** @type {HTMLElement} */ (said).dataset.told !== what);
};

const show = () => {
  text.value = whole();
  if (address.startsWith("mailto:"))
    send.href = `${address}?body=${encodeURIComponent(text.value.replace(/\n/g, "\r\n"))}`;
  tell();
};

/** Where she came from, as guide.js noted it at the link that leads here. */
const takeOver = () => {
  try {
    const from = JSON.parse(sessionStorage.getItem(CAME_FROM) ?? "{}");
    sessionStorage.removeItem(CAME_FROM);
    page.value = from.page ?? page.value;
    if (from.steps) steps.replaceChildren(...from.steps.map((/** @type {string} */ step) => new Option("", step)));
  } catch {} // storage refused: she writes them herself
  show();
};

form.addEventListener("input", show);
find(form, "[data-report-copy]", HTMLButtonElement).addEventListener("click", async () => tell(await copyFrom(text)));
form.hidden = false;
takeOver();
addEventListener("hashchange", takeOver);
