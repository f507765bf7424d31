// A plan said in a few parts, made from its rows; the mirror of stated.py, same names, same order, the same sentence.
import { format_date } from "./dates.mjs";
import { due_date } from "./instalments.mjs";
import { waived } from "./repayment.mjs";

/** @typedef {import("../types").Plan} Plan */
/** @typedef {import("../types").Rate} Rate */
/** @typedef {import("../types").Row} Row */
/** @typedef {import("../types").StatedPart} StatedPart */
/** @typedef {import("../types").Term} Term */

const MOST_PARTS = 7;
const FEW = 3;

/** @param {Row} row @param {number} start */
export function single(row, start) {
  const kind = row.date === start ? "down" : row.payment > 0n ? "run" : "pause";
  const { payment, date } = row;
  return { kind, times: 1, amount: payment, last: payment, total: payment, first_date: date, last_date: date };
}

/** @param {StatedPart} one @param {StatedPart} other @param {string} kind */
export function joined(one, other, kind) {
  const { last, last_date } = other;
  const skipped = kind === "varied" && other.kind === "pause" ? other.times : 0;
  const count = one.times + other.times - skipped;
  return { ...one, kind, last, last_date, times: count, total: one.total + other.total };
}

/** @param {Row[]} rows @param {number} start */
export function runs(rows, start) {
  /** @type {StatedPart[]} */
  const parts = [];
  for (const row of rows) {
    const part = single(row, start);
    const before = parts[parts.length - 1];
    if (before && before.kind === part.kind && part.kind !== "down" && before.amount === part.amount) {
      parts[parts.length - 1] = joined(before, part, part.kind);
    } else parts.push(part);
  }
  return parts;
}

/** @param {StatedPart} part @param {StatedPart} before */
export function is_balloon(part, before) {
  return part.times === 1 && part.amount > 2n * before.last;
}

/** @param {StatedPart[]} parts */
export function gathered(parts) {
  /** @type {StatedPart[]} */
  const found = [];
  /** @type {StatedPart[]} */
  let held = [];
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    const alone = part.kind === "run" && part.times === 1 && !(last && index > 0 && is_balloon(part, parts[index - 1]));
    if (alone) held.push(part);
    if (!alone || last) {
      found.push(...settled(held));
      held = [];
    }
    if (!alone) found.push(part);
  });
  return found;
}

/** @param {StatedPart[]} held */
export function settled(held) {
  return held.length < FEW ? held : [held.reduce((whole, part) => joined(whole, part, "varied"))];
}

/** @param {Row[]} rows */
export function up_to_last(rows) {
  let count = rows.length;
  while (count > 0 && rows[count - 1].payment === 0n) count -= 1;
  return count ? rows.slice(0, count) : rows;
}

/** @param {Row[]} rows @param {number} start */
export function stated_parts(rows, start) {
  const parts = gathered(runs(up_to_last(rows), start));
  return parts.length <= MOST_PARTS ? parts : shortened(parts);
}

/** @param {StatedPart[]} parts */
export function shortened(parts) {
  let opening = parts[0].kind === "down" ? 1 : 0;
  opening = opening + (parts.length > opening && parts[opening].kind === "pause" ? 1 : 0);
  const [head, rest] = [parts.slice(0, opening), parts.slice(opening)];
  if (rest.length < FEW) return parts;
  const tail = is_balloon(rest[rest.length - 1], rest[rest.length - 2]) ? rest.splice(-1) : [];
  return [...head, rest.reduce((whole, part) => joined(whole, part, "varied")), ...tail];
}

/** @param {StatedPart} part */
export function part_key(part) {
  if (part.kind === "pause") return part.times > 1 ? "pause" : "pause_once";
  return part.kind === "run" && part.times === 1 ? "once" : part.kind;
}

/** @param {StatedPart[]} parts @param {any} words @param {(text: string, said: Record<string, any>) => string} filled @param {(fen: bigint) => string} money */
export function say_parts(parts, words, filled, money) {
  const said = parts.map((part) =>
    filled(words[part_key(part)], {
      n: part.times,
      amount: money(part.amount),
      last: money(part.last),
      total: money(part.total),
      from: format_date(part.first_date),
      to: format_date(part.last_date),
    }),
  );
  return said.join(words.between);
}

/** @param {Rate} rate */
export function per_cent(rate) {
  const digits = String(rate.digits * 100n).padStart(rate.scale + 1, "0");
  const after = rate.scale ? digits.slice(-rate.scale).replace(/0+$/, "") : "";
  return `${digits.slice(0, digits.length - rate.scale)}${after ? `.${after}` : ""}%`;
}

/** @param {Plan} plan @param {boolean} new_rate */
export function plan_terms(plan, new_rate) {
  /** @type {Term[]} */
  const terms = [];
  const bears = plan.method !== "fee_instalments" && waived(plan).rate.digits > 0n;
  if (new_rate && (bears || plan.rate.digits === 0n)) terms.push(["rate", per_cent(plan.rate)]);
  if (plan.grace > 0 && bears) terms.push([`pause_${plan.grace_interest}`, format_date(due_date(plan, plan.grace))]);
  const but = plan.upfront_fee > 0n ? "_but_fee" : "";
  if (plan.waive === "part") terms.push([`waive_part${but}`, per_cent(plan.waive_part)]);
  else if (plan.waive === "amount") terms.push(["waive_amount", plan.waive_amount]);
  else if (plan.waive === "all") terms.push([`waive_all${but}`, ""]);
  return terms;
}

/** @param {Term[]} terms @param {any} words @param {(text: string, said: Record<string, any>) => string} filled @param {(fen: bigint) => string} money */
export function say_terms(terms, words, filled, money) {
  if (!terms.length) return "";
  const said = terms.map(([name, value]) => {
    const shown = typeof value === "bigint" ? money(value) : value;
    return filled(words[name], { rate: shown, part: shown, amount: shown, date: shown });
  });
  return filled(words.terms, { terms: said.join(words.between) });
}
