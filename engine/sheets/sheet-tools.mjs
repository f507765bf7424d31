/** What the sheets share on screen: the words of the page, messages, the Print button, a file to save. */

import { find } from "../shell/find.mjs";

/** @returns {any} the words that the template put into the page */
export const pageWords = () => JSON.parse(find(document, "script[data-words]", HTMLScriptElement).text);

/** "第 {n} 条" with n filled in. @param {string} text @param {Record<string, unknown>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * Tell the reader something, with buttons for what she can do about it; it takes the place of what was told before.
 * @param {string} text @param {...[string, () => void]} actions
 */
export const say = (text, ...actions) => {
  const message = find(document, "[data-say]", HTMLElement);
  message.replaceChildren(text, ...actions.map(([label, act]) => button(label, act)));
  message.hidden = !text;
};

/** @param {string} label @param {() => void} act */
export const button = (label, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
};

/** Give the reader a file. @param {string} name @param {string} type @param {string} text */
export const saveFile = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some phones read it long after the tap
};

/** Show the tools, which are hidden until a script can serve them. @param {Element} sheet */
export const showTools = (sheet) => {
  /** @type {NodeListOf<HTMLElement>} */
  const tools = sheet.querySelectorAll("[data-needs-script]");
  for (const tool of tools) tool.dataset.needsScript = "ready";
};

/** Let a field grow with its text where the style sheet cannot (field-sizing). @param {Element} area */
export const grow = (area) => {
  if (!(area instanceof HTMLTextAreaElement) || CSS.supports("field-sizing", "content")) return;
  area.rows = 1;
  const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
  area.rows = Math.max(1, Math.round(area.scrollHeight / line));
};
