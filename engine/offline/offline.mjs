/**
 * The page's side of working without a network (sw.js is the other). guide.js loads it when the reader first does something, so
 * that opening a page costs nothing more; after that, pages seen are there without a network, unless she has turned it off.
 */

import { adopt, own, read, write } from "../shell/store.mjs";

const OFF = own("offline"); // "off" once the reader has removed it
adopt("guide.offline", OFF);

export const supported = () => "serviceWorker" in navigator;

/** Where nothing may be stored, nothing is. */
const off = () => read(OFF) === "off" || write(OFF, read(OFF)) !== "";

const worker = async () => {
  await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url), {
    scope: new URL("../", import.meta.url).pathname,
  });
  return (await navigator.serviceWorker.ready).active;
};

/** @typedef {{version?: string, built?: string, kept?: string[], error?: string}} Answer what is kept, or why that cannot be said */
/** @typedef {(progress: {done: number, total: number}) => void} Told bytes */

/** Ask the worker for something. @param {Record<string, unknown>} message @param {Told} [told] @returns {Promise<Answer>} */
export const ask = async (message, told) => {
  try {
    const active = await worker();
    const { port1, port2 } = new MessageChannel();
    return await new Promise((resolve) => {
      port1.onmessage = ({ data }) => (data.progress ? told?.(data.progress) : resolve(data));
      active?.postMessage(message, [port2]);
    });
  } catch {
    return { error: "refused" };
  }
};

/** Whether this device has the worker already; where it will not say, nothing more is tried. */
const registered = () =>
  navigator.serviceWorker.getRegistration().then(
    (found) => found !== undefined,
    () => true,
  );

/** Keep what this page needs, as soon as the reader uses the site. */
export const start = async () => {
  if (!supported() || off() || (await registered())) return;
  const seen = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
  await ask({ do: "start", seen, locale: document.documentElement.lang });
};

/** @param {string} locale @param {Told} told */
export const keep = (locale, told) => {
  write(OFF, null);
  return ask({ do: "keep", locale }, told);
};

/** @returns {Promise<Answer>} */
export const forget = async () => {
  write(OFF, "off");
  if (!(await navigator.serviceWorker.getRegistration())) return {};
  return ask({ do: "forget" });
};

/** What is kept, without registering anything. @returns {Promise<Answer>} */
export const status = async () => {
  const there = supported() && (await navigator.serviceWorker.getRegistration().catch(() => undefined));
  return there ? ask({ do: "status" }) : { kept: [] };
};
