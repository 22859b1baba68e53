// What the table is of: kinds, a text that it holds, and whether what is not in force is among it.

import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { FIRST_PAGE } from "./asked.js";

const kind = make("select", { id: "table-kind" });
const text = make("input", { id: "table-text", type: "search" });
const live = make("input", { id: "table-live", type: "checkbox" });
let form = /** @type {HTMLFormElement | null} */ (null);

/** Returns the controls above the table, always the same ones, so that nobody who chooses is disturbed. */
export function controls() {
  form ??= begin();
  kind.value = state.one("kind");
  if (document.activeElement !== text) text.value = state.one("text");
  live.checked = state.one("live") === "any";
  return form;
}

function begin() {
  const kinds = Object.entries(start.kinds).map(([code, { plural }]) => [code, plural]);
  const listed = [["", say("table_work")], ...kinds.sort(([, one], [, other]) => one.localeCompare(other, start.language))];
  fill(kind, ...listed.map(([code, label]) => make("option", { value: code }, label)));
  kind.addEventListener("change", () => {
    state.change({ kind: kind.value, column: null, where: null, order: null, ...FIRST_PAGE });
  });
  text.addEventListener("change", () => state.change({ text: text.value, ...FIRST_PAGE }));
  live.addEventListener("change", () => state.change({ live: live.checked ? "any" : null, ...FIRST_PAGE }));
  const submit = (/** @type {Event} */ event) => event.preventDefault();
  return make(
    "form",
    { class: "tools", role: "search", "aria-label": say("table_shown"), on: { submit } },
    labelled("table-kind", say("table_of"), kind),
    labelled("table-text", say("table_text"), text),
    make("label", { class: "check", for: "table-live" }, live, say("table_live")),
  );
}

/**
 * Returns a control with its label above it.
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} control
 */
export function labelled(id, label, control) {
  return make("div", { class: "control" }, make("label", { for: id }, label), control);
}
