// What a letter decides about what she wrote: what this device may keep of it, and what she is told before she sends it. No page.

/** An ID number is never kept (decisions/0053). @param {string | undefined} kind a field's */
export const may_be_kept = (kind) => kind !== "id";

/**
 * Under which name a device keeps a field: what is hers in every letter, such as her name, under the field's; a day, a case number
 * and whatever else belongs to one paper, under the letter's too, so that no letter shows the day of another.
 * @param {string} letter @param {string} name @param {boolean} shared
 */
export const key_of = (letter, name, shared) => (shared ? name : `${letter}/${name}`);

/**
 * What a device kept before papers were told apart: by field, and nobody knows of which letter. It is offered, never filled in.
 * @param {Map<string, string>} values all that is kept of letters @param {string[]} keys this letter's @param {string} letter
 * @returns {Map<string, string>} by field; none that this letter has its own of
 */
export const typed_before = (values, keys, letter) => {
  const names = keys
    .filter((key) => key.startsWith(`${letter}/`) && !values.has(key))
    .map((key) => key.slice(letter.length + 1));
  return new Map([...values].filter(([id]) => names.includes(id)));
};

/**
 * The options of a page among those that a device kept, also under the name from before their group had one: hearing is ask.hearing.
 * @param {string[]} kept @param {string[]} page all that the page has
 */
export const options_of = (kept, page) =>
  page.filter((name) => kept.some((was) => was === name || (name.endsWith(`.${was}`) && !page.includes(was))));

/**
 * What to look at in the choices, or "": a letter that gives no ground, one whose addressee is not chosen yet, or one that admits the debt.
 * @param {Set<string>} chosen ground.illness, to=shop, … @param {string[]} need how the names of each group begin of which one is to be chosen: "ground.", "to="
 * @param {string[]} admits those that admit
 * @param {import("./types").Words} words
 */
export function warning_of(chosen, need, admits, words) {
  const told = need
    .filter((head) => ![...chosen].some((name) => name.startsWith(head)))
    .map((head) => (head.endsWith("=") ? words.no_choice : words.no_ground));
  if (admits.some((name) => chosen.has(name))) told.push(words.admits);
  return [...new Set(told)].join(" ");
}

/** A letter that asks first whether the debt is old, or is hers at all, opens when neither stands in its way; without an answer it stays closed. @param {string | undefined} answer */
export const is_open = (answer) => answer === "no";
