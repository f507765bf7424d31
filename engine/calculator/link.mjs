// The form's numbers in an address, behind the "#": they never reach a server.
import { words } from "./said.mjs";
import { make } from "./tables.mjs";

/** @typedef {import("./element.mjs").RepaymentCalculator} Host */

const LONGEST = 20000;

/** @param {string} mode @param {[string, string][]} filled */
export function linkOf(mode, filled) {
  const url = new URL(location.href);
  url.hash = new URLSearchParams([["calc", mode], ...filled]).toString();
  return url.href;
}

/** @param {string} mode */
export function dropLink(mode) {
  if (location.hash.startsWith("#calc=")) history.replaceState(null, "", `#${mode}`);
}

/** Only the form's own fields are looked up. A reader's own numbers are set aside: not mixed with the link's, not replaced. @param {Host} host */
export function takeLink(host) {
  const text = location.hash.slice(1);
  host.linked = false;
  const carried = new URLSearchParams(text.slice(0, LONGEST));
  if (carried.get("calc") !== host.mode) return;
  host.scrollIntoView();
  if (text.length > LONGEST) return host.say(words.link_long);
  host.keepNow();
  const guest = host.guest || host.fields.touched;
  if (guest) host.mine ||= host.numbers ?? "";
  host.form.reset();
  host.fields.seen.clear();
  host.say(host.fields.fillIn((name) => carried.get(name)) ? "" : words.link_bad);
  host.guest = guest;
  if (guest) {
    host.box.checked = false;
    host.say(
      words.link_guest,
      " ",
      host.stored ? "" : `${words.not_kept} `,
      make("button", words.link_back, { type: "button", "data-do": "back" }),
    );
  }
  host.update();
}
