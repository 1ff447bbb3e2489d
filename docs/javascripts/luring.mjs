/**
 * The site without a network: the service worker is asked to keep what this page used, everything when the reader
 * wants it, nothing when they do not. The words stand in the page, on `#luring` and `#pembaruan`.
 */

/** Where a refusal is remembered. */
const REFUSED = "luring:tidak";

/** Keeping the site waits so long, in milliseconds: a reader who wants an answer at once comes first. */
const LATER = 4000;

let engineUsed = false;

/** What a reader is waiting for. @type {Promise<unknown> | undefined} */
let awaited;

/** Whether the site was kept before this page: who goes on reading may search without a network too. */
const returned = Boolean(navigator.serviceWorker?.controller);

const news = document.getElementById("pembaruan");
const able = news?.dataset.terbit !== undefined && "serviceWorker" in navigator && "caches" in window;

/** Where the reader may keep everything and throw it away: on one page. */
const place = document.getElementById("luring");

if (able) {
  place?.addEventListener("click", ({ target }) => {
    if (target.matches(".simpan")) store();
    if (target.matches(".buang")) discard();
  });
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });
}

/** An answer that a reader waits for goes first: meanwhile nothing is fetched only to be kept. */
export function goesFirst(answer) {
  awaited = answer;
  return answer;
}

/** Python was used: keep it, if anything is kept; it may have been fetched before the worker was there. */
export function keepEngine() {
  engineUsed = true;
  if (able) navigator.serviceWorker.controller?.postMessage({ mesin: true });
}

/**
 * Whether Python may be fetched before the reader asks for an answer: the link is fast and unmetered as far as the
 * browser tells, or nothing has to be fetched.
 */
export async function mayFetchEarly() {
  const { connection } = navigator;
  if (connection?.effectiveType === "4g" && !connection.saveData) return true;
  const worker = able && navigator.serviceWorker.controller;
  return Boolean(worker) && (await asked(worker, { tanya: true })).mesin;
}

function soon() {
  if (place) begin();
  else setTimeout(begin, LATER);
}

async function begin() {
  await awaited;
  offerInstallation();
  try {
    const known = await navigator.serviceWorker.getRegistration();
    if (known || (!refused() && !navigator.connection?.saveData)) await register();
    else say("belum");
  } catch {
    say("belum");
  }
}

/** From now on the site can be put on the home screen: a browser fetches icons for that, and may move to say so. */
function offerInstallation() {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = new URL("../manifest.webmanifest", import.meta.url).href;
  document.head.append(link);
}

async function register() {
  const registration = await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url), {
    updateViaCache: "none",
  });
  registration.addEventListener("updatefound", () => watch(registration));
  watch(registration);
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ pakai: used(), mesin: engineUsed, cari: returned && !navigator.connection?.saveData });
  if (place) say((await asked(active, { tanya: true })).semua ? "tersimpan" : "sebagian");
  return active;
}

/** What this page and its scripts were made of: fetched before the worker was there, so it has not seen it. */
function used() {
  return [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
}

/** A release that waits is told of; the first one waits for nobody. */
function watch({ waiting, installing }) {
  const next = waiting ?? installing;
  if (!next || !navigator.serviceWorker.controller) return;
  const tell = () => {
    if (next.state !== "installed") return;
    news.hidden = false;
    news.querySelector("button").addEventListener("click", () => take(next), { once: true });
  };
  next.addEventListener("statechange", tell);
  tell();
}

function take(next) {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  next.postMessage({ ganti: true });
}

async function store() {
  say("menyimpan", 0);
  remember(false);
  try {
    await navigator.storage?.persist?.();
    const answer = await asked(await register(), { simpan: true }, ({ bagian }) => say("menyimpan", bagian));
    say(answer.semua ? "tersimpan" : "gagal");
  } catch {
    say("gagal");
  }
}

async function discard() {
  remember(true);
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration?.active) await asked(registration.active, { buang: true });
    await registration?.unregister();
    say("terhapus");
  } catch {
    say("gagal");
  }
}

/**
 * Ask a worker on a port of its own; it may tell its progress before it answers.
 * @param {ServiceWorker} worker
 * @param {object} message
 * @param {(progress: {bagian: number}) => void} [onProgress]
 * @returns {Promise<{semua?: boolean, mesin?: boolean, gagal?: boolean}>}
 */
function asked(worker, message, onProgress = () => {}) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => (data.bagian === undefined ? resolve(data) : onProgress(data));
    worker.postMessage(message, [port2]);
  });
}

/** @param {"belum" | "sebagian" | "menyimpan" | "tersimpan" | "gagal" | "terhapus"} state */
function say(state, share = 0) {
  if (!place) return;
  const line = place.querySelector(".keadaan");
  line.textContent = line.dataset[state].replace("{persen}", String(Math.round(100 * share)));
  place.querySelector(".simpan").hidden = state === "tersimpan" || state === "menyimpan";
  place.querySelector(".buang").hidden = state === "belum" || state === "terhapus" || state === "menyimpan";
}

function refused() {
  try {
    return localStorage.getItem(REFUSED) !== null;
  } catch {
    return true; // a browser that keeps nothing
  }
}

function remember(refusal) {
  try {
    if (refusal) localStorage.setItem(REFUSED, "");
    else localStorage.removeItem(REFUSED);
  } catch {
    // it will be asked again
  }
}
