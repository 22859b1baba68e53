// Conditions on columns: those that hold, each to take away, and a form that adds one.

import { fill, make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { FIRST_PAGE, filters, written } from "./asked.js";
import { labelled } from "./controls.js";
import { valueControl } from "./values.js";

/**
 * @typedef {import("./asked.js").Grid} Grid
 * @typedef {import("./asked.js").Column} Column
 * @typedef {import("./asked.js").Filter} Filter
 * @typedef {import("./asked.js").Test} Test
 */

const EMPTY = /** @type {Test[]} */ (["empty", "full"]);
const TESTS = /** @type {Record<string, Test[]>} */ ({
  text: ["contains", "is"],
  url: ["contains", "is"],
  choice: ["is"],
  boolean: ["is"],
  list: ["is"],
  integer: ["least", "most", "is"],
  number: ["least", "most", "is"],
  date: ["least", "most", "is"],
});

/**
 * Returns the part that tells and adds conditions.
 * @param {Grid} grid
 */
export function filtersOf(grid) {
  const known = new Map(grid.choosable.map((column) => [column.code, column]));
  const held = filters().map((filter) => chip(filter, known.get(filter.column)));
  const summary = make("summary", {}, say("table_filter"));
  return make(
    "div",
    { class: "filters" },
    held.length > 0 && make("ul", { class: "chips", "aria-label": say("table_filters") }, ...held),
    make("details", { class: "filter" }, summary, form(grid)),
  );
}

/**
 * Returns which conditions a column can be put under.
 * @param {Column} column
 * @returns {Test[]}
 */
function testsOf(column) {
  if (column.code === ".sight" || column.code === ".unit") return ["is", ...EMPTY];
  return [...(TESTS[column.type] ?? []), ...(column.code === "name" || column.code === ".kind" ? [] : EMPTY)];
}

/**
 * @param {Filter} filter
 * @param {Column | undefined} column
 */
function chip(filter, column) {
  const label = column?.choices.find(({ code }) => code === filter.value)?.label;
  const value = column?.code === ".sight" && filter.value ? say(`sight_${filter.value}`) : (label ?? filter.value);
  const text = `${column?.label ?? filter.column}: ${say(`table_test_${filter.test}`)} ${value}`.trim();
  const rest = () => state.many("where").filter((one) => one !== written(filter));
  const click = () => state.change({ where: rest(), ...FIRST_PAGE });
  const button = make("button", { type: "button", "aria-label": say("table_unfilter", { filter: text }), on: { click } }, "×");
  return make("li", {}, text, " ", button);
}

/** @param {Grid} grid */
function form(grid) {
  const offered = grid.choosable.filter((column) => testsOf(column).length);
  const column = make("select", { id: "filter-column" }, ...offered.map(({ code, label }) => make("option", { value: code }, label)));
  const test = make("select", { id: "filter-test" });
  const place = make("div", { class: "control" });
  const which = () => /** @type {Column} */ (offered.find(({ code }) => code === column.value));
  const retest = () => {
    const needs = !EMPTY.includes(/** @type {Test} */ (test.value));
    fill(place, needs && labelled("filter-value", say("table_value"), valueControl(which(), "filter-value")));
  };
  const recolumn = () => {
    fill(test, testsOf(which()).map((one) => make("option", { value: one }, say(`table_test_${one}`))));
    retest();
  };
  column.addEventListener("change", recolumn);
  test.addEventListener("change", retest);
  recolumn();
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const value = /** @type {HTMLInputElement | null} */ (place.querySelector("#filter-value"))?.value.trim() ?? "";
    const filter = { column: column.value, test: /** @type {Test} */ (test.value), value };
    if (value || EMPTY.includes(filter.test)) state.change({ where: [...state.many("where"), written(filter)], ...FIRST_PAGE });
  };
  return make(
    "form",
    { class: "tools", on: { submit } },
    labelled("filter-column", say("table_column"), column),
    labelled("filter-test", say("table_test"), test),
    place,
    make("button", { type: "submit" }, say("table_add")),
  );
}
