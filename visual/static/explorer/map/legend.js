// The legend: what shapes, lines and marks mean; it also chooses which kinds and lines are shown.

import { draw, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { icon } from "./icons.js";
import { toggled } from "./moves.js";
import { LINES } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */

const STATES = ["strategic", "operational", "broken", "lapsed", "adrift"];

/**
 * Returns the legend of a scene; it names what is drawn, and nothing else.
 * @param {Scene} scene
 */
export function legend(scene) {
  const kinds = [...new Set(scene.boxes.kind)].filter(Boolean).sort();
  const lines = [...new Set(scene.links.line)].sort();
  const statuses = STATES.filter((status) => scene.boxes.status.includes(status));
  const icons = [...new Set(scene.boxes.icons.flat())].sort();
  return make(
    "details",
    { class: "legend", open: state.many("hide").length > 0 },
    make("summary", {}, say("legend")),
    group("legend_kinds", kinds.map((kind) => chosen("hide", kind, start.kinds[kind]?.plural ?? kind, null))),
    group("legend_lines", lines.map((line) => chosen("hide-line", String(line), say(`line_${LINES[line]}`), sample(line)))),
    group("legend_sight", statuses.map((status) => entry(mark(status), say(`sight_${status}`)))),
    group("legend_icons", icons.map((one) => entry(iconAlone(one), say(`icon_${one}`)))),
  );
}

/**
 * @param {string} word
 * @param {HTMLElement[]} entries
 */
function group(word, entries) {
  if (!entries.length) return null;
  return make("fieldset", {}, make("legend", {}, say(word)), entries);
}

/**
 * @param {string} name Part of the state that lists what is hidden.
 * @param {string} value
 * @param {string} label
 * @param {Element | null} shown
 */
function chosen(name, value, label, shown) {
  const change = () => state.change({ [name]: toggled(state.many(name), value) });
  const box = make("input", { type: "checkbox", checked: !state.many(name).includes(value), on: { change } });
  return make("label", { class: "entry" }, box, shown, label);
}

/**
 * @param {Element} shown
 * @param {string} label
 */
function entry(shown, label) {
  return make("p", { class: "entry" }, shown, label);
}

/** @param {number} line */
function sample(line) {
  const path = draw("path", { d: "M2 8H34", "stroke-width": 2 });
  const drawn = draw("g", { class: `line line-${LINES[line]}` }, path);
  return draw("svg", { width: 36, height: 16, "aria-hidden": "true" }, drawn);
}

/** @param {string} status */
function mark(status) {
  const frame = draw("rect", { class: "frame", x: 2, y: 2, width: 32, height: 14, rx: 3 });
  return draw("svg", { width: 36, height: 18, "aria-hidden": "true" }, draw("g", { class: `box sight-${status}` }, frame));
}

/** @param {string} state_ */
function iconAlone(state_) {
  return draw("svg", { width: 28, height: 28, "aria-hidden": "true" }, icon(state_, 14, 14));
}
