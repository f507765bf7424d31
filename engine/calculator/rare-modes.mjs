// The rarer modes: loaded when a reader first turns to one of them, so that the page itself stays light.
import { called } from "./modes/called.mjs";
import { minimum_only, pay_off_early } from "./modes/card.mjs";
import { real_annual_rate } from "./modes/offer-rate.mjs";
import { several_debts } from "./modes/several-debts.mjs";

export { showLines } from "./lines.mjs";

/** @type {[string, import("./types").Mode][]} */
export const MORE_MODES = [
  ["my-debt called", called],
  ["real-annual-rate", real_annual_rate],
  ["many-debts", several_debts],
  ["minimum-only", minimum_only],
  ["pay-off-early", pay_off_early],
];
