// What one cell of the matrix says: the two things, what ties them, and the ways from one to the other.

import { anchor } from "../anchor.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { words } from "./drawn.js";

/** @typedef {import("./drawn.js").Matrix} Matrix */

/**
 * Returns what the cell that the address names says; null where it names none that is shown.
 * @param {Matrix} matrix
 * @param {AbortSignal} signal
 */
export async function detail(matrix, signal) {
  const [from, to] = state.many("cell");
  const row = matrix.rows.findIndex(({ node }) => node.id === from);
  const column = matrix.columns.findIndex(({ node }) => node.id === to);
  if (row < 0 || column < 0) return null;
  const cell = matrix.cells.find((one) => one.row === row && one.column === column);
  const sentences = cell ? await ways(from, to, signal) : [];
  const map = { view: "map", show: "between", node: [from, to], cell: null };
  return make(
    "section",
    { class: "cell-detail", "aria-label": say("matrix_cell") },
    make("p", { class: "lead" }, `${matrix.rows[row].node.called} – ${matrix.columns[column].node.called}: ${words(cell)}.`),
    make("ul", {}, ...sentences.map((one) => make("li", {}, one))),
    cell && anchor(map, { class: "button" }, say("matrix_map")),
    make("button", { type: "button", on: { click: () => state.change({ cell: null }) } }, say("close")),
  );
}

/**
 * Returns the ways between two things in sentences, whichever way they lead.
 * @param {string} from
 * @param {string} to
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>}
 */
async function ways(from, to, signal) {
  const asOf = state.one("date") || null;
  const there = (await ask("ways", { from, to, asOf }, signal)).paths.nodes;
  const found = there.length ? there : (await ask("ways", { from: to, to: from, asOf }, signal)).paths.nodes;
  return found.map((/** @type {{sentence: string}} */ one) => one.sentence);
}
