/**
 * The days a shop works towards, under the field of the deadline: those of the next months, each one tap.
 */

import { today } from "./form.mjs";

/** How many months ahead a target is offered. */
const MONTHS = 12;

for (const offer of document.querySelectorAll(".sasaran")) {
  const field = /** @type {HTMLInputElement} */ (offer.parentElement.querySelector("input[type=date]"));
  const from = today();
  const until = new Date(from);
  until.setUTCMonth(until.getUTCMonth() + MONTHS);
  const last = until.toISOString().slice(0, 10);
  for (const button of offer.querySelectorAll("button")) {
    const { siap } = button.dataset;
    button.hidden = siap <= from || siap > last;
    button.addEventListener("click", () => fill(field, siap));
  }
  offer.hidden = !offer.querySelector("button:not([hidden])");
}

/** As if the day had been typed. */
function fill(field, value) {
  field.value = value;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}
