/**
 * How far the engine is: the stage in words, the bar, and why it stopped. The words stand in the page.
 */

/** An answer that takes less, in milliseconds, moves nothing in the page to say that it is on its way. */
const SOON = 300;

export class Stages {
  /** @type {HTMLElement} */ #page;
  /** Whether Python is there. */ running = false;
  #later = 0;

  /** @param {HTMLElement} page the element that holds `.mesin` and `.gagal` */
  constructor(page) {
    this.#page = page;
  }

  /** @param {import("./engine.mjs").Stage} stage */
  show(stage) {
    clearTimeout(this.#later);
    if (this.running && stage.name === "hitung") this.#later = setTimeout(() => this.#put(stage), SOON);
    else this.#put(stage);
  }

  /** @param {import("./engine.mjs").Stage} stage */
  #put(stage) {
    this.running = stage.name === "jalan" || (this.running && stage.name === "hitung");
    const words = this.#find(".tahap").dataset;
    const bar = this.#find(".mesin progress");
    this.#find(".mesin").hidden = stage.name === "jalan" || stage.name === "gagal";
    this.#find(".gagal").hidden = stage.name !== "gagal";
    if (stage.name === "gagal") {
      const place = this.#find(".sebab");
      place.textContent = place.dataset[stage.cause];
      return;
    }
    if (stage.name === "unduh") bar.value = stage.received / stage.total;
    else bar.removeAttribute("value");
    const percent = Math.round((100 * stage.received) / stage.total);
    const told = (stage.whole && words[`${stage.name}Lengkap`]) || words[stage.name] || "";
    this.#find(".tahap").textContent = told.replace("{persen}", percent);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#page.querySelector(selector));
  }
}
