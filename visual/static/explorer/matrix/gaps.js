// What the matrix shows in sentences: how much is tied, and which rows and columns are empty, by name.

import { anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import { numbered, say } from "../words.js";

/**
 * @typedef {import("./drawn.js").Matrix} Matrix
 * @typedef {import("./drawn.js").Line} Line
 */

/**
 * Returns what the matrix shows, in a sentence or two.
 * @param {Matrix} matrix
 */
export function sentence(matrix) {
  const { rows, columns, cells, rowTotal, columnTotal } = matrix;
  if (!rows.length || !columns.length) return say("matrix_none");
  const direct = cells.filter((one) => one.direct).length;
  const said = [say("matrix_said", { rows: rows.length, columns: columns.length, direct, indirect: cells.length - direct })];
  const left = rowTotal - rows.length + (columnTotal - columns.length);
  if (left) said.push(say("matrix_left", { number: left }));
  return said.join(" ");
}

/**
 * Returns the rows and columns that nothing is tied to, and the columns that are tied only through something else.
 * @param {Matrix} matrix
 */
export function gaps({ rows, columns }) {
  if (!rows.length || !columns.length) return [];
  const isEmpty = (/** @type {Line} */ line) => !line.direct && !line.indirect;
  const empty = columns.filter(isEmpty);
  const through = columns.filter((line) => !line.direct && line.indirect);
  const idle = rows.filter(isEmpty);
  return [
    named(numbered("matrix_empty_columns", empty.length), empty),
    named(numbered("matrix_through_columns", through.length), through),
    named(numbered("matrix_empty_rows", idle.length), idle),
  ];
}

/**
 * @param {string} text
 * @param {Line[]} lines
 */
function named(text, lines) {
  if (!lines.length) return null;
  const items = lines.map(({ node }) => make("li", {}, anchorTo(node)));
  return make("details", { class: "gaps", open: lines.length < 8 }, make("summary", {}, text), make("ul", {}, ...items));
}
