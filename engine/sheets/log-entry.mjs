/**
 * One contact in the log. Date and time are what the reader's own clock showed ("2026-11-21", "22:05"), kept as text and never
 * turned into a moment: the rules speak of hours on the wall, and text knows no time zones and no clock changes.
 */

export const CHANNELS = ["call", "missed", "message", "visit", "letter", "mine"];
const PARTIES = ["me", "family", "work"];

/** @param {number} most @returns {(text: string) => boolean} */
const upTo = (most) => (text) => text.length <= most;

/** Field → what its text must be. The order is that of the exported columns. @satisfies {Record<string, (text: string) => boolean>} */
const FIELDS = {
  date: (text) => isDay(text),
  time: (text) => TIME.test(text),
  channel: (text) => CHANNELS.includes(text),
  to: (text) => PARTIES.includes(text),
  who: upTo(60),
  company: upTo(80),
  staff: upTo(40),
  number: upTo(40),
  own: upTo(40),
  people: (text) => /^([1-9]\d?)?$/.test(text),
  agreed: (text) => text === "yes" || text === "",
  said: upTo(2000),
  evidence: upTo(200),
};

/** @typedef {keyof typeof FIELDS} Field */
/** @typedef {Record<Field, string> & {id: string}} Entry every field is a text; agreed is "yes" or "" */

/** The columns, in order. */
export const NAMES = /** @type {Field[]} */ (Object.keys(FIELDS));

/** Fields that entries from before them have not: they are empty there. `own` is her number that was dialled. @type {Field[]} */
export const LATER = ["own"];

/** The field's text, empty where the entry is older than the field. @param {Entry} entry @param {Field} field */
export const textOf = (entry, field) => entry[field] ?? (LATER.includes(field) ? "" : entry[field]);

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @param {any} entry @returns {Field | ""} the first field that is wrong, or "" */
export const wrongField = (entry) => {
  if (typeof entry !== "object" || entry === null) return "date";
  for (const field of NAMES) {
    const value = textOf(entry, field);
    if (typeof value !== "string" || !FIELDS[field](value)) return field;
  }
  return "";
};

/** @param {string} text "2026-11-21" */
const isDay = (text) => {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (!year) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** Earliest first; entries of the same minute stay in the order in which they were written. @param {Entry} a @param {Entry} b */
export const byTime = (a, b) => compare(a.date + a.time, b.date + b.time) || compare(a.id, b.id);

/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What two entries of one contact have in common; the words may differ, and two contacts of one minute have it too. @param {Entry} entry */
export const contactKey = (entry) =>
  JSON.stringify(
    [entry.date, entry.time, entry.channel, entry.to, entry.who, entry.company, entry.number, textOf(entry, "own")].map(
      plain,
    ),
  );

/** Every field: entries that have all of them in common are one written twice, or two that cannot be told apart. @param {Entry} entry */
export const wholeKey = (entry) => JSON.stringify(NAMES.map((field) => textOf(entry, field)));

/** Of entries that were read, those that are not here yet; what is here once takes the place of one of them. @param {Entry[]} here @param {Entry[]} read */
export const notHere = (here, read) => {
  const left = new Map();
  for (const key of here.map(wholeKey)) left.set(key, (left.get(key) ?? 0) + 1);
  return read.filter((entry) => {
    const key = wholeKey(entry);
    const known = left.get(key) ?? 0;
    left.set(key, known - 1);
    return known <= 0;
  });
};

/** "ＡＢＣ 公司" and "abc公司" are one name. @param {string} text */
export const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

let last = 0;

/** An id that sorts in the order of writing. @param {number} now milliseconds @returns {string} */
export const newId = (now) => {
  last = Math.max(last + 1, now);
  return `${String(last).padStart(15, "0")}-${Math.random().toString(36).slice(2, 6)}`;
};
