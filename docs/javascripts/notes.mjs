/**
 * The lines that say what the answer below them is for, and what became of an example. Their words stand in the page.
 */

import { longDay } from "./tautan.mjs";

/** A tap lasts no longer, in milliseconds; what moves the page under it waits, else it would miss its button. */
const TAP = 400;

export class Notes {
  /** @type {HTMLElement} */ #page;
  #timer = 0;

  /** @param {HTMLElement} page the calculator's element */
  constructor(page) {
    this.#page = page;
  }

  /** Which lines there are, and whether the result is there and is the present one. */
  show({ asal = false, pulih = false, lama = false, coba = false, galat = false, buka = false }) {
    for (const [name, shown] of Object.entries({ asal, pulih, lama, coba })) this.#find(`.${name}`).hidden = !shown;
    this.#find(".hasil").hidden = pulih || buka;
    this.#find(".hasil").classList.toggle("lampau", galat);
  }

  /** The answer is to what was typed before. */
  outdate() {
    this.#find(".lama").hidden = false;
  }

  /** That an example was let go: above the button, which stays where it is until a tap is over. */
  tellReleased() {
    this.#find(".kirim").prepend(this.#released);
    this.announce(this.#released.firstElementChild.textContent);
    this.#timer = setTimeout(() => (this.#released.hidden = false), TAP);
  }

  /** The form folds away: the line goes above the first answer after it, and is gone at the next. */
  passReleased() {
    if (this.#released.closest(".jawab")) this.hideReleased();
    this.#find(".coba").after(this.#released);
  }

  /**
   * That what stands in the form was opened, and what it was calculated with.
   * @param {{hari: string, aturan: string, utuh: boolean}} linked
   * @param {string} aturan the version of the law's data here
   * @param {string} now the reader's day, as ISO
   */
  tellLinked(linked, aturan, now) {
    const other = linked.aturan !== "" && linked.aturan !== aturan;
    const past = linked.hari !== "" && linked.hari !== now;
    this.#find(".dibuka-dari").hidden = !linked.aturan && linked.utuh && !past;
    this.#find(".dari-tautan").hidden = linked.aturan === "";
    this.#find(".beda-aturan").hidden = !other;
    this.#find(".tak-dikenal").hidden = linked.utuh;
    this.#find(".hari-lain").hidden = !past;
    for (const day of this.#page.querySelectorAll(".hari-hitung")) day.textContent = longDay(linked.hari);
    this.announce(this.#find(".dari-tautan").textContent);
  }

  hideLinked() {
    this.#find(".dibuka-dari").hidden = true;
  }

  hideReleased() {
    clearTimeout(this.#timer);
    this.#released.hidden = true;
  }

  /** @param {string} line for those who hear the page */
  announce(line) {
    this.#find(".status").textContent = line.trim();
  }

  get #released() {
    return this.#find(".lepas");
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#page.querySelector(selector));
  }
}
