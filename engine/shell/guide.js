/**
 * The little that every page does with a script: it keeps the step when the language is switched, closes the open pop-up on
 * Escape or a tap elsewhere, remembers light or dark and larger letters if the reader chose them, and opens the search. Everything works without
 * it, less smoothly.
 */

/** @param {HTMLAnchorElement} link the link to this page in another language, which then leads to the same step */
const keepStep = (link) => {
  const url = new URL(link.href);
  url.hash = location.hash;
  link.href = url.href;
};

/** The form for mistakes then knows the page and offers its steps; at the foot, where the link is, none is being read. */
const nameSteps = () => {
  const page = `${document.querySelector("h1")?.textContent ?? ""} ${location.href.slice(siteRoot.href.length)}`;
  const steps = [...document.querySelectorAll(".toc a")].map((step) => step.textContent);
  try {
    sessionStorage.setItem("guide.report", JSON.stringify({ page, steps }));
  } catch {} // storage refused: she writes them herself
};

addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-keep-step], a[data-report]"));
  if (link?.matches("[data-report]")) nameSteps();
  else if (link) keepStep(link);
  for (const pop of openPopUps()) if (!pop.contains(target)) pop.open = false;
});

addEventListener("keydown", (event) => {
  const [pop] = openPopUps();
  if (event.key !== "Escape" || !pop) return;
  pop.open = false;
  pop.querySelector("summary")?.focus();
});

/** @returns {NodeListOf<HTMLDetailsElement>} */
const openPopUps = () => document.querySelectorAll("details.pop[open]");

const root = document.documentElement;

/**
 * What a reader chooses of the look, kept on this device; "" is as the system has it.
 * @param {"theme" | "size"} name @param {(chosen: string) => void} apply
 */
const choice = (name, apply) => {
  const [key, attribute] = [`guide.${name}`, `data-set-${name}`];
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll(`[${attribute}]`);
  /** @param {string} chosen */
  const show = (chosen) => {
    apply(chosen);
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.getAttribute(attribute) === chosen));
  };
  let kept = "";
  try {
    kept = localStorage.getItem(key) ?? "";
  } catch {} // storage refused: as the system has it
  const offered = [...buttons].some((button) => button.getAttribute(attribute) === kept);
  show(offered ? kept : ""); // what stands there may be anybody's: only what a button offers is taken
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const chosen = button.getAttribute(attribute) ?? "";
      show(chosen);
      try {
        if (chosen) localStorage.setItem(key, chosen);
        else localStorage.removeItem(key);
      } catch {}
    });
  }
};
choice("theme", (theme) => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
});
choice("size", (size) => {
  root.style.fontSize = size;
});

/**
 * The search box stands closed in every page and opens within the tap or key itself, so that the phone's keyboard comes up and
 * nothing typed is lost; what fills it (assets/search/) loads at the first opening and reads what stands in the box by then.
 * @typedef {HTMLDialogElement & {searchBox?: {reopened: () => void}, enterCame?: boolean}} SearchDialog
 */
const siteRoot = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** @param {SearchDialog} box @param {string} name @param {boolean} hidden */
const hide = (box, name, hidden) => {
  /** @type {HTMLElement | null} */ (box.querySelector(`[data-search-${name}]`))?.toggleAttribute("hidden", hidden);
};

/** Load what fills the box; where that fails, the box says so and a button tries again. @param {SearchDialog} box @returns {Promise<void>} */
const loadSearch = (box, attempt = 0) => {
  const again = attempt ? `?${attempt}` : ""; // a module that failed to load is asked for by another name
  const names = fetch(new URL("assets/search/manifest.json", siteRoot), { cache: attempt ? "reload" : "default" });
  names.catch(() => {}); // told by the module, which waits for it
  return import(`./search/box.mjs${again}`)
    .then(({ start }) => start(box, siteRoot, names, () => loadSearch(box, attempt + 1)))
    .catch(() => {
      hide(box, "wait", true);
      hide(box, "failed", false);
      /** @type {HTMLElement} */ (box.querySelector("[data-search-retry]")).onclick = () => {
        box.querySelector("input")?.focus();
        loadSearch(box, attempt + 1);
      };
    });
};

/** Where a browser knows no dialog (Safari before 15.4) its attribute opens the box, which the style sheet goes by. @param {SearchDialog} box */
const asDialog = (box) => {
  /** @param {boolean} open */
  const set = (open) => {
    box.toggleAttribute("open", open);
    if (!open) box.dispatchEvent(new Event("close"));
  };
  Object.defineProperties(box, {
    open: { get: () => box.hasAttribute("open") },
    showModal: { value: () => set(true) },
    close: { value: () => set(false) },
  });
};

