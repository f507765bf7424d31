// Instalments, some of them missed: what is overdue, and what is not due yet.
import { format_date } from "../money/dates.mjs";
import { MISSED, missed_rows, standing } from "../money/overdue.mjs";
import { at, debt_of, fail, named, stacked, sum } from "./view.mjs";

/** @type {import("../types").Mode} */
export function missed(v, page) {
  const { words } = page;
  const { due, since, ...shared } = debt_of(v, page);
  const debt = { ...MISSED, ...shared, months: v.left_months, first: due, costs: v.fees ?? 0n };
  const rows = at("due", () => missed_rows(debt));
  const found = standing(debt, rows);
  const count = found.overdue_count;
  if ((v.overdue_count ?? count) !== count) fail("overdue_count", "bad_count", undefined, count);
  const said = saidOf(found, rows[rows.length - 1], format_date(debt.today));
  const { columns, figures } = words;
  const paidUp = found.payable === 0n && found.unused > 0n ? "overpaid" : "today";
  return {
    answer: [`my-debt-${count && paidUp !== "overpaid" ? "overdue" : paidUp}`, said],
    figures: { rows: named(figuresOf(said, sum(rows, "paid")), words) },
    warnings: [...(found.unused > 0n ? [page.fill(words.warnings.unused, found)] : []), words.warnings.no_compound],
    text: [found.unused > 0n ? "my-debt-overpaid" : "my-debt", said],
    chart: stacked(rows, [
      [figures.overdue_principal, "principal_left"],
      [figures.overdue_interest, "interest_left"],
      [columns.penalty, "penalty_left"],
      [figures.costs, "costs_left"],
    ]),
    table: () => ({
      head: ["date", "due", "penalty", "paid", "payable"].map((name) => columns[name]),
      rows: rows.map((row) => {
        const owed = row.costs_left + row.interest_left + row.penalty_left + row.principal_left;
        return [format_date(row.date), row.due, row.penalty, row.paid, owed];
      }),
      adds: [1, 2, 3],
    }),
  };
}

/** @param {ReturnType<typeof standing>} found @param {import("../types").MissedDay} end @param {string} date */
const saidOf = (found, end, date) => ({
  ...found,
  date,
  count: found.overdue_count,
  later: end.later,
  overdue_principal: end.principal_left,
  overdue_interest: end.interest_left,
  penalty: end.penalty_left,
  costs: end.costs_left,
  principal: end.principal_left + end.later,
  interest: end.interest_left + end.penalty_left + found.running,
  total: found.whole,
});

/** @param {ReturnType<typeof saidOf>} said @param {bigint} paid @returns {[string, import("../types").Cell][]} */
const figuresOf = (said, paid) => [
  ["count", String(said.count)],
  ["overdue_principal", said.overdue_principal],
  ["overdue_interest", said.overdue_interest],
  ["penalty", said.penalty],
  ["costs", said.costs],
  ["paid", paid],
  ["payable", said.payable],
  ["later", said.later],
  ["running", said.running],
  ["whole", said.whole],
  ["still_due", said.still_due],
  ["per_day", said.per_day],
];
