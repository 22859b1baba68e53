// Rows from a spreadsheet, pasted into the table: how they are understood, what is wrong, what they would change.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { begin } from "../views/bring.js";
import { asFile, named, rowsIn } from "./pasted.js";

/** @typedef {import("./asked.js").Grid} Grid */

/** What was pasted last and what came of it: stays when the table around it is shown anew. */
const place = make("div", { class: "brought" });
const NAME = "Pasted";
const MOST = 200;

/**
 * Returns the part that takes rows; of a table of several kinds it says that one has to be chosen.
 * @param {Grid} grid
 */
export function pasting(grid) {
  const summary = make("summary", {}, say("paste"));
  if (state.many("kind").length !== 1) return make("details", { class: "paste" }, summary, make("p", {}, say("paste_kind")));
  const text = make("textarea", { id: "paste-rows", rows: "6", spellcheck: "false" });
  const heads = make("input", { id: "paste-heads", type: "checkbox" });
  text.addEventListener("input", () => (heads.checked = isHeaded(grid, rowsIn(text.value))));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    take(grid, rowsIn(text.value), heads.checked);
  };
  const form = make(
    "form",
    { on: { submit } },
    make("label", { for: "paste-rows" }, say("paste_rows")),
    text,
    make("label", { class: "check", for: "paste-heads" }, heads, say("paste_heads")),
    make("button", { type: "submit" }, say("bulk_look")),
  );
  return make("details", { class: "paste", open: place.firstChild !== null }, summary, make("p", {}, say("paste_about")), form, place);
}

/**
 * Takes what is pasted anywhere in the table but in a field.
 * @param {HTMLElement} host Where the table is shown.
 * @param {Grid} grid
 * @param {ClipboardEvent} event
 */
export function pastedInto(host, grid, event) {
  const isField = event.target instanceof Element && event.target.matches("input, textarea, select");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const part = /** @type {HTMLDetailsElement | null} */ (host.querySelector("details.paste"));
  if (isField || !text.trim() || !part) return;
  event.preventDefault();
  part.open = true;
  const field = /** @type {HTMLTextAreaElement | null} */ (part.querySelector("#paste-rows"));
  if (!field) return;
  field.value = text;
  field.focus();
  take(grid, rowsIn(text), isHeaded(grid, rowsIn(text)));
}

/**
 * Tells whether the first of some rows names columns.
 * @param {Grid} grid
 * @param {string[][]} rows
 */
function isHeaded(grid, rows) {
  return named(rows[0] ?? [], grid.choosable).some(Boolean);
}

/**
 * Takes rows: columns that are all known are read as they are, others as they are understood, to be mended.
 * @param {Grid} grid
 * @param {string[][]} rows
 * @param {boolean} hasHeads
 */
async function take(grid, rows, hasHeads) {
  if (!rows.length) {
    fill(place, make("p", { role: "alert", class: "refused" }, say("paste_nothing")));
    return;
  }
  const shown = grid.columns.filter(({ isEditable }) => isEditable).map(({ code }) => code);
  const whole = await identified(grid, hasHeads ? rows : [shown, ...rows]);
  const isKnown = named(whole[0], grid.choosable).every(Boolean);
  const [kind, { signal }] = [state.one("kind"), new AbortController()];
  if (isKnown) await begin(asFile(whole, start.kinds[kind].plural), place, signal);
  else await begin(asFile(whole, NAME), place, signal, [{ table: NAME, kind, columns: [] }]);
}

/**
 * Returns rows with the ids of things that are there already by exactly that name, unless they bring ids themselves.
 * @param {Grid} grid
 * @param {string[][]} rows
 */
async function identified(grid, [heads, ...rows]) {
  const codes = named(heads, grid.choosable);
  const at = codes.indexOf("name");
  if (codes.includes("id") || at < 0) return [heads, ...rows];
  const names = [...new Set(rows.map((row) => (row[at] ?? "").trim()))].filter(Boolean);
  const filters = [{ column: "name", is: names }];
  const variables = { kinds: state.many("kind"), columns: ["name"], filters, text: "", first: MOST, language: "EN" };
  const { grid: found } = await ask("table", variables);
  const ids = new Map(found.rows.map((/** @type {import("./asked.js").Row} */ row) => [row.values[0], row.node.id]));
  return [["id", ...heads], ...rows.map((row) => [ids.get((row[at] ?? "").trim()) ?? "", ...row])];
}
