// The rows of the table: their heads put them in order, boxes choose them, names open the panel.

import { anchor } from "../anchor.js";
import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { FIRST_PAGE, orderNow } from "./asked.js";
import { chosen } from "./choosing.js";

/**
 * @typedef {import("./asked.js").Grid} Grid
 * @typedef {import("./asked.js").Column} Column
 * @typedef {import("./asked.js").Row} Row
 */

/**
 * Returns the rows as a table.
 * @param {Grid} grid
 * @param {string} caption
 * @param {() => void} changed Is called when other rows are chosen.
 */
export function rowsOf(grid, caption, changed) {
  const boxes = grid.rows.map((row) => box(row, changed));
  const heads = make("tr", {}, make("th", { scope: "col" }, all(grid, boxes, changed)), ...grid.columns.map(head));
  const rows = grid.rows.map((row, at) => line(grid.columns, row, boxes[at]));
  const table = make(
    "table",
    { class: "grid" },
    make("caption", { class: "unseen" }, caption),
    make("thead", {}, heads),
    make("tbody", {}, ...rows),
  );
  return make("div", { class: "wide", role: "group", tabindex: "0", "aria-label": caption }, table);
}

/**
 * Returns what stands in a cell, as people read it.
 * @param {Column} column
 * @param {string} text
 */
export function shownText(column, text) {
  return column.code === ".sight" && text ? say(`sight_${text}`) : text;
}

/** @param {Column} column */
function head(column) {
  const now = orderNow();
  if (!column.isOrdered) return make("th", { scope: "col" }, column.label);
  const isBy = now.column === column.code;
  const next = isBy && now.descending ? null : isBy ? `-${column.code}` : column.code;
  const click = () => state.change({ order: next, ...FIRST_PAGE });
  const sort = isBy ? (now.descending ? "descending" : "ascending") : false;
  const sign = isBy ? (now.descending ? " ▼" : " ▲") : "";
  const label = make("button", { type: "button", class: "plain", on: { click } }, column.label);
  return make("th", { scope: "col", "aria-sort": sort }, label, sign && make("span", { "aria-hidden": "true" }, sign));
}

/**
 * @param {Column[]} columns
 * @param {Row} row
 * @param {HTMLElement} choice
 */
function line(columns, row, choice) {
  const cells = columns.map((column, at) => {
    const text = shownText(column, row.texts[at]);
    if (column.code !== "name") return make("td", {}, text);
    const link = anchor({ selected: row.node.id }, {}, text);
    return make("th", { scope: "row" }, link, !row.node.live && make("span", { class: "quiet" }, ` (${say("not_live")})`));
  });
  return make("tr", {}, make("td", {}, choice), ...cells);
}

/**
 * @param {Row} row
 * @param {() => void} changed
 */
function box(row, changed) {
  const { id, called } = row.node;
  const change = () => {
    if (input.checked) chosen.set(id, called);
    else chosen.delete(id);
    changed();
  };
  const input = make("input", {
    type: "checkbox",
    "aria-label": say("table_choose", { name: called }),
    checked: chosen.has(id),
    on: { change },
  });
  return make("label", { class: "target" }, input);
}

/**
 * @param {Grid} grid
 * @param {HTMLElement[]} boxes
 * @param {() => void} changed
 */
function all(grid, boxes, changed) {
  const change = () => {
    for (const { node } of grid.rows) {
      if (input.checked) chosen.set(node.id, node.called);
      else chosen.delete(node.id);
    }
    for (const one of boxes) /** @type {HTMLInputElement} */ (one.firstChild).checked = input.checked;
    changed();
  };
  const every = grid.rows.length > 0 && grid.rows.every(({ node }) => chosen.has(node.id));
  const input = make("input", { type: "checkbox", "aria-label": say("table_choose_all"), checked: every, on: { change } });
  return make("label", { class: "target" }, input);
}
