/**
 * The form: it fills, reads and unfolds itself and shows errors beside its fields. It computes nothing.
 */

import { Rows } from "./baris.mjs";

export class Form {
  /** @type {HTMLFormElement} */ #form;
  /** @type {Rows} */ #rows;
  /** What an example filled in, as long as the order is still the example's. @type {Record<string, string>} */
  #example = {};
  /** @type {Record<string, string>} */ #released = {};
  /** What stands in it when it is empty. @type {Record<string, string>} */ #first;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#rows = new Rows(form, () => this.clearErrors());
    this.#first = this.texts();
  }

  get calculator() {
    return this.#form.dataset.kalkulator;
  }

  /** "ringkas" or "lengkap"; undefined where the form has one depth. */
  get depth() {
    return this.#form.dataset.kedalaman;
  }

  set depth(depth) {
    if (this.#form.dataset.kedalaman) this.#form.dataset.kedalaman = depth;
  }

  /** What stands in the form, as text. @returns {Record<string, string>} */
  texts() {
    return Object.fromEntries([...new FormData(this.#form)].map(([name, value]) => [name, String(value)]));
  }

  /** What differs from an empty form; a day always does, for an empty form's may be another one tomorrow. */
  changed() {
    const days = [...this.#form.querySelectorAll("[type=date]")].map(({ name }) => name);
    const own = ([name, value]) => value !== (this.#first[name] ?? "") || days.includes(name);
    return Object.fromEntries(Object.entries(this.texts()).filter(own));
  }

  /** Whether there is a field of this name, in whatever row. @param {string} name */
  knows(name) {
    return [...Object.keys(this.#first), ...this.#rows.names].includes(name.replace(/\.\d{1,2}\./, ".0."));
  }

  /** What is asked and was typed; a rate carries its percent sign, which phone keypads lack. */
  typed() {
    const typed = this.texts();
    for (const name of this.#rows.replaced) delete typed[name];
    const suffixed = [...this.#form.querySelectorAll("[name][data-akhiran]")];
    const signs = new Map(suffixed.map(({ name, dataset }) => [name, dataset.akhiran]));
    for (const [name, value] of Object.entries(typed)) {
      const text = value.trim();
      const sign = signs.get(name) ?? "";
      typed[name] = text && sign && !text.endsWith(sign) ? text + sign : text;
    }
    return typed;
  }

  /** @param {Record<string, string>} values of the whole form: rows that they do not have are gone */
  replace(values) {
    this.#rows.fit(values);
    this.fill(values);
  }

  /** @param {Record<string, string>} values of what differs from an empty form */
  replaceChanged(values) {
    this.replace({ ...this.#first, ...values });
  }

  /** @param {Record<string, string>} values of some fields */
  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      for (const input of this.#form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (input.type === "radio") input.checked = input.value === value;
        else input.value = value;
      }
    }
  }

  /** @param {Record<string, string>} values of the example the form was filled with */
  remember(values) {
    this.#example = values;
    this.#released = {};
  }

  /**
   * The order is another one: what the short form does not show goes back to its default, if it was the example's or
   * holds only for the answer that changed. Goods other than the example's have another price, weight and volume too.
   * @param {string} changed the name of the field that was changed
   * @returns {boolean} whether there was any of it
   */
  release(changed) {
    if (this.depth !== "ringkas") return false;
    const other = (input) => changed === "jenis_barang" && input.type === "text" && input.closest("[data-penentu]");
    const follow = `[data-menurut="${CSS.escape(changed)}"] [name]`;
    const following = [...this.#form.querySelectorAll(follow)].map(({ name }) => [name, this.texts()[name]]);
    const hidden = Object.entries({ ...this.#example, ...Object.fromEntries(following) }).filter(([name, value]) => {
      const inputs = [...this.#form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      const gone = inputs.every((input) => input.offsetParent === null || other(input));
      return gone && this.texts()[name] === value;
    });
    this.#example = {};
    const before = this.texts();
    for (const [name] of hidden) this.#reset(name);
    this.#released = Object.fromEntries(hidden.filter(([name]) => this.texts()[name] !== before[name]));
    return Object.keys(this.#released).length > 0;
  }

  /** Take back what release() emptied: the reader wants it, so it stays whatever the order becomes. */
  reclaim() {
    this.fill(this.#released);
    this.remember({});
  }

  #reset(name) {
    for (const input of this.#form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (input.type === "radio") input.checked = input.defaultChecked;
      else if (input.tagName === "SELECT") input.value = [...input.options].find((o) => o.defaultSelected)?.value ?? "";
      else input.value = input.defaultValue;
      if (input.selectedIndex === -1) input.selectedIndex = 0;
    }
  }

  /** Everything as it was at first. */
  clear() {
    this.#form.reset();
    this.#rows.fit({});
    this.remember({});
    this.depth = "ringkas";
    for (const shown of this.#form.querySelectorAll(".dibuka")) shown.classList.remove("dibuka");
    for (const said of this.#form.querySelectorAll(".baca")) said.textContent = "";
    this.clearErrors();
  }

  focusSubmit() {
    this.#form.querySelector("[type=submit]").focus();
  }

  focusFirst() {
    [...this.#form.querySelectorAll("input, select")].find((input) => input.offsetParent)?.focus();
  }

  /** Go to a field: unfold what it stands in; the short form shows it too from now on. */
  open(field) {
    this.#reveal(field);
    const folded = field.closest("details.lanjutan");
    if (folded) folded.open = true;
    (field.offsetParent ? field : this.#rows.section)?.focus();
  }

  #reveal(inside) {
    for (const hidden of [".kolom", ".bagian", ".lanjutan"]) inside.closest(hidden)?.classList.add("dibuka");
  }

  /** What a field was read as, and why it was not; empty where there is nothing to say. */
  say(name, read, error) {
    const place = this.#form.querySelector(`#baca-${CSS.escape(name)}`);
    if (place) place.textContent = read;
    this.showError(name, error);
  }

  /** An error beside its field; empty when there is none. */
  showError(name, message) {
    const place = this.#form.querySelector(`#galat-${CSS.escape(name)}`);
    if (!place) return;
    place.textContent = message;
    place.hidden = !message;
    if (message) this.#reveal(place);
    for (const input of this.#form.querySelectorAll(`#kolom-${CSS.escape(name)} [name]`)) {
      if (message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  /** All errors: the summary as HTML, and each beside its field; the summary takes the focus. */
  showErrors(summary, errors) {
    const place = this.#form.querySelector(".ringkas-galat");
    place.innerHTML = summary;
    for (const [name, message] of Object.entries(errors)) this.showError(name, message);
    place.firstElementChild.focus();
  }

  clearErrors() {
    this.#form.querySelector(".ringkas-galat").replaceChildren();
    for (const place of this.#form.querySelectorAll(".galat")) place.hidden = true;
    for (const input of this.#form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  }
}

/** The reader's day, as ISO. */
export function today() {
  const now = new Date();
  const two = (part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A browser leaves a button that is half in sight where it is; under a finger it must not move. */
export function showWhole(button) {
  if (button.matches(":focus-visible")) button.scrollIntoView({ block: "nearest", inline: "nearest" });
}
