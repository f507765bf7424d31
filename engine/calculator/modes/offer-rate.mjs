// The annual rates of an offer, from what is received and what is paid; more than one where the payments allow it.
import { add_months, format_date } from "../money/dates.mjs";
import { Problem } from "../money/exact.mjs";
import { compound_annual, irr, simple_annual } from "../money/rates.mjs";
import { flow_rates, power_minus_one } from "../money/roots.mjs";
import { at, ends, fail } from "./view.mjs";

/** @typedef {import("../types").Page} Page */
/** @typedef {{start: number, dated: boolean, days: number[], amounts: bigint[], received: bigint, total: bigint, field: string}} Offer */
/** @typedef {[each: number, simple: number, compound: number]} Rates */

/** Interest and principal of each payment at the rate found, for the chart and the table. @param {Offer} offer @param {number} each */
function splitPayments({ amounts, days, dated }, each) {
  let balance = -Number(amounts[0]);
  return amounts.slice(1).map((payment, index) => {
    const rate = dated ? Math.expm1((days[index + 1] - days[index]) * Math.log1p(each)) : each;
    const interest = BigInt(Math.round(balance * rate));
    balance = balance - Number(payment - interest);
    const left = BigInt(Math.max(Math.round(balance), 0));
    return { number: index + 1, day: days[index + 1], payment, interest, principal: payment - interest, left };
  });
}

/** What is paid when; payments without days come month by month. @param {any} v @param {Page} page @returns {Offer} */
function offerOf(v, page) {
  const listed = /** @type {{day: number | null, amount: bigint}[]} */ (v.offer_payments ?? []);
  const dated = listed.some(({ day }) => day !== null);
  const payments = listed.length ? listed.map(({ amount }) => amount) : new Array(v.count).fill(v.payment);
  const start = dated ? (v.received_on ?? fail("received_on", "required")) : page.today;
  if (dated && listed.some(({ day }) => day === null)) fail("offer_payments", "bad_order");
  const upfront = v.paid_upfront ?? 0n;
  return {
    start,
    dated,
    days: [start, ...payments.map((_, index) => (dated ? Number(listed[index].day) : add_months(start, index + 1)))],
    amounts: [-(v.received - upfront), ...payments],
    received: v.received,
    total: payments.reduce((all, amount) => all + amount, upfront),
    field: listed.length ? "offer_payments" : "payment",
  };
}

/** Simple and compound, one pair for each rate that fits; by months, or by days where days are given. @param {Offer} offer @returns {Rates[]} */
function ratesOf({ amounts, days, dated, field }) {
  const flows = amounts.map(Number);
  return at(field, () => {
    if (!dated) {
      const monthly = irr(flows);
      return [[monthly, simple_annual(monthly), compound_annual(monthly)]];
    }
    const found = flow_rates(flows.map((amount, index) => ({ amount, time: days[index] })));
    if (!found.length) throw new Problem("no_solution");
    return found.map((daily) => [daily, 365 * daily, power_minus_one(daily, 365)]);
  });
}

/** All rates that fit, the lowest first. @param {Offer} offer @param {Rates[]} found @param {Page} page @returns {import("../types").View} */
function several(offer, found, page) {
  const { words, percent } = page;
  const { figures } = words;
  const rows = found.flatMap(([, simple, compound]) => [
    [figures.simple, percent(simple)],
    [figures.compound, percent(compound)],
  ]);
  const rates = found.map(([, , yearly]) => percent(yearly)).join(words.plan.between);
  return {
    answer: ["real-annual-rate-several", { n: found.length, rates }],
    figures: { rows: [...rows, ...sumsOf(offer, page)] },
    warnings: [words.warnings.rates],
  };
}

/** @param {Offer} offer @param {Page} page */
const sumsOf = ({ received, total }, { words: { figures } }) => [
  [figures.received, received],
  [figures.total_paid, total],
  [figures.total_interest, total - received],
];

/** @type {import("../types").Mode} */
export function real_annual_rate(v, page) {
  const { columns, figures } = page.words;
  const offer = offerOf(v, page);
  const found = ratesOf(offer);
  if (found.length > 1) return several(offer, found, page);
  const [[each, rate, yearly]] = found;
  const said = {
    simple: page.percent(rate),
    compound: page.percent(yearly),
    received: offer.received,
    total: offer.total,
  };
  const rates = [
    [figures.simple, said.simple],
    [figures.compound, said.compound],
  ];
  /** @type {import("../types").View} */
  const view = {
    answer: ["real-annual-rate", said],
    figures: { rows: [...rates, ...sumsOf(offer, page)] },
    rate,
    warnings: rate < 0 ? [page.words.warnings.paid_less] : [],
    text: ["real-annual-rate", said],
  };
  if (offer.days.some((day) => day < offer.start)) return view;
  const rows = splitPayments(offer, each);
  const parts = /** @type {const} */ (["principal", "interest"]);
  return {
    ...view,
    chart: () => ({
      kind: "bars",
      labels: ends(offer.days.slice(1)),
      series: parts.map((name) => ({ name: columns[name], values: rows.map((row) => Math.max(Number(row[name]), 0)) })),
    }),
    table: () => ({
      head: ["number", "date", "payment", "interest", "principal", "balance"].map((name) => columns[name]),
      rows: rows.map((row) => [row.number, format_date(row.day), row.payment, row.interest, row.principal, row.left]),
      adds: [2, 3, 4],
    }),
  };
}
