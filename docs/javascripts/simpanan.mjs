/**
 * Calculations kept on this device under a name: opened again, put side by side, carried to another device as a file.
 * The browser may refuse to keep anything; a file may hold anything. Its words stand in the page.
 */

import { longDay } from "./tautan.mjs";
import { save } from "./unduhan.mjs";

const KIND = "sample-atau-massal";
const MOST = 30;
const MOST_BESIDE = 3;
const LONGEST_FILE = 500_000;

/**
 * @typedef {object} Kept
 * @property {string} nama
 * @property {string} hari the day it was calculated for, as ISO
 * @property {string} kedalaman
 * @property {string} jawaban the answer in one line
 * @property {Record<string, string>} isi what stood in the form
 * @property {Record<string, string>} masukan what Python was asked
 */

export class Saved {
  /** @type {HTMLElement} */ #page;
  #calculator;
  /** What was removed last, and from where. @type {{kept: Kept, place: number} | null} */ #removed = null;

  /**
   * @param {HTMLElement} page the calculator's element
   * @param {string} calculator
   * @param {{open: (kept: Kept) => void, compare: (kept: Kept[]) => void}} does
   */
  constructor(page, calculator, does) {
    this.#page = page;
    this.#calculator = calculator;
    const section = this.#find(".simpanan");
    section.hidden = false;
    section.addEventListener("click", ({ target }) => this.#click(target.closest("button"), does));
    section.addEventListener("change", ({ target }) => this.#changed(target));
    this.#show();
  }

  /** Keep it, in place of the same calculation. @param {Kept} kept @returns {boolean} whether the browser kept it */
  add(kept) {
    return this.#write([kept, ...this.#all().filter((other) => !same(other, kept))]);
  }

  /** Keep it, if the same calculation is not kept already. @param {Kept} kept */
  addNew(kept) {
    if (!this.#all().some((other) => same(other, kept))) this.add(kept);
  }

  #all() {
    try {
      return valid(JSON.parse(localStorage.getItem(this.#key) ?? "[]"));
    } catch {
      return [];
    }
  }

  /** @param {Kept[]} all */
  #write(all) {
    try {
      if (all.length > MOST) return false;
      localStorage.setItem(this.#key, JSON.stringify(all));
    } catch {
      return false;
    }
    this.#show();
    return true;
  }

  get #key() {
    return `simpanan:${this.#calculator}`;
  }

  #click(button, does) {
    const place = Number(button?.closest("li")?.dataset.tempat);
    if (button?.matches(".buka")) does.open(this.#all()[place]);
    if (button?.matches(".hapus")) this.#remove(place);
    if (button?.matches(".kembalikan")) this.#restore();
    if (button?.matches(".bandingkan")) does.compare(this.#chosen.map((chosen) => this.#all()[chosen]));
    if (button?.matches(".ekspor")) this.#download();
  }

  #changed(input) {
    if (input.matches("[type=file]")) this.#take(input);
    else this.#count();
  }

  #remove(place) {
    const all = this.#all();
    const [kept] = all.splice(place, 1);
    if (!this.#write(all)) return;
    this.#removed = { kept, place };
    this.#find(".terbuang").hidden = false;
    this.#find(".kembalikan").focus();
  }

  #restore() {
    const all = this.#all();
    all.splice(this.#removed.place, 0, this.#removed.kept);
    if (this.#write(all)) this.#find(".terbuang").hidden = true;
    this.#find(".simpanan summary").focus();
  }

  #download() {
    const isi = JSON.stringify({ jenis: KIND, kalkulator: this.#calculator, simpanan: this.#all() }, null, 1);
    save({ nama: `simpanan-${this.#calculator}.json`, tipe: "application/json", isi });
  }

  /** Take in a file: what is not there yet, after what is. @param {HTMLInputElement} input */
  async #take(input) {
    const [file] = input.files;
    input.value = "";
    const words = this.#find(".dibuka").dataset;
    let found = [];
    if (file && file.size <= LONGEST_FILE) found = readFile(await file.text(), this.#calculator);
    const all = this.#all();
    const there = new Set(all.map((kept) => JSON.stringify(kept)));
    const more = found.filter((kept) => !there.has(JSON.stringify(kept)));
    const kept = this.#write([...all, ...more]);
    const said = !found.length ? words.asing : kept ? words.masuk : words.penuh;
    this.#find(".dibuka").textContent = said.replace("{banyak}", String(more.length));
  }

  get #chosen() {
    return [...this.#page.querySelectorAll(".simpanan li:has(:checked)")].map((item) => Number(item.dataset.tempat));
  }

  #count() {
    const chosen = this.#chosen.length;
    this.#find(".bandingkan").disabled = chosen < 2;
    for (const box of this.#page.querySelectorAll(".simpanan li [type=checkbox]")) {
      box.disabled = !box.checked && chosen >= MOST_BESIDE;
    }
  }

  #show() {
    const all = this.#all();
    const item = this.#find(".simpanan template").content.firstElementChild;
    const items = all.map((kept, place) => {
      const shown = item.cloneNode(true);
      shown.dataset.tempat = place;
      shown.querySelector(".nama").textContent = kept.nama;
      shown.querySelector(".harinya").textContent = longDay(kept.hari);
      shown.querySelector(".jawabannya").textContent = kept.jawaban;
      for (const place of shown.querySelectorAll(".milik")) place.textContent = kept.nama;
      return shown;
    });
    this.#find(".simpanan ul").replaceChildren(...items);
    for (const count of this.#page.querySelectorAll(".banyak")) count.textContent = all.length;
    for (const part of this.#page.querySelectorAll(".bila-ada")) part.hidden = !all.length;
    this.#count();
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#page.querySelector(selector));
  }
}

/**
 * What a file holds of calculations for this calculator; nothing if it is none of ours.
 * @param {string} text @param {string} calculator @returns {Kept[]}
 */
export function readFile(text, calculator) {
  try {
    const { jenis, kalkulator, simpanan } = JSON.parse(text);
    return jenis === KIND && kalkulator === calculator ? valid(simpanan) : [];
  } catch {
    return [];
  }
}

/** Whether two are one calculation. @param {Kept} one @param {Kept} other */
function same(one, other) {
  return JSON.stringify(one.isi) === JSON.stringify(other.isi) && one.hari === other.hari;
}

/** Those of a list that are calculations, as far as they are text. @returns {Kept[]} */
function valid(list) {
  const text = (value) => typeof value === "string" && value.length <= 500;
  const texts = (value) =>
    value !== null && typeof value === "object" && Object.keys(value).length <= 500 && Object.values(value).every(text);
  return (Array.isArray(list) ? list : [])
    .filter((kept) => kept !== null && typeof kept === "object" && texts(kept.isi) && texts(kept.masukan))
    .filter(({ nama, hari, jawaban, kedalaman }) => [nama, hari, jawaban, kedalaman].every(text))
    .map(({ nama, hari, kedalaman, jawaban, isi, masukan }) => ({ nama, hari, kedalaman, jawaban, isi, masukan }))
    .slice(0, MOST);
}
