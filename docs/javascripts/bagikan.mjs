/**
 * What a reader takes along from an answer: its link, and the message. Nothing is sent from here.
 */

export class Share {
  /** @type {HTMLElement} */ #page;
  /** Of the answer shown. */ #link = "";

  /** @param {HTMLElement} page the calculator's element */
  constructor(page) {
    this.#page = page;
    page.addEventListener("click", ({ target }) => this.#click(target.closest("button")));
    page.addEventListener("input", ({ target }) => target.matches(".pesan") && this.#written(target));
  }

  /** A new answer stands there. @param {string} link to it */
  arrange(link) {
    this.#link = link;
    for (const part of this.#page.querySelectorAll(".tautkan, .menyimpan, .minta-kertas")) part.hidden = false;
    this.#find(".bagi").hidden = typeof navigator.share !== "function";
    this.#find(".pesan").readOnly = false;
  }

  /** @param {HTMLButtonElement | null} button */
  #click(button) {
    if (button?.matches(".salin")) this.#copy(button);
    if (button?.matches(".bagi")) navigator.share({ title: document.title, url: this.#link }).catch(() => {});
  }

  /** @param {HTMLButtonElement} button */
  async #copy(button) {
    try {
      await navigator.clipboard.writeText(this.#link);
      this.tell(button.dataset.tersalin);
    } catch {
      const field = /** @type {HTMLInputElement} */ (this.#find(".tautan"));
      field.hidden = false;
      field.value = this.#link;
      field.select();
      this.tell(button.dataset.tolak);
    }
  }

  /** The button leads to what stands in the message now. @param {HTMLTextAreaElement} message */
  #written(message) {
    const button = /** @type {HTMLAnchorElement} */ (this.#find(".konsultasi .tombol"));
    button.href = `${button.href.split("?")[0]}?text=${encodeURIComponent(message.value)}`;
  }

  /** What became of a tap, for those who see and those who hear. @param {string} words */
  tell(words) {
    this.#find(".kabar").textContent = words;
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#page.querySelector(selector));
  }
}
