// What is missing in a diagram, as a box of its own: named where it is missing, never left to be noticed.

import { say } from "../words.js";

/**
 * Returns the box of a gap.
 * @param {string} owner Key of the box that lacks something.
 * @param {string} word Key of the text that says what.
 * @param {string} [sort] Key of the text that says what sort of gap it is.
 * @returns {import("./plan.js").Box}
 */
export function gap(owner, word, sort = "diagram_gap") {
  return { key: `${owner} ${word}`, id: "", above: say(sort), name: say(word) };
}

/**
 * Returns the box of a measure.
 * @param {string} owner
 * @param {{icon: string, measure: {id: string, called: string, kindLabel: string}}} one
 * @returns {import("./plan.js").Box}
 */
export function measureBox(owner, { icon, measure }) {
  return { key: `${owner} ${measure.id}`, id: measure.id, above: measure.kindLabel, name: measure.called, icon };
}
