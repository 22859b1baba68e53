// The pages of the table, forwards and backwards, and which rows of how many they are.

import { make } from "../dom.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";

/** @typedef {import("./asked.js").Grid} Grid */

/**
 * Returns how many things there are, and which of them are shown.
 * @param {Grid} grid
 */
export function told(grid) {
  const { totalCount, skipped, rows } = grid;
  if (!totalCount) return say("table_none");
  const all = numbered("table_things", totalCount);
  if (rows.length === totalCount) return all;
  return `${all} ${say("table_rows", { from: skipped + 1, to: skipped + rows.length })}`;
}

/**
 * Returns the buttons that lead to other pages; nothing where there is one page only.
 * @param {Grid} grid
 */
export function pages(grid) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = grid.pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  const back = () => state.change({ before: startCursor, after: null });
  const on = () => state.change({ after: endCursor, before: null });
  return make(
    "nav",
    { class: "tools", "aria-label": say("table_pages") },
    make("button", { type: "button", "aria-disabled": String(!hasPreviousPage), on: { click: () => hasPreviousPage && back() } }, say("table_back")),
    make("button", { type: "button", "aria-disabled": String(!hasNextPage), on: { click: () => hasNextPage && on() } }, say("table_on")),
  );
}
