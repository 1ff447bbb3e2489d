/**
 * A list in the form, row by row: goods of a shipment, quotes of suppliers. The row is HTML that Python made, held in
 * a template; here it is only copied, numbered and removed. A form without that template has no rows.
 */

export class Rows {
  /** @type {HTMLFormElement} */ #form;
  /** @type {HTMLElement | null} */ #section;
  /** The row removed last, and before which place it stood. */ #removed = { row: null, place: 0 };
  /** @type {() => void} */ #renumbered;

  /**
   * @param {HTMLFormElement} form
   * @param {() => void} renumbered is told that rows have other places than before
   */
  constructor(form, renumbered) {
    this.#form = form;
    this.#section = form.querySelector(".deret");
    this.#renumbered = renumbered;
    this.fit({});
    this.#section?.addEventListener("click", ({ target }) => this.#click(target.closest("button")));
  }

  /** Where the focus goes for a field that rows ask for instead. */
  get section() {
    return this.#section;
  }

  /** The names of the inputs of the first row. @returns {string[]} */
  get names() {
    return [...(this.#section?.querySelector("template").content.querySelectorAll("[name]") ?? [])].map(
      ({ name }) => name,
    );
  }

  /** The names of the inputs that the rows, if there are any, ask for instead. @returns {string[]} */
  get replaced() {
    if (!this.#rows.length) return [];
    return [...this.#form.querySelectorAll("[data-satu] [name]")].map(({ name }) => name);
  }

  /** As many rows as these values of a whole form have, as they were at first. @param {Record<string, string>} values */
  fit(values) {
    if (!this.#section) return;
    const own = new RegExp(`^${this.#section.dataset.deret}\\.(\\d+)\\.`);
    const places = Object.keys(values).map((name) => Number(own.exec(name)?.[1] ?? -1));
    for (const row of this.#rows) row.remove();
    const wanted = Math.min(this.#most, Math.max(this.#least, ...places.map((place) => place + 1)));
    for (let count = wanted; count > 0; count--) this.#append();
    this.#forget();
    this.#number();
  }

  /** @param {HTMLElement | null} button */
  #click(button) {
    if (button?.matches(".tambah")) this.#add();
    else if (button?.matches(".hapus")) this.#remove(button.closest(".baris"));
    else if (button?.matches(".batal-hapus")) this.#restore();
    else return;
    this.#section.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** One more row; the first one takes over what was typed for a single good. */
  #add() {
    const first = !this.#rows.length;
    const row = this.#append();
    if (first) {
      for (const input of row.querySelectorAll("[name]")) {
        const typed = this.#form.querySelector(`[data-satu] [name="${input.name.split(".")[2]}"]`);
        if (typed) input.value = typed.value;
      }
    }
    this.#forget();
    this.#number();
    row.querySelector("input").focus();
  }

  #remove(row) {
    this.#removed = { row, place: this.#rows.indexOf(row) };
    const note = this.#find(".terhapus");
    note.querySelector(".ke").textContent = this.#removed.place + 1;
    row.remove();
    this.#number();
    this.#renumbered();
    note.hidden = false;
    this.#find(".batal-hapus").focus();
  }

  #restore() {
    const { row, place } = this.#removed;
    (this.#rows[place] ?? this.#find(".terhapus")).before(row);
    this.#forget();
    this.#number();
    this.#renumbered();
    row.querySelector("input").focus();
  }

  #append() {
    const row = this.#find("template").content.firstElementChild.cloneNode(true);
    this.#find(".terhapus").before(row);
    return row;
  }

  /** Give every row its place in names, ids and words, and offer another one while there may be. */
  #number() {
    const list = this.#section.dataset.deret;
    const own = new RegExp(`${list}\\.\\d+\\.`, "g");
    for (const [place, row] of this.#rows.entries()) {
      for (const said of row.querySelectorAll(".ke")) said.textContent = place + 1;
      for (const element of row.querySelectorAll("[id], [for], [name]")) {
        for (const { name, value } of element.attributes) {
          element.setAttribute(name, value.replaceAll(own, `${list}.${place}.`));
        }
      }
      row.querySelector(".hapus").disabled = this.#rows.length <= this.#least;
    }
    this.#find(".tambah").disabled = this.#rows.length >= this.#most;
  }

  /** What was removed can no longer be taken back. */
  #forget() {
    this.#removed = { row: null, place: 0 };
    this.#find(".terhapus").hidden = true;
  }

  get #least() {
    return Number(this.#section.dataset.palingSedikit);
  }

  get #most() {
    return Number(this.#section.dataset.palingBanyak);
  }

  get #rows() {
    return [...(this.#section?.querySelectorAll(".baris") ?? [])];
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#section.querySelector(selector));
  }
}
