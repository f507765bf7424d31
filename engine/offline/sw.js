/**
 * The service worker: the guide without a network. One version of the site is "current" and answers every page of its own; the
 * next one takes its place only when all of it has arrived, each file checked against offline.json. A page that was answered
 * from one version gets all its files from that version, so that no page is ever a mix. decisions/0051 tells why it is ours.
 *
 * Everything but the answer may fail: a full phone, a store that cannot be opened, an entry that is garbage. What cannot be read is
 * thrown away, what cannot be written is not kept, and the reader gets the network's answer.
 */

const LIST = "offline.json";
const CHECK_EVERY = 10 * 60 * 1000; // milliseconds between looks for a new version
const AT_ONCE = 4; // downloads
const CLIENTS_KNOWN = 30;

/** @typedef {{version: string, built: string, files: Record<string, [number, string, string]>, languages: Record<string, unknown>}} List each file's bytes, digest, and locale or "" for all */
/** @typedef {List & {kept: string[]}} State the version that is current, and the locales kept whole */
/** @typedef {(progress: {done: number, total: number}) => void} Told bytes */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const base = worker.registration.scope;
// Several guides may stand at one address, each in a folder of its own: the names of their caches hold the folder.
const OWN = `guide:${new URL(base).pathname}:`;
const CACHE = `${OWN}v-`; // one cache a version
const STATE = `${OWN}state-1`;
// What was kept before is read under its old name until the next version comes, and its own part of it goes then.
const [OLD_CACHE, OLD_STATE] = ["guide-v-", "guide-state-1"];
/** @param {string} path */
const at = (path) => new Request(base + path);
let lastCheck = 0;
/** @type {Promise<unknown>} */
let working = Promise.resolve(); // one change at a time

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(handle(event.data, event.ports[0])));
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== "GET" || path === null || path === LIST) return;
  event.respondWith(answer(event, path).catch(() => fetch(event.request)));
});

