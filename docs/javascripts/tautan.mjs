/**
 * A calculation as an address: what stands in the form, behind "#", which no server is ever sent. Whatever such an
 * address holds only ever becomes the text of a field, so it is read by Python as if it were typed.
 */

const VERSION = "1";

/** Characters of what is read at all, and of one value: no field takes more. */
const LONGEST = 8000;
const LONGEST_VALUE = 200;

/**
 * @typedef {object} Linked
 * @property {Record<string, string>} isi what was typed, by field; what is as in an empty form is left out
 * @property {string} hari the day of the calculation, as ISO; empty if it says none
 * @property {string} aturan the version of the law's data
 * @property {string} kedalaman "lengkap", or empty
 * @property {string} contoh the example that fills in the rest, or empty
 * @property {boolean} utuh whether all of it was understood
 */

/**
 * @param {string} page the page's address
 * @param {{isi: Record<string, string>, hari: string, aturan: string, kedalaman: string}} calculation
 */
export function write(page, { isi, hari, aturan, kedalaman }) {
  const known = { v: VERSION, aturan, hari_ini: hari, kedalaman: kedalaman === "lengkap" ? kedalaman : "" };
  const parts = [...Object.entries(known), ...Object.entries(isi).sort(([a], [b]) => (a < b ? -1 : 1))];
  const written = String(new URLSearchParams(parts.filter(([, value]) => value !== "")));
  return `${page}#${written.replaceAll("%2C", ",")}`; // a comma needs no escape here, and numbers are full of them
}

/** Whether an address says that it holds a calculation. @param {string} hash */
export function isLinked(hash) {
  return /^#(.*&)?v=/.test(hash);
}

/**
 * @param {string} hash
 * @param {(name: string) => boolean} knows whether the form has such a field
 * @returns {Linked}
 */
export function read(hash, knows) {
  const linked = { isi: {}, hari: "", aturan: "", kedalaman: "", contoh: "", utuh: hash.length <= LONGEST };
  for (const [name, value] of new URLSearchParams(hash.slice(1, LONGEST))) {
    if (value.length > LONGEST_VALUE) linked.utuh = false;
    else if (name === "v") linked.utuh &&= value === VERSION;
    else if (name === "hari_ini") linked.hari = day(value);
    else if (name === "aturan") linked.aturan = value;
    else if (name === "kedalaman" || name === "contoh") linked[name] = value;
    else if (knows(name)) linked.isi[name] = value;
    else linked.utuh = false;
  }
  return linked;
}

/** The same text if it is a day of the calendar. @param {string} text */
function day(text) {
  const found = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00Z`) : new Date(NaN);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(text) ? text : "";
}

/** A day as the page's language writes it; whatever else it is as it stands. @param {string} iso */
export function longDay(iso) {
  if (!day(iso)) return iso;
  const written = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  return written.format(new Date(iso));
}
