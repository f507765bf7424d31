// The modes in which most readers begin: typed values in, a view out (a sentence, figures, a chart, a table, texts to copy).
// No DOM and no words of its own here; amounts in a view are BigInt fen, which the page formats. more.mjs has the others.
import { read_money, read_part } from './entry.mjs';
import { affordable } from './money/budgets.mjs';
import { add_months, format_date } from './money/dates.mjs';
import { Problem, ZERO } from './money/exact.mjs';
import { PLAN, is_regular } from './money/instalments.mjs';
import { MISSED, missed_rows, standing } from './money/overdue.mjs';
import { schedule, summarise } from './money/repayment.mjs';
import { plan_terms, say_parts, say_terms, stated_parts } from './money/stated.mjs';
import { FIGURES, at, debt_of, ends, fail, named, stacked, sum } from './view.mjs';
import { writeOffer } from '../sheets/offer.mjs';

/** A field that another one, once filled in, makes needless. */
export const INSTEAD = new Map([['overdue_days', 'due']]);


function period(v, page) {
  const start = v.start ?? page.today;
  const first = v.first_date ?? add_months(start, 1);
  if (first <= start) fail('first_date', 'bad_order');
  return { start, first };
}

/** A column of nothing is left out. */
function schedule_view(rows, page) {
  const { columns } = page.words;
  const shown = FIGURES.filter((name) => rows.some((row) => row[name] !== 0n));
  return {
    chart: {
      kind: 'bars',
      labels: ends(rows, (row) => row.date),
      series: shown.map((name) => ({
        name: columns[name],
        values: rows.map((row) => Math.max(Number(row[name]), 0)),
      })),
    },
    table: () => ({
      head: ['number', 'date', 'payment', ...shown, 'balance'].map((name) => columns[name]),
      rows: rows.map((row, index) => [
        index + 1,
        format_date(row.date),
        row.payment,
        ...shown.map((name) => row[name]),
        row.balance,
      ]),
      adds: [2, ...shown.map((_, index) => index + 3)],
    }),
  };
}

/** Instalments, some of them missed: what is overdue, and what is not due yet. */
export function missed(v, page) {
  const { words } = page;
  const { due, since, ...shared } = debt_of(v, page);
  const debt = { ...MISSED, ...shared, months: v.left_months, first: due, costs: v.fees ?? 0n };
  const rows = at('due', () => missed_rows(debt));
  const found = standing(debt, rows);
  if (v.overdue_count !== undefined && v.overdue_count !== found.overdue_count) fail('overdue_count', 'bad_count', undefined, found.overdue_count);
  const end = rows[rows.length - 1];
  const { payable, per_day, unused } = found;
  const interest = end.interest_left + end.penalty_left + found.running;
  const said = { ...found, count: found.overdue_count, later: end.later, date: format_date(debt.today), principal: end.principal_left + end.later, interest, total: found.whole, costs: end.costs_left };
  const figures = [
    ['count', String(found.overdue_count)],
    ['overdue_principal', end.principal_left],
    ['overdue_interest', end.interest_left],
    ['penalty', end.penalty_left],
    ['costs', end.costs_left],
    ['paid', sum(rows, 'paid')],
    ['payable', payable],
    ['later', end.later],
    ['running', found.running],
    ['whole', found.whole],
    ['still_due', found.still_due],
    ['per_day', per_day],
  ];
  const { columns } = words;
  const owed = (row) => row.costs_left + row.interest_left + row.penalty_left + row.principal_left;
  const key = payable === 0n && unused > 0n ? 'my-debt-overpaid' : found.overdue_count ? 'my-debt-overdue' : 'my-debt-today';
  return {
    answer: [key, said],
    figures: { rows: named(figures, words) },
    warnings: [words.warnings.no_compound],
    text: ['my-debt', said],
    chart: stacked(rows, [
      [words.figures.overdue_principal, 'principal_left'],
      [words.figures.overdue_interest, 'interest_left'],
      [columns.penalty, 'penalty_left'],
      [words.figures.costs, 'costs_left'],
    ]),
    table: () => ({
      head: ['date', 'due', 'penalty', 'paid', 'payable'].map((name) => columns[name]),
      rows: rows.map((row) => [format_date(row.date), row.due, row.penalty, row.paid, owed(row)]),
      adds: [1, 2, 3],
    }),
  };
}

