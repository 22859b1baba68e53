// Controls for values of a column, by its type.

import { byId, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";

const SIGHTS = ["strategic", "operational", "broken", "lapsed", "adrift"];

/**
 * Returns a control that takes a value as people type it.
 * @param {import("./asked.js").Column} column
 * @param {string} id
 * @returns {HTMLInputElement | HTMLSelectElement}
 */
export function valueControl(column, id) {
  const options = choicesOf(column);
  if (options) return make("select", { id }, ...options.map(([code, label]) => make("option", { value: code }, label)));
  if (column.type === "date") return make("input", { id, type: "date" });
  const isNumber = column.type === "integer" || column.type === "number";
  return make("input", { id, autocomplete: "off", inputmode: isNumber ? "decimal" : false });
}

/**
 * Returns what a value may be, where that is listed: codes with what they are called.
 * @param {import("./asked.js").Column} column
 * @returns {[string, string][] | null}
 */
function choicesOf(column) {
  if (column.choices.length) return column.choices.map(({ code, label }) => [code, label]);
  if (column.type === "boolean") return ["yes", "no"].map((code) => [code, say(`table_${code}`)]);
  if (column.code === ".sight") return SIGHTS.map((code) => [code, say(`sight_${code}`)]);
  if (column.code === ".unit" || start.kinds[column.of ?? ""]?.traits.includes("unit")) return units();
  return null;
}

/** @returns {[string, string][]} The units that can be asked about, as the page lists them. */
function units() {
  const listed = [.../** @type {HTMLSelectElement} */ (byId("scope")).options];
  return listed.filter(({ value }) => value).map(({ value, text }) => [value, text.trim()]);
}
