/**
 * The calculator's element: it carries what was typed to the engine and puts the engine's answer in the page.
 * It computes nothing and holds no word a reader sees; those stand in the HTML the same Python made.
 */

import { Engine } from "./engine.mjs";

class Kalkulator extends HTMLElement {
  /** @type {Engine} */ #engine;
  /** @type {HTMLFormElement} */ #form;
  #latest = 0;

  connectedCallback() {
    this.#form = this.querySelector("form");
    const runtime = new URL(`../${this.dataset.mesin}/`, import.meta.url);
    this.#engine = new Engine(runtime, (stage) => this.#showStage(stage));
    this.#form.hidden = false;
    this.#find(".tanpa-skrip").hidden = true;
    this.#form.addEventListener("focusin", () => this.#engine.start(), { once: true });
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#form.addEventListener("click", (event) => this.#click(event));
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
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.dataset.contoh) this.#fill(JSON.parse(target.dataset.contoh));
    if (target.matches(".batal")) this.#engine.fail("batal");
    if (target.matches(".ulang")) this.#retry();
    if (target.matches(".ringkas-galat a")) this.#open(target.hash.slice(1));
  }

  async #calculate() {
    const turn = ++this.#latest;
    this.#find(".gagal").hidden = true;
    const reply = await this.#engine.ask(this.#request());
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
  #request() {
    /** @type {Record<string, string>} */
    const masukan = {};
    for (const [name, value] of new FormData(this.#form)) {
      const typed = String(value).trim();
      const sign = this.#form.querySelector(`[name="${name}"][data-akhiran]`)?.dataset.akhiran ?? "";
      masukan[name] = typed && sign && !typed.endsWith(sign) ? typed + sign : typed;
    }
    masukan.hari_ini = today();
    const situs = { merek: this.dataset.merek, nomor: this.dataset.nomor };
    return { kalkulator: this.#form.dataset.kalkulator, masukan, bentuk: "html", situs };
  }

  #showResult(reply) {
    this.#find(".asal").hidden = true;
    this.#find(".hasil").innerHTML = reply.html.hasil;
    this.#find(".status").textContent = reply.html.status.trim();
    this.#find(".hasil h2").focus();
  }

  #showErrors(reply) {
    this.#find(".status").textContent = reply.html.status.trim();
    const summary = this.#find(".ringkas-galat");
    summary.innerHTML = reply.html.galat;
    for (const [name, message] of Object.entries(reply.galat)) {
      const place = this.querySelector(`#galat-${CSS.escape(name)}`);
      if (!place) continue;
      place.textContent = message;
      place.hidden = false;
      this.querySelector(`#isian-${CSS.escape(name)}`).setAttribute("aria-invalid", "true");
    }
    summary.firstElementChild.focus();
  }

  #clearErrors() {
    this.#find(".ringkas-galat").replaceChildren();
    for (const place of this.querySelectorAll(".kolom .galat")) place.hidden = true;
    for (const input of this.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  }

  /** Unfold the group a field stands in, so that the link to it leads somewhere. */
  #open(id) {
    const folded = this.querySelector(`#${CSS.escape(id)}`)?.closest("details");
    if (folded) folded.open = true;
  }

  /** @param {Record<string, string>} values */
  #fill(values) {
    for (const [name, value] of Object.entries(values)) {
      for (const input of this.#form.querySelectorAll(`[name="${name}"]`)) {
        if (input.type === "radio") input.checked = input.value === value;
        else input.value = value;
      }
    }
    this.#calculate();
  }

  /** @param {import("./engine.mjs").Stage} stage */
  #showStage(stage) {
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
