/**
 * The engine's worker: loads Pyodide and our package from the site's own runtime folder, then answers.
 *
 * In:  {runtime, anew, more, whole} once, which starts Python; {request, quiet} with a port, the request as JSON text.
 * Out: {stage}, {failed} and {gone} to the page; {reply} or {error} on the request's port.
 *
 * A runtime may hold a memory in which Python has started already, and what its suite never called is gone. Whatever
 * goes wrong with that says {gone}: the page starts the whole engine, and asks it the same.
 */

/** @type {Promise<(text: string) => string>} */
let answering;

/** Whether what answers is a memory that was loaded ready. */
let ready = false;

/** Whether a reader waits for an answer already. */
let awaited = false;

self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data.runtime) answering = boot(data);
  else answer(data, port);
});

/**
 * @param {{request: string, quiet?: boolean}} asked
 * @param {MessagePort} port
 */
async function answer({ request, quiet }, port) {
  awaited ||= !quiet;
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
    else if (ready) self.postMessage({ gone: String(error.message) });
    else port.postMessage({ error: { name: error.name, message: String(error.message) } });
  }
}

/** Browsers and Python say it each in their own words. */
function outOfMemory({ message }) {
  return /out of memory|could not allocate|cannot enlarge memory|MemoryError|\bOOM\b/i.test(message);
}

/**
 * @typedef {object} Runtime
 * @property {string} folder its address
 * @property {Record<string, number>} files the sizes of what starts Python, as decompressed
 * @property {Record<string, number>} [ready] the sizes of what is loaded instead, where a memory is ready
 * @property {object | null} lock what Pyodide would look up, where no file of the folder says it
 */

/**
 * @typedef {object} Start
 * @property {Runtime} runtime
 * @property {boolean} anew whether to pass by what the browser has kept of it
 * @property {string} [more] an archive to load beside the engine
 * @property {boolean} whole whether to start Python itself, and leave a memory that is ready
 */

/** @param {Start} start */
async function boot(start) {
  if (start.anew) self.fetch = past(self.fetch.bind(self));
  try {
    return await load(start);
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
  const wrong = error instanceof WebAssembly.CompileError; // a file broken on its way, or a browser that refuses
  if (error instanceof DownloadError) self.postMessage({ failed: "jaringan" });
  else if (outOfMemory(error)) self.postMessage({ failed: "memori" });
  else self.postMessage(ready && !wrong ? { gone: String(error.message) } : { failed: "mesin" });
}

/** What stops Python while it starts reaches nobody who waits for loadPyodide. */
for (const kind of ["error", "unhandledrejection"]) {
  self.addEventListener(kind, (event) => {
    if (ready && (event.error ?? event.reason) instanceof WebAssembly.RuntimeError) {
      event.preventDefault();
      self.postMessage({ gone: "stopped" });
    }
  });
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

/** Our package, compiled; a runtime without it holds wheels, which a lock file of its own names. */
const ENGINE = "calculator.zip";

/** A memory that is ready, and the program that goes with it. */
const [MEMORY, PROGRAM] = ["ingatan.wasm", "siap.wasm"];

/** An archive with nothing in it: a memory that is ready needs no library. */
const EMPTY = new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...new Uint8Array(18)]);

/**
 * All of it is asked for at once.
 * @param {Start} start
 */
async function load({ runtime: { folder, files, ready: remembered, lock }, more, whole }) {
  hearOfWebAssembly();
  const scripts = ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(folder + name).catch(refuse));
  ready = Boolean(remembered) && !whole && !more;
  const progress = new Progress(ready ? remembered : files);
  self.fetch = progress.counting(self.fetch.bind(self), folder);
  const archives = [files[ENGINE] && ENGINE, more].filter(Boolean).map((name) => !ready && fetch(folder + name));
  const [{ loadPyodide }] = await Promise.all(scripts);
  const known = { indexURL: folder, packageBaseUrl: folder, ...(lock && { lockFileContents: lock }) };
  const start = (more) => loadPyodide({ ...known, ...more });
  const respond = await (ready ? resume(start, progress.memory) : begin(start, archives));
  if (!awaited) stage({ name: "jalan" });
  return respond;
}

/**
 * Start Python, unpack the engine, import it.
 * @param {(options?: object) => Promise<any>} start
 * @param {Promise<Response>[]} archives
 */
async function begin(start, archives) {
  const pyodide = await start();
  stage({ name: "muat" });
  for (const archive of archives) pyodide.unpackArchive(await (await archive).arrayBuffer(), "zip");
  if (!archives.length) await pyodide.loadPackage("calculator", { messageCallback: () => {} });
  return pyodide.pyimport("calculator").respond_json;
}

/**
 * Go on where a memory stopped. The program is compiled while that still arrives: it is put in place at the last moment,
 * which is when Python's files would have to be there.
 * @param {(options: object) => Promise<any>} start
 * @param {{bytes: Uint8Array, whole: Promise<void>}} memory
 */
