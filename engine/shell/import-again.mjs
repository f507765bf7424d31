/** By its address the name under which a module is asked for next. @type {Map<string, string>} */
const names = new Map();

/**
 * A module that comes when it is wanted. Browsers keep a failure for as long as the page is open, so one that failed to load is asked
 * for by another name. The address is beside the script that asks; as a variable it stays out of the bundle.
 * @param {string} address @param {(name: string) => Promise<any>} [load] @returns {Promise<any>}
 */
export const importAgain = (address, load = (name) => import(name)) => {
  const name = names.get(address) ?? address;
  return load(name).catch((error) => {
    names.set(address, `${name}?1`);
    throw error;
  });
};
