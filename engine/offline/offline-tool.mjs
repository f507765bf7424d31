/** The about page's tool: keep the whole guide in this language, see how far it is, update it, remove it. */

import { ask, forget, keep, status, supported } from "./offline.mjs";

const tool = document.querySelector("[data-offline]");
const words = JSON.parse(tool.querySelector("script").textContent);
const part = (name) => tool.querySelector(`[data-offline-${name}]`);
const bar = part("bar");
const locale = document.documentElement.lang;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const say = (text) => (part("say").textContent = text);
const size = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** What there is to keep, from the site's own list. */
const sizeOf = async () => {
  const list = await (await fetch(tool.dataset.list, { cache: "no-cache" })).json();
  return Object.values(list.files).filter(([, , of]) => of === locale || of === "").reduce((sum, [bytes]) => sum + bytes, 0);
};

const show = ({ built, kept = [], error }) => {
  const whole = kept.includes(locale);
  part("keep").hidden = whole;
  part("update").hidden = !built;
  part("remove").hidden = !built;
  if (error) return say(words[error]);
  say(whole ? fill(words.kept, { date: built }) : built ? fill(words.seen, { date: built }) : words.none);
};

const busy = async (work) => {
  for (const button of tool.querySelectorAll("button")) button.disabled = true;
  const answer = await work();
  for (const button of tool.querySelectorAll("button")) button.disabled = false;
  bar.hidden = true;
  const { error } = answer;
  show(error ? { ...(await status()), error } : answer);
};

part("keep").addEventListener("click", () =>
  busy(() =>
    keep(locale, ({ done, total }) => {
      bar.hidden = false;
      Object.assign(bar, { max: total, value: done });
      say(fill(words.progress, { done: size(done), total: size(total) }));
    }),
  ),
);
part("update").addEventListener("click", () => busy(() => ask({ do: "update" })));
part("remove").addEventListener("click", () => busy(() => forget().then(({ error }) => (error ? { error } : { kept: [] }))));

/** Shows what is kept, and on the button what keeping all would take. */
const begin = async () => {
  show(await status());
  if (part("keep").hidden) return;
  const bytes = await sizeOf().catch(() => undefined);
  part("keep").textContent = fill(words.keep, { size: bytes === undefined ? "…" : size(bytes) });
};

tool.hidden = false;
if (supported()) {
  begin();
} else {
  for (const button of tool.querySelectorAll("button")) button.hidden = true;
  say(words.unsupported);
}
