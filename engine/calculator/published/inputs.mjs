// Read a case's inputs, text as a person writes it, into exact values; the mirror of inputs.py,
// same names, same order. Which input is of which kind stands in functions.json beside this file.
import { parse_date } from "../money/dates.mjs";
import { decimal, Problem } from "../money/exact.mjs";

// Catches "0.1", "-75000", "8%", "10%/12", "365/255" and "1e-3".
const NUMBER = /^([+-]?\d{1,40}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?)(%?)(?:\/(\d{1,9}))?$/;
// Catches "12 x 8833.3", "12*8833.3": an amount that comes so many times.
const REPEATED = /^(\d{1,4})\s*[x*×]\s*(\S+)$/;
const WHOLE = /^-?\d{1,9}$/;
// Catches "month", "2 weeks", "semi-month", "255 days".
const UNIT = /^(\d{1,4})?\s*(day|week|half-month|semi-month|month|quarter|year)s?$/;
/** @type {Map<string, [kind: string, size: number]>} */
const UNITS = new Map([
  ["semi-month", ["half-month", 1]],
  ["quarter", ["month", 3]],
  ["year", ["month", 12]],
]);
const LONGEST_LIST = 2000;
const WHEN = new Map([
  ["0", 0],
  ["end", 0],
  ["1", 1],
  ["begin", 1],
  ["start", 1],
]);

/** @param {string} text @returns {Map<string, string>} */
const kinds = (text) =>
  new Map(text.split(" ").map((pair) => /** @type {[name: string, kind: string]} */ (pair.split(":"))));
const RECORDS = new Map([
  [
    "plan",
    kinds(
      "principal:money rate:rate months:int start:date first:date method:text instalment:money fee_rate:rate " +
        "upfront_fee:money arrears:money lump:money grace:int grace_interest:text waive:text waive_part:rate " +
        "waive_amount:money basis:text year_days:int",
    ),
  ],
  [
    "debt",
    kinds(
      "principal:money overdue:money rate:rate since:date due:date today:date factor:rate fees:money " +
        "payments:paid[] order:text[] year_days:int billed:money",
    ),
  ],
  [
    "missed",
    kinds(
      "principal:money rate:rate months:int first:date today:date factor:rate method:text fee_rate:rate costs:money " +
        "billed:money payments:paid[] order:text[] year_days:int",
    ),
  ],
  ["extra", kinds("month:int amount:money")],
  ["owned", kinds("balance:money rate:rate minimum:money")],
  ["paid", kinds("date:date amount:money")],
  ["term", kinds("amount:number count:int date:date t:int f:text")],
  ["flow", kinds("amount:number date:date years:int months:int weeks:int days:int")],
]);

/** @param {unknown} value */
export function plain(value) {
  if (typeof value !== "string" && typeof value !== "number") throw new Problem("bad_number");
  return String(value).trim().replaceAll(",", "");
}

/** @param {unknown} value */
export function read_number(value) {
  const found = NUMBER.exec(plain(value));
  if (!found || (found[3] && Number(found[3]) === 0)) throw new Problem("bad_number");
  const number = found[2] ? Number(found[1]) / 100 : Number(found[1]);
  return found[3] ? number / Number(found[3]) : number;
}

/** @param {unknown} value */
export function read_rate(value) {
  const text = plain(value);
  if (!text.endsWith("%")) return decimal(text);
  const rate = decimal(text.slice(0, -1).trim());
  return { digits: rate.digits, scale: rate.scale + 2 };
}

/** @param {unknown} value */
export function read_money(value) {
  const amount = decimal(plain(value));
  if (amount.scale > 2) throw new Problem("bad_number");
  return amount.digits * 10n ** BigInt(2 - amount.scale);
}

/** @param {unknown} value */
export function read_whole(value) {
  const text = plain(value);
  if (!WHOLE.test(text)) throw new Problem("bad_number");
  return Number(text);
}

/** @param {unknown} value */
export function read_text(value) {
  if (typeof value !== "string") throw new Problem("bad_number");
  return value.trim();
}

/** @param {unknown} value */
export function read_date(value) {
  return parse_date(read_text(value));
}

/** @param {unknown} value */
export function read_when(value) {
  const text = plain(value).toLowerCase();
  if (!WHEN.has(text)) throw new Problem("bad_number");
  return WHEN.get(text);
}

/** @param {unknown} value */
export function read_unit(value) {
  const found = UNIT.exec(read_text(value).toLowerCase());
  if (!found || found[1] === "0") throw new Problem("bad_number");
  const [kind, size] = UNITS.get(found[2]) ?? [found[2], 1];
  return { kind, size: size * Number(found[1] ?? 1) };
}

/** @param {string} kind @param {unknown} value @returns {Record<string, unknown>} */
export function read_record(kind, value) {
  const fields = RECORDS.get(kind);
  if (!fields || typeof value !== "object" || value === null || Array.isArray(value)) throw new Problem("bad_field");
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const own = fields.get(name);
      if (own === undefined) throw new Problem("bad_field");
      return [name, decode(own, each)];
    }),
  );
}

/** @param {string} kind @param {unknown} value @returns {unknown[]} */
export function read_list(kind, value) {
  if (!Array.isArray(value) || value.length > LONGEST_LIST) throw new Problem("bad_list");
  return value.flatMap((item) => {
    const found = typeof item === "string" ? REPEATED.exec(item) : null;
    return new Array(found ? Number(found[1]) : 1).fill(decode(kind, found ? found[2] : item));
  });
}

/** @param {unknown} value @returns {Record<string, unknown>[]} */
export function read_terms(value) {
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => read_record("term", typeof item === "object" ? item : { amount: item }));
}

/** @param {string} kind @param {unknown} value @returns {unknown} what the kind says */
export function decode(kind, value) {
  /** @type {[kind: string, read: (value: unknown) => unknown][]} */
  const named = [
    ["number", read_number],
    ["rate", read_rate],
    ["money", read_money],
    ["int", read_whole],
    ["text", read_text],
    ["date", read_date],
    ["when", read_when],
    ["unit", read_unit],
    ["terms", read_terms],
  ];
  const reader = new Map(named).get(kind);
  if (reader) return reader(value);
  if (kind.endsWith("[]")) return read_list(kind.slice(0, -2), value);
  if (kind === "flows" || kind === "debts") return read_list(kind === "flows" ? "flow" : "owned", value);
  return read_record(kind, value);
}
