/**
 * How fast a page can be that computes with no Python at all: the landed cost of a unit in floating point.
 * A yardstick for the bench and nothing else; its rates are not looked after.
 */

const { units, price, rate, freight, insurance, duty } = Object.fromEntries(
  [...new FormData(document.querySelector("form"))].map(([name, value]) => [name, Number(value)]),
);
const goods = units * price * rate;
const customs = (goods + freight) * (1 + insurance / 100);
const imported = customs * (1 + duty / 100);
const taxes = imported * ((0.12 * 11) / 12 + 0.025);
const landed = (imported + taxes) / units;
document.querySelector("#answer").textContent = `Rp ${Math.round(landed).toLocaleString("id-ID")}`;
performance.mark("answered");
