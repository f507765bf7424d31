/** @type {Map<string, number>} by address how often it failed */
const failed = new Map();

/**
 * A module that comes when it is wanted. Browsers keep a failure for as long as the page is open, so one that failed to load is asked
 * for by another name. The address is beside the script that asks; as a variable it stays out of the bundle.
 * @param {string} address @param {(address: string) => Promise<any>} [load] @returns {Promise<any>}
 */
export const importAgain = async (address, load = (name) => import(name)) => {
  const times = failed.get(address) ?? 0;
  try {
    return await load(times ? `${address}?${times}` : address);
  } catch (error) {
    failed.set(address, times + 1);
    throw error;
  }
};
