/**
 * The theme opens its menu and its search by labels, which no keyboard can press; here they become buttons.
 * Their words stand in the page, on this script's own element.
 */

/** Where the focus goes: into the menu for those who move by keyboard, into the search for everyone. */
const OPENED = {
  drawer: (byKeyboard) => byKeyboard && linkBesideActive()?.focus(),
  search: () => document.querySelector("[name=query]")?.focus(),
};

const words = document.getElementById("tombol").dataset;

for (const name of ["drawer", "search"]) {
  const label = document.querySelector(`label.md-header__button[for="__${name}"]`);
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById(`__${name}`));
  if (label && toggle) label.replaceWith(buttonFor(name, label, toggle));
}

/**
 * @param {string} name
 * @param {Element} label
 * @param {HTMLInputElement} toggle
 */
function buttonFor(name, label, toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} tombol-${name}`;
  button.setAttribute("aria-label", words[name]);
  button.setAttribute("aria-expanded", String(toggle.checked));
  button.append(...label.childNodes);
  let byKeyboard = false;
  button.addEventListener("click", (event) => {
    byKeyboard = event.detail === 0;
    toggle.click();
  });
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    if (toggle.checked) OPENED[name](byKeyboard);
    else if (byKeyboard) button.focus();
  });
  return button;
}

/** The first link of the list that the menu opens with: the one which holds the page itself. */
function linkBesideActive() {
  const active = [...document.querySelectorAll(".md-nav--primary .md-nav__link--active")].pop();
  const list = (active ?? document.querySelector(".md-nav--primary .md-nav__link"))?.closest("ul");
  const links = /** @type {HTMLElement[]} */ ([...(list?.querySelectorAll(":scope > li > a") ?? [])]);
  return links.find((link) => link.offsetParent !== null);
}

document.addEventListener("keydown", ({ key }) => {
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  if (key === "Escape" && drawer?.checked) drawer.click();
});
