// What the modes share: telling a Problem at its field, sums, and the ends of a chart. No DOM, no words.
import { format_date } from './money/dates.mjs';
import { Problem } from './money/exact.mjs';

/** Tell a Problem at a field; `other` is the field that it does not go together with, `count` the right number. */
export const fail = (field, code, other, count) => {
  throw Object.assign(new Problem(code), { field, other, count });
};
export const least = (a, b) => (a < b ? a : b);
export const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0n);
/** Of a chart's dates only how many, the first and the last are written. */
export const ends = (rows, date) => ({
  count: rows.length,
  first: format_date(date(rows[0])),
  last: format_date(date(rows[rows.length - 1])),
});
export const FIGURES = ['interest', 'principal', 'fee'];

/** Run a computation; a Problem in it belongs to the field. */
export function at(field, compute) {
  try {
    return compute();
  } catch (error) {
    throw error instanceof Problem ? Object.assign(error, { field: error.field ?? field }) : error;
  }
}

const KEPT_ZERO = new Set(['payable', 'total', 'per_day', 'whole', 'penalty']);

/** What is owed, shared by both ways of owing: the field values of a debt. */
export function debt_of(v, page) {
  const today = v.today ?? page.today;
  if (v.due !== undefined && v.overdue_days !== undefined && v.due !== today - v.overdue_days) fail('due', 'disagree', 'overdue_days');
  const due = v.due ?? today - v.overdue_days;
  if (due > today) fail('due', 'bad_order');
  const since = v.since ?? due;
  if (since > due) fail('since', 'bad_order');
  const payments = (v.payments ?? []).map(({ day, amount }) => [day ?? today, amount]);
  if (payments.some(([day]) => day < since || day > today)) fail('payments', 'bad_order');
  const factor = v.factor ?? { digits: 1n, scale: 0 };
  const shared = { principal: v.principal, rate: v.rate, today, factor, billed: v.billed ?? 0n, payments };
  return { ...shared, due, since, order: v.order.split(','), year_days: Number(v.year_days) };
}

/** The names of figures; what is nothing is left out, but for the sums that a reader looks for. */
export const named = (figures, words) =>
  figures.filter(([name, value]) => value !== 0n || KEPT_ZERO.has(name)).map(([name, value]) => [words.figures[name], value]);

/** Bars of what is left of each part on each day; a part that never is there is not named. */
export function stacked(rows, parts) {
  const series = parts
    .map(([name, key]) => ({ name, values: rows.map((row) => Number(row[key])) }))
    .filter(({ values }) => values.some((value) => value > 0));
  return series.length ? { kind: 'bars', labels: ends(rows, (row) => row.date), series } : undefined;
}
