// Answers become a plan; the mirror of plan.py, same names, same order.

/** @typedef {import("../letters/types").Layer} Layer */
/** @typedef {Record<string, string>} Answers */
/** @type {Layer[]} */
export const LAYERS = ["today", "week", "later", "days"];
const UNKNOWN = "unknown";

/** @param {import("../letters/types").Condition[]} conditions @param {Answers} answers */
function holds(conditions, answers) {
  return conditions.some((condition) =>
    Object.entries(condition).every(([question, wanted]) => wanted.includes(answers[question] || UNKNOWN)),
  );
}

/** @param {import("../letters/types").PlanRules} rules @param {Answers} answers @returns {Record<Layer, string[]>} the items of each layer */
export function choose(rules, answers) {
  const held = holds(rules.hold, answers);
  const alone = holds(rules.alone, answers);
  /** @type {Record<Layer, string[]>} */
  const found = { today: [], week: [], later: [], days: [] };
  for (const item of rules.items) {
    if (!holds(item.when, answers) || holds(item.unless, answers) || (held && item.promises)) continue;
    let layer = item.at;
    if (
      layer === "today" &&
      alone &&
      !holds(rules.alone, Object.fromEntries(asked(item).map((q) => [q, answers[q] || UNKNOWN])))
    )
      layer = "week";
    found[layer].push(item.id);
  }
  for (const [layer, below] of /** @type {const} */ ([
    ["today", "week"],
    ["week", "later"],
  ])) {
    const limit = rules.limits[layer];
    found[below] = [...found[layer].slice(limit), ...found[below]];
    found[layer] = found[layer].slice(0, limit);
  }
  return found;
}

/** @param {import("../letters/types").PlanItem} item */
function asked(item) {
  return [...new Set(item.when.flatMap((condition) => Object.keys(condition)))];
}
