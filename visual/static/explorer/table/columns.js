// Which columns the table has: boxes to choose them by; they stand in the order in which they are listed.

import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * Returns the part that chooses columns.
 * @param {import("./asked.js").Grid} grid
 */
export function columnsOf(grid) {
  const shown = new Set(grid.columns.map(({ code }) => code));
  const boxes = grid.choosable.map((column) => {
    const change = (/** @type {Event} */ event) => {
      if (/** @type {HTMLInputElement} */ (event.target).checked) shown.add(column.code);
      else shown.delete(column.code);
      state.change({ column: grid.choosable.map(({ code }) => code).filter((code) => shown.has(code)) });
    };
    const isName = column.code === "name";
    const input = make("input", { type: "checkbox", checked: shown.has(column.code), disabled: isName, on: { change } });
    return make("label", { class: "check", "data-id": column.code }, input, column.label);
  });
  const usual = make("button", { type: "button", on: { click: () => state.change({ column: null }) } }, say("table_usual"));
  const group = make("fieldset", {}, make("legend", { class: "unseen" }, say("table_columns")), ...boxes);
  return make("details", { class: "columns" }, make("summary", {}, say("table_columns")), group, usual);
}
