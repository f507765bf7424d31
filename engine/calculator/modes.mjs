// The modes in which most readers begin: typed values in, a view out (a sentence, figures, a chart, a table, texts to copy).
// No DOM and no words of their own; amounts in a view are BigInt fen, which the page formats. rare-modes.mjs has the others.
import { afford } from "./modes/afford.mjs";
import { missed } from "./modes/missed.mjs";
import { compare_plans } from "./modes/plans.mjs";

/** A field that another one, once filled in, makes needless. */
export const INSTEAD = new Map([["overdue_days", "due"]]);

/** @type {Map<string, import("./types").Mode>} */
export const MODES = new Map([
  ["my-debt", missed],
  ["compare-plans", compare_plans],
  ["afford", afford],
]);
