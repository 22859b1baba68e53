// A theory of change as a driver diagram, and as the table that is its twin.

import { anchorTo } from "../anchor.js";
import { twinTable } from "../twin_table.js";
import { say } from "../words.js";
import { gap, measureBox } from "./gap.js";

/**
 * @typedef {{id: string, called: string, kindLabel: string}} Thing
 * @typedef {{role: "AIM" | "DRIVER" | "IDEA" | "TEST", step: number, lacks: string[], node: Thing, leadsTo: {id: string}[],
 *   measures: {icon: string, measure: Thing}[]}} Part
 */

const NUMBERED_DRIVERS = 2;

/**
 * Returns the diagram of the parts of a theory.
 * @param {Part[]} parts
 * @returns {import("./plan.js").Diagram}
 */
export function diagram(parts) {
  const steps = [...new Set(parts.map(({ step }) => step))].sort((one, other) => one - other);
  const columns = steps.map((step) => {
    const some = parts.filter((part) => part.step === step);
    return { title: title(some[0]), boxes: some.map(box) };
  });
  const lines = parts.flatMap(({ node, leadsTo }) => leadsTo.map(({ id }) => ({ from: node.id, to: id })));
  return { columns, lines };
}

/**
 * Returns the same as a table.
 * @param {Part[]} parts
 */
export function twin(parts) {
  const names = new Map(parts.map(({ node }) => [node.id, node.called]));
  const rows = parts.map((part) => [
    anchorTo(part.node),
    title(part),
    part.leadsTo.map(({ id }) => names.get(id) ?? id).join("; "),
    part.measures.map(({ icon, measure }) => `${measure.called} (${say(`icon_${icon}`)})`).join("; "),
    part.lacks.map(lack).join("; "),
  ]);
  const heads = ["head_name", "drivers_part", "head_leads_to", "legend_icons", "diagram_gaps"].map((key) => say(key));
  return twinTable(say("drivers"), heads, rows);
}

/** @param {Part} part */
function title({ role, step }) {
  if (role !== "DRIVER") return say(`theory_${role.toLowerCase()}`);
  return say(step > NUMBERED_DRIVERS ? "theory_driver_more" : `theory_driver_${step}`);
}

/** @param {Part} part */
function box({ node, measures, lacks }) {
  const below = [
    ...measures.map((one) => measureBox(node.id, one)),
    ...lacks.map((one) => gap(node.id, `lack_${one.toLowerCase()}`)),
  ];
  return { key: node.id, id: node.id, above: node.kindLabel, name: node.called, below };
}

/** @param {string} one */
function lack(one) {
  return say(`lack_${one.toLowerCase()}`);
}
