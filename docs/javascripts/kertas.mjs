/**
 * The papers for the factory: prints one alone, copies one as text. Their words, and those said here, stand in the
 * HTML that Python made; without this script they can be read and printed all the same.
 */

/** On the page while it prints a part of itself, and on that part. */
const PRINTING = "cetak-kertas";
const PRINTED = "dicetak";

class Kertas extends HTMLElement {
  connectedCallback() {
    for (const part of this.querySelectorAll("[hidden]")) part.hidden = false;
    this.addEventListener("click", ({ target }) => this.#click(target.closest("button")));
  }

  /** @param {HTMLButtonElement | null} button */
  #click(button) {
    if (button?.matches(".cetak")) this.#print(button.closest(".dokumen") ?? this);
    if (button?.matches(".salin-teks")) this.#copy(button);
  }

  /**
   * The marks stay until the reader does something else: on some phones the page is laid out for paper only after
   * print() and its event are over.
   * @param {HTMLElement} part
   */
  #print(part) {
    clear();
    document.documentElement.classList.add(PRINTING);
    part.classList.add(PRINTED);
    print();
  }

  /** @param {HTMLButtonElement} button */
  async #copy(button) {
    const text = button.parentElement.parentElement.querySelector("pre");
    const told = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      told.textContent = this.dataset.tersalin;
    } catch {
      getSelection().selectAllChildren(text);
      told.textContent = this.dataset.tolak;
    }
  }
}

/** The whole page is printed again. */
function clear() {
  document.documentElement.classList.remove(PRINTING);
  document.querySelector(`.${PRINTED}`)?.classList.remove(PRINTED);
}

for (const event of ["pointerdown", "keydown"]) addEventListener(event, clear);
customElements.define("kertas-kerja", Kertas);
