/**
 * The engine's worker: loads Pyodide and our package from the site's own runtime folder, then answers.
 *
 * In:  {runtime} once; {request, quiet} with a port, the request as JSON text.
 * Out: {stage} and {failed} to the page; {reply} or {error} on the request's port.
 */

/** @type {Promise<(text: string) => string>} */
let answering;

self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data.runtime) answering = boot(data.runtime);
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
  #sizes;
  #total;

  /** @param {Record<string, number>} files sizes as decompressed, which is what a stream yields */
  constructor(files) {
    this.#sizes = new Map(Object.entries(files).filter(([name]) => /\.(wasm|zip)$/.test(name)));
    this.#total = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
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
      const size = this.#sizes.get(address.slice(runtime.length));
      if (size === undefined) return response;
      const body = this.#counted(response.body.getReader(), size);
      return new Response(body, { status: response.status, headers: response.headers });
    };
  }

  /**
   * What arrives, counted. loadPyodide waits for ever when its WebAssembly breaks off or is another file, as
   * from a host that answers 200 with a page of its own; so a file that has not its size fails the engine here.
   * @param {ReadableStreamDefaultReader<Uint8Array>} source
   * @param {number} size
   */
  #counted(source, size) {
    let left = size;
    const pull = async (to) => {
      const { done, value } = await source.read().catch((error) => {
        self.postMessage({ failed: "jaringan" });
        throw error;
      });
      left -= value?.byteLength ?? 0;
      if (left < 0 || (done && left > 0)) self.postMessage({ failed: "mesin" });
      if (done) return to.close();
      to.enqueue(value);
      this.#count(value.byteLength);
    };
    return new ReadableStream({ pull, cancel: (reason) => source.cancel(reason) });
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#received += bytes;
    if (this.#received - this.#reported < 100_000 && this.#received < this.#total) return;
    this.#reported = this.#received;
    stage(this.#received >= this.#total ? { name: "siap" } : { name: "unduh", received: this.#received, total: this.#total });
  }
}

function stage(named) {
  self.postMessage({ stage: named });
}
