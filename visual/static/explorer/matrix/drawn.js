// The matrix as a grid to move in by arrow keys. What is tied by a link has a solid frame and a number; what is tied
// only through something else has a dashed one, and its number in brackets.

import { anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {{node: {id: string, called: string, kindLabel: string}, direct: number, indirect: number, total: number}} Line
 * @typedef {{row: number, column: number, strength: number, direct: boolean, labels: string[]}} Cell
 * @typedef {{rowTotal: number, columnTotal: number, rows: Line[], columns: Line[], cells: Cell[]}} Matrix
 */

const STEPS = /** @type {Record<string, [number, number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-10, 0],
  PageDown: [10, 0],
});

/**
 * Returns the matrix.
 * @param {Matrix} matrix
 */
export function drawn(matrix) {
  const filled = new Map(matrix.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const heads = [
    make("th", { scope: "col", role: "columnheader" }, make("span", { class: "unseen" }, say("matrix_row"))),
    ...matrix.columns.map((line) => make("th", { scope: "col", role: "columnheader", class: "tall" }, anchorTo(line.node, { title: line.node.kindLabel }))),
    make("th", { scope: "col", role: "columnheader", class: "tall" }, say("matrix_total")),
  ];
  const rows = matrix.rows.map((line, row) => {
    const cells = matrix.columns.map((_, column) => cellOf(matrix, row, column, filled.get(`${row} ${column}`)));
    const head = make("th", { scope: "row", role: "rowheader" }, anchorTo(line.node, { title: line.node.kindLabel }));
    return make("tr", { role: "row" }, head, ...cells, make("td", { role: "gridcell", class: "total" }, line.total || "–"));
  });
  const table = make(
    "table",
    { class: "matrix", role: "grid", "aria-label": say("matrix_grid"), "aria-readonly": "true" },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
    make("tbody", { role: "rowgroup" }, ...rows),
  );
  table.addEventListener("keydown", (event) => press(table, event));
  enter(table);
  return make("div", { class: "wide matrix-place" }, table);
}

/**
 * Returns what ties two things, in words.
 * @param {Cell | undefined} cell
 */
export function words(cell) {
  if (!cell) return say("matrix_nothing");
  const strength = say(`matrix_strength_${cell.strength}`);
  return cell.direct ? `${cell.labels.join(", ")}, ${strength}` : say("matrix_indirect", { strength });
}

/**
 * @param {Matrix} matrix
 * @param {number} row
 * @param {number} column
 * @param {Cell | undefined} cell
 */
function cellOf(matrix, row, column, cell) {
  const ids = [matrix.rows[row].node.id, matrix.columns[column].node.id];
  const isChosen = state.many("cell").join("\n") === ids.join("\n");
  const open = () => state.change({ cell: isChosen ? null : ids });
  const sort = cell ? (cell.direct ? "direct" : "indirect") : "none";
  const number = cell ? (cell.direct ? String(cell.strength) : `(${cell.strength})`) : "";
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  return make(
    "td",
    {
      role: "gridcell",
      class: `cell ${sort}`,
      tabindex: "-1",
      "data-id": `${row} ${column}`,
      "aria-label": words(cell),
      "aria-selected": String(isChosen),
      on: { click: open, keydown },
    },
    number && make("span", { "aria-hidden": "true" }, number),
  );
}

/**
 * Lets one cell be reached by Tab: the one that is chosen, else the first.
 * @param {HTMLElement} table
 */
function enter(table) {
  const first = table.querySelector('[aria-selected="true"]') ?? table.querySelector(".cell");
  first?.setAttribute("tabindex", "0");
}

/**
 * @param {HTMLTableElement} table
 * @param {KeyboardEvent} event
 */
function press(table, event) {
  const at = event.target instanceof HTMLElement ? event.target.closest(".cell") : null;
  const step = STEPS[event.key];
  if (!(at instanceof HTMLTableCellElement) || !step || event.altKey || event.metaKey) return;
  const body = table.tBodies[0];
  const row = /** @type {HTMLTableRowElement} */ (at.parentElement);
  const down = event.ctrlKey && step[0] === 0 ? Math.sign(step[1]) * Infinity : step[0];
  const next = body.rows[between(row.sectionRowIndex + down, body.rows.length - 1)];
  const cell = next.cells[1 + between(at.cellIndex - 1 + step[1], next.cells.length - 3)];
  event.preventDefault();
  for (const one of table.querySelectorAll('.cell[tabindex="0"]')) one.setAttribute("tabindex", "-1");
  cell.setAttribute("tabindex", "0");
  cell.focus();
}

/**
 * @param {number} wanted
 * @param {number} most
 */
function between(wanted, most) {
  return Math.max(0, Math.min(wanted, most));
}
