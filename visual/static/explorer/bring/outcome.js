// What a load brings, or would: how many things, what is wrong row by row, and what it means for the findings.

import { anchor } from "../anchor.js";
import { make } from "../dom.js";
import { numbered, say } from "../words.js";

/**
 * @typedef {import("./send.js").Outcome} Outcome
 * @typedef {import("./send.js").Problem} Problem
 * @typedef {import("./send.js").Findings} Findings
 */

const MOST = 200;
const NUMBERS = /** @type {const} */ (["created", "changed", "same", "refused"]);
const OF = /** @type {Record<string, string>} */ ({
  nodes: "bring_of_nodes",
  links: "bring_of_links",
  readings: "bring_of_readings",
});
const NUMBERED = { created: "bring_created", changed: "bring_changed", same: "bring_same", refused: "bring_refused" };

/**
 * Returns what a load brings.
 * @param {Outcome} found
 * @param {boolean} isDone Whether it was loaded.
 */
export function outcome(found, isDone) {
  const { written } = found;
  return [
    make("section", {}, make("h3", {}, say(isDone ? "bring_did" : "bring_would")), counts(found)),
    make("section", {}, ...problems(written.problems)),
    make("section", {}, make("h3", {}, say("bring_effect")), ...effects(found)),
  ];
}

/** @param {Outcome} found */
function counts(found) {
  const heads = [say("bring_of"), ...NUMBERS.map((name) => say(NUMBERED[name]))];
  const rows = found.counts.map((count) => [say(OF[count.of]), ...NUMBERS.map((name) => count[name])]);
  return listed(heads, rows);
}

/**
 * Returns what is wrong, row by row, with what to do.
 * @param {Problem[]} found
 */
export function problems(found) {
  if (!found.length) return [make("p", {}, say("bring_no_problem"))];
  const rows = found.slice(0, MOST).map((one) => [where(one), told(one), one.suggestion ?? ""]);
  const more = found.length - rows.length;
  return [
    make("h3", {}, numbered("bring_problem", found.length)),
    listed([say("bring_where"), say("bring_wrong"), say("bring_do")], rows),
    more > 0 && make("p", {}, say("more_not_listed", { number: more })),
  ];
}

/** @param {Problem} one */
function where(one) {
  const row = one.row === null ? "" : say("bring_row", { row: one.row });
  return [one.sheet, row, one.column].filter(Boolean).join(", ");
}

/** @param {Problem} one */
function told(one) {
  const message = one.value ? `${one.message} (${one.value})` : one.message;
  return one.severity === "ERROR" ? say("bring_stops", { message }) : message;
}

/**
 * Returns what becomes of lines of sight and findings.
 * @param {{written: import("./send.js").Effect}} found
 */
export function effects({ written: { appeared, gone, sightChanges } }) {
  if (!appeared.totalCount && !gone.totalCount && !sightChanges.totalCount) {
    return [make("p", {}, say("bring_no_effect"))];
  }
  const work = sightChanges.nodes.map(({ node }) =>
    anchor({ selected: node.id }, {}, `${node.called} (${node.kindLabel})`),
  );
  return [
    sightChanges.totalCount > 0 && some(numbered("bring_sight", sightChanges.totalCount), work, sightChanges.totalCount),
    appeared.totalCount > 0 && some(numbered("bring_appeared", appeared.totalCount), reasons(appeared), appeared.totalCount),
    gone.totalCount > 0 && some(numbered("bring_gone", gone.totalCount), reasons(gone), gone.totalCount),
  ];
}

/** @param {Findings} found */
function reasons(found) {
  return found.nodes.map((one) => `${one.title}. ${one.reason}`);
}

/**
 * @param {string} summary
 * @param {(string | Node)[]} items
 * @param {number} total
 */
function some(summary, items, total) {
  const more = total - items.length;
  return make(
    "details",
    {},
    make("summary", {}, summary),
    make("ul", {}, ...items.map((item) => make("li", {}, item))),
    more > 0 && make("p", {}, say("more_not_listed", { number: more })),
  );
}

/**
 * @param {string[]} heads
 * @param {(string | number)[][]} rows
 */
function listed(heads, rows) {
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((cell) => make("td", {}, cell))),
  );
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
  return make("div", { class: "wide" }, table);
}
