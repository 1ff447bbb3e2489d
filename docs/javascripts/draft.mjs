/**
 * What the reader typed last, kept on this device alone. Every access may be refused by the browser; then there is
 * simply no draft.
 */

export class Draft {
  #key;

  /** @param {string} name of the calculator */
  constructor(name) {
    this.#key = `isian:${name}`;
  }

  /** @returns {Record<string, string> | null} what was typed last, if it is there and of the right kind */
  load() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "null");
      const texts = kept && typeof kept === "object" && Object.values(kept).every((value) => typeof value === "string");
      return texts ? kept : null;
    } catch {
      return null;
    }
  }

  /** @param {Record<string, string>} typed */
  save(typed) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(typed));
    } catch {
      // a browser that keeps nothing; the form works all the same
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // nothing was kept
    }
  }
}
