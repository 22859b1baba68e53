// Which rows are chosen: kept from page to page, as long as the table is of the same kinds.

import * as state from "../state.js";

/** @type {Map<string, string>} Names by id. */
export const chosen = new Map();
let kinds = "";

/** Forgets what was chosen of a table of other kinds. */
export function keepChosen() {
  const now = state.many("kind").join(" ");
  if (now !== kinds) chosen.clear();
  kinds = now;
}
