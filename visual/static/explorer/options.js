// The list under a field that is searched by: what is found, walked by the arrow keys, taken by Enter or a click.

import { announce } from "./announce.js";
import { isStopped } from "./ask.js";
import { fill, make } from "./dom.js";
import { numbered } from "./words.js";

const WAIT_MS = 150;

/**
 * @typedef {object} How
 * @property {string} none What is said where nothing is found.
 * @property {() => boolean} [isSettled] Whether there is nothing to look for: Enter is left to the form then.
 */

/**
 * One field with its list.
 * @template {{called: string, kindLabel?: string}} One
 */
export class Options {
  /** @type {One[]} */
  #found = [];
  #at = -1;
  #waiting = 0;
  #asking = new AbortController();
  /** Whether Enter was pressed before the answer to the newest letters came. */
  #isHasty = false;

  /**
   * @param {HTMLInputElement} box
   * @param {HTMLElement} list
   * @param {(one: One) => void} choose
   * @param {(text: string, signal: AbortSignal) => Promise<One[]>} look
   * @param {How} how
   */
  constructor(box, list, choose, look, { none, isSettled = () => false }) {
    this.box = box;
    this.list = list;
    this.choose = choose;
    this.look = look;
    this.none = none;
    this.isSettled = isSettled;
  }

  /** Begins to listen to the field. */
  listen() {
    this.box.addEventListener("input", () => {
      this.#asking.abort();
      this.#found = [];
      this.#isHasty = false;
      window.clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(() => this.#search(), WAIT_MS);
    });
    this.box.addEventListener("blur", () => window.setTimeout(() => (this.#isHasty ? this.#hide() : this.close()), WAIT_MS));
    this.box.addEventListener("keydown", (event) => this.#press(event));
  }

  async #search() {
    this.#asking.abort();
    this.#asking = new AbortController();
    const text = this.box.value.trim();
    if (!text) return this.close();
    try {
      this.#found = await this.look(text, this.#asking.signal);
      this.#open();
      if (this.#isHasty && this.#found.length) this.#take(this.#found[0]);
    } catch (error) {
      if (!isStopped(error)) announce(error instanceof Error ? error.message : String(error));
    }
  }

  #open() {
    const none = make("li", { role: "presentation", class: "note" }, this.none);
    fill(this.list, this.#found.length ? this.#found.map((one, place) => this.#option(one, place)) : none);
    this.#at = -1;
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    announce(this.#found.length ? numbered("found", this.#found.length) : this.none);
  }

  /**
   * @param {One} one
   * @param {number} place
   */
  #option(one, place) {
    const mousedown = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#take(one);
    };
    const attributes = { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false", on: { mousedown } };
    return make("li", attributes, make("span", {}, one.called), " ", make("span", { class: "quiet" }, one.kindLabel ?? ""));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    const isOpen = !this.list.hidden;
    if (event.key in moves && isOpen && this.#found.length) this.#mark(moves[event.key]);
    else if (event.key === "Escape" && isOpen) this.close();
    else if (event.key === "Enter" && this.#found.length) this.#take(this.#found[Math.max(this.#at, 0)]);
    else if (event.key === "Enter" && !this.isSettled()) this.#isHasty = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} step */
  #mark(step) {
    this.#at = (Math.max(this.#at, step > 0 ? -1 : 0) + step + this.#found.length) % this.#found.length;
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === this.#at)));
    const item = this.list.children[this.#at];
    item.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", item.id);
  }

  /** @param {One} one */
  #take(one) {
    this.close();
    this.choose(one);
  }

  /** Stops looking, and closes the list. */
  close() {
    window.clearTimeout(this.#waiting);
    this.#asking.abort();
    this.#hide();
  }

  #hide() {
    this.#found = [];
    this.#at = -1;
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}
