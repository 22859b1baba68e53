// How the tables of a file were understood, column by column, each to be said otherwise.

import { make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";

/**
 * @typedef {import("./send.js").Table} Table
 * @typedef {import("./send.js").Column} Column
 * @typedef {import("./send.js").Said} Said
 * @typedef {import("./send.js").Unread} Unread
 */

/**
 * Returns the tables with what each column holds.
 * @param {Table[]} tables
 * @param {Unread[]} unread Tables that are like nothing that is known here.
 * @param {(said: Said[]) => void} mend Is called with what every table is, as soon as somebody says one otherwise.
 */
export function understood(tables, unread, mend) {
  const heading = make("h3", {}, say("bring_understood"));
  if (!tables.length && !unread.length) return make("section", {}, heading, make("p", {}, say("bring_ours")));
  const all = () => tables.map(said);
  const rest = unread.map((table) => unknown(table, (kind) => mend([...all(), { table: table.table, kind, columns: [] }])));
  return make("section", {}, heading, ...tables.map((table) => shown(table, () => mend(all()))), ...rest);
}

/**
 * Returns a table of which nothing is known, with the choice of what its rows are.
 * @param {Unread} unread
 * @param {(kind: string) => void} act
 */
function unknown({ table, columns }, act) {
  const label = say("bring_rows_are", { table });
  const none = { code: "", label: say("bring_choose_kind") };
  const take = (/** @type {string} */ kind) => kind && act(kind);
  return make(
    "div",
    { class: "understood" },
    make("p", {}, label, " ", choice([none, ...kinds()], "", take, { "aria-label": label })),
    make("p", { class: "quiet" }, say("bring_unread", { columns: columns.join(", ") })),
  );
}

function kinds() {
  return Object.entries(start.kinds).map(([code, words]) => ({ code, label: words.label }));
}

/**
 * @param {Table} table
 * @param {() => void} changed
 */
function shown(table, changed) {
  const label = say(table.hasReadings ? "bring_readings_of" : "bring_rows_are", { table: table.table });
  const ofKind = (/** @type {string} */ kind) => {
    table.kind = kind;
    table.columns = [];
    changed();
  };
  const kind = table.hasReadings
    ? make("strong", {}, start.kinds[table.kind].label)
    : choice(kinds(), table.kind, ofKind, { "aria-label": label });
  const rows = table.columns.map((column) => row(table, column, changed));
  return make(
    "div",
    { class: "understood" },
    make("p", {}, label, " ", kind, " ", make("span", { class: "quiet" }, how(table))),
    make("div", { class: "wide" }, make("table", {}, heads(), make("tbody", {}, rows))),
  );
}

function heads() {
  const texts = ["bring_column", "bring_holds", "bring_how_sure"].map((key) => say(key));
  return make("thead", {}, make("tr", {}, ...texts.map((text) => make("th", { scope: "col" }, text))));
}

/**
 * @param {Table} table
 * @param {Column} column
 * @param {() => void} changed
 */
function row(table, column, changed) {
  const holds = (/** @type {string} */ code) => {
    column.holds = code;
    changed();
  };
  const known = table.couldHold.some((one) => one.code === column.holds);
  const options = known ? table.couldHold : [{ code: column.holds, label: column.holds }, ...table.couldHold];
  const label = say("bring_holds_of", { column: column.column });
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, column.column),
    make("td", {}, choice(options, column.holds, holds, { "aria-label": label }), made(column)),
    make("td", { class: "quiet" }, column.sure ? say("bring_sure", { sure: column.sure }) : ""),
  );
}

/** @param {Column} column */
function made(column) {
  const kind = start.kinds[column.makes];
  return kind ? make("div", { class: "quiet" }, say("bring_makes", { kind: kind.label })) : null;
}

/** @param {Table} table */
function how(table) {
  if (table.how === "given") return say("bring_said");
  return table.how === "remembered" ? say("bring_remembered") : say("bring_sure", { sure: table.sure });
}

/**
 * @param {{code: string, label: string}[]} options
 * @param {string} chosen
 * @param {(code: string) => void} act
 * @param {Record<string, string>} attributes
 */
function choice(options, chosen, act, attributes) {
  const items = options.map((one) => make("option", { value: one.code, selected: one.code === chosen }, one.label));
  const change = (/** @type {Event} */ event) => act(/** @type {HTMLSelectElement} */ (event.target).value);
  return make("select", { ...attributes, on: { change } }, ...items);
}

/**
 * @param {Table} table
 * @returns {Said}
 */
function said(table) {
  const columns = table.columns.map(({ column, holds }) => ({ column, holds }));
  return { table: table.table, kind: table.kind, columns };
}
