/** The Print button of the page that holds every guide. */

import { showTools } from "./sheet-tools.mjs";

const booklet = document.querySelector(".booklet");
booklet.querySelector("[data-print]").addEventListener("click", () => print());
showTools(booklet);
