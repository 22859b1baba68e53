// Rows from a spreadsheet, pasted into the table: how they are understood, what is wrong, what they would change.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { begin } from "../views/bring.js";
import { asFile, named, rowsIn } from "./pasted.js";

/** @typedef {import("./asked.js").Grid} Grid */

const NAME = "Pasted";
const MOST = 200;
/** What is pasted and what came of it stays when the table around it is shown anew, as after others change something. */
const text = make("textarea", { id: "paste-rows", rows: "6", spellcheck: "false" });
const heads = make("input", { id: "paste-heads", type: "checkbox" });
const place = make("div", { class: "brought" });
const part = make("details", { class: "paste" });
let shown = /** @type {Grid | null} */ (null);
let kind = "";

/**
 * Returns the part that takes rows; of a table of several kinds it says that one has to be chosen.
 * @param {Grid} grid
 */
export function pasting(grid) {
  const isAnew = shown === null || kind !== state.one("kind");
  shown = grid;
  kind = state.one("kind");
  if (!isAnew) return part;
  text.value = "";
  fill(place);
  const summary = make("summary", {}, say("paste"));
  if (state.many("kind").length === 1) fill(part, summary, make("p", {}, say("paste_about")), form(), place);
  else fill(part, summary, make("p", {}, say("paste_kind")));
  return part;
}

function form() {
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (shown) take(shown, rowsIn(text.value), heads.checked);
  };
  return make(
    "form",
    { on: { submit } },
    make("label", { for: "paste-rows" }, say("paste_rows")),
    text,
    make("label", { class: "check", for: "paste-heads" }, heads, say("paste_heads")),
    make("button", { type: "submit" }, say("bulk_look")),
  );
}

text.addEventListener("input", () => {
  if (shown) heads.checked = isHeaded(shown, rowsIn(text.value));
});

/**
 * Takes what is pasted anywhere in the table but in a field.
 * @param {Grid} grid
 * @param {ClipboardEvent} event
 */
export function pastedInto(grid, event) {
  const isField = event.target instanceof Element && event.target.matches("input, textarea, select");
  const copied = event.clipboardData?.getData("text/plain") ?? "";
  if (isField || !copied.trim() || !text.isConnected) return;
  event.preventDefault();
  part.open = true;
  text.value = copied;
  text.focus();
  heads.checked = isHeaded(grid, rowsIn(copied));
  take(grid, rowsIn(copied), heads.checked);
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
  const codes = grid.columns.filter(({ isEditable }) => isEditable).map(({ code }) => code);
  const whole = await identified(grid, hasHeads ? rows : [codes, ...rows]);
  const isKnown = named(whole[0], grid.choosable).every(Boolean);
  const { signal } = new AbortController();
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
