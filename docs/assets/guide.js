/**
 * The little that every page does with a script: it keeps the step when the language is switched, closes the open pop-up on
 * Escape or a tap elsewhere, and remembers light or dark if the reader chose it. Everything works without it, less smoothly.
 */

/** @param {Element} link the link to this page in another language, which then leads to the same step */
const keepStep = (link) => {
  const url = new URL(link.href);
  url.hash = location.hash;
  link.href = url.href;
};

addEventListener("click", (event) => {
  const link = event.target.closest("a[data-keep-step]");
  if (link) keepStep(link);
  for (const pop of document.querySelectorAll("details.pop[open]")) if (!pop.contains(event.target)) pop.open = false;
});

addEventListener("keydown", (event) => {
  const pop = event.key === "Escape" && document.querySelector("details.pop[open]");
  if (pop) {
    pop.open = false;
    pop.querySelector("summary").focus();
  }
});

const THEME = "guide.theme";
const root = document.documentElement;
const setTheme = (theme) => (theme ? (root.dataset.theme = theme) : delete root.dataset.theme);

try {
  setTheme(localStorage.getItem(THEME));
} catch {} // storage refused: the system's preference stands

for (const button of document.querySelectorAll("[data-set-theme]")) {
  const theme = button.dataset.setTheme;
  button.addEventListener("click", () => {
    setTheme(theme);
    try {
      theme ? localStorage.setItem(THEME, theme) : localStorage.removeItem(THEME);
    } catch {}
    for (const other of document.querySelectorAll("[data-set-theme]")) other.setAttribute("aria-pressed", String(other === button));
  });
  button.setAttribute("aria-pressed", String(theme === (root.dataset.theme ?? "")));
}

/** A link on paper leads nowhere, so before printing the links of a guide get numbers, and their addresses a list at its end. */
addEventListener("beforeprint", () => {
  const place = document.querySelector("[data-addresses]:empty");
  const links = place ? [...document.querySelectorAll("article :is(p, li, td) > a:not(.rule)")] : [];
  const addresses = new Set(links.filter((link) => !link.closest("nav, .rests, .following, .print-all") && link.pathname !== location.pathname && /^http/.test(link.protocol)).map((link) => link.href));
  for (const address of addresses) place.append(Object.assign(document.createElement("li"), { textContent: decodeURI(address) }));
  for (const link of links) if (addresses.has(link.href)) link.dataset.note = [...addresses].indexOf(link.href) + 1;
});

/** Pages seen work without a network; that begins when the reader first does something, so that opening a page costs nothing. */
const begin = () => {
  for (const name of FIRST_USE) removeEventListener(name, begin);
  import("./offline.mjs").then(({ start }) => start()).catch(() => {});
};
const FIRST_USE = ["pointerdown", "keydown", "scroll"];
if (location.protocol !== "file:") for (const name of FIRST_USE) addEventListener(name, begin, { passive: true });
