// What the calculator's modules hand each other. Money is a BigInt of fen, a day its number from 1970-01-01.
export interface Rate {
  digits: bigint;
  scale: number;
}
export interface Plan {
  principal: bigint;
  rate: Rate;
  months: number;
  start: number;
  first: number;
  method: string;
  instalment: bigint;
  fee_rate: Rate;
  upfront_fee: bigint;
  arrears: bigint;
  lump: bigint;
  grace: number;
  grace_interest: string;
  waive: string;
  waive_part: Rate;
  waive_amount: bigint;
  basis: string;
  year_days: number;
}
/** What PLAN has a usual value for may be left out. */
export type GivenPlan = Partial<Plan> & Pick<Plan, "principal" | "rate" | "months" | "start" | "first">;
export interface Part {
  interest: bigint;
  principal: bigint;
  fee: bigint;
}
export interface Row extends Part {
  date: number;
  payment: bigint;
  balance: bigint;
}
export interface StatedPart {
  kind: string;
  times: number;
  amount: bigint;
  last: bigint;
  total: bigint;
  first_date: number;
  last_date: number;
}
export type Term = [name: string, value: string | bigint];
export type Payments = [day: number, amount: bigint][];
export interface Missed {
  principal: bigint;
  rate: Rate;
  months: number;
  first: number;
  today: number;
  factor: Rate;
  method: string;
  fee_rate: Rate;
  costs: bigint;
  billed: bigint;
  payments: Payments;
  order: string[];
  year_days: number;
}
export type GivenMissed = Partial<Missed> & Pick<Missed, "principal" | "rate" | "months" | "first" | "today" | "factor">;
export interface MissedDay {
  date: number;
  due: bigint;
  penalty: bigint;
  paid: bigint;
  costs_left: bigint;
  interest_left: bigint;
  penalty_left: bigint;
  principal_left: bigint;
  later: bigint;
}
export interface Debt {
  principal: bigint;
  overdue: bigint;
  rate: Rate;
  since: number;
  due: number;
  today: number;
  factor: Rate;
  fees: bigint;
  payments: Payments;
  order: string[];
  year_days: number;
  billed: bigint;
}
export type GivenDebt = Partial<Debt> & Omit<Debt, "payments" | "order" | "year_days" | "billed">;
export interface Owned {
  balance: bigint;
  rate: Rate;
  minimum: bigint;
}
export interface DebtMonth {
  paid: bigint;
  interest: bigint;
  balances: bigint[];
  shares: bigint[];
}
export interface Flow {
  amount: number;
  time: number;
}
export type Cell = bigint | string | number;
export interface Table {
  head?: string[];
  rows: Cell[][];
  /** Columns whose sum is meant on paper, where months become years. */
  adds?: number[];
}
export interface Chart {
  kind: "bars" | "curves";
  labels: { count: number; first: string; last: string };
  series: { name: string; values: number[] }[];
}
export interface Offer {
  name: string;
  plan: string;
  sum: string;
  terms: string;
  link: string;
  text: string;
  dates: [number, bigint][];
}
/** What a mode hands the page. */
export interface View {
  answer: [key: string, said: Record<string, any>];
  figures: Table;
  chart?: () => Chart;
  table?: () => Table;
  offers?: Offer[];
  rate?: number;
  warnings?: string[];
  text?: [key: string, said: Record<string, any>];
}
/** What the page hands a mode. */
export interface Page {
  words: any;
  limits: any;
  today: number;
  fill: (text: string, said: Record<string, any>) => string;
  percent: (rate: number) => string;
  saving: (more: bigint) => string;
  money: (fen: bigint) => string;
  typed: (name: string) => boolean;
}
export type Mode = (values: any, page: Page) => View;
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** A published case, as tests/vectors/README.md describes it. */
export interface Case {
  id?: string;
  function: string;
  inputs: Record<string, unknown>;
  expected: unknown;
  tolerance?: string;
  sign?: string;
  prefix?: boolean;
}
/** published/functions.json: what each function takes (kind and other names) and gives (other names). */
export type Library = Record<
  string,
  {
    takes: Record<string, [kind: string, ...others: string[]]>;
    gives?: Record<string, string[]>;
    accuracy?: string;
    either_sign?: boolean;
  }
>;
/** A unit-period: so many months, half-months, weeks or days. */
export interface Unit {
  kind: string;
  size: number;
}
/** An amount, whole unit-periods and odd / of one after the start. */
export interface UnitTerm {
  amount: number;
  whole: number;
  odd: number;
  of: number;
}
/** An advance or payment as a case writes it. */
export interface GivenTerm {
  amount: number;
  count?: number;
  date?: number;
  t?: number;
  f?: string;
}
export interface GivenFlow {
  amount: number;
  date?: number;
  years?: number;
  months?: number;
  weeks?: number;
  days?: number;
}
export interface Paid {
  date: number;
  amount: bigint;
}
