// A small chart as SVG, drawn by DOM with classes only: stacked bars over time, or lines.
import { bars, FLOOR, HEIGHT, highest, line, TOP } from "./chart-paths.mjs";

const NS = "http://www.w3.org/2000/svg";
const [WIDE, NARROW] = [640, 330];
const TONES = ["calc-c0", "calc-c1", "calc-c2", "calc-c3", "calc-c4", "calc-c5"];
const SHAPES = { bars: "calc-bars", curves: "calc-curves" };

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} text */
function shape(name, attributes, text = "") {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text) node.textContent = text;
  return node;
}

/** Fill a figure with the chart and its legend. @param {Element} figure @param {import("./types").Chart} chart @param {string} caption @param {(fen: bigint) => string} format writes an amount */
export function draw(figure, { kind, labels, series }, caption, format) {
  // Drawn narrower for a phone, so that its words stay readable.
  const width = matchMedia("(max-width: 30rem)").matches ? NARROW : WIDE;
  const svg = shape("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": caption });
  const most = highest(kind, labels.count, series);
  const floors = new Array(labels.count).fill(FLOOR);
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
