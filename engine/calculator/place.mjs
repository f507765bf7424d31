// One field of the form, with its label, hint and message.
import { find } from "../shell/find.mjs";
import { make } from "./tables.mjs";

/** @typedef {import("./types").Field} Field */
/** @typedef {ReturnType<typeof placed>} Place */

/** data-when="a.method=fee_instalments" and data-unless, as tests of another field's value. @param {Field} field */
const conditions = ({ dataset: { when, unless } }) =>
  [when, unless].flatMap((text, index) => {
    if (text === undefined) return [];
    const [name, values] = text.split("=");
    return [{ name, values: values.split("|"), wanted: index === 0 }];
  });

/** A field with its label, hint and message, which refer to each other by ids that are given here: the page carries none. @param {Field} field */
export function placed(field) {
  const box = /** @type {HTMLElement} */ (field.closest(".calc-field"));
  const [label, hint] = [find(box, "label", HTMLLabelElement), find(box, ".calc-hint", HTMLElement)];
  const mode = field.closest("repayment-calculator")?.getAttribute("data-mode");
  field.id = `${mode}-${field.name}`.replace(/[_.]/g, "-");
  const error = make("p", "", { class: "calc-error", id: `${field.id}-error` });
  label.htmlFor = field.id;
  hint.id = `${field.id}-hint`;
  hint.after(error);
  field.setAttribute("aria-describedby", `${hint.id} ${error.id}`);
  const [usual, said] = [hint, label].map(({ textContent }) => textContent ?? "");
  const about = { field, name: field.name, rules: conditions(field), box, error, hint, usual, label: said };
  return { ...about, settled: "", value: /** @type {any} */ (undefined) }; // what was read, and of which text
}
