/**
 * The bridge to the engine: one worker, there before it is needed, started once, kept warm; each request answers on its
 * own port.
 *
 * Nothing here waits forever: the worker reports progress, and silence for longer than a stage may take is a
 * failure that can be retried. A failed engine is thrown away whole.
 */

/** How long a stage may be silent, in milliseconds; preparing Python is long work on a slow phone. */
const PATIENCE = { mulai: 30_000, unduh: 30_000, siap: 120_000, muat: 120_000, hitung: 60_000 };

/** After this much silence the reader is told that it is still going on. */
const REASSURE = 10_000;

/**
 * @typedef {{name: "mulai" | "unduh" | "siap" | "muat" | "hitung" | "jalan" | "lama" | "gagal",
 *   received?: number, total?: number, cause?: string, whole?: boolean}} Stage
 */

/** @typedef {{request: string, quiet: boolean, resolve: (reply: any) => void}} Asked */

/** @typedef {import("./worker.mjs").Runtime} Runtime */

export class Engine {
  /** @type {Worker | null} */ #worker = null;
  /** Whether the worker was told to start Python. */ #started = false;
  /** @type {Asked[]} */ #waiting = [];
  /** Whether a file was wrong the last time: it may be the browser that keeps it so. */ #broken = false;
  /** Whether Python itself is to start: what was gone from a memory that was ready is gone the next time too. */
  #whole = false;
  #runtime;
  #onStage;
  #more;
  #timers = [];

  /**
   * @param {Runtime} runtime the runtime's folder, and what lies in it
   * @param {(stage: Stage) => void} onStage told of every stage, and of failure
   * @param {string} [more] an archive of that folder to load beside the engine
   */
  constructor(runtime, onStage, more = "") {
    this.#runtime = runtime;
    this.#onStage = onStage;
    this.#more = more;
  }

  /** Have a worker that waits: a thread and a small script, so that the start of Python begins with Python. */
  standBy() {
    try {
      this.#worker ??= this.#launched();
    } catch {
      // whoever starts it is told
    }
  }

  /** Start Python, if that was not begun yet; false, and the reader is told, where the browser cannot. */
  start() {
    if (this.#started) return true;
    try {
      if (typeof WebAssembly !== "object") throw new TypeError("this browser has no WebAssembly");
      this.#worker ??= this.#launched();
    } catch {
      this.fail("usang");
      return false;
    }
    this.#started = true;
    this.#worker.postMessage({ runtime: this.#runtime, anew: this.#broken, more: this.#more, whole: this.#whole });
    this.#stage({ name: "mulai" });
    return true;
  }

  #launched() {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => worker === this.#worker && this.#heard(data));
    worker.addEventListener("error", () => worker === this.#worker && this.#lost());
    return worker;
  }

  /** The worker cannot go on, or never came; nobody needs to know of one that was not needed yet. */
  #lost() {
    if (this.#started) this.fail("mesin");
    else this.stop();
  }

  /**
   * Ask the engine; it starts if it must. Resolves to the reply, or to null if the engine failed or was stopped.
   * A quiet one shows no stage: it is answered in no time, and nobody waits for it.
   * @param {object} request
   * @param {{quiet?: boolean}} [manner]
   */
  async ask(request, { quiet = false } = {}) {
    if (!this.start()) return null;
    if (!quiet && !this.#timers.length) this.#stage({ name: "hitung" }); // a worker that was killed says nothing
    return new Promise((resolve) => this.#send({ request: JSON.stringify(request), quiet, resolve }));
  }

  /** @param {Asked} asked */
  #send(asked) {
    const { port1, port2 } = new MessageChannel();
    this.#waiting.push(asked);
    port1.onmessage = ({ data }) => {
      this.#waiting = this.#waiting.filter((waiting) => waiting !== asked);
      if (data.error) this.#stumbled();
      else if (!asked.quiet) this.#stage({ name: "jalan" });
      asked.resolve(data.error ? null : JSON.parse(data.reply));
    };
    const { request, quiet } = asked;
    this.#worker.postMessage({ request, quiet }, [port2]);
  }

  /** Something is gone that this input needs: start the whole engine, and ask it what is still unanswered. */
  #again() {
    const waiting = this.#waiting.splice(0);
    this.#whole = true;
    this.stop();
    if (this.start()) for (const asked of waiting) this.#send(asked);
    else for (const { resolve } of waiting) resolve(null);
  }

  /** Our own mistake on this input: the engine lives on. */
  #stumbled() {
    this.#quiet();
    this.#onStage({ name: "gagal", cause: "hitung" });
  }

  /** Give up: stop the worker and say why. */
  fail(cause) {
    this.stop();
    this.#broken = cause === "mesin";
    this.#onStage({ name: "gagal", cause });
  }

  /** Throw the worker away; whoever waits gets null. */
  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#started = false;
    this.#quiet();
    for (const { resolve } of this.#waiting.splice(0)) resolve(null);
  }

  #heard(message) {
    if (message.failed) this.fail(message.failed);
    else if (message.gone) this.#again();
    else if (message.stage) this.#stage(message.stage);
  }

  /** @param {Stage} stage */
  #stage(stage) {
    this.#quiet();
    this.#onStage({ ...stage, whole: this.#whole });
    if (stage.name === "jalan") return;
    this.#timers = [
      setTimeout(() => this.#onStage({ name: "lama" }), REASSURE),
      setTimeout(() => this.#stuck(stage.name), PATIENCE[stage.name]),
    ];
  }

  /** Nothing was heard for too long; the next try starts Python itself, in case a memory that is ready hangs. */
  #stuck(stage) {
    this.#whole ||= stage !== "mulai" && stage !== "unduh";
    this.fail("macet");
  }

  #quiet() {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }
}
