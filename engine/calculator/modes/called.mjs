// The whole loan is due: interest to the due date, penalty interest after it.
import { format_date } from "../money/dates.mjs";
import { debt_rows, interest_of_a_day } from "../money/debts.mjs";
import { at, debt_of, fail, least, named, stacked, sum } from "./view.mjs";

/** What is left of the interest, penalty interest apart: it is counted as paid last. @param {ReturnType<typeof debt_rows>} rows */
function split(rows) {
  let late = 0n;
  return rows.map((row) => {
    late = least(late + row.penalty, row.interest_left);
    return { ...row, late, ordinary: row.interest_left - late };
  });
}

/** @type {import("../types").Mode} */
export function called(v, page) {
  const { figures, columns, warnings } = page.words;
  if (v.overdue_principal > v.principal) fail("overdue_principal", "more_than", "principal");
  const debt = { ...debt_of(v, page), overdue: v.overdue_principal ?? v.principal, fees: v.fees ?? 0n };
  const rows = at("due", () => debt_rows(debt));
  const end = rows[rows.length - 1];
  const owed = (/** @type {typeof end} */ row) => row.costs_left + row.interest_left + row.principal_left;
  const paid = sum(rows, "paid");
  const unused = debt.payments.reduce((total, [, amount]) => total + amount, 0n) - paid;
  const perDay = interest_of_a_day(debt, end.principal_left, debt.today);
  const parts = { principal: end.principal_left, interest: end.interest_left, costs: end.costs_left };
  const said = { date: format_date(debt.today), total: owed(end), per_day: perDay, unused, ...parts };
  /** @type {[string, bigint][]} */
  const sums = [
    ["total", said.total],
    ["principal", end.principal_left],
    ["interest", sum(rows, "interest")],
    ["penalty", sum(rows, "penalty")],
    ["billed", debt.billed],
    ["costs", debt.fees],
    ["paid", paid],
    ["per_day", perDay],
  ];
  return {
    answer: [unused > 0n ? "my-debt-overpaid" : "my-debt", said],
    figures: { rows: named(sums, page.words) },
    warnings: [warnings.no_compound],
    text: [unused > 0n ? "my-debt-overpaid" : "my-debt", said],
    chart: stacked(split(rows), [
      [figures.principal, "principal_left"],
      [figures.interest, "ordinary"],
      [columns.penalty, "late"],
      [figures.costs, "costs_left"],
    ]),
    table: () => ({
      head: ["date", "interest", "penalty", "paid", "owed"].map((name) => columns[name]),
      rows: rows.map((row) => [format_date(row.date), row.interest, row.penalty, row.paid, owed(row)]),
      adds: [1, 2, 3],
    }),
  };
}
