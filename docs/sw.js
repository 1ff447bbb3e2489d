/**
 * Keeps the site on this device: its shell from the first visit on, the search from the second page on, any other page
 * once it was opened, Python once it was used, everything when the reader asks for it. Each file is kept under the hash of its content, checked, so a new
 * release fetches only what changed and nothing broken is ever kept. What is kept is served first; a release that has
 * arrived waits until the reader takes it, or until no page of the site is open.
 */

/** Every file of this release: its hash and its size; which are the shell, the search, Python. Filled in by the build. */
const RELEASE = { files: {}, shell: [], search: [], python: [] };

const STORE = "berkas";
const HOME = self.registration.scope;
const NAMED = /^(runtime|javascripts|assets)\//;

/** From the browser's own cache or not at all. */
const OWN = { cache: "only-if-cached", mode: "same-origin" };

self.addEventListener("install", (event) => event.waitUntil(keepAll(RELEASE.shell)));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => answer(event));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));

/** Whether the reader has thrown everything away: what is still on its way shall not be kept. */
let discarded = false;

const known = (path) => Object.hasOwn(RELEASE.files, path);
const key = (path) => new URL(`berkas/${RELEASE.files[path][0]}`, HOME).href;

/** The path of an address in RELEASE.files; a folder's page is the index.html in it, whatever the query. */
function pathOf(address) {
  const path = decodeURI(new URL(address).pathname.slice(new URL(HOME).pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {FetchEvent} event */
function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(HOME)) return;
  const path = pathOf(request.url);
  if (RELEASE.python.includes(path)) event.respondWith(python(event, path));
  else if (known(path)) event.respondWith(served(event, path));
  else if (known(`${path}/index.html`)) event.respondWith(Response.redirect(`${HOME}${path}/`));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(instead));
}

/** @param {FetchEvent} event */
async function served(event, path) {
  const kept = await found(path);
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(path, response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    if (event.request.mode !== "navigate") throw error;
    return instead();
  }
}

/**
 * A file of Python comes from the browser's own cache if it can, for there lies the compiled code too. What comes from
 * the network is kept when the page says that Python was used: until then nothing shall slow it down.
 */
async function python({ request }, path) {
  const broken = request.cache === "reload"; // the last time, says the page
  const own = broken ? null : await fetch(request.url, OWN).catch(() => null);
  return own?.ok ? own : ((await found(path)) ?? fetch(request));
}

/** What is kept of a path; nothing where the browser refuses to look. */
async function found(path) {
  try {
    return await caches.match(key(path), { cacheName: STORE });
  } catch {
    return undefined;
  }
}

/** The page for one that is not kept. */
async function instead() {
  return (await found("luring.html")) ?? Response.error();
}

/** Keep a file if it is what this release says it is. Raises for another one, and where nothing can be kept. */
async function keep(path, response) {
  const content = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== RELEASE.files[path][0]) throw new Error(`${path} is not of this release`);
  if (discarded) return;
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  await (await caches.open(STORE)).put(key(path), new Response(content, { headers }));
}

/**
 * Fetch and keep what is not there yet of these paths, a few at a time. Raises when one cannot be had.
 * @param {string[]} paths
 * @param {(share: number) => void} [report] told the share of the bytes that are kept
 */
async function keepAll(paths, report = () => {}) {
  const size = (path) => RELEASE.files[path][1];
  const total = paths.reduce((sum, path) => sum + size(path), 0);
  let done = 0;
  const left = [...paths];
  const one = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      if (!(await found(path))) await keep(path, await fetched(path));
      done += size(path);
      report(done / total);
    }
  };
  await Promise.all([one(), one(), one(), one()]);
}

/** A file whose name tells its content may come from the browser's own cache. */
async function fetched(path) {
  const cache = NAMED.test(path) ? "default" : "no-cache";
  const response = await fetch(new URL(path.replace(/(^|\/)index\.html$/, "$1"), HOME), { cache });
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response;
}

/** What no file of this release is, goes; pages that are open are served by this release from now on. */
async function takeOver() {
  const store = await caches.open(STORE);
  const wanted = new Set(Object.keys(RELEASE.files).map(key));
  for (const { url } of await store.keys()) if (!wanted.has(url)) await store.delete(url);
  await self.clients.claim();
}

/** @param {ExtendableMessageEvent} event */
async function hear({ data, ports: [port] }) {
  if (data.ganti) await self.skipWaiting();
  if (data.pakai) await keepAll(data.pakai.map(pathOf).filter(known)).catch(() => {});
  if (data.cari || data.mesin) await keepAll(RELEASE.search).catch(() => {});
  if (data.mesin) await keepAll(RELEASE.python).catch(() => {});
  if (data.simpan) await keepEverything(port);
  if (data.buang) await discard(port);
  if (data.tanya) port.postMessage(await state());
}

/** @param {MessagePort} port told the share, and how it ended */
async function keepEverything(port) {
  discarded = false;
  try {
    await keepAll(Object.keys(RELEASE.files), (bagian) => port.postMessage({ bagian }));
    port.postMessage({ semua: true });
  } catch {
    port.postMessage({ gagal: true });
  }
}

/** @param {MessagePort} port told when nothing is left */
async function discard(port) {
  discarded = true;
  await caches.delete(STORE);
  port.postMessage({});
}

/** Whether everything is kept, and whether Python is. */
async function state() {
  const kept = async (paths) => (await Promise.all(paths.map(found))).every(Boolean);
  return { semua: await kept(Object.keys(RELEASE.files)), mesin: await kept(RELEASE.python) };
}
