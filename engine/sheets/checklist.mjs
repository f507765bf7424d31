/**
 * A checklist on screen: ticks and fields that this device keeps if the reader says so, one button that clears them, printing,
 * and the calculator's proposal put on the sheet. The sheet itself is plain HTML and prints without this script.
 */

import "./hand-over.mjs";
import { find } from "../shell/find.mjs";
import { write } from "../shell/unbroken.mjs";
import { Keeping } from "./keeping.mjs";
import { carriesOffer, readOffer } from "./offer.mjs";
import { planWords, replacesOther } from "./offer-words.mjs";
import { grow, pageWords, printPage, say, sheetText, showTools } from "./sheet-tools.mjs";
import { Shelf } from "./shelf.mjs";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const sheet = find(document, "[data-sheet]", HTMLElement);
const words = pageWords();
/** @type {NodeListOf<Field>} */
const inSheet = sheet.querySelectorAll("[data-body] :is(input, textarea)[id]");
const fields = new Map([...inSheet].map((field) => [field.id, field]));
const keepBox = find(sheet, "[data-keep]", HTMLInputElement);

/** @param {Field} field @returns {field is HTMLInputElement} */
const isTick = (field) => field.type === "checkbox";
/** @param {Field} field */
const contentOf = (field) => (isTick(field) ? field.checked : field.value);
/** @param {Field} field */
const longest = (field) => Math.max(field.maxLength, 0);

/** A value that a field can take; one of an item that is no longer there is left alone. @param {string} id @param {unknown} value */
const valid = (id, value) => {
  const field = fields.get(id);
  if (!field) return true;
  return isTick(field) ? typeof value === "boolean" : typeof value === "string" && value.length <= longest(field);
};
const shelf = new Shelf(sheet.dataset.sheet ?? "", valid, (id) => fields.has(id));

/** @param {string} id @param {unknown} value undefined empties the field */
const set = (id, value) => {
  const field = fields.get(id);
  if (!field) return;
  if (isTick(field)) field.checked = value === true;
  else field.value = String(value ?? "");
  grow(field);
};

const filled = () => {
  const contents = new Map([...fields].map(([id, field]) => [id, contentOf(field)]));
  for (const [id, value] of contents) if (!value) contents.delete(id);
  return contents;
};

/** @param {Event} event */
const changed = ({ target }) => {
  const field = target instanceof Element && fields.get(target.id);
  if (!field) return;
  if (!isTick(field)) field.value = field.value.replace(/\s*\n\s*/g, " ");
  grow(field);
  keep.put(field.id, contentOf(field) || undefined);
};

const empty = () => {
  for (const id of fields.keys()) set(id, undefined);
  showPlan("");
};

const keep = new Keeping({ shelf, box: keepBox, words, here: filled, set, empty });

/** The plan's words stand under its figures; a sheet without a plan has no empty line for them. @param {string} text */
const showPlan = (text) => {
  document.getElementById("offer-plan")?.remove();
  if (!text) return;
  const line = Object.assign(document.createElement("div"), { id: "offer-plan" });
  write(line, text);
  fields.get("offer-total")?.closest("li")?.append(line);
};

/** Put the proposal on the sheet; what she wrote there herself is replaced only if she says so. */
const takeOffer = () => {
  if (!carriesOffer(location.hash)) return;
  const found = readOffer(location.hash);
  history.replaceState(history.state, "", location.pathname + location.search); // figures do not stay in the address
  if (!found || !fields.has("offer-total")) return say(words.offer_bad);
  const offer = found.fields;
  const write = () => {
    let told = false;
    for (const [id, value] of Object.entries(offer)) {
      set(id, value);
      told = keep.put(id, value) || told;
    }
    showPlan(planWords(found, words.plan));
    if (!told) say(words.offer_set);
    fields.get("offer-total")?.scrollIntoView({ block: "center" });
  };
  const written = (/** @type {string} */ id) => fields.get(id)?.value ?? "";
  if (replacesOther(offer, written)) say(words.offer_other, [words.replace, write]);
  else write();
};

sheet.addEventListener("input", changed);
find(sheet, "[data-clear]", HTMLElement).addEventListener("click", () => keep.clear());
find(sheet, "[data-print]", HTMLElement).addEventListener("click", () => printPage(".sheet", sheetText(sheet)));
addEventListener("hashchange", takeOffer);
showTools(sheet);
keep.sync();
takeOffer();
