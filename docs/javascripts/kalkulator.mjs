/**
 * The calculator's element: it carries what was typed to the engine and puts the engine's answer in the page.
 * It computes nothing and holds no word a reader sees; those stand in the HTML the same Python made.
 */

import { Share } from "./bagikan.mjs";
import { Draft } from "./draft.mjs";
import { Engine } from "./engine.mjs";
import { Form, showWhole, today } from "./form.mjs";
import { nextTurn } from "./giliran.mjs";
import "./kertas.mjs";
import { goesFirst, keepEngine, mayFetchEarly } from "./luring.mjs";
import { Notes } from "./notes.mjs";
import "./sasaran.mjs";
import { Saved } from "./simpanan.mjs";
import { Stages } from "./stages.mjs";
import { isLinked, read, write } from "./tautan.mjs";
import { Downloads } from "./unduhan.mjs";

class Kalkulator extends HTMLElement {
  /** @type {Engine} */ #engine;
  /** @type {Form} */ #form;
  /** @type {Draft} */ #draft;
  #latest = 0;
  /** @type {Stages} */ #stages;
  /** @type {Notes} */ #notes;
  /** @type {Share} */ #share;
  /** @type {Saved} */ #saved;
  /** @type {Downloads} */ #downloads;
  #answered = false;
  /** The built example's result. @type {Node[]} */ #built = [];
  /** The id of the example the form was filled with. */ #example = "";
  /** What stood in the form before one value was tried. @type {Record<string, string> | null} */ #before = null;

  /** The day a calculation that was opened is for; else the reader's own. */ #day = "";
  /** What the answer shown was asked with: it is kept under a name. @type {Omit<import("./simpanan.mjs").Kept, "nama">} */
  #asked;

