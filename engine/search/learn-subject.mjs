/** Runs at the build, in Node: what the words of each script tell about the guide's subject (worker/subject.mjs), from wordings on standard input. */

import { Near } from "./worker/near.mjs";
import { Reader } from "./worker/reader.mjs";
import { learnSubject } from "./worker/subject.mjs";

const { stdin, stdout } = /** @type {any} */ (globalThis).process; // Node’s; nothing else of it is used
let given = "";
stdin.setEncoding("utf8");
stdin.on("data", (/** @type {string} */ piece) => (given += piece));
stdin.on("end", () => {
  /** @type {{tables: import("./types").Tables, ours: Record<string, string[]>, everyday: Record<string, string[]>}} */
  const { tables, ours, everyday } = JSON.parse(given);
  const reader = new Reader(tables);
  const near = new Near(tables.near, reader);
  stdout.write(JSON.stringify(Object.fromEntries(Object.keys(ours).map((script) => [script, learnSubject(ours[script], everyday[script], reader, near)]))));
});
