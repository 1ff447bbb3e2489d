/**
 * The engine's worker: loads Pyodide and our package from the site's own runtime folder, then answers.
 *
 * In:  {runtime, anew, more} once; {request, quiet} with a port, the request as JSON text.
 * Out: {stage} and {failed} to the page; {reply} or {error} on the request's port.
 */

/** @type {Promise<(text: string) => string>} */
let answering;

self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data.runtime) answering = boot(data.runtime, data.anew, data.more);
  else answer(data, port);
});

/**
 * @param {{request: string, quiet?: boolean}} asked
 * @param {MessagePort} port
 */
async function answer({ request, quiet }, port) {
  let respond;
  try {
    respond = await answering;
  } catch {
    return; // the page was told when it happened
  }
  if (!quiet) stage({ name: "hitung" });
  try {
    port.postMessage({ reply: respond(request) });
  } catch (error) {
    if (outOfMemory(error)) self.postMessage({ failed: "memori" });
    else port.postMessage({ error: { name: error.name, message: String(error.message) } });
  }
}

/** Browsers and Python say it each in their own words. */
function outOfMemory({ message }) {
  return /out of memory|could not allocate|cannot enlarge memory|MemoryError|\bOOM\b/i.test(message);
}

/**
 * @param {string} runtime the folder's address
 * @param {boolean} anew whether to pass by what the browser has kept of it
 * @param {string} [more] an archive to load beside the engine
 */
async function boot(runtime, anew, more) {
  if (anew) self.fetch = past(self.fetch.bind(self));
  try {
    return await load(runtime, more);
  } catch (error) {
    fail(error);
    throw error;
  }
}

/** @param {typeof fetch} original */
function past(original) {
  return (resource, options) => original(resource, { ...options, cache: "reload" });
}

function fail(error) {
  const other = outOfMemory(error) ? "memori" : "mesin";
  self.postMessage({ failed: error instanceof DownloadError ? "jaringan" : other });
}

/** loadPyodide keeps it to itself and waits for ever when its WebAssembly does not start. */
function hearOfWebAssembly() {
  const original = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...given) =>
    original.apply(WebAssembly, given).catch((error) => {
      fail(error);
      throw error;
    });
}

class DownloadError extends Error {}

/** What Pyodide asks for by itself, but only when its scripts are there. */
const EARLY = ["pyodide.asm.wasm", "python_stdlib.zip"];

/** Our package, compiled; a runtime without it holds wheels, which a lock file of its own names. */
const ENGINE = "calculator.zip";

/**
 * Everything is asked for at once: one round trip, one more for our own package, which is small.
 * @param {string} runtime
 * @param {string} [more]
 */
async function load(runtime, more) {
  hearOfWebAssembly();
  const manifest = checked(fetch(`${runtime}manifest.json`)).then((response) => response.json());
  self.fetch = new Progress(manifest).counting(self.fetch.bind(self), runtime);
  const archive = manifest.then(({ files }) => files[ENGINE] && fetch(runtime + ENGINE));
  const beside = more ? fetch(runtime + more) : null;
  const [{ loadPyodide }] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(runtime + name).catch(refuse)),
  );
  const { lock } = await manifest;
  const known = lock ? { lockFileContents: lock } : {};
  const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime, ...known });
  const engine = await (await archive)?.arrayBuffer();
  stage({ name: "muat" });
  if (engine) pyodide.unpackArchive(engine, "zip");
  else await pyodide.loadPackage("calculator", { messageCallback: () => {} });
  if (beside) pyodide.unpackArchive(await (await beside).arrayBuffer(), "zip");
  const respond = pyodide.pyimport("calculator").respond_json;
  stage({ name: "jalan" });
  return respond;
}

/** @returns {never} */
function refuse(error) {
  throw new DownloadError(error.message);
}

/** @param {Promise<Response>} pending */
async function checked(pending) {
  const response = await pending.catch(refuse);
  if (!response.ok) throw new DownloadError(`${response.status} ${response.url}`);
  return response;
}

/** How the large files begin, whoever sends them. */
const MAGIC = { wasm: [0x00, 0x61, 0x73, 0x6d], zip: [0x50, 0x4b, 0x03, 0x04] };

/** At most so long, in milliseconds, without a word while bytes arrive. */
const TELL = 1000;

/** Counts the bytes of the large files as they arrive, and reports them. */
class Progress {
  #received = 0;
  #reported = 0;
  #told = 0;
  #total = 0;
  /** @type {Promise<Map<string, number>>} */ #sizes;

  /** @param {Promise<{files: Record<string, number>}>} manifest sizes as decompressed, which is what a stream yields */
  constructor(manifest) {
    this.#sizes = manifest.then(({ files }) => {
      const large = Object.entries(files).filter(([name]) => /\.(wasm|zip)$/.test(name));
      this.#total = large.reduce((sum, [, size]) => sum + size, 0);
      return new Map(large);
    });
  }

  /**
   * A fetch that counts what comes from the runtime folder; it has begun with what will be asked for.
   * @param {typeof fetch} original
   * @param {string} runtime
   * @returns {typeof fetch}
   */
  counting(original, runtime) {
    const begun = new Map(EARLY.map((name) => [runtime + name, this.#followed(original(runtime + name), name)]));
    return (resource, options) => {
      const address = String(resource.url ?? resource);
      const early = begun.get(address);
      if (early && begun.delete(address)) return early;
      if (!address.startsWith(runtime)) return original(resource, options);
      return this.#followed(original(resource, options), address.slice(runtime.length));
    };
  }

  /**
   * The same response, its bytes counted if it is a large file; a failed one fails the engine.
   * @param {Promise<Response>} pending
   * @param {string} name
   */
  async #followed(pending, name) {
    let response;
    try {
      response = await checked(pending);
    } catch (error) {
      self.postMessage({ failed: "jaringan" });
      throw error;
    }
    const size = (await this.#sizes).get(name);
    if (size === undefined) return response;
    this.#follow(response.clone().body.getReader(), size, MAGIC[name.split(".").pop()]);
    return name.endsWith(".wasm") ? ofType(response, "application/wasm") : response;
  }

  /**
   * Count what arrives. A file may break off, or be another one, as from a host that answers 200 with a page of its
   * own; so one that has not its size or its first bytes fails the engine here. A copy is counted: the browser keeps
   * the compiled code of a response as it came, and of no other.
   * @param {ReadableStreamDefaultReader<Uint8Array>} source
   * @param {number} size
   * @param {number[]} magic its first bytes
   */
  async #follow(source, size, magic) {
    let left = size;
    try {
      for (let { done, value } = await source.read(); !done; { done, value } = await source.read()) {
        const strange = left === size && value.byteLength >= 4 && magic.some((byte, place) => value[place] !== byte);
        left -= value.byteLength;
        if (strange || left < 0) break;
        this.#count(value.byteLength);
      }
      if (left !== 0) self.postMessage({ failed: "mesin" });
    } catch {
      self.postMessage({ failed: "jaringan" });
    }
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#received += bytes;
    const soon = this.#received - this.#reported < 100_000 && Date.now() - this.#told < TELL;
    if (soon && this.#received < this.#total) return;
    this.#reported = this.#received;
    this.#told = Date.now();
    stage(this.#received >= this.#total ? { name: "siap" } : { name: "unduh", received: this.#received, total: this.#total });
  }
}

/** A response under the type it should have; hosts may not know it. */
function ofType(response, type) {
  const known = response.headers.get("Content-Type")?.startsWith(type);
  return known ? response : new Response(response.body, { headers: { "Content-Type": type } });
}

function stage(named) {
  self.postMessage({ stage: named });
}
