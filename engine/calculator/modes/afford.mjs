// What an income can carry: the budget, and the shortest term that fits it.
import { affordable } from "../money/budgets.mjs";
import { format_date } from "../money/dates.mjs";
import { plan_warnings, planned, schedule_view, stated } from "./planned.mjs";
import { fail, period } from "./view.mjs";

/** @typedef {import("../types").Cell} Cell */

/** A group of the budget: the sum of its lines where any is filled in, else its one field. @param {any} v @param {string} group @returns {bigint} */
function groupTotal(v, group) {
  const lines = Object.keys(v).filter((name) => name.startsWith(`${group}.`) && v[name] !== undefined);
  if (lines.length && v[group] !== undefined) fail(group, "not_used", lines[0]);
  return lines.length ? lines.reduce((total, name) => total + v[name], 0n) : (v[group] ?? fail(group, "required"));
}

/** Which sentence is true. @param {ReturnType<typeof affordable>} found @param {number | undefined} longest */
function statusOf({ status, months }, longest) {
  if (status === "too_long" && !months) return "too_long_ever";
  return status === "fits" && !longest ? "open" : status;
}

/** @type {import("../types").Mode} */
export function afford(v, page) {
  const { words, fill } = page;
  const { figures: names } = words;
  const [income, spending, others] = ["income", "spending", "others"].map((group) => groupTotal(v, group));
  const budget = income - spending - others;
  /** @type {Cell[][]} */
  const figures = [
    [words.fields.income.label, income],
    [words.fields.spending.label, spending],
    [words.fields.others.label, others],
    [names.budget, budget],
  ];
  /** @type {import("../types").View} */
  const only = { answer: ["afford-budget", { budget }], figures: { rows: figures } };
  if (budget <= 0n) return { ...only, answer: ["afford-nothing_left", {}] };
  if (v.principal === undefined) return { ...only, text: ["afford-short", { budget }] };
  if (v.rate === undefined) fail("rate", "required");
  const found = affordable(v.principal, v.rate, budget, v.longest ?? page.limits.months);
  const said = { ...found, interest: found.first_interest, longest: v.longest };
  figures.push([names.first_interest, found.first_interest]);
  if (v.longest) figures.push([fill(names.at_longest, { n: v.longest }), found.at_longest]);
  if (found.months) figures.push([names.shortest, String(found.months)], [names.instalment, found.instalment]);
  const key = statusOf(found, v.longest);
  if (key !== "fits") return { ...only, answer: [`afford-${key}`, said], text: ["afford-short", { budget }] };
  const plan = { principal: v.principal, rate: v.rate, months: found.months, ...period(v, page) };
  const result = planned(plan, names.shortest, "", budget);
  const [{ payment }] = result.rows;
  if (payment > budget) fail("first_date", "first_too_big", undefined, payment);
  figures.push([names.total_interest, result.total_interest], [names.last_date, format_date(result.last_date)]);
  const offer = { ...stated(result, page), budget };
  return {
    ...only,
    ...schedule_view(result.rows, page),
    answer: ["afford-fits", { ...said, ...offer }],
    offers: [{ ...offer, name: names.shortest, text: fill(words.proposals.afford, offer) }],
    warnings: plan_warnings(result, page),
  };
}
