// A table that says in rows what a view draws or tells: for reading, for screen readers, for taking along.

import { make } from "./dom.js";
import { say } from "./words.js";

/** @typedef {string | number | Node | null | false | readonly (Node | string | null | false)[]} Cell */

/**
 * Returns a table, the first cell of each row its heading; it scrolls by itself where there is no room.
 * @param {string} caption What it shows.
 * @param {string[]} heads
 * @param {Cell[][]} rows
 */
export function table(caption, heads, rows) {
  const head = make("tr", {}, heads.map((text) => make("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row" }, first), rest.map((cell) => make("td", {}, cell))),
  );
  const drawn = make("table", {}, make("caption", { class: "unseen" }, caption), make("thead", {}, head), make("tbody", {}, body));
  return make("div", { class: "wide", tabindex: "0", role: "group", "aria-label": caption }, drawn);
}

/**
 * Returns a table to be opened, as the twin of what stands above it.
 * @param {string} caption
 * @param {string[]} heads
 * @param {Cell[][]} rows
 */
export function twinTable(caption, heads, rows) {
  return make("details", { class: "twin" }, make("summary", {}, say("same_as_table")), table(caption, heads, rows));
}
