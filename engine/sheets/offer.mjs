/**
 * A plan in an address, as the calculator writes it and the checklist reads it: #offer=<total fen>.<part>_<part>~<term>_<term>.
 * A part is its kind's letter, how often, amounts in fen and its first and last day: r12x66667@2027-03-25@2028-02-25.
 * It stands behind the "#", so it never reaches a server. Anything that does not add up exactly is no offer.
 */

import { format_date, parse_date } from "../calculator/money/dates.mjs";

/** @typedef {import("../calculator/types").StatedPart} StatedPart */
/** @typedef {import("../calculator/types").Term} Term */

const KINDS = new Map([
  ["d", "down"],
  ["p", "pause"],
  ["r", "run"],
  ["v", "varied"],
]);
const PART = /^([dprv])([1-9]\d{0,2})(?:x(\d{1,19}))?(?:x(\d{1,19})x(\d{1,19}))?@(\d{4}-\d\d-\d\d)@(\d{4}-\d\d-\d\d)$/;
const [PER_CENT, DAY] = [/^\d{1,19}(\.\d{1,20})?%$/, /^\d{4}-\d\d-\d\d$/];
/** What a term may hold. */
const TERMS = new Map([
  ["rate", PER_CENT],
  ["waive_part", PER_CENT],
  ["waive_amount", /^\d{1,19}$/],
  ["waive_all", /^$/],
  ["waive_part_but_fee", PER_CENT],
  ["waive_all_but_fee", /^$/],
  ["pause_capitalised", DAY],
  ["pause_deferred", DAY],
  ["pause_waived", DAY],
]);
const OFFER = /^#offer=([1-9]\d{0,18})\.([\w@-]{20,900})(?:~([\w.:%-]{4,200}))?$/;
/** What the calculator wrote before: instalment, months, total, first day. */
const OLD = /^#offer=([1-9]\d{0,11})\.([1-9]\d{0,2})\.([1-9]\d{0,12})\.(\d{4}-\d\d-\d\d)$/;

/** @param {string} hash @returns {boolean} whether the address means to carry an offer, well formed or not */
export const carriesOffer = (hash) => hash.startsWith("#offer=");

/**
 * @public the calculator's element writes it
 * @param {StatedPart[]} parts
 * @param {Term[]} terms @returns {string} the fragment, "#offer=…"
 */
export const writeOffer = (parts, terms) => {
  const written = parts.map(({ kind, times, amount, last, total, first_date, last_date }) => {
    const sums = kind === "varied" ? `x${amount}x${last}x${total}` : kind === "pause" ? "" : `x${amount}`;
    return `${kind[0]}${times}${sums}@${format_date(first_date)}@${format_date(last_date)}`;
  });
  const asked = terms.map(([name, value]) => (value === "" ? name : `${name}:${value}`));
  return `#offer=${totalOf(parts)}.${written.join("_")}${asked.length ? `~${asked.join(".")}` : ""}`;
};

/** @param {string} hash @returns {{parts: StatedPart[], terms: Term[], fields: Record<string, string>} | null} null where it is not a whole offer */
export const readOffer = (hash) => {
  const old = OLD.exec(hash);
  if (old) return readOld(old);
  const found = OFFER.exec(hash);
  if (!found) return null;
  const [, total, saidParts, saidTerms = ""] = found;
  const parts = whole(saidParts.split("_").map(readPart));
  const terms = whole(
    saidTerms
      .split(/\.(?=[a-z])/)
      .filter(Boolean)
      .map(readTerm),
  );
  if (!parts || !terms || totalOf(parts) !== BigInt(total)) return null;
  if (parts.some(({ first_date }, index) => index > 0 && first_date <= parts[index - 1].last_date)) return null;
  const paying = parts.filter(({ kind }) => kind !== "pause");
  return paying.length ? { parts, terms, fields: fieldsOf(paying, BigInt(total)) } : null;
};

/** The sheet's short fields: "a month" and "months" only where every month is the same but for a smaller or a hardly larger last one. */
const fieldsOf = (/** @type {StatedPart[]} */ paying, /** @type {bigint} */ total) => {
  const [main, odd, ...more] = paying;
  const near = !odd || (odd.times === 1 && odd.amount <= main.amount + 100n);
  const even = main.kind === "run" && !more.length && near && (!odd || main.times > 1);
  return {
    "offer-instalment": even ? yuan(main.amount) : "",
    "offer-months": even ? String(main.times + (odd ? 1 : 0)) : "",
    "offer-total": yuan(total),
    "offer-first": format_date(paying[0].first_date),
  };
};

const readOld = (/** @type {RegExpExecArray} */ [, instalment, months, total, first]) => {
  if (BigInt(total) < BigInt(instalment) || dayOf(first) === null) return null;
  const fields = {
    "offer-instalment": yuan(instalment),
    "offer-months": months,
    "offer-total": yuan(total),
    "offer-first": first,
  };
  return { parts: [], terms: [], fields };
};

/** @param {string} text @returns {StatedPart | null} */
const readPart = (text) => {
  const found = PART.exec(text);
  if (!found) return null;
  const [firstDate, lastDate] = [dayOf(found[6]), dayOf(found[7])];
  if (firstDate === null || lastDate === null || firstDate > lastDate) return null;
  const [kind, times] = [KINDS.get(found[1]) ?? "", Number(found[2])];
  if (lastDate - firstDate < times - 1) return null; // so many payments have so many days
  if ((found[3] === undefined) !== (kind === "pause") || (found[4] === undefined) === (kind === "varied")) return null;
  const amount = BigInt(found[3] || 0);
  if (kind !== "pause" && amount === 0n && kind !== "varied") return null;
  const last = kind === "varied" ? BigInt(found[4]) : amount;
  const total = kind === "varied" ? BigInt(found[5]) : amount * BigInt(times);
  return { kind, times, amount, last, total, first_date: firstDate, last_date: lastDate };
};

/** @param {string} text @returns {Term | null} */
const readTerm = (text) => {
  const [name, value = "", ...more] = text.split(":");
  const form = TERMS.get(name);
  if (!form?.test(value) || more.length || (form === DAY && dayOf(value) === null)) return null;
  return [name, name === "waive_amount" ? BigInt(value) : value];
};

/** The list, where nothing in it is missing. @template T @param {(T | null)[]} list @returns {T[] | null} */
const whole = (list) => (list.includes(null) ? null : /** @type {T[]} */ (list));

/** @param {StatedPart[]} parts */
const totalOf = (parts) => parts.reduce((sum, part) => sum + part.total, 0n);

/** 123456 fen as "1,234.56". @param {bigint | string | number} fen */
export const yuan = (fen) => {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
};

/** The day's number; null for what is no day, or none of this century. @param {string} text */
const dayOf = (text) => {
  try {
    return text < "2000" ? null : parse_date(text);
  } catch {
    return null;
  }
};
