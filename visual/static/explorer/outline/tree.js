// The tree of threads: what follows a thing is fetched when it is unfolded, and what is unfolded stands in the address.

import { announce } from "../announce.js";
import { make } from "../dom.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";
import { fetchSteps } from "./fetching.js";
import { more, twig } from "./twigs.js";
import { press } from "./walking.js";

/**
 * @typedef {import("./fetching.js").Step} Step
 * @typedef {import("./fetching.js").Steps} Steps
 */

export class Tree {
  /** @param {AbortSignal} signal Stops what is being fetched. */
  constructor(signal) {
    this.signal = signal;
    this.element = make("ul", { role: "tree", class: "threads", "aria-label": say("outline") });
    this.element.addEventListener("keydown", (event) => press(this, event));
    this.element.addEventListener("click", (event) => this.clicked(event));
  }

  /**
   * Shows where threads start, and unfolds again what the address says.
   * @param {Steps} page
   */
  async begin(page) {
    this.add(this.element, page, null, []);
    for (const path of state.many("unfold")) await this.unfoldAt(path);
    this.element.querySelector('[role="treeitem"]')?.setAttribute("tabindex", "0");
  }

  /**
   * Adds a page of things to a list.
   * @param {HTMLElement} list
   * @param {Steps} page
   * @param {string | null} of
   * @param {string[]} above Ids of the things above, from the start.
   */
  add(list, page, of, above) {
    const before = list.children.length;
    page.nodes.forEach((step, at) => list.append(twig(step, above, before + at + 1, page.totalCount)));
    if (!page.pageInfo.hasNextPage) return;
    const next = async () => {
      const fresh = await fetchSteps(of, page.pageInfo.endCursor, this.signal);
      last.remove();
      this.add(list, fresh, of, above);
      /** @type {HTMLElement | null} */ (list.children[before + page.nodes.length])?.focus();
    };
    const last = more(page.totalCount - before - page.nodes.length, above.length + 1, next);
    list.append(last);
  }

  /**
   * Unfolds a thing.
   * @param {HTMLElement} item
   */
  async unfold(item) {
    if (item.getAttribute("aria-expanded") !== "false") return;
    item.setAttribute("aria-expanded", "true");
    const path = ids(item);
    const page = await fetchSteps(path[path.length - 1], null, this.signal);
    const list = make("ul", { role: "group" });
    this.add(list, page, path[path.length - 1], path);
    item.querySelector(':scope > [role="group"]')?.remove();
    item.append(list);
    this.remember();
    announce(numbered("outline_unfolded", page.totalCount));
  }

  /**
   * Folds a thing.
   * @param {HTMLElement} item
   */
  fold(item) {
    if (item.getAttribute("aria-expanded") !== "true") return;
    item.setAttribute("aria-expanded", "false");
    item.querySelector(':scope > [role="group"]')?.remove();
    this.remember();
  }

  /** @param {string} path */
  async unfoldAt(path) {
    const item = this.items().find((one) => one.dataset.path === path);
    if (item) await this.unfold(item);
  }

  /** @returns {HTMLElement[]} All things that are shown, from above. */
  items() {
    return [...this.element.querySelectorAll('[role="treeitem"]')].map((one) => /** @type {HTMLElement} */ (one));
  }

  remember() {
    const open = this.items().filter((one) => one.getAttribute("aria-expanded") === "true");
    state.change({ unfold: open.map((one) => one.dataset.path ?? "") }, { replace: true });
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (target.closest('[role="treeitem"]'));
    if (!item || target.closest("a")) return;
    this.stand(item);
    if (!target.closest(".sign")) return;
    if (item.getAttribute("aria-expanded") === "true") this.fold(item);
    else this.unfold(item);
  }

  /**
   * Goes to a thing.
   * @param {HTMLElement} item
   */
  stand(item) {
    for (const one of this.items()) one.setAttribute("tabindex", one === item ? "0" : "-1");
    item.focus();
  }
}

/**
 * Returns the ids from the start of a thread to a thing.
 * @param {HTMLElement} item
 */
export function ids(item) {
  return (item.dataset.path ?? "").split("/").map(decodeURIComponent);
}
