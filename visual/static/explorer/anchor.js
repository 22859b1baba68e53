// Anchors to another state of the page. What an anchor changes is laid over the state as it is when somebody goes there,
// not as it was when the anchor was made: whoever chooses something while a view is still fetched does not lose it.

import { make } from "./dom.js";
import * as state from "./state.js";

/** @type {WeakMap<Element, state.Changes>} */
const leads = new WeakMap();

/**
 * Returns an anchor that leads to the state of the page with some changes; it can be opened beside, or sent.
 * @param {state.Changes} changes
 * @param {import("./dom.js").Attributes} [attributes] Of the anchor, without `href`.
 * @param {...import("./dom.js").Child} children
 */
export function anchor(changes, attributes = {}, ...children) {
  const made = make("a", { ...attributes, href: state.address(changes) }, ...children);
  leads.set(made, changes);
  return made;
}

/**
 * Returns a link that shows a thing in the panel.
 * @param {{id: string, called: string}} thing
 * @param {import("./dom.js").Attributes} [attributes] Of the anchor, without `href`.
 */
export function anchorTo({ id, called }, attributes = {}) {
  return anchor({ selected: id }, attributes, called);
}

/** Begins to keep anchors true to the state: each is renewed when it is used, before anybody else hears of that. */
export function beginAnchors() {
  for (const use of ["click", "auxclick", "contextmenu", "dragstart"]) document.addEventListener(use, renew, true);
}

/** @param {Event} event */
function renew({ target }) {
  const used = target instanceof Element ? target.closest("a[href]") : null;
  const changes = used && leads.get(used);
  if (changes) used.setAttribute("href", state.address(changes));
}