/** @param {SearchDialog} box @param {() => void} needSearch */
const openSearch = (box, needSearch) => {
  if (!box.open) box.showModal();
  box.querySelector("input")?.focus();
  box.querySelector("input")?.select();
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

/** "/" and "s" open the search, but not where the key is a letter of what the reader writes; Ctrl or ⌘ K always does. @param {KeyboardEvent} event */
const isSearchKey = (event) => {
  if (event.altKey || event.isComposing || document.querySelector("dialog[open]")) return false;
  if (event.ctrlKey || event.metaKey) return event.key === "k";
  const typing = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
  return (event.key === "/" || event.key === "s") && !typing && !keysAreOff();
};

/** @param {SearchDialog} box */
const startSearch = (box) => {
  let asked = false;
  const needSearch = () => {
    if (!asked) loadSearch(box);
    asked = true;
  };
  const open = () => openSearch(box, needSearch);
  /** @type {NodeListOf<HTMLElement>} */
  const openers = document.querySelectorAll("[data-open-search]");
  for (const opener of openers) {
    opener.addEventListener("pointerdown", needSearch, { passive: true }); // a tap begins a tenth of a second before its click
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab gets the page behind the link
      event.preventDefault();
      open();
    });
  }
  box.addEventListener("keydown", (event) => {
    box.enterCame = event.key === "Enter" && !event.isComposing; // before what fills the box has come
  });
  addEventListener("keydown", (event) => {
    if (!isSearchKey(event)) return;
    event.preventDefault(); // the key itself is not the first letter of the question
    open();
  });
  const shared = () => location.hash.startsWith("#q=") && open();
  addEventListener("hashchange", shared);
  shared();
};

const searchDialog = /** @type {SearchDialog | null} */ (document.getElementById("search"));
if (searchDialog && !("showModal" in searchDialog)) asDialog(searchDialog);
if (searchDialog) startSearch(searchDialog);

/** The contents of a page stand open beside the text of a wide screen, and mark the step that is being read. */
/** @param {HTMLDetailsElement} contents */
const followContents = (contents) => {
  const wide = matchMedia("(min-width: 76rem)");
  const unfold = () => {
    contents.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();
  const links = [...contents.querySelectorAll("a")];
  const steps = links.map((link) => ({ link, heading: document.getElementById(link.hash.slice(1)) }));
  const mark = () => {
    const begun = steps.filter(({ heading }) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    const current = begun[begun.length - 1]?.link;
    for (const link of links) {
      if (link === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const crossing = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const { heading } of steps) if (heading) crossing.observe(heading);
};

const contentsOfPage = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.toc"));
if (contentsOfPage && "IntersectionObserver" in window) followContents(contentsOfPage);

/**
 * Copy the words of a box: the Chinese ones where the page shows them, as they are what is said or sent. Where copying is refused,
 * as in some apps' browsers, the words are selected, so that a long press copies them.
 * @param {HTMLButtonElement} button
 */
const copyWords = async (button) => {
  const box = /** @type {HTMLElement} */ (button.parentElement);
  const chinese = [...box.querySelectorAll(".say > [lang^=zh-Hans]")];
  const words = chinese.length
    ? chinese
    : [...box.children].filter((part) => !part.matches(".admonition-title, button"));
  try {
    await navigator.clipboard.writeText(words.map((part) => (part.textContent ?? "").trim()).join("\n"));
    button.textContent = button.dataset.copied ?? "";
  } catch {
    getSelection()?.setBaseAndExtent(words[0], 0, words[words.length - 1], words[words.length - 1].childNodes.length);
    button.textContent = button.dataset.byHand ?? "";
  }
};

/** @type {NodeListOf<HTMLButtonElement>} */
const copyButtons = document.querySelectorAll("[data-copy]");
for (const button of copyButtons) {
  button.dataset.needsScript = "ready";
  button.addEventListener("click", () => copyWords(button));
}

/** What is folded is printed too, and folded again after. @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open], .toc)")].map((fold) => /** @type {any} */ (fold));
  for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});

/** A link on paper leads nowhere, so before printing the links of a guide get numbers, and their addresses a list at its end. */
addEventListener("beforeprint", () => {
  const list = document.querySelector("[data-addresses]:empty");
  if (!list) return;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("article :is(p, li, td) > a:not(.rule)");
  const addresses = [...new Set([...links].filter(leavesPage).map((link) => link.href))];
  for (const address of addresses) {
    list.append(Object.assign(document.createElement("li"), { textContent: readable(address) }));
  }
  for (const link of links) {
    if (addresses.includes(link.href)) link.dataset.note = String(addresses.indexOf(link.href) + 1);
  }
});

/** An address as a person reads it; one in other letters than UTF-8, such as %B0%A1, as it stands. @param {string} address */
const readable = (address) => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};

/** @param {HTMLAnchorElement} link */
const leavesPage = (link) =>
  !link.closest("nav, .rests, .following, .print-all") &&
  link.pathname !== location.pathname &&
  /^http/.test(link.protocol);

/** Pages seen work without a network; that begins when the reader first does something, so that opening a page costs nothing. */
const begin = () => {
  for (const name of FIRST_USE) removeEventListener(name, begin);
  // @ts-expect-error its address in the site: beside this script, not in this room
  import("./offline.mjs").then(({ start }) => start()).catch(() => {});
};
const FIRST_USE = ["pointerdown", "keydown", "scroll"];
if (location.protocol !== "file:") for (const name of FIRST_USE) addEventListener(name, begin, { passive: true });