function proposal(letter, base, v, page) {
  const get = (name) => v[`${letter}.${name}`];
  const plan = { ...base, months: get('p_months') ?? base.months, method: get('method') ?? base.method };
  const field = (name) => `${letter}.${name}`;
  if (get('instalment') !== undefined) Object.assign(plan, { method: 'fixed_instalment', instalment: get('instalment') });
  plan.rate = get('p_rate') ?? v.rate;
  if (plan.method === 'fee_instalments') Object.assign(plan, { fee_rate: get('fee_rate'), rate: ZERO });
  else plan.rate ?? fail(field('p_rate'), 'required');
  Object.assign(plan, { grace: get('grace') ?? 0, grace_interest: get('grace_interest') ?? 'capitalised', waive: get('waive') });
  Object.assign(plan, { lump: get('lump') ?? 0n, upfront_fee: get('upfront_fee') ?? 0n });
  at(field('waive_value'), () => {
    if (plan.waive === 'part') plan.waive_part = read_part(get('waive_value'));
    if (plan.waive === 'amount') plan.waive_amount = read_money(get('waive_value'), page.limits.money);
  });
  return plan;
}

/** The plan's rows; what cannot be is told at the field that makes it so. */
function planned(plan, letter) {
  const blame = { lump_too_big: 'lump', never_clears: 'instalment', too_long: 'instalment', first_period: 'instalment', bad_months: 'grace' };
  try {
    return schedule(plan);
  } catch (error) {
    if (error instanceof Problem && letter) error.field = `${letter}.${blame[error.code] ?? 'p_months'}`;
    throw error;
  }
}

/** A plan in words, made from its rows: the sentence, its sum, its terms, the link that carries it, and its payments' days. */
function stated(result, page, new_rate = false) {
  const { words, fill } = page;
  const { plan, rows } = result;
  const parts = stated_parts(rows, plan.start);
  const terms = plan_terms({ ...PLAN, ...plan }, new_rate);
  const money = (fen) => page.money(fen);
  const sums = { total: result.total_paid, principal: plan.principal, interest: result.total_interest, fees: result.total_fees };
  return {
    ...sums,
    plan: say_parts(parts, words.plan, fill, money),
    sum: fill(words.plan.sum, sums),
    terms: say_terms(terms, words.plan, fill, money),
    link: writeOffer(parts, terms),
    dates: rows.filter((row) => row.payment > 0n).map((row) => [row.date, row.payment]),
  };
}

/** What a reader should know of a plan besides its numbers. */
function plan_warnings(result, name, page) {
  const { fill, words } = page;
  const found = [];
  const paying = result.rows.filter((row) => row.payment > 0n && row.date !== result.plan.start);
  const last = paying[paying.length - 1];
  if (paying.length > 1 && last.payment > 2n * paying[paying.length - 2].payment) {
    found.push(fill(words.warnings.balloon, { name, date: format_date(last.date), amount: last.payment }));
  }
  if (!is_regular(result.plan)) found.push(words.warnings.first_period);
  return found;
}

function compared(plans, page, budget) {
  const { words } = page;
  const results = plans.map(({ plan, letter, name }) => {
    const rows = planned(plan, letter);
    return { name, letter, plan, rows, ...summarise(plan, rows, budget ?? null) };
  });
  const base = results[0];
  const row = (name, value) => [words.figures[name], ...results.map(value)];
  const rate = (name) => (each) => (each[name] === null ? words.figures.none : page.percent(each[name]));
  const breaks = ({ rows, breaks_on }) => {
    if (breaks_on === null) return words.figures.never;
    const n = rows.filter(({ date }) => date <= breaks_on).length;
    return page.fill(words.figures.month_number, { n, date: format_date(breaks_on) });
  };
  const rows = [
    row('instalment', (each) => each.instalment),
    row('largest', (each) => each.largest),
    row('months', (each) => each.rows.filter(({ date, payment }) => payment > 0n && date !== each.plan.start).length),
    row('first_date', (each) => format_date(each.first_date)),
    row('last_date', (each) => format_date(each.last_date)),
    row('total_paid', (each) => each.total_paid),
    row('total_interest', (each) => each.total_interest),
    row('total_fees', (each) => each.total_fees),
    row('saving', (each) => (each === base ? '' : page.saving(each.total_paid - base.total_paid))),
    row('simple', rate('simple')),
    row('compound', rate('compound')),
  ];
  if (budget !== undefined) rows.push(row('breaks_on', breaks));
  const shown = rows.filter((cells) => cells.some((cell, index) => index > 0 && cell !== 0n));
  return { results, figures: { head: [words.columns.figure, ...results.map((each) => each.name)], rows: shown } };
}

