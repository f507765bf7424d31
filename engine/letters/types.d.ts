// What the modules of letters, plan and deadlines hand each other.
/** A line of a letter: what it says, and how it stands on the paper. */
export interface Paragraph {
  text: string;
  style: "title" | "right" | "";
}
export interface Typed {
  kind?: string;
  text: string;
}
/** Which wordings may admit or promise, as data/letters.yml has them. */
export interface Dangers {
  alike: string;
  clauses: string;
  spared: string[];
  patterns: { find: string; why: string }[];
}
export type Words = Record<string, string>;
/** A time limit: so many days or months from the day that the reader writes. */
export interface Limit {
  id: string;
  days?: number;
  months?: number;
  mark: string;
  say: string;
}
/** A day for the calendar; `day` is its number from 1970-01-01. */
export interface Day {
  id: string;
  day: number;
  summary: string;
  description: string;
}
/** Question → the answers that fit; a list of them fits where one does. */
export type Condition = Record<string, string[]>;
export interface PlanItem {
  id: string;
  at: Layer;
  when: Condition[];
  unless: Condition[];
  promises: boolean;
}
export type Layer = "today" | "week" | "later" | "days";
export interface PlanRules {
  hold: Condition[];
  alone: Condition[];
  limits: Record<"today" | "week", number>;
  items: PlanItem[];
}
