/**
 * An answer as a file: a calendar, a table, a spreadsheet. The engine that is warm writes text; a spreadsheet takes
 * more of Python than that one has, so a second one is started for it, and thrown away. The words stand in the page.
 */

import { Engine } from "./engine.mjs";

/** What a spreadsheet takes beyond the engine, in the runtime's folder. */
const SHEETS = "lembar.zip";

/** @typedef {{nama: string, tipe: string, isi: string, sandi?: "base64"}} Made */

export class Downloads {
  /** @type {HTMLElement} */ #page;
  /** @type {Engine} */ #engine;
  /** @type {import("./worker.mjs").Runtime} */ #runtime;
  /** What the answer shown was asked with. @type {object} */ #request = {};
  /** Told what becomes of a tap. @type {(words: string) => void} */ #tell;

  /**
   * @param {HTMLElement} page the calculator's element
   * @param {{engine: Engine, runtime: import("./worker.mjs").Runtime, tell: (words: string) => void}} house
   */
  constructor(page, { engine, runtime, tell }) {
    this.#page = page;
    this.#engine = engine;
    this.#runtime = runtime;
    this.#tell = tell;
    page.addEventListener("click", ({ target }) => this.#click(target.closest("[data-berkas]")));
  }

  /** A new answer stands there. @param {object} request what it was asked with */
  offer(request) {
    this.#request = request;
    for (const part of this.#page.querySelectorAll(".berkas-berkas")) part.hidden = false;
  }

  /** @param {HTMLButtonElement | null} button */
  async #click(button) {
    const words = button?.closest(".berkas-berkas")?.dataset;
    if (!words || words.sibuk) return;
    words.sibuk = "ya";
    const { berkas } = button.dataset;
    const request = { ...this.#request, bentuk: "berkas", berkas };
    const reply = await (berkas === "xlsx" ? this.#askAnother(request, words) : this.#engine.ask(request));
    delete words.sibuk;
    if (reply?.ok) save(reply.berkas);
    this.#tell(reply?.ok ? words.selesai.replace("{nama}", reply.berkas.nama) : (words[`galat${berkas}`] ?? words.galat));
  }

  /**
   * Ask an engine of its own, told how far it is where the stage has words.
   * @param {object} request
   * @param {DOMStringMap} words
   */
  async #askAnother(request, words) {
    const engine = new Engine(this.#runtime, ({ name }) => words[name] && this.#tell(words[name]), SHEETS);
    const reply = await engine.ask(request);
    engine.stop();
    return reply;
  }
}

/** Give the reader a file. @param {Made} made */
export function save({ nama, tipe, isi, sandi }) {
  const content = sandi ? Uint8Array.from(atob(isi), (sign) => sign.charCodeAt(0)) : isi;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: tipe }));
  link.download = nama;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href)); // Safari has not begun to read it yet
}
