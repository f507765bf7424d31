/** What the sheets share on screen: the words of the page, messages, the Print button, a file to save. */

import { find } from "../shell/find.mjs";

/** @returns {any} the words that the template put into the page */
export const pageWords = () => JSON.parse(find(document, "script[data-words]", HTMLScriptElement).text);

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

/** @param {import("./hand-over.mjs").Told} detail */
const handOver = (...detail) => dispatchEvent(new CustomEvent("hand-over", { detail }));

/** Give the reader a file, and its text to copy. @param {string} name @param {string} type @param {BlobPart} content @param {string} [text] where the file is no text */
export const saveFile = (name, type, content, text = String(content)) => handOver("file", name, type, content, text);

/** Print the page; where nothing is printed, the reader gets a text. @param {string} paper what is printed, as a selector @param {string} [text] where the paper's own lines do not say it */
export const printPage = (paper, text) => {
  handOver("print", paper, text);
  print();
};

/** A sheet as text: its headings, each line with what is ticked and written, and where it is from. @param {Element} sheet */
export const sheetText = (sheet) => {
  const parts = [...sheet.querySelectorAll("h1, h2, .check, .gap, .log-blank th")];
  const lines = parts.filter((part) => !part.closest("[data-evidence]")).map(lineOf); // another paper's
  return `${lines.filter(Boolean).join("\n")}\n${location.origin}${location.pathname}\n`;
};

/** @param {Element} part */
const lineOf = (part) => {
  const [box, label, area] = [part.querySelector("input"), part.querySelector("label"), part.querySelector("textarea")];
  const words = ((label ?? part).textContent ?? "").trim().replace(/\s+/g, " ");
  if (box) return `${box.checked ? "☑" : "☐"} ${words}`;
  if (area) return [part.firstChild, area.value || "____", part.lastChild].map(said).join(" ").trim();
  return part.matches("h2") ? `\n${words}` : words;
};

/** @param {Node | string | null} part */
const said = (part) => (typeof part === "string" ? part : part instanceof Text ? part.data.trim() : "");

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
