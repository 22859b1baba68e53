// How planning, improvement, control, assurance and feedback hang together: a matrix of real links, empty cells named.

import { make } from "../dom.js";
import { toldView } from "../told/view.js";
import { say } from "../words.js";

/** @typedef {{source: string, target: string, count: number, missing: string | null, suggestions: string[]}} Cell */

export default toldView({
  id: "aspects",
  place: 630,
  word: "aspects",
  about: "aspects_about",
  parts({ aspects: found }) {
    const cells = /** @type {Cell[]} */ (found.cells);
    return [
      { word: "aspects_matrix", rows: [], more: matrix(cells) },
      { word: "aspects_empty", rows: cells.filter((cell) => !cell.count).map(empty) },
      { word: "aspects_tools", rows: found.unconnectedTools.map(tool) },
    ];
  },
});

/** @param {Cell[]} cells */
function matrix(cells) {
  const names = [...new Set(cells.map((cell) => cell.source))];
  const head = make("tr", {}, make("td", {}), names.map((name) => make("th", { scope: "col" }, aspect(name))));
  const lines = names.map((from) => {
    const row = cells.filter((cell) => cell.source === from);
    return make("tr", {}, make("th", { scope: "row" }, aspect(from)), row.map((cell) => make("td", {}, String(cell.count || "–"))));
  });
  const caption = say("aspects_matrix");
  return make(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    make("table", { class: "numbers" }, make("caption", { class: "unseen" }, caption), make("thead", {}, head), make("tbody", {}, lines)),
  );
}

/** @param {Cell} cell */
function empty(cell) {
  const label = say("aspects_from", { from: aspect(cell.source), to: aspect(cell.target) });
  return { thing: null, label, told: [cell.missing, ...cell.suggestions].filter(Boolean).join(" ") };
}

/** @param {import("../told/view.js").Thing} thing */
const tool = (thing) => ({ thing, told: say("aspects_alone") });

/** @param {string} name */
const aspect = (name) => say(`aspect_${name.toLowerCase()}`);
