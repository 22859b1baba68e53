// What becomes of line of sight and findings if what is supposed were so: sentences first, then lists, then a table.

import { anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import { twinTable, table } from "../twin_table.js";
import { numbered, say } from "../words.js";

/**
 * @typedef {{id: string, called: string, kindLabel?: string}} Thing
 * @typedef {{before: string | null, after: string | null, node: Thing}} Moved
 * @typedef {{id: string, title: string, reason: string, action: string, nodes: Thing[], whoCanHelp: Thing[]}} Finding
 * @typedef {{totalCount: number, nodes: Finding[]}} Findings
 * @typedef {{sight: {totalCount: number, nodes: Moved[]}, appeared: Findings, gone: Findings}} Difference
 * @typedef {Record<string, number>} Counts
 */

export const STATUSES = ["strategic", "operational", "broken", "lapsed", "adrift"];
const SERVING = ["STRATEGIC", "OPERATIONAL"];

/**
 * Returns what differs in a few sentences.
 * @param {Difference} found
 */
export function summary({ sight, appeared, gone }) {
  const { gained, lost, other } = parted(sight.nodes);
  if (!sight.totalCount && !appeared.totalCount && !gone.totalCount) return say("effect_none");
  const said = [
    gained.length && numbered("effect_gained", gained.length),
    lost.length && numbered("effect_lost", lost.length),
    other.length && numbered("effect_moved", other.length),
    appeared.totalCount && numbered("effect_appeared", appeared.totalCount),
    gone.totalCount && numbered("effect_gone", gone.totalCount),
  ];
  return said.filter(Boolean).join(" ");
}

/**
 * Returns lists of what differs.
 * @param {Difference} found
 */
export function lists({ sight, appeared, gone }) {
  const { gained, lost, other } = parted(sight.nodes);
  return [
    moves(say("effect_gains"), gained),
    moves(say("effect_loses"), lost),
    moves(say("effect_moves"), other),
    left(sight.totalCount - sight.nodes.length),
    findings(say("effect_comes"), appeared),
    findings(say("effect_goes"), gone),
  ];
}

/**
 * Returns how much work has each line of sight, before and afterwards.
 * @param {Counts} before
 * @param {Counts} after
 * @param {[string, string]} heads
 */
export function counts(before, after, heads) {
  const rows = STATUSES.map((status) => [say(`sight_${status}`), before[status], after[status]]);
  return table(say("effect_counts"), [say("head_sight"), ...heads], rows);
}

/**
 * Returns everything that differs as a table.
 * @param {Difference} found
 * @param {[string, string]} heads
 */
export function twin({ sight, appeared, gone }, heads) {
  const [there, not] = [say("effect_found"), say("effect_not_found")];
  const rows = [
    ...sight.nodes.map(({ node, before, after }) => [anchorTo(node), say("head_sight"), status(before), status(after)]),
    ...appeared.nodes.map((one) => [named(one), `${one.title}. ${one.reason}`, not, there]),
    ...gone.nodes.map((one) => [named(one), `${one.title}. ${one.reason}`, there, not]),
  ];
  return rows.length ? twinTable(say("effect_table"), [say("head_name"), say("effect_what"), ...heads], rows) : null;
}

/** @param {Moved[]} moved */
function parted(moved) {
  const serves = (/** @type {string | null} */ one) => SERVING.includes(one ?? "");
  const gained = moved.filter(({ before, after }) => !serves(before) && serves(after));
  const lost = moved.filter(({ before, after }) => serves(before) && !serves(after));
  return { gained, lost, other: moved.filter((one) => !gained.includes(one) && !lost.includes(one)) };
}

/** @param {string | null} code */
function status(code) {
  return code ? say(`sight_${code.toLowerCase()}`) : say("effect_no_work");
}

/**
 * @param {string} heading
 * @param {Moved[]} moved
 */
function moves(heading, moved) {
  if (!moved.length) return null;
  const items = moved.map(({ node, before, after }) => {
    const kind = node.kindLabel ? ` (${node.kindLabel})` : "";
    return make("li", {}, anchorTo(node), `${kind}: ${say("effect_from_to", { before: status(before), after: status(after) })}`);
  });
  return make("section", {}, make("h4", {}, heading), make("ul", {}, items));
}

/**
 * @param {string} heading
 * @param {Findings} found
 */
function findings(heading, { totalCount, nodes }) {
  if (!totalCount) return null;
  const items = nodes.map((one) =>
    make(
      "li",
      {},
      make("strong", {}, one.title),
      `: ${one.reason} `,
      make("span", { class: "quiet" }, one.action),
      one.whoCanHelp.length > 0 && make("span", {}, ` ${say("found_help")} `, one.whoCanHelp.flatMap((role, at) => [at ? ", " : "", anchorTo(role)])),
    ),
  );
  return make("section", {}, make("h4", {}, heading), make("ul", {}, items), left(totalCount - nodes.length));
}

/** @param {number} number */
function left(number) {
  return number > 0 ? make("p", { class: "quiet" }, say("more_not_listed", { number })) : null;
}

/** @param {Finding} one */
function named({ nodes }) {
  return nodes.length ? anchorTo(nodes[0]) : "";
}
