/**
 * What is carried out of a page: a file, or paper. An app's own browser often drops both and says nothing, and a page cannot ask
 * whether a file arrived. So beside each file its text stands to be copied, and where printing did not begin, the page says so and
 * how to go on. Tools tell of it by an event, so that each page loads this once. The box is engine/sheets/hand_over.py's.
 * @typedef {["file", name: string, type: string, content: BlobPart, text?: string]} File
 * @typedef {["print", paper: string, text?: string]} Paper paper is a selector of what is printed
 * @typedef {File | Paper} Told
 */

import { copyFrom } from "../shell/clipboard.mjs";
import { brokenLines, isInApp } from "./in-app.mjs";

const PRINT_BEGINS = 700; // milliseconds after which a dialog that did not open never will
const WIDTH = 720; // pixels of a picture: as wide as two phones, so that its letters stay sharp
const [LETTER, LINE, EDGE, MOST_LINES] = [28, 44, 40, 240];

/** @type {HTMLElement | null} */
const box = document.querySelector("[data-hand-over]");
let waiting = 0;
const inApp = isInApp(navigator.userAgent);

/** @param {string} name @returns {any} */
const part = (name) => box?.querySelector(`[data-hand="${name}"]`);

/** @param {"file" | "print" | "copied" | "by-hand" | "picture"} what */
const tell = (what) => {
  for (const said of box?.querySelectorAll("[data-told]") ?? [])
    said.toggleAttribute("hidden", /** @type {HTMLElement} */ (said).dataset.told !== what);
};

/** @type {Element | null} */
let pressed = null;
addEventListener(
  "click",
  ({ target }) => {
    const button = /** @type {Element} */ (target).closest?.("button");
    if (button && !box?.contains(button)) pressed = button;
  },
  true,
);

/** @param {"file" | "print"} kind @param {string} text @param {string} [name] the file's */
const show = (kind, text, name = "") => {
  if (!box) return;
  (pressed?.closest("ul") ?? pressed?.parentElement ?? box).after(box);
  part("text").value = text.replace(/^\uFEFF/, "");
  part("name").textContent = name;
  part("picture").hidden = true;
  part("draw").hidden = lines(text).length > MOST_LINES;
  box.hidden = false;
  tell(kind);
  box.scrollIntoView({ block: "nearest" });
};

/** @param {string} name @param {string} type @param {BlobPart} content @param {string} text */
const save = (name, type, content, text = String(content)) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some phones read it long after the tap
  show("file", text, name);
};

/** What is printed, as text: a table's row a line. @param {string} paper */
const linesOf = (paper) => {
  const parts = [...document.querySelectorAll(`:is(${paper}) :is(h1, h2, p, li, tr)`)].filter(
    (part) => !part.querySelector("p, li"),
  );
  return parts
    .map((part) => (part.matches("tr") ? [...part.children] : [part]).map((cell) => cell.textContent).join(" | "))
    .join("\n");
};

/** Printing is asked for by who tells of it; here only whether it began is looked at. @param {string} paper @param {string} text */
const watchPrint = (paper, text = linesOf(paper)) => {
  let began = false;
  const beginsNow = () => {
    began = true;
  };
  addEventListener("beforeprint", beginsNow, { once: true });
  waiting = setTimeout(() => (inApp || !began) && show("print", text), PRINT_BEGINS);
};

addEventListener("hand-over", (event) => {
  clearTimeout(waiting); // something else was asked for meanwhile
  const told = /** @type {CustomEvent<Told>} */ (event).detail;
  if (told[0] === "file") save(told[1], told[2], told[3], told[4]);
  else watchPrint(told[1], told[2]);
});

/** What was copied is hers, wherever a file went: the page hears of it. */
const copy = async () => {
  const told = await copyFrom(part("text"));
  tell(told);
  if (told === "copied") dispatchEvent(new Event("handed-over"));
};

/** The lines of a picture, as wide as it is. @param {string} text @returns {string[]} */
const lines = (text) => {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return [];
  pen.font = `${LETTER}px system-ui, sans-serif`;
  return brokenLines(text, (line) => pen.measureText(line).width <= WIDTH - 2 * EDGE);
};

/** The text as a picture, which every app lets her keep by a long press. */
const draw = () => {
  const rows = lines(part("text").value);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, rows.length * LINE + 2 * EDGE];
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#111";
  pen.font = `${LETTER}px system-ui, sans-serif`;
  rows.forEach((row, index) => {
    pen.fillText(row, EDGE, EDGE + LINE * index + LETTER);
  });
  const picture = part("picture");
  picture.replaceChildren(
    Object.assign(new Image(), { src: canvas.toDataURL("image/png"), alt: part("text").ariaLabel ?? "" }),
  );
  picture.hidden = false;
  tell("picture");
};

part("copy")?.addEventListener("click", copy);
part("draw")?.addEventListener("click", draw);
addEventListener("input", () => box?.toggleAttribute("hidden", true)); // what stands in it is no longer what stands above
/** @type {NodeListOf<HTMLElement>} */
const notes = document.querySelectorAll("[data-in-app]");
for (const note of notes) note.hidden = !inApp;