async function resume(start, { bytes, whole }) {
  const pyodide = await start({ _loadSnapshot: bytes, fsInit: () => whole, env: { PYTHONHASHSEED: "0" } });
  pyodide._api.config._loadSnapshot = null; // 11 MB that nobody needs any more
  return pyodide.pyimport("ready").answer;
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
const MAGIC = { wasm: [0x00, 0x61, 0x73, 0x6d], zip: [0x50, 0x4b, 0x03, 0x04], [MEMORY]: [0x00, 0x73, 0x6e, 0x70] };

/** So long, in milliseconds, bytes arrive without a word: each word makes the page draw itself. */
const TELL = 250;

/** Counts the bytes of the large files as they arrive, and reports them. */
class Progress {
  #received = 0;
  #total = 0;
  #later = 0;
  /** @type {Map<string, number>} */ #sizes;
  /** The memory that is ready, as it arrives; it is never whole if it does not. */ memory;

  /** @param {Record<string, number>} files sizes as decompressed, which is what a stream yields */
  constructor(files) {
    const large = Object.entries(files).filter(([name]) => /\.(wasm|zip)$/.test(name));
    this.#total = large.reduce((sum, [, size]) => sum + size, 0);
    this.#sizes = new Map(large);
  }

  /**
   * A fetch that counts what comes from the runtime folder; all that is large it has begun with. What a memory needs
   * that is ready is given under the names that Pyodide knows.
   * @param {typeof fetch} original
   * @param {string} runtime
   * @returns {typeof fetch}
   */
  counting(original, runtime) {
    const large = [...this.#sizes.keys()].filter((name) => name !== MEMORY);
    const begun = new Map(large.map((name) => [name, this.#followed(original(runtime + name), name)]));
    if (ready) {
      this.memory = this.#remembered(original(runtime + MEMORY));
      begun.set("pyodide.asm.wasm", begun.get(PROGRAM));
      begun.set("python_stdlib.zip", Promise.resolve(new Response(EMPTY)));
    }
    return (resource, options) => {
      const address = String(resource.url ?? resource);
      if (!address.startsWith(runtime)) return original(resource, options);
      const name = address.slice(runtime.length);
      const early = begun.get(name);
      if (early && begun.delete(name)) return early;
      return this.#followed(original(resource, options), name);
    };
  }

  /**
   * The same response, its bytes counted if it is a large file; a failed one fails the engine. A copy is counted: the
   * browser keeps the compiled code of a response as it came, and of no other.
   * @param {Promise<Response>} pending
   * @param {string} name
   */
  async #followed(pending, name) {
    const response = await this.#arrived(pending);
    const size = this.#sizes.get(name);
    if (size === undefined) return response;
    this.#follow(response.clone().body.getReader(), size, MAGIC[name.split(".").pop()]);
    return name.endsWith(".wasm") ? ofType(response, "application/wasm") : response;
  }

  /** @param {Promise<Response>} pending */
  #remembered(pending) {
    const bytes = new Uint8Array(this.#sizes.get(MEMORY));
    let at = 0;
    const take = (piece) => {
      bytes.set(piece, at);
      at += piece.length;
    };
    const whole = this.#arrived(pending).then(({ body }) => this.#follow(body.getReader(), bytes.length, MAGIC[MEMORY], take));
    return { bytes, whole: new Promise((resolve) => whole.then((all) => all && resolve(), () => {})) };
  }

  /** @param {Promise<Response>} pending */
  async #arrived(pending) {
    try {
      return await checked(pending);
    } catch (error) {
      self.postMessage({ failed: "jaringan" });
      throw error;
    }
  }

  /**
   * Count what arrives; says whether all did. A file may break off, or be another one, as from a host that answers 200
   * with a page of its own; so one that has not its size or its first bytes fails the engine here.
   * @param {ReadableStreamDefaultReader<Uint8Array>} source
   * @param {number} size
   * @param {number[]} magic its first bytes
   * @param {(piece: Uint8Array) => void} [take] what is done with each piece
   */
  async #follow(source, size, magic, take = () => {}) {
    let left = size;
    try {
      for (let { done, value } = await source.read(); !done; { done, value } = await source.read()) {
        const strange = left === size && value.byteLength >= 4 && magic.some((byte, place) => value[place] !== byte);
        left -= value.byteLength;
        if (strange || left < 0) break;
        take(value);
        this.#count(value.byteLength);
      }
      if (left !== 0) self.postMessage({ failed: "mesin" });
    } catch {
      self.postMessage({ failed: "jaringan" });
    }
    return left === 0;
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#received += bytes;
    if (this.#received >= this.#total) this.#tell({ name: "siap" });
    else this.#later ||= setTimeout(() => this.#tell({ name: "unduh", received: this.#received, total: this.#total }), TELL);
  }

  /** @param {{name: string, received?: number, total?: number}} word */
  #tell(word) {
    clearTimeout(this.#later);
    this.#later = 0;
    stage(word);
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
