/**
 * The calculator's element: it carries what was typed to the engine and puts the engine's answer in the page.
 * It computes nothing and holds no word a reader sees; those stand in the HTML the same Python made.
 */

import { Draft } from "./draft.mjs";
import { Engine } from "./engine.mjs";

class Kalkulator extends HTMLElement {
  /** @type {Engine} */ #engine;
  /** @type {HTMLFormElement} */ #form;
  /** @type {Draft} */ #draft;
  #latest = 0;
  #running = false;

  connectedCallback() {
    this.#form = this.querySelector("form");
    this.#draft = new Draft(this.#form.dataset.kalkulator);
    const runtime = new URL(`../${this.dataset.mesin}/`, import.meta.url);
    this.#engine = new Engine(runtime, (stage) => this.#showStage(stage));
    this.#find(".isian").hidden = false;
    this.#find(".tanpa-skrip").hidden = true;
    this.#find(".isian").addEventListener("focusin", () => this.#engine.start(), { once: true });
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#form.addEventListener("input", () => this.#keep());
    this.addEventListener("change", (event) => this.#changed(event.target));
    this.addEventListener("click", (event) => this.#click(event));
    this.#restore();
  }

  disconnectedCallback() {
    this.#engine.stop();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#calculate();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest("button, a");
    if (!target) return;
    if (target.dataset.isi) this.#try(JSON.parse(target.dataset.isi));
    if (target.matches(".batal")) this.#engine.fail("batal");
    if (target.matches(".ulang")) this.#retry();
    if (target.matches(".lupa")) this.#forget();
    if (target.matches('a[href^="#isian-"]')) this.#open(event, target.hash.slice(1));
  }

  async #calculate() {
    const turn = ++this.#latest;
    this.#find(".gagal").hidden = true;
    const reply = await this.#engine.ask(this.#request("html", this.#typed()));
    if (reply === null || turn !== this.#latest) return;
    this.#clearErrors();
    if (reply.ok) this.#showResult(reply);
    else this.#showErrors(reply);
  }

  #retry() {
    this.#engine.stop();
    this.#calculate();
  }

  /** What was typed, as text; a rate carries its percent sign, which phone keypads lack. */
  #typed() {
    /** @type {Record<string, string>} */
    const typed = {};
    for (const [name, value] of new FormData(this.#form)) {
      const text = String(value).trim();
      const sign = this.#form.querySelector(`[name="${name}"][data-akhiran]`)?.dataset.akhiran ?? "";
      typed[name] = text && sign && !text.endsWith(sign) ? text + sign : text;
    }
    return typed;
  }

  /**
   * @param {"html" | "baca"} bentuk
   * @param {Record<string, string>} masukan
   */
  #request(bentuk, masukan) {
    const situs = { merek: this.dataset.merek, nomor: this.dataset.nomor };
    const kalkulator = this.#form.dataset.kalkulator;
    return { kalkulator, masukan: { ...masukan, hari_ini: today() }, bentuk, situs, taksir: true };
  }

  #showResult(reply) {
    this.#find(".asal").hidden = true;
    this.#find(".isian").open = false;
    this.#find(".hasil").innerHTML = reply.html.hasil;
    this.#find(".status").textContent = reply.html.status.trim();
    this.#find(".hasil h2").focus();
  }

  #showErrors(reply) {
    this.#find(".status").textContent = reply.html.status.trim();
    this.#find(".isian").open = true;
    const summary = this.#find(".ringkas-galat");
    summary.innerHTML = reply.html.galat;
    for (const [name, message] of Object.entries(reply.galat)) this.#showError(name, message);
    summary.firstElementChild.focus();
  }

  /** An error beside its field; empty when there is none. */
  #showError(name, message) {
    const place = this.querySelector(`#galat-${CSS.escape(name)}`);
    if (!place) return;
    place.textContent = message;
    place.hidden = !message;
    for (const input of this.#inputs(name)) {
      if (message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  #clearErrors() {
    this.#find(".ringkas-galat").replaceChildren();
    for (const place of this.querySelectorAll(".kolom .galat")) place.hidden = true;
    for (const input of this.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  }

  /** The inputs of a field: one, two radios, or the three of a duration. */
  #inputs(name) {
    return this.#form.querySelectorAll(`[name="${CSS.escape(name)}"], [name^="${CSS.escape(name)}."]`);
  }

  /** @param {HTMLInputElement} input */
  #changed(input) {
    if (input.name === "kedalaman") {
      this.#form.dataset.kedalaman = input.value;
      return this.#keep();
    }
    if (this.#running && input.name) this.#read(input.name.split(".")[0]);
  }

  /** Say what a field is read as, once Python is there; nothing steals the focus. */
  async #read(name) {
    const typed = Object.entries(this.#typed()).filter(([key]) => key.split(".")[0] === name);
    const reply = await this.#engine.ask(this.#request("baca", Object.fromEntries(typed)), { quiet: true });
    if (reply === null) return;
    this.querySelector(`#baca-${CSS.escape(name)}`).textContent = reply.baca[name] ?? "";
    this.#showError(name, reply.galat[name] ?? "");
  }

  /** Go to a field: unfold what it stands in, and show the whole form if the short one does not ask for it. */
  #open(event, id) {
    const field = this.querySelector(`#${CSS.escape(id)}`);
    if (!field) return;
    event.preventDefault();
    this.#find(".isian").open = true;
    if (field.closest(".hanya-lengkap")) this.#deepen("lengkap");
    const folded = field.closest("details.lanjutan");
    if (folded) folded.open = true;
    field.focus();
  }

  #deepen(depth) {
    if (!this.#form.dataset.kedalaman) return;
    this.#form.dataset.kedalaman = depth;
    this.querySelector(`[name="kedalaman"][value="${CSS.escape(depth)}"]`)?.click();
  }

  /** Fill some fields and calculate: an example, or what would change the answer. */
  #try(values) {
    this.#fill(values);
    this.#keep();
    this.#calculate();
  }

  /** @param {Record<string, string>} values */
  #fill(values) {
    for (const [name, value] of Object.entries(values)) {
      for (const input of this.#form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (input.type === "radio") input.checked = input.value === value;
        else input.value = value;
      }
    }
  }

  #keep() {
    const { kedalaman } = this.#form.dataset;
    const typed = Object.fromEntries([...new FormData(this.#form)].map(([name, value]) => [name, String(value)]));
    this.#draft.save(kedalaman ? { ...typed, kedalaman } : typed);
  }

  #restore() {
    const kept = this.#draft.load();
    if (!kept) return;
    this.#fill(kept);
    if (kept.kedalaman === "lengkap") this.#deepen("lengkap");
    this.#find(".draf").hidden = false;
  }

  #forget() {
    this.#draft.forget();
    this.#form.reset();
    this.#clearErrors();
    for (const place of this.querySelectorAll(".baca")) place.textContent = "";
    this.#find(".draf").hidden = true;
    this.#form.querySelector("input, select")?.focus();
  }

  /** @param {import("./engine.mjs").Stage} stage */
  #showStage(stage) {
    this.#running = stage.name === "jalan" || (this.#running && stage.name === "hitung");
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
    this.#find(".tahap").textContent = (words[stage.name] ?? "").replace("{persen}", percent);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** The reader's day, as ISO. */
function today() {
  const now = new Date();
  const two = (part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

customElements.define("kalkulator-impor", Kalkulator);
