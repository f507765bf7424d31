/** The Print button of the page that holds every guide: its text is too long to copy, so its address stands for it. */

import "./hand-over.mjs";
import { find } from "../shell/find.mjs";
import { printPage, showTools } from "./sheet-tools.mjs";

const booklet = find(document, ".booklet", HTMLElement);
find(booklet, "[data-print]", HTMLElement).addEventListener("click", () =>
  printPage(".booklet", `${document.title}\n${location.href}\n`),
);
showTools(booklet);
