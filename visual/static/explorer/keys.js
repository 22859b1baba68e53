// Keys of the whole page, and the help that lists them. Keys of one place, such as the map, are listed here, too.

import { byId, fill, make } from "./dom.js";
import { say } from "./words.js";

/**
 * @typedef {object} Key
 * @property {string} key As the browser names it; for keys of one place, as people read it.
 * @property {string} word Key of the text that says what it does.
 * @property {(event: KeyboardEvent) => void} [act] What it does anywhere but in a field; none for keys of one place.
 */

/** @type {Key[]} */
const keys = [];

/**
 * Adds keys.
 * @param {...Key} added
 */
export function addKeys(...added) {
  for (const one of added) if (!keys.some((known) => known.key === one.key && known.word === one.word)) keys.push(one);
}

/** Begins to listen. */
export function beginKeys() {
  addKeys(
    { key: "/", word: "key_search", act: () => byId("search").focus() },
    { key: "?", word: "key_help", act: showHelp },
    { key: "v", word: "key_view", act: () => byId("view").closest("main")?.focus() },
  );
  byId("ask-help").addEventListener("click", showHelp);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || writes(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const found = keys.find((one) => one.act && one.key === event.key);
    if (!found?.act) return;
    event.preventDefault();
    found.act(event);
  });
}

/**
 * Tells whether keys that are pressed there are letters of a text.
 * @param {EventTarget | null} target
 */
function writes(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));
}

function showHelp() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("help"));
  const heads = make("tr", {}, make("th", { scope: "col" }, say("key")), make("th", { scope: "col" }, say("key_does")));
  const rows = keys.map((one) =>
    make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, one.key)), make("td", {}, say(one.word))),
  );
  fill(
    dialog,
    make("h2", { id: "help-heading" }, say("keys")),
    make("table", {}, make("thead", {}, heads), make("tbody", {}, ...rows)),
    make("button", { type: "button", on: { click: () => dialog.close() } }, say("close")),
  );
  if (!dialog.open) dialog.showModal();
}
