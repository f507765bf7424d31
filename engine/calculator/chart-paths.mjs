// Where the bars and lines of a chart run, as paths of SVG: numbers alone, no page.
const [TEXT, LEFT] = [22, 4]; // the room for words above and below, and beside
export const [HEIGHT, TOP, FLOOR] = [250, TEXT, 250 - TEXT];

/** @param {number} number */
const short = (number) => Math.round(number * 10) / 10;

/** Bars of one series, standing on those drawn before: one path, however many bars. @param {number[]} values @param {number[]} floors @param {number} most @param {number} width */
export function bars(values, floors, most, width) {
  const step = (width - 2 * LEFT) / values.length;
  const wide = Math.min(step > 4 ? step - 2 : step, 44);
  let path = "";
  values.forEach((value, index) => {
    const [low, tall] = [floors[index], (value / most) * (FLOOR - TOP)];
    floors[index] = low - tall;
    const x = short(LEFT + index * step + (step - wide) / 2);
    if (tall > 0) path += `M${x} ${short(low)}h${short(wide)}v${short(-tall)}h${short(-wide)}z`;
  });
  return path;
}

/** A line through the values; of very many only so many as can be seen. @param {number[]} values @param {number} count @param {number} most @param {number} width */
export function line(values, count, most, width) {
  const step = (width - 2 * LEFT) / Math.max(count - 1, 1);
  const skip = Math.ceil(values.length / 200);
  let path = "";
  values.forEach((value, index) => {
    if (index % skip && index < values.length - 1) return;
    path += `${path ? "L" : "M"}${short(LEFT + index * step)} ${short(FLOOR - (value / most) * (FLOOR - TOP))}`;
  });
  return path;
}

/** The value that the highest bar or point stands for, 1 at least: what all else is measured by. @param {string} kind @param {number} count of bars @param {{values: number[]}[]} series */
export function highest(kind, count, series) {
  const tops = Array.from({ length: count }, (_, at) =>
    series.reduce((total, { values }) => total + (values[at] ?? 0), 0),
  );
  return Math.max(1, ...(kind === "bars" ? tops : series.flatMap(({ values }) => values)));
}
