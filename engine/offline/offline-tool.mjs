/** The about page's tool: keep the whole guide in this language, see how far it is, update it, remove it. */

import { fill } from "../shell/fill.mjs";
import { find } from "../shell/find.mjs";
import { ask, forget, keep, status, supported } from "./offline.mjs";

const tool = find(document, "[data-offline]", HTMLElement);
const words = JSON.parse(find(tool, "script", HTMLScriptElement).text);
/** @param {string} name */
const piece = (name) => find(tool, `[data-offline-${name}]`, HTMLElement);
const bar = find(tool, "[data-offline-bar]", HTMLProgressElement);
const locale = document.documentElement.lang;
/** @param {string} text */
const say = (text) => {
  piece("say").textContent = text;
};
/** @param {number} bytes */
const size = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** What there is to keep, from the site's own list. */
const sizeOf = async () => {
  const list = await (await fetch(tool.dataset.list ?? "", { cache: "no-cache" })).json();
  const files = /** @type {[number, string, string][]} */ (Object.values(list.files)); // bytes, digest, locale or "" for all
  return files.filter(([, , of]) => of === locale || of === "").reduce((sum, [bytes]) => sum + bytes, 0);
};

/** @param {import("./offline.mjs").Answer} answer */
const show = ({ built, kept = [], error }) => {
  const whole = kept.includes(locale);
  piece("keep").hidden = whole;
  piece("update").hidden = !built;
  piece("remove").hidden = !built;
  if (error) say(words[error]);
  else if (whole) say(fill(words.kept, { date: built }));
  else say(built ? fill(words.seen, { date: built }) : words.none);
};

/** @param {() => Promise<import("./offline.mjs").Answer>} work */
const busy = async (work) => {
  for (const button of tool.querySelectorAll("button")) button.disabled = true;
  const answer = await work();
  for (const button of tool.querySelectorAll("button")) button.disabled = false;
  bar.hidden = true;
  const { error } = answer;
  show(error ? { ...(await status()), error } : answer);
};

piece("keep").addEventListener("click", () =>
  busy(() =>
    keep(locale, ({ done, total }) => {
      bar.hidden = false;
      Object.assign(bar, { max: total, value: done });
      say(fill(words.progress, { done: size(done), total: size(total) }));
    }),
  ),
);
piece("update").addEventListener("click", () => busy(() => ask({ do: "update" })));
piece("remove").addEventListener("click", () =>
  busy(() => forget().then(({ error }) => (error ? { error } : { kept: [] }))),
);

/** Shows what is kept, and on the button what keeping all would take. */
const begin = async () => {
  show(await status());
  if (piece("keep").hidden) return;
  const bytes = await sizeOf().catch(() => undefined);
  piece("keep").textContent = fill(words.keep, { size: bytes === undefined ? "…" : size(bytes) });
};

tool.hidden = false;
if (supported()) {
  begin();
} else {
  for (const button of tool.querySelectorAll("button")) button.hidden = true;
  say(words.unsupported);
}
