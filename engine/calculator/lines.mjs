// The lines that an offer's rate is held against, with the rule that each rests on.
import { fill, percent, settings, words } from "./said.mjs";
import { make } from "./tables.mjs";

/** @param {Element} place @param {number} rate */
export function showLines(place, rate) {
  const list = make("ul");
  for (const line of settings.lines) {
    const item = make("li");
    if (line.rate) {
      const verdict = words.lines[Math.round(rate * 1e4) > Number(line.rate) * 100 ? "above" : "below"]; // as shown
      const said = { name: line.topic, yours: percent(rate), rate: `${line.rate}%`, verdict };
      item.append(make("strong", fill(words.lines.line, said)), " ");
    }
    item.append(line.says, " ", make("a", line.topic, { href: line.link }), `（${fill(words.lines.grade, line)}）`);
    list.append(item);
  }
  place.replaceChildren(make("p", words.lines.title), list, make("p", words.lines.note, { class: "calc-hint" }));
}
