// A field in which something is found by a few letters and chosen, what is supposed to be new included.

import { announce } from "../announce.js";
import { isStopped } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { numbered, say } from "../words.js";
import { candidates } from "./candidates.js";

/** @typedef {import("./steps.js").Known} Known */

const WAIT_MS = 150;
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
    /** @type {Known[]} */
    this.found = [];
    this.at = -1;
    this.waiting = 0;
    this.asking = new AbortController();
    const id = `partner-${(fields += 1)}`;
    this.list = make("ul", { id: `${id}-list`, role: "listbox", hidden: true, class: "partners", "aria-label": label });
    this.box = make("input", {
      id,
      role: "combobox",
      autocomplete: "off",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
      "aria-autocomplete": "list",
      on: {
        input: () => this.wait(),
        keydown: (/** @type {KeyboardEvent} */ event) => this.press(event),
        blur: () => window.setTimeout(() => this.close(), WAIT_MS),
      },
    });
    this.element = make("div", { class: "partner" }, make("label", { for: id }, label), this.box, this.list);
  }

  /** @param {Known | null} one */
  choose(one) {
    this.chosen = one;
    this.box.value = one?.called ?? "";
    this.close();
    this.changed(one);
  }

  wait() {
    if (this.chosen) {
      this.chosen = null;
      this.changed(null);
    }
    this.asking.abort();
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.look(), WAIT_MS);
  }

  async look() {
    this.asking.abort();
    this.asking = new AbortController();
    const text = this.box.value.trim();
    if (!text) return this.close();
    try {
      this.open(await candidates(text, this.kinds, this.asking.signal));
    } catch (error) {
      if (!isStopped(error)) announce(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {Known[]} found */
  open(found) {
    this.found = found;
    this.at = -1;
    const note = make("li", { role: "presentation", class: "note" }, say("found_none"));
    fill(this.list, found.length ? found.map((one, place) => this.option(one, place)) : note);
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    announce(found.length ? numbered("found", found.length) : say("found_none"));
  }

  /**
   * @param {Known} one
   * @param {number} place
   */
  option(one, place) {
    const mousedown = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.choose(one);
    };
    const kind = make("span", { class: "quiet" }, start.kinds[one.kind]?.label ?? one.kind);
    const attributes = { role: "option", id: `${this.box.id}-${place}`, "aria-selected": "false", on: { mousedown } };
    return make("li", attributes, one.called, " ", kind);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    if (event.key in moves && this.found.length) {
      event.preventDefault();
      this.mark((this.at + moves[event.key] + this.found.length) % this.found.length);
    } else if (event.key === "Enter" && this.found.length) {
      event.preventDefault();
      this.choose(this.found[Math.max(this.at, 0)]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }

  /** @param {number} at */
  mark(at) {
    this.at = at;
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    const item = this.list.children[at];
    item.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", item.id);
  }

  close() {
    window.clearTimeout(this.waiting);
    this.asking.abort();
    this.found = [];
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}
