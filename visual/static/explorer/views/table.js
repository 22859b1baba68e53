// Things as a table: of a kind or all work, in columns, conditions and an order of one's own choosing; changed together.

import { announce } from "../announce.js";
import { make } from "../dom.js";
import { keeping, settle } from "../keeping.js";
import * as state from "../state.js";
import { fetchGrid, NAMES, variables } from "../table/asked.js";
import { bulk, clearBulk } from "../table/bulk.js";
import { keepChosen } from "../table/choosing.js";
import { columnsOf } from "../table/columns.js";
import { controls } from "../table/controls.js";
import { filtersOf } from "../table/filters.js";
import { pages, told } from "../table/pages.js";
import { pasting, pastedInto } from "../table/paste.js";
import { rowsOf, shownText } from "../table/rows.js";
import { say } from "../words.js";

let kinds = "";

/** @type {import("../views.js").View} */
export default {
  id: "table",
  place: 20,
  word: "table",
  names: NAMES,
  async show(host, signal) {
    const grid = await fetchGrid(signal);
    if (signal.aborted) return;
    forget();
    await keeping(host, () => settle(host, parts(host, grid, signal)));
    announce(told(grid));
  },
  query: () => ({ name: "table", variables: variables() }),
  take: () => ({ picture: null, tables: held ? [plain(held)] : [] }),
};

let held = /** @type {import("../table/asked.js").Grid | null} */ (null);

/**
 * Returns what is shown as rows of texts, without what rows are chosen by.
 * @param {import("../table/asked.js").Grid} grid
 */
function plain({ columns, rows }) {
  const texts = rows.map((row) => [row.node.id, ...columns.map((column, at) => shownText(column, row.texts[at]))]);
  return { title: say("table"), heads: ["id", ...columns.map(({ label }) => label)], rows: texts };
}

/** Forgets what belongs to a table of other kinds. */
function forget() {
  keepChosen();
  if (state.many("kind").join(" ") !== kinds) clearBulk();
  kinds = state.many("kind").join(" ");
}

/**
 * @param {HTMLElement} host
 * @param {import("../table/asked.js").Grid} grid
 * @param {AbortSignal} signal
 */
function parts(host, grid, signal) {
  held = grid;
  const again = async () => {
    const fresh = await fetchGrid(signal);
    await keeping(host, () => settle(host, parts(host, fresh, signal)));
  };
  const changing = bulk(grid.choosable, again);
  const paste = (/** @type {ClipboardEvent} */ event) => pastedInto(grid, event);
  const shown = [
    controls(),
    make("div", { class: "parts" }, columnsOf(grid), filtersOf(grid)),
    make("p", { class: "said" }, told(grid)),
    make("div", { on: { paste } }, rowsOf(grid, told(grid), changing.renew)),
    pages(grid),
    changing.element,
    pasting(grid),
  ];
  return shown.filter((one) => one !== null);
}
