// What is tied to what, and how strongly: rows against columns, such as steps of work against what they are done for.

import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import { keeping, settle } from "../keeping.js";
import { controls } from "../matrix/controls.js";
import { detail } from "../matrix/detail.js";
import { drawn } from "../matrix/drawn.js";
import { gaps, sentence } from "../matrix/gaps.js";
import { onPaper } from "../matrix/sheets.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @type {import("../views.js").View} */
export default {
  id: "matrix",
  place: 30,
  word: "matrix",
  names: ["row", "across", "cell"],
  async show(host, signal) {
    const { matrix } = await ask("matrix", variables(), signal);
    const told = await detail(matrix, signal);
    if (signal.aborted) return;
    const grid = matrix.rows.length > 0 && matrix.columns.length > 0 && drawn(matrix);
    if (grid) onPaper(matrix, grid, signal);
    const parts = [
      controls(),
      make("p", { class: "said" }, sentence(matrix)),
      grid,
      matrix.rows.length > 0 && make("p", { class: "quiet" }, say("matrix_key")),
      told,
      ...gaps(matrix),
    ];
    await keeping(host, () => settle(host, parts.filter((part) => part instanceof Node)));
    announce(told?.textContent || sentence(matrix));
  },
  query: () => ({ name: "matrix", variables: variables() }),
};

function variables() {
  return {
    rows: state.many("row"),
    columns: state.many("across"),
    scope: state.one("scope") || null,
    asOf: state.one("date") || null,
    language: start.language.toUpperCase(),
  };
}
