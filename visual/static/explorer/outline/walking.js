// Keys of the tree: up and down, into a thing and out of it, to its first letters.

import * as state from "../state.js";

/** @typedef {import("./tree.js").Tree} Tree */

/**
 * Does what a key says.
 * @param {Tree} tree
 * @param {KeyboardEvent} event
 */
export function press(tree, event) {
  const item = event.target instanceof Element ? event.target.closest('[role="treeitem"]') : null;
  if (!(item instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = acts[event.key] ?? (/^\p{L}$/u.test(event.key) ? letter : null);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act(tree, item, event.key);
}

/** @type {Record<string, (tree: Tree, item: HTMLElement, key: string) => void>} */
const acts = {
  ArrowDown: (tree, item) => step(tree, item, 1),
  ArrowUp: (tree, item) => step(tree, item, -1),
  Home: (tree) => go(tree, tree.items()[0]),
  End: (tree) => go(tree, tree.items().at(-1)),
  ArrowRight(tree, item) {
    if (item.getAttribute("aria-expanded") === "false") tree.unfold(item);
    else if (item.getAttribute("aria-expanded") === "true") step(tree, item, 1);
  },
  ArrowLeft(tree, item) {
    if (item.getAttribute("aria-expanded") === "true") tree.fold(item);
    else go(tree, item.parentElement?.closest('[role="treeitem"]'));
  },
  Enter(_, item) {
    if (item.dataset.node) state.change({ selected: item.dataset.node });
  },
};

/**
 * @param {Tree} tree
 * @param {HTMLElement} item
 * @param {number} by
 */
function step(tree, item, by) {
  const items = tree.items();
  go(tree, items[items.indexOf(item) + by]);
}

/**
 * @param {Tree} tree
 * @param {HTMLElement} item
 * @param {string} key
 */
function letter(tree, item, key) {
  const items = tree.items();
  const at = items.indexOf(item);
  const begins = (/** @type {HTMLElement} */ one) =>
    one.querySelector("a")?.textContent?.toLowerCase().startsWith(key.toLowerCase());
  go(tree, [...items.slice(at + 1), ...items.slice(0, at)].find(begins));
}

/**
 * @param {Tree} tree
 * @param {Element | null | undefined} item
 */
function go(tree, item) {
  if (item instanceof HTMLElement) tree.stand(item);
}
