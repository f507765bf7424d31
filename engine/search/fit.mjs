/**
 * Runs on an editor's machine, in Node: fits the weights of engine/search/evidence.py, a linear model by squared hinge loss, by steps that grow
 * smaller the more each weight has been moved (AdaGrad). Nothing but sums, products and square roots in a fixed order, so that every machine
 * finds the same. Reads a Fit on standard input, and writes the mean of what stands after each of the later rounds, in each of some orders:
 * one order alone moves a twentieth of the answers that are nearly none.
 */

/** @typedef {import("./types").Fit} Fit */

/** @param {Fit} fit @param {number} stride by which the rows are taken in turn @returns {number[]} a weight for each place */
const inOrder = ({ rows, signs, labels, counts, size, rounds, later, speed, shrink }, stride) => {
  const [weights, moved, totals] = [0, 1e-8, 0].map((start) => new Float64Array(size).fill(start));
  const each = signs.map((known) => known.map((count) => 1 / Math.sqrt(count + 1)));
  for (let turn = 0; turn < rounds * rows.length; turn++) {
    const at = (turn * stride) % rows.length;
    const [row, label] = [rows[at], labels[at]];
    const [[letters, classes], [ofLetter, ofClass]] = [signs[at], each[at]];
    const share = (/** @type {number} */ place) => (place < letters ? ofLetter : place < letters + classes ? ofClass : 1);
    let sum = 0;
    for (let place = 0; place < row.length; place++) sum += weights[row[place]] * share(place);
    const short = 1 - label * sum;
    const slope = short > 0 ? -label * short * counts[at] : 0;
    for (let place = 0; place < row.length; place++) {
      const step = slope * share(place) + shrink * weights[row[place]];
      moved[row[place]] += step * step;
      weights[row[place]] -= (speed * step) / Math.sqrt(moved[row[place]]);
    }
    if ((turn + 1) % rows.length === 0 && Math.floor(turn / rows.length) >= rounds - later) for (let place = 0; place < size; place++) totals[place] += weights[place];
  }
  return [...totals].map((total) => total / later);
};

/** @param {Fit} fit @returns {number[]} a weight for each place */
const fitted = (fit) => {
  const found = fit.strides.map((stride) => inOrder(fit, stride));
  return found[0].map((_, place) => found.reduce((sum, weights) => sum + weights[place], 0) / found.length);
};

const { stdin, stdout } = /** @type {any} */ (globalThis).process; // Node’s; nothing else of it is used
let given = "";
stdin.setEncoding("utf8");
stdin.on("data", (/** @type {string} */ piece) => (given += piece));
stdin.on("end", () => stdout.write(JSON.stringify(fitted(JSON.parse(given)))));
