/**
 * The little that every page does with a script: it keeps the step when the language is switched, closes the open pop-up on
 * Escape or a tap elsewhere, remembers light or dark if the reader chose it, and opens the search. Everything works without
 * it, less smoothly.
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

/**
 * The search box stands closed in every page and opens within the tap or key itself, so that the phone's keyboard comes up and
 * nothing typed is lost; what fills it (assets/search/) loads at the first opening and reads what stands in the box by then.
 */
const box = document.getElementById("search");
const siteRoot = new URL("../", document.currentScript.src);
let loading;
const needSearch = () => loading || loadSearch();
const loadSearch = (attempt = 0) => {
  const again = attempt ? `?${attempt}` : ""; // a module that failed to load is asked for by another name
  const names = fetch(new URL("assets/search/manifest.json", siteRoot), { cache: attempt ? "reload" : "default" });
  names.catch(() => {}); // told by the module, which waits for it
  loading = import(`./search/box.mjs${again}`)
    .then(({ start }) => start(box, siteRoot, names, () => loadSearch(attempt + 1)))
    .catch(() => {
      box.querySelector("[data-search-wait]").hidden = true;
      box.querySelector("[data-search-failed]").hidden = false;
      box.querySelector("[data-search-retry]").onclick = () => {
        box.querySelector("input").focus();
        loadSearch(attempt + 1);
      };
    });
};
const openSearch = () => {
  if (!box.open) box.showModal();
  box.querySelector("input").focus();
  box.querySelector("input").select();
  box.searchBox?.reopened();
  needSearch();
};

/** Single keys disturb who speaks to the computer instead of typing: a switch in the box turns them off. */
const KEYS = "search-keys";
const keysAreOff = () => {
  try {
    return localStorage.getItem(KEYS) === "off";
  } catch {
    return false;
  }
};
if (box?.showModal) {
  const button = document.querySelector("[data-open-search]");
  button.addEventListener("pointerdown", needSearch, { passive: true }); // a tap begins a tenth of a second before its click
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab gets the page behind the link
    event.preventDefault();
    openSearch();
  });
  box.addEventListener("keydown", (event) => {
    box.enterCame = event.key === "Enter" && !event.isComposing; // before what fills the box has come
  });
  addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const [one, both] = [event.key === "/" || event.key === "s", event.key === "k" && (event.ctrlKey || event.metaKey)];
    if (!both && (!one || typing || event.ctrlKey || event.metaKey || keysAreOff())) return;
    event.preventDefault(); // the key itself is not the first letter of the question
    openSearch();
  });
  const shared = () => location.hash.startsWith("#q=") && openSearch();
  addEventListener("hashchange", shared);
  shared();
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
