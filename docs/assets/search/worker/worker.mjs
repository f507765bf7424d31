/** What runs beside the page: it loads an index, and answers one question after another. */

import { Engine } from "./engine.mjs";

let engine;

const open = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  engine = new Engine(await response.json());
  postMessage({ ready: true });
};

onmessage = async ({ data }) => {
  try {
    if (data.open) await open(data.open);
    else postMessage(await engine.search(data.query));
  } catch {
    postMessage({ failed: true }); // the box says so and offers to try again
  }
};
