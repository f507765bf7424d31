/** @typedef {Map<string, any>} Values by id what stands there; an id without one is as the page has it at first */

/**
 * What to do where a page and the device differ. `seen` is what both last had in common: what only one of them has changed since
 * then is taken from that one, and a change goes before a removal, so that nothing anybody wrote is written over.
 * @param {Values} here @param {Values} seen @param {Values} kept
 * @returns {{take: Values, own: Values, both: Values}} for the page, for the device, and what the device has where each has its own
 */
export const merge = (here, seen, kept) => {
  const [take, own, both] = [new Map(), new Map(), new Map()];
  for (const id of new Set([...here.keys(), ...seen.keys(), ...kept.keys()])) {
    const [mine, last, theirs] = [here, seen, kept].map((values) => JSON.stringify(values.get(id)));
    if (mine === theirs) continue;
    if (theirs === last || (theirs === undefined && mine !== last)) own.set(id, here.get(id));
    else if (mine === last || mine === undefined) take.set(id, kept.get(id));
    else both.set(id, kept.get(id));
  }
  return { take, own, both };
};
