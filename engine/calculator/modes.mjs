// The five modes: typed values in, a view out (a sentence, figures, a chart, a table, a text to copy).
// No DOM and no words of its own here; amounts in a view are BigInt fen, which the page formats.
import { affordable, many_debts, payoff_months } from './money/budgets.mjs';
import { add_months, format_date } from './money/dates.mjs';
import { debt_rows, interest_of_a_day } from './money/debts.mjs';
import { read_money, read_rate } from './entry.mjs';
import { Problem, ZERO } from './money/exact.mjs';
import { compound_annual, flow_rate, irr, simple_annual, xirr } from './money/rates.mjs';
import { schedule, summarise } from './money/repayment.mjs';

/** A field that another one, once filled in, makes needless. */
export const INSTEAD = new Map([['overdue_days', 'due'], ['payment', 'offer_payments'], ['count', 'offer_payments']]);

const fail = (field, code) => {
  throw Object.assign(new Problem(code), { field });
};
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0n);
/** Of a chart's dates only how many, the first and the last are written. */
const ends = (rows, date) => ({
  count: rows.length,
  first: format_date(date(rows[0])),
  last: format_date(date(rows[rows.length - 1])),
});
const FIGURES = ['interest', 'principal', 'fee'];

/** Run a computation; a Problem in it belongs to the field. */
function at(field, compute) {
  try {
    return compute();
  } catch (error) {
    throw error instanceof Problem ? Object.assign(error, { field: error.field ?? field }) : error;
  }
}

function period(v, page) {
  const start = v.start ?? page.today;
  const first = v.first_date ?? add_months(start, 1);
  if (first <= start) fail('first_date', 'bad_order');
  return { start, first };
}

function schedule_view(rows, page) {
  const { columns } = page.words;
  return {
    chart: {
      kind: 'bars',
      labels: ends(rows, (row) => row.date),
      series: FIGURES.filter((name) => name !== 'fee' || sum(rows, 'fee') > 0n).map((name) => ({
        name: columns[name],
        values: rows.map((row) => Math.max(Number(row[name]), 0)),
      })),
    },
    table: () => ({
      head: ['number', 'date', 'payment', ...FIGURES, 'balance'].map((name) => columns[name]),
      rows: rows.map((row, index) => [
        index + 1,
        format_date(row.date),
        row.payment,
        ...FIGURES.map((name) => row[name]),
        row.balance,
      ]),
      adds: [2, 3, 4, 5],
    }),
  };
}

export function my_debt(v, page) {
  const { words } = page;
  const today = v.today ?? page.today;
  const due = v.due ?? today - v.overdue_days;
  const since = v.since ?? Math.min(due, today);
  if (since > due || since > today) fail(v.since === undefined ? 'due' : 'since', 'bad_order');
  if (v.overdue_principal > v.principal) fail('overdue_principal', 'bad_money');
  const payments = (v.payments ?? []).map(({ day, amount }) => [day ?? today, amount]);
  if (payments.some(([day]) => day < since || day > today)) fail('payments', 'bad_order');
  const debt = {
    principal: v.principal,
    overdue: v.overdue_principal ?? v.principal,
    rate: v.rate,
    since,
    due,
    today,
    factor: v.factor ?? { digits: 1n, scale: 0 },
    fees: v.fees ?? 0n,
    payments,
    order: v.order.split(','),
    year_days: Number(v.year_days),
  };
  const rows = at('due', () => debt_rows(debt));
  const end = rows[rows.length - 1];
  const owed = (row) => row.costs_left + row.interest_left + row.principal_left;
  const paid = sum(rows, 'paid');
  const unused = payments.reduce((total, [, amount]) => total + amount, 0n) - paid;
  const per_day = interest_of_a_day(debt, end.principal_left, today);
  const said = {
    date: format_date(today),
    total: owed(end),
    per_day,
    unused,
    principal: end.principal_left,
    interest: end.interest_left,
    costs: end.costs_left,
  };
  const figures = [
    ['total', said.total],
    ['principal', end.principal_left],
    ['interest', sum(rows, 'interest')],
    ['penalty', sum(rows, 'penalty')],
    ['costs', debt.fees],
    ['paid', paid],
    ['per_day', per_day],
  ].map(([name, value]) => [words.figures[name], value]);
  if (v.left_months && end.principal_left > 0n) {
    const plan = { principal: end.principal_left, rate: v.rate, months: v.left_months, start: today };
    const left = schedule({ ...plan, first: add_months(today, 1) });
    figures.push([words.figures.left_total, sum(left, 'payment')], [words.figures.instalment, left[0].payment]);
  }
  const { columns } = words;
  return {
    answer: [unused > 0n ? 'my-debt-overpaid' : 'my-debt', said],
    figures: { rows: figures },
    text: ['my-debt', said],
    chart: {
      kind: 'bars',
      labels: ends(rows, (row) => row.date),
      series: ['principal', 'interest', 'costs'].map((name) => ({
        name: words.figures[name],
        values: rows.map((row) => Number(row[`${name}_left`])),
      })),
    },
    table: () => ({
      head: ['date', 'interest', 'penalty', 'paid', 'owed'].map((name) => columns[name]),
      rows: rows.map((row) => [format_date(row.date), row.interest, row.penalty, row.paid, owed(row)]),
      adds: [1, 2, 3],
    }),
  };
}

