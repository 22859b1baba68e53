// What the rows and what the columns of the matrix are.

import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { labelled } from "../table/controls.js";
import { say } from "../words.js";

const row = make("select", { id: "matrix-row" });
const across = make("select", { id: "matrix-across" });
let form = /** @type {HTMLElement | null} */ (null);

/** Returns the controls, always the same ones, so that nobody who chooses is disturbed. */
export function controls() {
  form ??= begin();
  row.value = state.one("row");
  across.value = state.one("across");
  return form;
}

function begin() {
  fill(row, ...options("flow"));
  fill(across, ...options("priority", "aim"));
  row.addEventListener("change", () => state.change({ row: row.value, cell: null }));
  across.addEventListener("change", () => state.change({ across: across.value, cell: null }));
  return make(
    "div",
    { class: "tools", role: "group", "aria-label": say("matrix_shown") },
    labelled("matrix-row", say("matrix_rows"), row),
    labelled("matrix-across", say("matrix_columns"), across),
  );
}

/**
 * Returns the kinds to choose from; what is shown where nothing is chosen comes first, by the traits of its kinds.
 * @param {...string} traits
 */
function options(...traits) {
  const kinds = Object.entries(start.kinds);
  const usual = kinds.filter(([, { traits: held }]) => traits.some((trait) => held.includes(trait)));
  const named = usual.map(([, { plural }]) => plural).join(", ");
  const sorted = kinds.map(([code, { plural }]) => [code, plural]).sort(([, a], [, b]) => a.localeCompare(b, start.language));
  return [["", named], ...sorted].map(([code, label]) => make("option", { value: code }, label));
}
