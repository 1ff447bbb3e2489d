/**
 * The engine's worker: loads Pyodide and our package from the site's own runtime folder, then answers.
 *
 * In:  {runtime} once; {request} with a port, as JSON text.
 * Out: {stage} and {failed} to the page; {reply} or {error} on the request's port.
 */

/** @type {Promise<(text: string) => string>} */
let answering;

self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data.runtime) answering = boot(data.runtime);
  else answer(data.request, port);
});

/**
 * @param {string} request
 * @param {MessagePort} port
 */
async function answer(request, port) {
  let respond;
  try {
    respond = await answering;
  } catch {
    return; // the page was told when it happened
  }
  stage({ name: "hitung" });
  try {
    port.postMessage({ reply: respond(request) });
  } catch (error) {
    port.postMessage({ error: { name: error.name, message: String(error.message) } });
  }
}

/** @param {string} runtime */
async function boot(runtime) {
  try {
    return await load(runtime);
  } catch (error) {
    self.postMessage({ failed: error instanceof DownloadError ? "jaringan" : "mesin" });
    throw error;
  }
}

class DownloadError extends Error {}

/** @param {string} runtime */
async function load(runtime) {
  const { files } = await (await checked(fetch(`${runtime}manifest.json`))).json();
  const progress = new Progress(files);
  self.fetch = progress.counting(self.fetch.bind(self), runtime);
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`).catch(refuse);
  const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime });
  stage({ name: "muat" });
  await pyodide.loadPackage("calculator", { messageCallback: () => {} });
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

/** Counts the bytes of the large files as they arrive, and reports them. */
class Progress {
  #received = 0;
  #reported = 0;
  #counted;
  #total;

  /** @param {Record<string, number>} files sizes as decompressed, which is what a stream yields */
  constructor(files) {
    this.#counted = Object.keys(files).filter((name) => /\.(wasm|zip)$/.test(name));
    this.#total = this.#counted.reduce((sum, name) => sum + files[name], 0);
  }

  /**
   * A fetch that counts what comes from the runtime folder; a failed one fails the engine.
   * @param {typeof fetch} original
   * @param {string} runtime
   */
  counting(original, runtime) {
    return async (resource, options) => {
      const address = String(resource.url ?? resource);
      if (!address.startsWith(runtime)) return original(resource, options);
      let response;
      try {
        response = await checked(original(resource, options));
      } catch (error) {
        self.postMessage({ failed: "jaringan" });
        throw error;
      }
      const name = address.slice(runtime.length);
      if (!this.#counted.includes(name)) return response;
      let begun = false;
      const transform = (chunk, to) => {
        if (!begun && name.endsWith(".wasm") && !startsLikeWasm(chunk)) self.postMessage({ failed: "mesin" });
        begun = true;
        this.#count(chunk, to);
      };
      const body = response.body.pipeThrough(new TransformStream({ transform }));
      return new Response(body, { status: response.status, headers: response.headers });
    };
  }

  #count(chunk, to) {
    this.#received += chunk.byteLength;
    to.enqueue(chunk);
    if (this.#received - this.#reported < 100_000 && this.#received < this.#total) return;
    this.#reported = this.#received;
    stage(this.#received >= this.#total ? { name: "siap" } : { name: "unduh", received: this.#received, total: this.#total });
  }
}

/**
 * A host may answer 200 with a page of its own; loadPyodide would then wait for ever.
 * @param {Uint8Array} chunk the first one of a file
 */
function startsLikeWasm(chunk) {
  return chunk[0] === 0 && chunk[1] === 0x61 && chunk[2] === 0x73 && chunk[3] === 0x6d;
}

function stage(named) {
  self.postMessage({ stage: named });
}