function proposal(letter, base, v, page) {
  const get = (name) => v[`${letter}.${name}`];
  const plan = { ...base, months: get('p_months') ?? base.months, method: get('method') };
  const field = (name) => `${letter}.${name}`;
  if (get('instalment') !== undefined) Object.assign(plan, { method: 'fixed_instalment', instalment: get('instalment') });
  if (get('p_rate') !== undefined) plan.rate = get('p_rate');
  if (plan.method === 'fee_instalments') {
    plan.fee_rate = get('fee_rate') ?? fail(field('fee_rate'), 'required');
    plan.rate = ZERO;
  }
  const grace = get('grace') ?? 0;
  Object.assign(plan, { grace, grace_interest: get('grace_interest'), waive: get('waive') });
  Object.assign(plan, { lump: get('lump') ?? 0n, upfront_fee: get('upfront_fee') ?? 0n });
  const value = get('waive_value');
  at(field('waive_value'), () => {
    if (plan.waive === 'part') plan.waive_part = read_rate(value ?? '', 100, 1);
    if (plan.waive === 'amount') plan.waive_amount = read_money(value ?? '', page.limits.money);
  });
  return plan;
}

/** The plan's rows; what cannot be is told at the field that makes it so. */
function planned(plan, letter) {
  const blame = { lump_too_big: 'lump', never_clears: 'instalment', too_long: 'instalment', bad_months: 'grace' };
  try {
    return schedule(plan);
  } catch (error) {
    if (error instanceof Problem && letter) error.field = `${letter}.${blame[error.code] ?? 'p_months'}`;
    throw error;
  }
}

