// A field in which something is found by a few letters and chosen, what is supposed to be new included.

import { make } from "../dom.js";
import { Options } from "../options.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { candidates } from "./candidates.js";

/** @typedef {import("./steps.js").Known} Known */

let fields = 0;

/** A field to choose a thing in. */
export class Partner {
  /**
   * @param {string} label
   * @param {(chosen: Known | null) => void} [changed] Is called as soon as something is chosen, or nothing any more.
   */
  constructor(label, changed = () => {}) {
    this.changed = changed;
    /** @type {Known | null} */
    this.chosen = null;
    /** @type {string[] | null} The kinds that it may be of; null for all. */
    this.kinds = null;
    const id = `partner-${(fields += 1)}`;
    const list = make("ul", { id: `${id}-list`, role: "listbox", hidden: true, class: "partners", "aria-label": label });
    this.box = make("input", {
      id,
      role: "combobox",
      autocomplete: "off",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-autocomplete": "list",
      on: { input: () => this.forget() },
    });
    const choose = (/** @type {Known} */ one) => this.choose(one);
    const look = (/** @type {string} */ text, /** @type {AbortSignal} */ signal) => this.look(text, signal);
    const isSettled = () => !!this.chosen || !this.box.value.trim();
    this.options = new Options(this.box, list, choose, look, { none: say("found_none"), isSettled });
    this.options.listen();
    this.element = make("div", { class: "partner" }, make("label", { for: id }, label), this.box, list);
  }

  /** @param {Known | null} one */
  choose(one) {
    this.chosen = one;
    this.box.value = one?.called ?? "";
    this.options.close();
    this.changed(one);
  }

  /** What was chosen is not, once other letters are typed. */
  forget() {
    if (!this.chosen) return;
    this.chosen = null;
    this.changed(null);
  }

  /**
   * @param {string} text
   * @param {AbortSignal} signal
   */
  async look(text, signal) {
    const found = await candidates(text, this.kinds, signal);
    return found.map((one) => ({ ...one, kindLabel: start.kinds[one.kind]?.label ?? one.kind }));
  }
}
