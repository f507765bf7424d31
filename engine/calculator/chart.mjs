// A small chart as SVG, drawn by DOM with classes only: stacked bars over time, or lines.
const NS = "http://www.w3.org/2000/svg";
const [WIDE, NARROW, HEIGHT, TOP, LEFT] = [640, 330, 250, 22, 4];
const FLOOR = HEIGHT - 22;
const TONES = ["calc-c0", "calc-c1", "calc-c2", "calc-c3", "calc-c4", "calc-c5"];
const SHAPES = { bars: "calc-bars", curves: "calc-curves" };

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} text */
function shape(name, attributes, text = "") {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text) node.textContent = text;
  return node;
}

/** @param {number} number */
const short = (number) => Math.round(number * 10) / 10;

/** Bars of one series, standing on those drawn before: one path, however many bars. @param {number[]} values @param {number[]} floors @param {number} most @param {number} width */
function bars(values, floors, most, width) {
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
function line(values, count, most, width) {
  const step = (width - 2 * LEFT) / Math.max(count - 1, 1);
  const skip = Math.ceil(values.length / 200);
  let path = "";
  values.forEach((value, index) => {
    if (index % skip && index < values.length - 1) return;
    path += `${path ? "L" : "M"}${short(LEFT + index * step)} ${short(FLOOR - (value / most) * (FLOOR - TOP))}`;
  });
  return path;
}

/** Fill a figure with the chart and its legend. @param {Element} figure @param {import("./types").Chart} chart @param {string} caption @param {(fen: bigint) => string} format writes an amount */
export function draw(figure, { kind, labels, series }, caption, format) {
  // Drawn narrower for a phone, so that its words stay readable.
  const width = matchMedia("(max-width: 30rem)").matches ? NARROW : WIDE;
  const svg = shape("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": caption });
  const floors = new Array(labels.count).fill(FLOOR);
  const tops = floors.map((_, index) => series.reduce((total, { values }) => total + (values[index] ?? 0), 0));
  const most = Math.max(1, ...(kind === "bars" ? tops : series.flatMap(({ values }) => values)));
  for (const y of [TOP, (TOP + FLOOR) / 2, FLOOR])
    svg.append(shape("path", { class: "calc-rule", d: `M0 ${y}H${width}` }));
  series.forEach(({ values }, index) => {
    const d = kind === "bars" ? bars(values, floors, most, width) : line(values, labels.count, most, width);
    svg.append(shape("path", { class: `${SHAPES[kind]} ${TONES[index % 6]}`, d }));
  });
  svg.append(shape("text", { x: 2, y: TOP - 6 }, format(BigInt(Math.round(most)))));
  svg.append(shape("text", { x: 2, y: HEIGHT - 5 }, labels.first));
  const last = shape("text", { x: width - 2, y: HEIGHT - 5, "text-anchor": "end" }, labels.last);
  if (labels.count > 1) svg.append(last);
  const legend = document.createElement("ul");
  series.forEach(({ name }, index) => {
    const [item, swatch] = [document.createElement("li"), document.createElement("i")];
    swatch.className = TONES[index % 6];
    item.append(swatch, name);
    legend.append(item);
  });
  figure.replaceChildren(svg, legend);
}
