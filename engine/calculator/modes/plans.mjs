// Today's plan beside up to three proposals.
import { read_money, read_part } from "../entry.mjs";
import { format_date } from "../money/dates.mjs";
import { ZERO } from "../money/exact.mjs";
import { plan_warnings, planned, row_of, stated } from "./planned.mjs";
import { at, FIGURES, fail, period } from "./view.mjs";

/** @typedef {import("../types").GivenPlan} GivenPlan */
/** @typedef {import("../types").Page} Page */
/** @typedef {import("./planned.mjs").Result} Result */

const LETTERS = ["a", "b", "c"];

/** @param {string} letter @param {GivenPlan} base @param {any} v @param {Page} page @returns {GivenPlan} */
function proposal(letter, base, v, page) {
  const get = (/** @type {string} */ name) => v[`${letter}.${name}`];
  const given = Object.fromEntries(
    ["method", "grace", "grace_interest", "lump", "upfront_fee", "waive"].flatMap((name) =>
      get(name) === undefined ? [] : [[name, get(name)]],
    ),
  );
  const plan = { ...base, ...given, months: get("p_months") ?? base.months };
  if (get("instalment") !== undefined)
    Object.assign(plan, { method: "fixed_instalment", instalment: get("instalment") });
  if (plan.method === "fee_instalments") Object.assign(plan, { fee_rate: get("fee_rate"), rate: ZERO });
  else plan.rate = get("p_rate") ?? v.rate ?? fail(`${letter}.p_rate`, "required");
  at(`${letter}.waive_value`, () => {
    if (plan.waive === "part") plan.waive_part = read_part(get("waive_value"));
    if (plan.waive === "amount") plan.waive_amount = read_money(get("waive_value"), page.limits.money);
  });
  return plan;
}

/** @param {Result[]} results @param {Page} page @param {bigint | undefined} budget @returns {import("../types").Table} */
function compared(results, page, budget) {
  const { words } = page;
  const { figures } = words;
  const [base] = results;
  const row = (/** @type {string} */ name, /** @type {(each: Result) => any} */ value) => [
    figures[name],
    ...results.map(value),
  ];
  const rate = (/** @type {number | null} */ found) => (found === null ? figures.none : page.percent(found));
  const breaks = (/** @type {Result} */ { rows, breaks_on }) => {
    if (breaks_on === null) return figures.never;
    const n = rows.filter(({ date }) => date <= breaks_on).length;
    return page.fill(figures.month_number, { n, date: format_date(breaks_on) });
  };
  const rows = [
    row("instalment", (each) => each.instalment),
    row("largest", (each) => each.largest),
    row(
      "months",
      ({ rows: all, plan }) => all.filter(({ date, payment }) => payment > 0n && date !== plan.start).length,
    ),
    row("first_date", (each) => format_date(each.first_date)),
    row("last_date", (each) => format_date(each.last_date)),
    row("total_paid", (each) => each.total_paid),
    row("total_interest", (each) => each.total_interest),
    row("total_fees", (each) => each.total_fees),
    row("saving", (each) => (each === base ? "" : page.saving(each.total_paid - base.total_paid))),
    row("simple", (each) => rate(each.simple)),
    row("compound", (each) => rate(each.compound)),
    ...(budget === undefined ? [] : [row("breaks_on", breaks)]),
  ];
  const shown = rows.filter((cells) => cells.some((cell, index) => index && cell));
  return { head: [words.columns.figure, ...results.map((each) => each.name)], rows: shown };
}

/** What is left of each plan over time. @param {Result[]} results @returns {import("../types").Chart} */
function curves(results) {
  const [{ plan: base }] = results;
  const values = (/** @type {Result} */ { plan, rows }) => {
    const later = rows.filter(({ date }) => date !== plan.start);
    return [Number(plan.principal), ...later.map(({ balance }) => Number(balance))];
  };
  const last = Math.max(
    ...results.map(({ rows, last_date }) => (rows.length ? rows[rows.length - 1].date : last_date)),
  );
  const count = Math.max(...results.map(({ rows }) => rows.length)) + 1;
  return {
    kind: "curves",
    labels: { count, first: format_date(base.start), last: format_date(last) },
    series: results.map((each) => ({ name: each.name, values: values(each) })),
  };
}

/** Today's plan, and the proposals of which something is typed. @param {any} v @param {Page} page */
function plansOf(v, page) {
  const { words } = page;
  const fee = v.method === "fee_instalments" ? { rate: ZERO, fee_rate: v.fee_rate } : { rate: v.rate };
  const { principal, months, method } = v;
  const base = { principal, months, method, arrears: v.arrears ?? 0n, ...period(v, page), ...fee };
  const begun = LETTERS.filter((letter) =>
    Object.keys(v).some((name) => name.startsWith(`${letter}.`) && page.typed(name)),
  );
  const name = (/** @type {string} */ letter) =>
    page.fill(words.proposal, { name: words.letters[LETTERS.indexOf(letter)] });
  const budget = v.budget ?? null;
  const others = begun.map((letter) => {
    const plan = proposal(letter, base, v, page);
    const found = planned(plan, name(letter), letter, budget);
    if (plan.waive === "amount") {
      const most = planned({ ...plan, waive: "none" }, "").total_paid - found.total_paid;
      if ((plan.waive_amount ?? 0n) > most) fail(`${letter}.waive_value`, "waive_too_big", undefined, most);
    }
    return found;
  });
  return [planned(base, words.today_plan, "", budget), ...others];
}

/** @type {import("../types").Mode} */
export function compare_plans(v, page) {
  const { words } = page;
  const results = plansOf(v, page);
  const [today, ...proposed] = results;
  const offers = proposed.map((each) => {
    const said = stated(each, page, v[`${each.letter}.p_rate`] !== undefined);
    return { name: each.name, ...said, text: page.fill(words.proposals["compare-plans"], said) };
  });
  const [chosen] = offers;
  const { columns } = words;
  const shown = FIGURES.filter((key) => results.some(({ rows }) => rows.some((row) => row[key] !== 0n)));
  const about = chosen && {
    ...chosen,
    name: words.letters[LETTERS.indexOf(proposed[0].letter)],
    saving: page.saving(chosen.total - today.total_paid),
  };
  return {
    answer: chosen ? ["compare-plans", about] : ["compare-today", stated(today, page)],
    figures: compared(results, page, v.budget),
    offers,
    warnings: [...new Set(results.flatMap((each) => plan_warnings(each, page)))],
    chart: () => curves(results),
    table: () => ({
      head: [columns.figure, ...["number", "date", "payment", ...shown, "balance"].map((key) => columns[key])],
      rows: results.flatMap(({ name, rows }) => rows.map((row, index) => [name, ...row_of(row, index, shown)])),
    }),
  };
}
