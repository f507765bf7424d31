// The rarer modes and the calendar file: loaded when a reader first turns to one of them, so that the page itself stays light.
import { many_debts, minimum_payments, payoff_months } from './money/budgets.mjs';
import { add_months, format_date } from './money/dates.mjs';
import { debt_rows, interest_of_a_day } from './money/debts.mjs';
import { Problem, ZERO } from './money/exact.mjs';
import { fee_instalment_parts } from './money/instalments.mjs';
import { compound_annual, irr, simple_annual } from './money/rates.mjs';
import { flow_rates, power_minus_one } from './money/roots.mjs';
import { at, debt_of, ends, fail, least, named, stacked, sum } from './view.mjs';

export { calendar } from './calendar.mjs';

const ORDERS = ['smallest', 'dearest', 'prorata'];

/** The whole loan is due: interest to the due date, penalty interest after it. */
function called(v, page) {
  const { words } = page;
  if (v.overdue_principal > v.principal) fail('overdue_principal', 'bad_money');
  const debt = { ...debt_of(v, page), overdue: v.overdue_principal ?? v.principal, fees: v.fees ?? 0n };
  const { payments, today } = debt;
  const rows = at('due', () => debt_rows(debt));
  const end = rows[rows.length - 1];
  const owed = (row) => row.costs_left + row.interest_left + row.principal_left;
  const paid = sum(rows, 'paid');
  const unused = payments.reduce((total, [, amount]) => total + amount, 0n) - paid;
  const per_day = interest_of_a_day(debt, end.principal_left, today);
  const parts = { principal: end.principal_left, interest: end.interest_left, costs: end.costs_left };
  const said = { date: format_date(today), total: owed(end), per_day, unused, ...parts };
  const figures = [
    ['total', said.total],
    ['principal', end.principal_left],
    ['interest', sum(rows, 'interest')],
    ['penalty', sum(rows, 'penalty')],
    ['billed', debt.billed],
    ['costs', debt.fees],
    ['paid', paid],
    ['per_day', per_day],
  ];
  const { columns } = words;
  let late = 0n;
  const split = rows.map((row) => {
    late = least(late + row.penalty, row.interest_left);
    return { ...row, late, ordinary: row.interest_left - late };
  });
  return {
    answer: [unused > 0n ? 'my-debt-overpaid' : 'my-debt', said],
    figures: { rows: named(figures, words) },
    warnings: [words.warnings.no_compound],
    text: ['my-debt', said],
    chart: stacked(split, [
      [words.figures.principal, 'principal_left'],
      [words.figures.interest, 'ordinary'],
      [columns.penalty, 'late'],
      [words.figures.costs, 'costs_left'],
    ]),
    table: () => ({
      head: ['date', 'interest', 'penalty', 'paid', 'owed'].map((name) => columns[name]),
      rows: rows.map((row) => [format_date(row.date), row.interest, row.penalty, row.paid, owed(row)]),
      adds: [1, 2, 3],
    }),
  };
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

/** The rates of an offer: simple and compound, one pair for each rate that fits; by months, or by days where days are given. */
function offer_rates(flows, days, field) {
  return at(field, () => {
    if (!days) {
      const monthly = irr(flows);
      return [[monthly, simple_annual(monthly), compound_annual(monthly)]];
    }
    const found = flow_rates(flows.map((amount, index) => ({ amount, time: days[index] })));
    if (!found.length) throw new Problem('no_solution');
    return found.map((daily) => [daily, 365 * daily, power_minus_one(daily, 365)]);
  });
}

export function real_annual_rate(v, page) {
  const { words } = page;
  const listed = v.offer_payments ?? [];
  const dated = listed.some(({ day }) => day !== null);
  const payments = listed.length ? listed.map(({ amount }) => amount) : new Array(v.count).fill(v.payment);
  const start = dated ? (v.received_on ?? fail('received_on', 'required')) : page.today;
  if (dated && listed.some(({ day }) => day === null)) fail('offer_payments', 'bad_order');
  const amounts = [-(v.received - (v.paid_upfront ?? 0n)), ...payments];
  const flows = amounts.map(Number);
  const days = [start, ...payments.map((_, index) => (dated ? listed[index].day : add_months(start, index + 1)))];
  const found = offer_rates(flows, dated ? days : null, listed.length ? 'offer_payments' : 'payment');
  const [each, simple, compound] = found[0];
  const total = payments.reduce((all, amount) => all + amount, v.paid_upfront ?? 0n);
  const said = { simple: page.percent(simple), compound: page.percent(compound), received: v.received, total };
  const { columns, figures } = words;
  const sums = [
    [figures.received, v.received],
    [figures.total_paid, total],
    [figures.total_interest, total - v.received],
  ];
  if (found.length > 1) {
    const rates = found.map(([, , yearly]) => page.percent(yearly)).join(words.plan.between);
    const rows = found.flatMap((one) => [[figures.simple, page.percent(one[1])], [figures.compound, page.percent(one[2])]]);
    const warnings = [words.warnings.rates];
    return { answer: ['real-annual-rate-several', { n: found.length, rates }], figures: { rows: [...rows, ...sums] }, warnings };
  }
  const view = {
    answer: ['real-annual-rate', said],
    figures: { rows: [[figures.simple, said.simple], [figures.compound, said.compound], ...sums] },
    rate: simple,
    text: ['real-annual-rate', said],
  };
  if (days.some((day) => day < start)) return view;
  const rates = days.slice(1).map((day, index) => (dated ? Math.expm1((day - days[index]) * Math.log1p(each)) : each));
  const rows = split_payments(amounts, rates, days.slice(1).map(format_date));
  return {
    ...view,
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

/** The debts typed in, each whole: balance, rate and least payment. */
function debts_of(v, page) {
  const debts = [];
  for (let number = 1; v[`${number}.name`] !== undefined; number += 1) {
    const [balance, rate, minimum] = ['balance', 'rate', 'minimum'].map((name) => v[`${number}.${name}`]);
    if (balance === undefined && rate === undefined && minimum === undefined) continue;
    const name = v[`${number}.name`] || page.fill(page.words.debt_row, { n: number });
    const missing = (what) => fail(`${number}.${what}`, 'required');
    debts.push({ name, balance: balance ?? missing('balance'), rate: rate ?? missing('rate'), minimum: minimum ?? missing('minimum') });
  }
  return debts.length ? debts : fail('1.balance', 'required');
}

export function many(v, page) {
  const { words, fill } = page;
  const { columns, figures } = words;
  const debts = debts_of(v, page);
  const budget = v.total_budget;
  const minima = debts.reduce((total, debt) => total + least(debt.minimum, debt.balance), 0n);
  if (minima > budget) {
    const said = { budget, minima, missing: minima - budget };
    const rows = debts.map((debt) => [debt.name, debt.minimum]);
    return { answer: ['many-debts-short', said], figures: { rows }, warnings: [words.warnings.short] };
  }
  const start = v.start ?? page.today;
  const extras = (v.extras ?? []).map(({ day, amount }) => {
    if (day !== null && day < start) fail('extras', 'bad_order');
    let month = 1;
    while (day !== null && add_months(start, month) < day) month += 1;
    return [month, amount];
  });
  const orders = ORDERS.includes(v.strategy) ? ORDERS : [...ORDERS, v.strategy];
  const plans = orders.map((order) => at('total_budget', () => many_debts(debts, budget, order, extras)));
  const months = plans[orders.indexOf(v.strategy)];
  const day = (number) => format_date(add_months(start, number));
  const month = (n) => fill(figures.month_number, { n, date: day(n) });
  const cleared = plans.map((plan) => payoff_months(plan, debts.length));
  const share = (debt, index) => `${debt.name} ${page.money(months[0].shares[index])}`;
  const said = { months: months.length, interest: sum(months, 'interest'), budget, shares: debts.map(share).join(words.plan.between) };
  return {
    answer: ['many-debts', said],
    figures: {
      head: [columns.figure, ...orders.map((order) => words.fields.strategy.choices[order])],
      rows: [
        [figures.months, ...plans.map((plan) => String(plan.length))],
        [figures.total_interest, ...plans.map((plan) => sum(plan, 'interest'))],
        [figures.total_paid, ...plans.map((plan) => sum(plan, 'paid'))],
        ...debts.map((debt, index) => [fill(figures.this_month, debt), ...plans.map((plan) => plan[0].shares[index])]),
        ...debts.map((debt, index) => [`${debt.name}：${figures.cleared}`, ...cleared.map((each) => month(each[index]))]),
      ],
    },
    chart: {
      kind: 'bars',
      labels: { count: months.length + 1, first: format_date(start), last: day(months.length) },
      series: debts.map((debt, index) => ({
        name: debt.name,
        values: [Number(debt.balance), ...months.map((each) => Number(each.balances[index]))],
      })),
    },
    table: () => ({
      head: [...['number', 'date', 'paid', 'interest'].map((name) => columns[name]), ...debts.map((debt) => debt.name)],
      rows: months.map((each, index) => [index + 1, day(index + 1), each.paid, each.interest, ...each.balances]),
      adds: [2, 3],
    }),
  };
}

const MINIMUM_MONTHS = [12, 24, 36];

/** Only the least payment each month, beside the first month's amount every month. */
export function minimum_only(v, page) {
  const { words, fill } = page;
  const { figures } = words;
  const longest = MINIMUM_MONTHS[MINIMUM_MONTHS.length - 1];
  const rows = at('least_part', () => minimum_payments(v.bill, v.rate, v.least_part, v.least_floor ?? 0n, longest));
  const first = rows[0][0];
  const fixed = minimum_payments(v.bill, v.rate, ZERO, first, page.limits.months);
  const after = (plan, n) => plan.slice(0, n);
  const interest = (plan) => plan.reduce((total, row) => total + row[1], 0n);
  const left = (plan, n) => (plan.length < n ? 0n : plan[n - 1][2]);
  const stuck = left(fixed, fixed.length) > 0n;
  const said = {
    months: rows.length,
    left: left(rows, rows.length),
    interest: interest(rows),
    first,
    fixed_months: fixed.length,
    fixed_interest: interest(fixed),
  };
  const start = page.today;
  const shown = stuck ? after(fixed, longest) : fixed;
  const count = Math.max(rows.length, shown.length) + 1;
  return {
    answer: [stuck ? 'minimum-only-stuck' : 'minimum-only', said],
    figures: {
      head: [words.columns.figure, figures.least, figures.fixed],
      rows: MINIMUM_MONTHS.flatMap((n) => [
        [fill(figures.left_after, { n }), left(rows, n), left(fixed, n)],
        [fill(figures.interest_after, { n }), interest(after(rows, n)), interest(after(fixed, n))],
      ]),
    },
    warnings: [words.warnings.minimum],
    chart: {
      kind: 'curves',
      labels: { count, first: format_date(start), last: format_date(add_months(start, count - 1)) },
      series: [[figures.least, rows], [figures.fixed, shown]].map(([name, plan]) => ({
        name,
        values: [Number(v.bill), ...plan.map((row) => Number(row[2]))],
      })),
    },
    table: () => ({
      head: ['number', 'payment', 'interest', 'owed'].map((name) => words.columns[name]),
      rows: rows.map(([paid, added, rest], index) => [index + 1, paid, added, rest]),
    }),
  };
}

/** Fee instalments as Huabei makes them, cleared early: what is left of the sum and of the fee. */
export function pay_off_early(v, page) {
  const { words } = page;
  const { figures, columns } = words;
  if (v.paid_count > v.months) fail('paid_count', 'bad_months', undefined, v.months);
  const parts = fee_instalment_parts({ fee_rate: v.fee_rate, months: v.months }, v.bought);
  const [done, rest] = [parts.slice(0, v.paid_count), parts.slice(v.paid_count)];
  const said = { principal: sum(rest, 'principal'), fee: sum(rest, 'fee') };
  said.total = said.principal + said.fee;
  return {
    answer: ['pay-off-early', said],
    figures: {
      rows: [
        [figures.principal, said.principal],
        [figures.fee_paid, sum(done, 'fee')],
        [figures.fee_left, said.fee],
        [figures.without_fee, said.principal],
        [figures.with_fee, said.total],
      ],
    },
    table: () => ({
      head: ['number', 'payment', 'principal', 'fee'].map((name) => columns[name]),
      rows: parts.map((part, index) => [index + 1, part.principal + part.fee, part.principal, part.fee]),
      adds: [1, 2, 3],
    }),
  };
}

export const MORE_MODES = [
  ['my-debt called', called],
  ['real-annual-rate', real_annual_rate],
  ['many-debts', many],
  ['minimum-only', minimum_only],
  ['pay-off-early', pay_off_early],
];