function compared(plans, page, budget) {
  const { words } = page;
  const results = plans.map(({ plan, letter, name }) => {
    const rows = planned(plan, letter);
    return { name, plan, rows, ...summarise(plan, rows, budget) };
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
  return { results, figures: { head: [words.columns.figure, ...results.map((each) => each.name)], rows } };
}

/** What the negotiation checklist's fragment holds: instalment in fen, months, total in fen, first date. */
function offer(result) {
  const months = result.rows.filter((row) => row.payment > 0n && row.date !== result.plan.start).length;
  return `${result.instalment}.${months}.${result.total_paid}.${format_date(result.first_date)}`;
}

export function compare_plans(v, page) {
  const { words } = page;
  const base = { principal: v.principal, months: v.months, method: v.method, arrears: v.arrears ?? 0n, ...period(v, page) };
  base.rate = v.method === 'fee_instalments' ? ZERO : v.rate;
  if (v.method === 'fee_instalments') base.fee_rate = v.fee_rate ?? fail('fee_rate', 'required');
  const filled = (letter) => Object.keys(v).some((name) => name.startsWith(`${letter}.`) && page.typed(name));
  const letters = ['a', 'b', 'c'].filter(filled);
  if (!letters.length) letters.push('a');
  const plans = [{ plan: base, name: words.today_plan, letter: '' }];
  for (const letter of letters) {
    const plan = proposal(letter, base, { ...v, rate: v.rate }, page);
    if (!filled(letter)) plan.months = Math.min(2 * base.months, page.limits.months);
    if (plan.method !== 'fee_instalments' && v[`${letter}.p_rate`] === undefined) plan.rate = v.rate;
    plans.push({ plan, letter, name: page.fill(words.proposal, { name: words.letters['abc'.indexOf(letter)] }) });
  }
  const { results, figures } = compared(plans, page, v.budget);
  const [today, chosen] = results;
  const name = words.letters['abc'.indexOf(plans[1].letter)];
  const said = {
    today: today.instalment,
    name,
    instalment: chosen.instalment,
    saving: page.saving(chosen.total_paid - today.total_paid),
    principal: v.principal,
    first: format_date(chosen.first_date),
    months: Number(offer(chosen).split('.')[1]),
    total: chosen.total_paid,
  };
  const { columns } = words;
  return {
    answer: ['compare-plans', said],
    figures,
    text: ['compare-plans', said],
    offers: results.slice(1).map((result, index) => ({
      label: page.fill(words.offer_link, { name: words.letters['abc'.indexOf(plans[index + 1].letter)] }),
      value: offer(result),
    })),
    chart: {
      kind: 'curves',
      labels: ends(results.reduce((most, each) => (each.rows.length > most.rows.length ? each : most)).rows, (row) => row.date),
      series: results.map((result) => ({ name: result.name, values: result.rows.map((row) => Number(row.balance)) })),
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

export function afford(v, page) {
  const { words } = page;
  const budget = v.income - v.spending - v.others;
  const only = { answer: ['afford-budget', { budget }], figures: { rows: [[words.figures.budget, budget]] } };
  if (budget <= 0n) return { ...only, answer: ['afford-nothing_left', {}] };
  if (v.principal === undefined) return { ...only, text: ['afford-short', { budget }] };
  if (v.rate === undefined) fail('rate', 'required');
  const longest = v.longest ?? page.limits.longest;
  const found = affordable(v.principal, v.rate, budget, longest);
  const { start, first } = period(v, page);
  const said = { ...found, interest: found.first_interest, longest, first: format_date(first) };
  const figures = [
    [words.figures.budget, budget],
    [words.figures.first_interest, found.first_interest],
    [page.fill(words.figures.at_longest, { n: longest }), found.at_longest],
  ];
  if (found.months) figures.push([words.figures.shortest, found.months], [words.figures.instalment, found.instalment]);
  const key = found.status === 'too_long' && !found.months ? 'too_long_ever' : found.status;
  const view = { answer: [`afford-${key}`, said], figures: { rows: figures }, text: ['afford-short', said] };
  if (!found.months) return view;
  const plan = { principal: v.principal, rate: v.rate, months: found.months, start, first };
  const rows = schedule(plan);
  const result = { plan, rows, ...summarise(plan, rows, budget) };
  figures.push([words.figures.total_interest, result.total_interest]);
  figures.push([words.figures.last_date, format_date(result.last_date)]);
  Object.assign(view, schedule_view(rows, page));
  if (found.status !== 'fits') return view;
  const offers = [{ label: words.offer_mine, value: offer(result) }];
  return { ...view, offers, text: ['afford', { ...said, total: result.total_paid }] };
}

/** Interest and principal of each payment at the rate found, for the chart and the table. */
function split_payments(amounts, rates, labels) {
  let balance = -Number(amounts[0]);
  return amounts.slice(1).map((payment, index) => {
    const interest = BigInt(Math.round(balance * rates[index]));
    balance = balance - Number(payment - interest);
    return [index + 1, labels[index], payment, interest, payment - interest, BigInt(Math.max(Math.round(balance), 0))];
  });
}

export function real_annual_rate(v, page) {
  const { words } = page;
  const listed = v.offer_payments ?? [];
  const dated = listed.some(({ day }) => day !== null);
  const payments = listed.length ? listed.map(({ amount }) => amount) : new Array(v.count).fill(v.payment);
  const start = dated ? (v.received_on ?? fail('received_on', 'required')) : page.today;
  if (dated && listed.some(({ day }) => day === null || day < start)) fail('offer_payments', 'bad_order');
  const amounts = [-(v.received - (v.paid_upfront ?? 0n)), ...payments];
  const flows = amounts.map(Number);
  const days = [start, ...payments.map((_, index) => (dated ? listed[index].day : add_months(start, index + 1)))];
  const field = listed.length ? 'offer_payments' : 'payment';
  const [each, simple, compound] = at(field, () => {
    if (!dated) {
      const monthly = irr(flows);
      return [monthly, simple_annual(monthly), compound_annual(monthly)];
    }
    const daily = flow_rate(flows.map((amount, index) => ({ amount, time: days[index] })));
    return [daily, 365 * daily, xirr(flows, days)];
  });
  const total = payments.reduce((all, amount) => all + amount, v.paid_upfront ?? 0n);
  const said = { simple: page.percent(simple), compound: page.percent(compound), received: v.received, total };
  const rates = days.slice(1).map((day, index) => (dated ? Math.expm1((day - days[index]) * Math.log1p(each)) : each));
  const rows = split_payments(amounts, rates, days.slice(1).map(format_date));
  const { columns, figures } = words;
  return {
    answer: ['real-annual-rate', said],
    figures: {
      rows: [
        [figures.simple, said.simple],
        [figures.compound, said.compound],
        [figures.received, v.received],
        [figures.total_paid, total],
        [figures.total_interest, total - v.received],
      ],
    },
    rate: simple,
    text: ['real-annual-rate', said],
    chart: {
      kind: 'bars',
      labels: ends(days.slice(1), (date) => date),
      series: [4, 3].map((column) => ({
        name: columns[column === 4 ? 'principal' : 'interest'],
        values: rows.map((row) => Math.max(Number(row[column]), 0)),
      })),
    },
    table: () => ({
      head: ['number', 'date', 'payment', 'interest', 'principal', 'balance'].map((name) => columns[name]),
      rows,
      adds: [2, 3, 4],
    }),
  };
}

export function many(v, page) {
  const { words } = page;
  const debts = [];
  for (let number = 1; v[`${number}.name`] !== undefined; number += 1) {
    const balance = v[`${number}.balance`];
    if (balance === undefined) continue;
    const rate = v[`${number}.rate`] ?? fail(`${number}.rate`, 'required');
    const name = v[`${number}.name`] || page.fill(words.debt_row, { n: number });
    debts.push({ name, balance, rate, minimum: v[`${number}.minimum`] ?? 0n });
  }
  if (!debts.length) fail('1.balance', 'required');
  const budget = v.total_budget;
  const months = at('total_budget', () => many_debts(debts, budget, v.strategy));
  const cleared = payoff_months(months, debts.length);
  const start = v.start ?? page.today;
  const day = (number) => format_date(add_months(start, number));
  const said = { months: months.length, interest: sum(months, 'interest'), budget };
  const month = (n) => page.fill(words.figures.month_number, { n, date: day(n) });
  const { columns, figures } = words;
  return {
    answer: ['many-debts', said],
    figures: {
      rows: [
        ...debts.map((debt, index) => [`${debt.name}：${figures.cleared}`, month(cleared[index])]),
        [figures.total_interest, said.interest],
        [figures.total_paid, sum(months, 'paid')],
      ],
    },
    text: ['many-debts', said],
    chart: {
      kind: 'bars',
      labels: ends(months, (each) => add_months(start, months.indexOf(each) + 1)),
      series: debts.map((debt, index) => ({
        name: debt.name,
        values: months.map((each) => Number(each.balances[index])),
      })),
    },
    table: () => ({
      head: [...['number', 'date', 'paid', 'interest'].map((name) => columns[name]), ...debts.map((debt) => debt.name)],
      rows: months.map((each, index) => [index + 1, day(index + 1), each.paid, each.interest, ...each.balances]),
      adds: [2, 3],
    }),
  };
}

export const MODES = new Map([
  ['my-debt', my_debt],
  ['compare-plans', compare_plans],
  ['afford', afford],
  ['real-annual-rate', real_annual_rate],
  ['many-debts', many],
]);