export function compare_plans(v, page) {
  const { words } = page;
  const base = { principal: v.principal, months: v.months, method: v.method, arrears: v.arrears ?? 0n, ...period(v, page) };
  base.rate = v.method === 'fee_instalments' ? ZERO : v.rate;
  if (v.method === 'fee_instalments') base.fee_rate = v.fee_rate;
  const letters = ['a', 'b', 'c'].filter((letter) => Object.keys(v).some((name) => name.startsWith(`${letter}.`) && page.typed(name)));
  const plans = [{ plan: base, name: words.today_plan, letter: '' }];
  for (const letter of letters) {
    const name = page.fill(words.proposal, { name: words.letters['abc'.indexOf(letter)] });
    plans.push({ plan: proposal(letter, base, v, page), letter, name });
  }
  const { results, figures } = compared(plans, page, v.budget);
  const [today, ...proposed] = results;
  const offers = proposed.map((each) => {
    const said = stated(each, page, v[`${each.letter}.p_rate`] !== undefined);
    return { name: each.name, ...said, text: page.fill(words.proposals['compare-plans'], said) };
  });
  const chosen = offers[0];
  const said = chosen
    ? { ...chosen, name: words.letters['abc'.indexOf(letters[0])], saving: page.saving(chosen.total - today.total_paid) }
    : stated(today, page);
  const { columns } = words;
  const start = base.start;
  return {
    answer: [chosen ? 'compare-plans' : 'compare-today', said],
    figures,
    offers,
    warnings: [...new Set(results.flatMap((each) => plan_warnings(each, each.name, page)))],
    chart: {
      kind: 'curves',
      labels: {
        count: Math.max(...results.map(({ rows }) => rows.length)) + 1,
        first: format_date(start),
        last: format_date(Math.max(...results.map(({ rows, last_date }) => (rows.length ? rows[rows.length - 1].date : last_date)))),
      },
      series: results.map(({ name, plan, rows }) => ({
        name,
        values: [Number(plan.principal), ...rows.filter(({ date }) => date !== start).map((row) => Number(row.balance))],
      })),
    },
    table: () => ({
      head: [columns.figure, ...['number', 'date', 'payment', ...FIGURES, 'balance'].map((key) => columns[key])],
      rows: results.flatMap((result) =>
        result.rows.map((row, index) => [
          result.name,
          index + 1,
          format_date(row.date),
          row.payment,
          ...FIGURES.map((key) => row[key]),
          row.balance,
        ]),
      ),
    }),
  };
}

/** A group of the budget: the sum of its lines where any is filled in, else its one field. */
function group_total(v, page, group) {
  const lines = Object.keys(v).filter((name) => name.startsWith(`${group}.`) && v[name] !== undefined);
  if (lines.length && v[group] !== undefined) fail(group, 'not_used', lines[0]);
  return lines.length ? lines.reduce((total, name) => total + v[name], 0n) : (v[group] ?? fail(group, 'required'));
}

export function afford(v, page) {
  const { words } = page;
  const [income, spending, others] = ['income', 'spending', 'others'].map((group) => group_total(v, page, group));
  const budget = income - spending - others;
  const figures = [
    [words.fields.income.label, income],
    [words.fields.spending.label, spending],
    [words.fields.others.label, others],
    [words.figures.budget, budget],
  ];
  const only = { answer: ['afford-budget', { budget }], figures: { rows: figures } };
  if (budget <= 0n) return { ...only, answer: ['afford-nothing_left', {}] };
  if (v.principal === undefined) return { ...only, text: ['afford-short', { budget }] };
  if (v.rate === undefined) fail('rate', 'required');
  const found = affordable(v.principal, v.rate, budget, v.longest ?? page.limits.months);
  const { start, first } = period(v, page);
  const said = { ...found, interest: found.first_interest, longest: v.longest };
  figures.push([words.figures.first_interest, found.first_interest]);
  if (v.longest) figures.push([page.fill(words.figures.at_longest, { n: v.longest }), found.at_longest]);
  if (found.months) figures.push([words.figures.shortest, String(found.months)], [words.figures.instalment, found.instalment]);
  const status = found.status === 'too_long' && !found.months ? 'too_long_ever' : found.status;
  const key = status === 'fits' && !v.longest ? 'open' : status;
  const view = { ...only, answer: [`afford-${key}`, said], text: ['afford-short', { budget }] };
  if (key !== 'fits') return view;
  const plan = { principal: v.principal, rate: v.rate, months: found.months, start, first };
  const rows = schedule(plan);
  const result = { plan, rows, ...summarise(plan, rows, budget) };
  figures.push([words.figures.total_interest, result.total_interest]);
  figures.push([words.figures.last_date, format_date(result.last_date)]);
  Object.assign(view, schedule_view(rows, page));
  const offer = { ...stated(result, page), budget };
  const text = page.fill(words.proposals.afford, offer);
  const name = words.figures.shortest;
  return {
    ...view,
    answer: ['afford-fits', { ...said, ...offer }],
    text: undefined,
    offers: [{ ...offer, name, text }],
    warnings: plan_warnings(result, name, page),
  };
}

export const MODES = new Map([
  ['my-debt', missed],
  ['compare-plans', compare_plans],
  ['afford', afford],
]);
