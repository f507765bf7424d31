/** The Print button of the page that holds every guide. */

import { find } from "../shell/find.mjs";
import { showTools } from "./sheet-tools.mjs";

const booklet = find(document, ".booklet", HTMLElement);
find(booklet, "[data-print]", HTMLElement).addEventListener("click", () => print());
showTools(booklet);
