// A risk as a bow-tie, and as the table that is its twin: what pushes, what keeps it down, what would suffer, what checks.

import { anchorTo } from "../anchor.js";
import { twinTable } from "../twin_table.js";
import { numbered, say } from "../words.js";
import { gap, measureBox } from "./gap.js";

/**
 * @typedef {{id: string, called: string, kindLabel: string}} Thing
 * @typedef {{age: number | null, inDate: boolean, line: number | null, node: Thing}} Check
 * @typedef {{side: "BEFORE" | "AFTER", lacks: string[], node: Thing, checks: Check[]}} Barrier
 * @typedef {{risk: Thing, beforeControls: number | null, score: number | null, target: number | null, lacks: string[],
 *   causes: Thing[], threatened: Thing[], measures: {icon: string, measure: Thing}[], checks: Check[],
 *   barriers: Barrier[]}} Chain
 *
 * @typedef {import("./plan.js").Box} Box
 */

/** What stands as a box of its own where a column is empty; the rest hangs below the risk. */
const OF_COLUMNS = ["CONTROL", "PREVENTION", "RECOVERY"];

/**
 * Returns the diagram of a risk.
 * @param {Chain} chain
 * @returns {import("./plan.js").Diagram}
 */
export function bowTie(chain) {
  const { risk, causes, barriers, threatened } = chain;
  const [before, after] = [barriers.filter(({ side }) => side === "BEFORE"), barriers.filter(({ side }) => side === "AFTER")];
  const columns = [
    { title: say("risk_causes"), boxes: filled(causes.map(plain), "risk_no_cause", "diagram_unsaid") },
    { title: say("risk_before"), boxes: filled(before.map(barrier), "risk_no_before") },
    { title: say("risk_itself"), boxes: [itself(chain)] },
    { title: say("risk_after"), boxes: filled(after.map(barrier), "risk_no_after") },
    { title: say("risk_threatened"), boxes: filled(threatened.map(plain), "risk_no_threatened", "diagram_unsaid") },
  ];
  const to = (/** @type {Thing} */ { id }) => ({ from: id, to: risk.id });
  const from = (/** @type {Thing} */ { id }) => ({ from: risk.id, to: id });
  const lines = [
    ...causes.map(to),
    ...before.map(({ node }) => to(node)),
    ...after.map(({ node }) => from(node)),
    ...threatened.map(from),
  ];
  return { columns, lines };
}

/**
 * Returns the same as a table.
 * @param {Chain} chain
 */
export function twin(chain) {
  const rows = [
    ...chain.causes.map((one) => [anchorTo(one), say("risk_causes"), "", ""]),
    [anchorTo(chain.risk), say("risk_itself"), checked(chain.checks), chain.lacks.map(lack).join("; ")],
    ...chain.barriers.map((one) => [
      anchorTo(one.node),
      say(one.side === "AFTER" ? "risk_after" : "risk_before"),
      checked(one.checks),
      one.lacks.map(lack).join("; "),
    ]),
    ...chain.threatened.map((one) => [anchorTo(one), say("risk_threatened"), "", ""]),
  ];
  const heads = [say("head_name"), say("risk_place"), say("risk_checks"), say("diagram_gaps")];
  return twinTable(say("risks_of", { name: `“${chain.risk.called}”` }), heads, rows);
}

/**
 * Returns what is missing around a risk, the gaps of what keeps it down included.
 * @param {Chain} chain
 */
export function missing({ lacks, barriers }) {
  return [...lacks, ...barriers.flatMap((one) => one.lacks)];
}

/**
 * Returns a gap in words.
 * @param {string} code
 */
export function lack(code) {
  return say(`risk_lack_${code.toLowerCase()}`);
}

/**
 * Returns how old a check is.
 * @param {Check} check
 */
export function aged({ age, inDate }) {
  if (age === null) return say("risk_check_unknown");
  return `${numbered("risk_check_age", age)}, ${say(inDate ? "risk_check_in_date" : "risk_check_out")}`;
}

/**
 * Returns who checks.
 * @param {Check} check
 */
function looking({ line }) {
  return line === null ? "" : say(`risk_line_${line}`);
}

/** @param {Chain} chain */
function itself({ risk, checks, measures, lacks }) {
  const below = [
    ...measures.map((one) => measureBox(risk.id, one)),
    ...checks.map((one) => checkBox(risk.id, one)),
    ...lacks.filter((one) => !OF_COLUMNS.includes(one)).map((one) => gap(risk.id, `risk_lack_${one.toLowerCase()}`)),
  ];
  return { ...plain(risk), below };
}

/** @param {Barrier} one */
function barrier({ node, checks, lacks }) {
  const gaps = lacks.map((code) => gap(node.id, `risk_lack_${code.toLowerCase()}`));
  return { ...plain(node), below: [...checks.map((check) => checkBox(node.id, check)), ...gaps] };
}

/**
 * @param {string} owner
 * @param {Check} check
 */
function checkBox(owner, check) {
  return { key: `${owner} ${check.node.id}`, id: check.node.id, above: aged(check), name: check.node.called, more: looking(check) };
}

/** @param {Thing} thing */
function plain({ id, called, kindLabel }) {
  return { key: id, id, above: kindLabel, name: called };
}

/**
 * @param {Box[]} boxes
 * @param {string} word
 * @param {string} [sort] Key of the text that says what sort of gap it is.
 */
function filled(boxes, word, sort) {
  return boxes.length ? boxes : [gap("column", word, sort)];
}

/** @param {Check[]} checks */
function checked(checks) {
  return checks.flatMap((one, at) => [at ? "; " : "", anchorTo(one.node), ` (${[aged(one), looking(one)].filter(Boolean).join(", ")})`]);
}
