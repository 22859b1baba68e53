// The matrix on paper: as many columns as fit a sheet at a time, each time with the names of the rows beside them.

import { make } from "../dom.js";
import { say } from "../words.js";

/**
 * @typedef {import("./drawn.js").Matrix} Matrix
 * @typedef {import("./drawn.js").Line} Line
 * @typedef {import("./drawn.js").Cell} Cell
 */

const COLUMNS = 18;

/**
 * Puts sheets beside a matrix for as long as it is printed: on the screen, and in what is taken, they would be noise.
 * @param {Matrix} matrix
 * @param {HTMLElement} place Where the matrix is drawn.
 * @param {AbortSignal} signal Says that another matrix takes its place.
 */
export function onPaper(matrix, place, signal) {
  const paper = window.matchMedia("print");
  const made = make("div", { class: "sheets", "aria-hidden": "true" });
  const lay = () => {
    if (made.childNodes.length === 0) made.append(...sheets(matrix));
    place.after(made);
  };
  const clear = () => made.remove();
  window.addEventListener("beforeprint", lay, { signal });
  window.addEventListener("afterprint", clear, { signal });
  paper.addEventListener("change", () => (paper.matches ? lay() : clear()), { signal });
}

/** @param {Matrix} matrix */
function sheets(matrix) {
  const filled = new Map(matrix.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const starts = matrix.columns.flatMap((_, at) => (at % COLUMNS === 0 ? [at] : []));
  return starts.map((from) => sheet(matrix, from, filled));
}

/**
 * @param {Matrix} matrix
 * @param {number} from Its first column.
 * @param {Map<string, Cell>} filled
 */
function sheet(matrix, from, filled) {
  const columns = matrix.columns.slice(from, from + COLUMNS);
  const total = matrix.columns.length;
  const isLast = from + COLUMNS >= total;
  const heads = [
    make("td"),
    ...columns.map((line) => head("col", line)),
    isLast && make("th", { scope: "col", class: "tall" }, say("matrix_total")),
    ...Array.from({ length: total > COLUMNS ? Math.max(0, COLUMNS - columns.length - 1) : 0 }, () => make("td")),
  ];
  const rows = matrix.rows.map((line, row) => {
    const cells = columns.map((_, at) => make("td", {}, number(filled.get(`${row} ${from + at}`))));
    return make("tr", {}, head("row", line), ...cells, isLast && make("td", {}, String(line.total || "–")));
  });
  const which = say("matrix_sheet", { from: from + 1, to: from + columns.length, total });
  return make(
    "table",
    { class: "sheet" },
    total > COLUMNS && make("caption", {}, which),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows),
  );
}

/**
 * @param {"col" | "row"} scope
 * @param {Line} line
 */
function head(scope, { node }) {
  return make("th", { scope, class: scope === "col" ? "tall" : "" }, node.called);
}

/** @param {Cell | undefined} cell */
function number(cell) {
  if (!cell) return null;
  return make("span", { class: cell.direct ? "direct" : "indirect" }, cell.direct ? cell.strength : `(${cell.strength})`);
}
