/**
 * An element that the page's own template has. A template without it is our mistake, told here by the selector and not
 * somewhere later by "null".
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {abstract new (...args: any[]) => T} kind HTMLButtonElement, …
 * @returns {T}
 */
export const find = (root, selector, kind) => {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} at ${selector}`);
  return found;
};