  connectedCallback() {
    const form = this.querySelector("form");
    this.#form = new Form(form);
    this.#draft = new Draft(this.#form.calculator);
    this.#built = [...this.#find(".hasil").childNodes];
    this.#stages = new Stages(this);
    this.#notes = new Notes(this);
    this.#share = new Share(this);
    this.#saved = new Saved(this, this.#form.calculator, {
      open: (kept) => this.#reopen(kept),
      compare: (kept) => this.#compare(kept),
    });
    const { folder, ...listed } = JSON.parse(this.dataset.mesin);
    const runtime = { ...listed, folder: new URL(`../${folder}/`, import.meta.url).href };
    this.#engine = new Engine(runtime, (stage) => this.#stages.show(stage));
    this.#engine.standBy();
    this.#downloads = new Downloads(this, { engine: this.#engine, runtime, tell: (words) => this.#share.tell(words) });
    this.#find(".isian").hidden = false;
    this.#find(".tanpa-skrip").hidden = true;
    this.#find(".isian").addEventListener("focusin", () => this.#prepare(), { once: true });
    this.#find(".contoh")?.addEventListener("focusin", ({ target }) => showWhole(target));
    this.addEventListener("submit", (event) => this.#submit(event));
    form.addEventListener("input", () => this.#edited());
    this.addEventListener("change", (event) => this.#changed(event.target));
    this.addEventListener("click", (event) => this.#click(event));
    if (isLinked(location.hash)) this.#openLink();
    else this.#restore();
    addEventListener("hashchange", () => isLinked(location.hash) && this.#openLink());
    document.querySelector(":target")?.scrollIntoView({ block: "center" });
  }

  disconnectedCallback() {
    this.#engine.stop();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    if (event.target.matches(".menyimpan")) this.#save(event.target);
  }

  /** The button is heard, or Enter, which presses it: of a form that is submitted browsers look through every field. */
  #press(event) {
    event.preventDefault();
    this.#before = null;
    this.#calculate();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest("button, a");
    if (!target) return;
    if (target.dataset.contoh) this.#take(target);
    else if (target.dataset.isi) this.#try(JSON.parse(target.dataset.isi));
    if (target.matches(".formulir [type=submit]")) this.#press(event);
    if (target.matches(".batal")) this.#engine.fail("batal");
    if (target.matches(".ulang")) this.#retry();
    if (target.matches(".lupa")) this.#forget();
    if (target.matches(".balik")) this.#undo();
    if (target.matches(".hari-ini")) this.#recalculateToday();
    if (target.matches(".hitung-tautan")) this.#calculate();
    if (target.matches(".lepas button")) this.#reclaim();
    if (target.matches(".buat-kertas")) this.#fillPapers();
    if (target.matches(".lihat-contoh")) this.#showBuilt().focus();
    if (target.matches('a[href^="#isian-"]')) this.#open(event, target.hash.slice(1));
  }

  async #prepare() {
    if (await mayFetchEarly()) this.#engine.start();
  }

  async #calculate() {
    const turn = ++this.#latest;
    this.#find(".gagal").hidden = true;
    const request = this.#request("html", this.#form.typed());
    const asked = { ...this.#state(), masukan: request.masukan };
    const reply = await goesFirst(this.#engine.ask(request));
    if (turn !== this.#latest) return;
    if (reply === null) return this.#showFailure();
    this.#form.clearErrors();
    if (!reply.ok) return this.#showErrors(reply);
    this.#asked = { ...asked, jawaban: reply.html.status };
    await this.#showResult(reply, request, () => turn === this.#latest);
  }

  #retry() {
    this.#engine.stop();
    this.#calculate();
  }

  /**
   * @param {"html" | "baca" | "kertas"} bentuk
   * @param {Record<string, string>} masukan
   */
  #request(bentuk, masukan) {
    const situs = { ...this.#site, tautan: this.#link() };
    const kalkulator = this.#form.calculator;
    return { kalkulator, masukan: { ...masukan, hari_ini: this.#today }, bentuk, situs, taksir: true };
  }

  get #today() {
    return this.#day || today();
  }

  get #site() {
    return JSON.parse(this.dataset.situs);
  }

  /** To what stands in the form, without what led the reader here. */
  #link() {
    const { aturan } = this.#site;
    const page = `${location.origin}${location.pathname}`;
    return write(page, { ...this.#state(), isi: this.#form.changed(), aturan });
  }

  /**
   * In three turns: read, put in its place, shown.
   * @param {object} request what was answered
   * @param {() => boolean} latest whether nothing was asked since
   */
  async #showResult(reply, request, latest) {
    const made = document.createElement("template");
    made.innerHTML = reply.html.hasil;
    await nextTurn();
    if (!latest()) return;
    this.#answered = true;
    keepEngine();
    this.#notes.show({ coba: this.#before !== null });
    this.#find(".isian").open = false;
    this.#find(".hitung-tautan").hidden = true;
    this.#find(".hasil").replaceChildren(made.content);
    this.#share.arrange(request.situs.tautan);
    this.#downloads.offer(request);
    this.#notes.announce(reply.html.status);
    this.#notes.passReleased();
    await nextTurn();
    if (!latest()) return;
    const decided = this.#find(".hasil h2");
    decided.focus({ preventScroll: true });
    this.#find(".jawab").scrollIntoView({ block: "start" });
    decided.scrollIntoView({ block: "nearest" });
  }

  /** The engine says why above; what stands below is older. */
  #showFailure() {
    if (this.#answered) this.#notes.show({ lama: true, galat: true, coba: this.#before !== null });
    this.#find(".gagal").scrollIntoView({ block: "nearest" });
  }

  #showErrors(reply) {
    this.#notes.announce(reply.html.status);
    this.#find(".isian").open = true;
    if (this.#answered) this.#notes.show({ lama: true, galat: true, coba: this.#before !== null });
    this.#form.showErrors(reply.html.galat, reply.galat);
  }

  /** The result that was built into the page; returns its heading. */
  #showBuilt() {
    this.#answered = false;
    this.#find(".hasil").replaceChildren(...this.#built);
    this.#notes.show({ asal: true });
    return this.#find(".hasil h2");
  }

  #edited() {
    this.#keep();
    if (isLinked(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    if (this.#answered) this.#notes.outdate();
  }

  /** @param {HTMLInputElement} input */
  #changed(input) {
    if (input.name === "kedalaman") {
      this.#form.depth = input.value;
      return this.#keep();
    }
    if (input.closest("[data-penentu]") && this.#form.release(input.name)) {
      this.#notes.tellReleased();
      this.#example = "";
      this.#keep();
    }
    if (this.#stages.running) this.#read(input.closest(".kolom")?.id.replace("kolom-", ""));
  }

  /** Say what a field is read as, once Python is there; nothing steals the focus. */
  async #read(name) {
    const typed = Object.entries(this.#form.typed()).filter(([key]) => `${key}.`.startsWith(`${name}.`));
    const reply = await this.#engine.ask(this.#request("baca", Object.fromEntries(typed)), { quiet: true });
    if (reply !== null) this.#form.say(name, reply.baca[name] ?? "", reply.galat[name] ?? "");
  }

  #open(event, id) {
    const field = this.querySelector(`#${CSS.escape(id)}`) ?? this.querySelector(".deret");
    if (!field) return;
    event.preventDefault();
    this.#find(".isian").open = true;
    this.#form.open(field);
  }

  /** Fill in an example and calculate. */
  #take(button) {
    const values = JSON.parse(button.dataset.isi);
    this.#form.replace(values);
    this.#form.remember(values);
    this.#example = button.dataset.contoh;
    this.#before = null;
    this.#day = "";
    this.#notes.hideLinked();
    this.#notes.hideReleased();
    this.#keep();
    this.#calculate();
  }

  /** Fill some fields and calculate: what would change the answer. */
  #try(values) {
    this.#before ??= this.#form.texts();
    this.#form.fill(values);
    this.#keep();
    this.#calculate();
  }

  #undo() {
    this.#form.replace(this.#before ?? {});
    this.#before = null;
    this.#keep();
    this.#calculate();
  }

  #reclaim() {
    this.#form.reclaim();
    this.#notes.hideReleased();
    if (!this.#find(".isian").open) return this.#calculate();
    this.#edited();
    this.#form.focusSubmit();
  }

  /** Fill in what a link holds; it is calculated at once where Python may be fetched without asking. */
  async #openLink() {
    const linked = read(location.hash, (name) => this.#form.knows(name));
    const own = this.#draft.load();
    if (own && Object.keys(own).length) this.#setAside(own);
    const example = this.#exampleOf(linked.contoh);
    const preset = example ? JSON.parse(example.dataset.isi) : {};
    this.#openCalculation({ ...linked, isi: { ...preset, ...linked.isi } });
    this.#form.remember(preset);
    this.#notes.tellLinked(linked, this.#site.aturan, today());
    if (await mayFetchEarly()) this.#calculate();
  }

  /** What the reader had typed is not lost to a link. @param {Record<string, string>} own */
  #setAside({ kedalaman = "", contoh, ...own }) {
    this.#form.replace(own);
    const masukan = { ...this.#form.typed(), hari_ini: this.#today };
    const { namaDraf } = this.#find(".simpanan").dataset;
    this.#saved.addNew({ ...this.#state(), nama: namaDraf, kedalaman, jawaban: "", masukan });
  }

  /** What stands in the form, for which day. */
  #state() {
    return { isi: this.#form.texts(), hari: this.#today, kedalaman: this.#form.depth ?? "" };
  }

  /** @param {{isi: Record<string, string>, hari: string, kedalaman: string}} calculation */
  #openCalculation({ isi, hari, kedalaman }) {
    this.#form.clear();
    this.#form.replaceChanged(isi);
    this.#deepen(kedalaman || "ringkas");
    this.#day = hari;
    this.#example = "";
    this.#before = null;
    this.#answered = false;
    this.#find(".hitung-tautan").hidden = false;
    this.#notes.show({ buka: true });
    this.#notes.hideReleased();
  }

  /** @param {import("./simpanan.mjs").Kept} kept */
  #reopen(kept) {
    this.#openCalculation(kept);
    this.#notes.tellLinked({ hari: kept.hari, aturan: "", utuh: true }, "", today());
    this.#keep();
    this.#calculate();
  }

  #recalculateToday() {
    this.#day = "";
    this.#notes.hideLinked();
    this.#calculate();
  }

  /** @param {HTMLFormElement} asked */
  #save(asked) {
    const nama = asked.elements.nama.value.trim();
    const words = asked.querySelector("[type=submit]").dataset;
    this.#share.tell(this.#saved.add({ ...this.#asked, nama }) ? words.tersimpan : words.tolak);
  }

  /** @param {import("./simpanan.mjs").Kept[]} chosen */
  async #compare(chosen) {
    const kasus = chosen.map(({ nama, masukan }) => ({ nama, masukan }));
    const reply = await this.#engine.ask({ kalkulator: this.#form.calculator, bentuk: "banding", kasus });
    if (reply === null) return this.#showFailure();
    this.#find(".berdampingan").innerHTML = reply.html.banding;
    this.#notes.announce(reply.html.status);
    this.#find(".berdampingan caption").focus();
  }

  /** The papers of the answer shown, whatever stands in the form by now. */
  async #fillPapers() {
    const place = this.#find(".kertas");
    const reply = await this.#engine.ask({ ...this.#request("kertas", {}), masukan: this.#asked.masukan });
    if (reply === null) return this.#showFailure();
    if (!place.isConnected) return;
    place.innerHTML = reply.html.kertas;
    this.#notes.announce(reply.html.status);
    place.querySelector("h3").focus();
  }

  #exampleOf(id) {
    return this.querySelector(`[data-contoh="${CSS.escape(id)}"]`);
  }

  #keep() {
    const kedalaman = this.#form.depth;
    this.#draft.save({ ...this.#form.texts(), ...(kedalaman && { kedalaman }), contoh: this.#example });
    this.#drafted(true);
  }

  /** Whether there is a draft: it can be forgotten, and a reload begins at it, for the answer will not be there. */
  #drafted(kept) {
    this.#find(".draf").hidden = !kept;
    history.scrollRestoration = kept ? "manual" : "auto";
  }

  #restore() {
    const kept = this.#draft.load();
    if (!kept) return;
    this.#form.replace(kept);
    if (kept.kedalaman === "lengkap") this.#deepen("lengkap");
    const example = this.#exampleOf(kept.contoh ?? "");
    if (example) this.#form.remember(JSON.parse(example.dataset.isi));
    this.#example = example?.dataset.contoh ?? "";
    this.#drafted(true);
    this.#notes.show({ pulih: true });
  }

  #deepen(depth) {
    this.#form.depth = depth;
    const radio = this.querySelector(`[name="kedalaman"][value="${CSS.escape(depth)}"]`);
    if (radio) radio.checked = true;
  }

  #forget() {
    this.#draft.forget();
    this.#form.clear();
    this.#deepen("ringkas");
    this.#example = "";
    this.#before = null;
    this.#latest++;
    this.#day = "";
    this.#notes.hideLinked();
    this.#drafted(false);
    this.#notes.hideReleased();
    this.#showBuilt();
    this.#notes.announce(this.#find(".draf").dataset.terhapus);
    this.#form.focusFirst();
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("kalkulator-impor", Kalkulator);
