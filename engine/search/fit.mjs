/**
 * Runs on an editor's machine, in Node: fits the weights of engine/search/evidence.py, a linear model by squared hinge loss, by steps that grow
 * smaller the more each weight has been moved (AdaGrad). Nothing but sums, products and square roots in a fixed order, so that every machine
 * finds the same. Reads a Fit on standard input, and writes the mean of what stands after each of the later rounds, in each of some orders:
 * one order alone moves a twentieth of the answers that are nearly none.
 */

/** @typedef {import("./types").Fit} Fit */

/**
 * The rows of a fit one after the other: half the time of rows in lists. A row begins at `starts[row]`, its classes at `classes[row]`, its
 * kinds at `kinds[row]`; the shares of its letters and its classes.
 * @param {Fit} fit
 */
const packed = ({ rows, signs }) => {
  let end = 0;
  const starts = Int32Array.from([0, ...rows.map((row) => (end += row.length))]);
  const share = (/** @type {number} */ count) => 1 / Math.sqrt(count + 1);
  return {
    places: Int32Array.from(rows.flat()),
    starts,
    classes: Int32Array.from(signs, ([letters], row) => starts[row] + letters),
    kinds: Int32Array.from(signs, ([letters, classes], row) => starts[row] + letters + classes),
    ofLetter: Float64Array.from(signs, ([letters]) => share(letters)),
    ofClass: Float64Array.from(signs, ([, classes]) => share(classes)),
  };
};

/** @param {Fit} fit @param {ReturnType<typeof packed>} rows @param {number[]} order in which they are taken @returns {Float64Array} a weight for each place */
const inOrder = ({ labels, counts, size, rounds, later, speed, shrink }, { places, starts, classes, kinds, ofLetter, ofClass }, order) => {
  const [weights, moved, totals] = [0, 1e-8, 0].map((start) => new Float64Array(size).fill(start));
  for (let turn = 0; turn < rounds * labels.length; turn++) {
    const row = order[turn % order.length];
    const [start, end, label] = [starts[row], starts[row + 1], labels[row]];
    const share = (/** @type {number} */ at) => (at < classes[row] ? ofLetter[row] : at < kinds[row] ? ofClass[row] : 1);
    let sum = 0;
    for (let at = start; at < end; at++) sum += weights[places[at]] * share(at);
    const short = 1 - label * sum;
    const slope = short > 0 ? -label * short * counts[row] : 0;
    for (let at = start; at < end; at++) {
      const place = places[at];
      const step = slope * share(at) + shrink * weights[place];
      moved[place] += step * step;
      weights[place] -= (speed * step) / Math.sqrt(moved[place]);
    }
    if ((turn + 1) % labels.length === 0 && Math.floor(turn / labels.length) >= rounds - later) for (let place = 0; place < size; place++) totals[place] += weights[place];
  }
  return totals.map((total) => total / later);
};

/** @param {Fit} fit @returns {number[]} a weight for each place */
const fitted = (fit) => {
  const rows = packed(fit);
  const found = fit.orders.map((order) => inOrder(fit, rows, order));
  return Array.from(found[0], (_, place) => found.reduce((sum, weights) => sum + weights[place], 0) / found.length);
};

const { stdin, stdout } = /** @type {any} */ (globalThis).process; // Node’s; nothing else of it is used
let given = "";
stdin.setEncoding("utf8");
stdin.on("data", (/** @type {string} */ piece) => (given += piece));
stdin.on("end", () => stdout.write(JSON.stringify(fitted(JSON.parse(given)))));