/** "guides/process/index.html" for an address of this site, null for any other. @param {string} url */
const pathOf = (url) => {
  const path = url.split(/[?#]/)[0];
  if (!path.startsWith(base)) return null;
  try {
    return decodeURI(path.slice(base.length)).replace(/(^|\/)$/, "$1index.html");
  } catch {
    return null; // "%E0%": no file of ours is called so
  }
};

// ---- state: {version, built, files: {path: [size, hash]}, languages, kept: [locale]} and {clientId: version}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {Record<string, (value: Record<string, any>) => boolean>} */
const FORMS = {
  current: ({ version, files, languages, kept }) =>
    typeof version === "string" &&
    isRecord(languages) &&
    Array.isArray(kept) &&
    isRecord(files) &&
    Object.values(files).every(Array.isArray),
  clients: (value) => Object.values(value).every((version) => typeof version === "string"),
};

/** The first of these caches that has an entry. @param {string} path @param {...string} names @returns {Promise<[found?: Response, name?: string]>} */
const matched = async (path, ...names) => {
  for (const name of names) {
    const found = await caches.match(at(path), { cacheName: name });
    if (found) return [found, name];
  }
  return [];
};

/** What was stored under a name; undefined where there is none, or none that has its form. @param {string} name @returns {Promise<any>} */
const stored = async (name) => {
  try {
    const [found] = await matched(`~${name}`, STATE, OLD_STATE);
    const value = await found?.json();
    return isRecord(value) && FORMS[name](value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** @param {string} name @param {unknown} value */
const store = async (name, value) =>
  (await caches.open(STATE)).put(at(`~${name}`), new Response(JSON.stringify(value)));

/** Which version a page was answered from. Where that cannot be kept, the page takes its files from the network. @param {string} client @param {string} version */
const remember = async (client, version) => {
  const known = Object.entries((await stored("clients")) ?? {}).slice(1 - CLIENTS_KNOWN);
  await store("clients", { ...Object.fromEntries(known), [client]: version }).catch(() => {});
};

/** The kept copy of a file, if it is still what the list of its version says. @param {string} version @param {string} path @param {[number, string, string] | undefined} listed @returns {Promise<Response | undefined>} */
const keptCopy = async (version, path, listed) => {
  try {
    const [found, name] = await matched(path, CACHE + version, OLD_CACHE + version);
    if (!found || !name || !listed) return found;
    if ((await digest(await found.clone().arrayBuffer())).startsWith(listed[1])) return found;
    await (await caches.open(name)).delete(at(path));
  } catch {}
  return undefined;
};

// ---- answering

/** @param {FetchEvent} event @param {string} path @returns {Promise<Response>} */
const answer = async (event, path) => {
  const state = await stored("current");
  if (!state) return fetch(event.request);
  if (event.request.mode === "navigate") return navigate(event, path, state);
  const version = (await stored("clients"))?.[event.clientId];
  // A page from the network gets everything from there; what is kept helps out only where there is no network.
  if (!version)
    return fetch(event.request).catch(
      async () => (await keptCopy(state.version, path, state.files[path])) ?? Response.error(),
    );
  if (event.resultingClientId) await remember(event.resultingClientId, version); // the search's worker asks in its own name
  const listed = version === state.version ? state.files[path] : undefined;
  const cached = await keptCopy(version, path, listed);
  if (cached) return cached;
  if (!listed) return fetch(event.request);
  const told = ["network", "changed"]; // any other error is our own, and the network answers
  return fetchExact(path, state).catch((error) =>
    told.includes(error.message) ? Response.error() : fetch(event.request),
  );
};

/** @param {FetchEvent} event @param {string} path @param {State} state */
const navigate = async (event, path, state) => {
  event.waitUntil(lookForUpdate());
  const cached = await keptCopy(state.version, path, state.files[path]);
  if (cached) {
    await remember(event.resultingClientId, state.version);
    return cached;
  }
  const folder = `${path}/index.html`; // typed without its slash; its links are relative to the address with one
  if (state.files[folder] && (await keptCopy(state.version, folder, state.files[folder])))
    return Response.redirect(`${base}${path}/`, 302);
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return missing(path, state);
  }
  const exact = response.ok && (await keepIfExact(path, response.clone(), state).catch(() => false));
  if (exact) await remember(event.resultingClientId, state.version);
  return response;
};

/** The page that says: there is no network, and this one is not kept. In the language of the address. @param {string} path @param {State} state */
const missing = async (path, state) => {
  const locale = Object.keys(state.languages).find((name) => path.startsWith(`${name}/`));
  for (const folder of locale ? [`${locale}/offline/`, "offline/"] : ["offline/"]) {
    const page = `${folder}index.html`;
    if (page !== path && (await keptCopy(state.version, page, state.files[page])))
      return Response.redirect(base + folder, 302); // its links are relative
  }
  return Response.error();
};

// ---- downloading

/** @param {ArrayBuffer} buffer */
const digest = async (buffer) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", buffer))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/** Put a file into a cache. On a full phone what is no longer needed goes first, then the oldest pages that nobody asked to keep. @param {string} version @param {string} path @param {Response} response */
const put = async (version, path, response) => {
  const cache = await caches.open(CACHE + version);
  try {
    await cache.put(at(path), response.clone());
  } catch (error) {
    if (reason(error) !== "full" || !(await makeRoom(version))) throw error;
    await cache.put(at(path), response.clone());
  }
};

/** Delete versions that no page uses, else the older half of the pages seen. Says whether anything went. @param {string} version */
const makeRoom = async (version) => {
  const state = await stored("current");
  const used = new Set([version, state?.version, ...Object.values((await stored("clients")) ?? {})]);
  if (await dropUnused(used, Object.keys(state?.files ?? {}))) return true;
  const cache = await caches.open(CACHE + version);
  const asked = (/** @type {Request} */ { url }) => (state?.kept ?? []).includes(state?.files[pathOf(url) ?? ""]?.[2]);
  const seen = (await cache.keys()).filter(
    (request) => /\/index\.html$/.test(request.url) && !/\/offline\/index\.html$/.test(request.url) && !asked(request),
  );
  const oldest = seen.slice(0, Math.ceil(seen.length / 2));
  for (const request of oldest) await cache.delete(request);
  return oldest.length > 0;
};

/** @param {string} path @param {Response} response @param {List} list */
const keepIfExact = async (path, response, { version, files }) => {
  const buffer = await response.arrayBuffer();
  if (!files[path] || !(await digest(buffer)).startsWith(files[path][1])) return false;
  await put(version, path, copyOf(buffer, response)).catch(() => {}); // full: then it is only not kept
  return true;
};

/** @param {ArrayBuffer} buffer @param {Response} response */
const copyOf = (buffer, response) =>
  new Response(buffer, { headers: { "content-type": response.headers.get("content-type") ?? "" } });

/** The file as the list has it. Throws "changed" where the server has another, "network" where it has none. @param {string} path @param {List} list @returns {Promise<Response>} */
const fetchExact = async (path, { version, files }) => {
  const address = base + path.replace(/(^|\/)index\.html$/, "$1");
  // A host whose files became older (a rollback, rsync -a) answers "not modified" to a browser that holds the newer ones.
  /** @type {RequestCache[]} */
  const freshly = ["no-cache", "reload"];
  for (const cache of freshly) {
    const response = await fetch(address, { cache }).catch(() => null);
    if (!response?.ok) throw new Error(response?.status === 404 ? "changed" : "network");
    const buffer = await response.arrayBuffer().catch(() => null); // null: cut off in the middle
    if (!buffer) throw new Error("network");
    if (!(await digest(buffer)).startsWith(files[path][1])) continue;
    await put(version, path, copyOf(buffer, response));
    return copyOf(buffer, response);
  }
  throw new Error("changed");
};

/** Bring `paths` of a version into its cache; what is there stays, what an older version has the same is copied. @param {List} next @param {Iterable<string>} paths @param {List | null} old @param {Told} [told] */
const bring = async (next, paths, old, told) => {
  const before = old && old.version !== next.version ? old : null;
  const queue = [...paths];
  const total = queue.reduce((sum, path) => sum + next.files[path][0], 0);
  let done = 0;
  /** @type {unknown} */
  let failed = null;
  const work = async () => {
    for (let path = queue.shift(); path && !failed; path = queue.shift()) {
      const listed = next.files[path]; // garbage in an entry is neither taken for the file nor copied
      if (!(await keptCopy(next.version, path, listed))) {
        const unchanged = before?.files[path]?.[1] === listed[1];
        const same = before && unchanged && (await keptCopy(before.version, path, listed));
        if (same) await put(next.version, path, same);
        else await fetchExact(path, next);
      }
      done += listed[0];
      told?.({ done, total });
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch((error) => {
      failed ||= error;
    }),
  );
  await Promise.all(workers); // none goes on behind our back
  if (failed) throw failed;
};

/** @returns {Promise<List>} */
const fetchList = async () => {
  const response = await fetch(base + LIST, { cache: "no-store" }).catch(() => null);
  const list = await response?.json().catch(() => null);
  if (!response?.ok || !isRecord(list) || !FORMS.current({ ...list, kept: [] })) throw new Error("network");
  return /** @type {List} */ (/** @type {unknown} */ (list));
};

/** @param {List} list @param {string[]} locales */
const pathsOf = (list, locales) =>
  Object.keys(list.files).filter(
    (path) => locales.includes(list.files[path][2]) || (locales.length > 0 && list.files[path][2] === ""),
  );

// ---- changing what is kept

/** Take this guide's own entries out of a cache that others may have a part in, also one in a folder below. Says whether anything went. @param {string} name @param {string[]} paths */
const takeOut = async (name, paths) => {
  if (!(await caches.keys()).includes(name)) return false;
  const [cache, own] = [await caches.open(name), new Set(paths)];
  const gone = (await cache.keys()).filter(({ url }) => own.has(pathOf(url) ?? ""));
  for (const request of gone) await cache.delete(request);
  if ((await cache.keys()).length === 0) await caches.delete(name);
  return gone.length > 0;
};

/** Delete what only versions keep that no page uses. Says whether anything went. @param {Set<string | undefined>} used versions @param {string[]} paths this guide's */
const dropUnused = async (used, paths) => {
  let went = false;
  for (const name of await caches.keys()) {
    const kind = [CACHE, OLD_CACHE].find((kind) => name.startsWith(kind));
    if (!kind || used.has(name.slice(kind.length))) continue;
    went = (await (kind === CACHE ? caches.delete(name) : takeOut(name, paths))) || went;
  }
  return went;
};

/** @param {List} next @param {string[]} kept */
const become = async (next, kept) => {
  const before = await stored("current");
  await store("current", { ...next, kept });
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const known = (await stored("clients")) ?? {};
  const used = new Set([next.version, ...open.map(({ id }) => known[id])]);
  const paths = Object.keys({ ...before?.files, ...next.files });
  await dropUnused(used, paths).catch(() => {}); // the next change deletes them
};

/**
 * The site's newest version, whole, in place of the current one. Throws and changes nothing where it does not arrive whole.
 * @returns {Promise<State | undefined>}
 */
const update = async () => {
  /** @type {[State | undefined, List]} */
  const [old, next] = [await stored("current"), await fetchList()];
  if (!old || old.version === next.version) return old;
  const names = (await caches.keys()).filter((name) => [CACHE, OLD_CACHE].some((kind) => name === kind + old.version));
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const had = requests
    .flat()
    .map(({ url }) => pathOf(url))
    .filter((path) => path !== null)
    .filter((path) => path in next.files);
  const kept = old.kept.filter((locale) => next.languages[locale]);
  try {
    await bring(next, new Set([...had, ...pathsOf(next, kept)]), old);
  } catch (error) {
    await caches.delete(CACHE + next.version);
    throw error;
  }
  await become(next, kept);
  return stored("current");
};

const lookForUpdate = async () => {
  if (Date.now() - lastCheck < CHECK_EVERY) return;
  lastCheck = Date.now();
  await one(update).catch(() => {}); // no network, or a half one: the old version stays
};

/** One change after another. @template T @param {() => Promise<T>} change @returns {Promise<T>} */
const one = (change) => {
  const turn = working.then(change, change);
  working = turn.catch(() => {});
  return turn;
};

/** @type {Record<string, (message: any, told: Told) => Promise<unknown>>} */
const changes = {
  /** After a first visit: the pages seen, the search of their language, and the page to show where one is missing. */
  start: async ({ seen, locale }) => {
    if (await stored("current")) return;
    const list = await fetchList();
    const offline = `${locale in list.languages && pathsOf(list, [locale]).find((path) => /(^|\/)offline\/index\.html$/.test(path))}`;
    const search = pathsOf(list, [locale]).filter((path) => path.startsWith("assets/search/"));
    const paths = [...seen.map(pathOf), offline, ...search].filter((path) => list.files[path]);
    await bring(list, new Set(paths), null);
    await become(list, []);
  },
  keep: async ({ locale }, told) => {
    const state = ((await stored("current")) && (await update())) ?? { ...(await fetchList()), kept: [] };
    await bring(state, pathsOf(state, [locale]), null, told);
    await become(state, [...new Set([...state.kept, locale])]);
  },
  update,
  status: async () => {},
  forget: async () => {
    const paths = Object.keys((await stored("current"))?.files ?? {});
    for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name);
    await dropUnused(new Set(), paths);
    await takeOut(OLD_STATE, ["~current", "~clients"]);
    await worker.registration.unregister();
  },
};

/** Why something failed, in a word that the page has a sentence for. @param {any} error */
const reason = ({ name, message }) => {
  if (name === "QuotaExceededError") return "full";
  return message === "network" || message === "changed" ? message : "refused";
};

/** @param {any} message @param {MessagePort | undefined} port */
const handle = async (message, port) => {
  try {
    await one(() => changes[message.do](message, (progress) => port?.postMessage({ progress })));
    const { version, built, kept } = (await stored("current")) ?? { kept: [] };
    port?.postMessage({ version, built, kept });
  } catch (error) {
    port?.postMessage({ error: reason(error) });
  }
};
