// What a letter decides about what she wrote: what this device may keep of it, and what she is told before she sends it. No page.

/** An ID number is never kept (decisions/0053). @param {string | undefined} kind a field's */
export const may_be_kept = (kind) => kind !== "id";

/** What of the fields is kept: by name what stands in each that has something. @param {Map<string, import("./types").Typed>} fields */
export const kept_values = (fields) =>
  new Map(
    [...fields].flatMap(([name, { kind, text }]) =>
      text && may_be_kept(kind) ? [/** @type {[string, string]} */ ([name, text])] : [],
    ),
  );

/**
 * What to look at in the choices, or "": a letter that gives no ground, or one that admits the debt.
 * @param {Set<string>} chosen ground.illness, … @param {string} need of which group one is to be chosen, or "" @param {string[]} admits those that admit
 * @param {import("./types").Words} words
 */
export function warning_of(chosen, need, admits, words) {
  const without = need && ![...chosen].some((name) => name.startsWith(`${need}.`));
  const admitted = admits.some((name) => chosen.has(name));
  return [without ? words.no_ground : "", admitted ? words.admits : ""].filter(Boolean).join(" ");
}

/** A letter that asks first whether the debt is old opens when it is not; without an answer it stays closed. @param {string | undefined} answer */
export const is_open = (answer) => answer === "no";
