// Answers become a plan; the mirror of plan.py, same names, same order.

export const LAYERS = ["today", "week", "later", "days"];
const UNKNOWN = "unknown";

function holds(conditions, answers) {
  return conditions.some((condition) =>
    Object.entries(condition).every(([question, wanted]) => wanted.includes(answers[question] || UNKNOWN)),
  );
}

export function choose(rules, answers) {
  const held = holds(rules.hold, answers);
  const alone = holds(rules.alone, answers);
  const found = Object.fromEntries(LAYERS.map((layer) => [layer, []]));
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
  for (const [layer, below] of [
    ["today", "week"],
    ["week", "later"],
  ]) {
    const limit = rules.limits[layer];
    found[below] = [...found[layer].slice(limit), ...found[below]];
    found[layer] = found[layer].slice(0, limit);
  }
  return found;
}

function asked(item) {
  return [...new Set(item.when.flatMap((condition) => Object.keys(condition)))];
}
