// The buttons around the map: zoom, fit, undo, the whole system, and how far and which way links are followed.

import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";

const DEPTHS = ["1", "2", "3", "4", "6", "8"];
const DIRECTIONS = ["both", "on", "back"];
const FOLLOWING = ["", "around", "depends", "rests"];
const TIMES = 1.3;

/**
 * Returns the row of tools.
 * @param {import("./stage.js").Stage} stage
 */
export function tools(stage) {
  const { camera } = stage;
  const about = state.many("node").length > 0;
  const follows = about && FOLLOWING.includes(state.one("show"));
  const isAround = ["", "around"].includes(state.one("show"));
  return make(
    "div",
    { class: "tools", role: "group", "aria-label": say("tools") },
    button("−", "zoom_out", () => camera.zoom(1 / TIMES)),
    button("+", "zoom_in", () => camera.zoom(TIMES)),
    button(null, "fit", () => stage.fit(state.one("node"))),
    button(null, "undo", () => window.history.back()),
    about && button(null, "whole_system", () => state.change(SYSTEM)),
    follows && choice("depth", DEPTHS, isAround ? "1" : "", isAround ? [] : [["", say("depth_all")]]),
    about && isAround && choice("direction", DIRECTIONS, "both", []),
  );
}

/** The state of the whole system, whatever was shown before; scope, day and what is hidden stay. */
export const SYSTEM = { node: null, show: null, depth: null, direction: null, open: null, at: null, whole: null };

/**
 * @param {string | null} sign Shown in place of the word, which is then only told.
 * @param {string} word
 * @param {() => void} click
 */
function button(sign, word, click) {
  const told = sign ? { "aria-label": say(word), title: say(word) } : {};
  return make("button", { type: "button", ...told, on: { click } }, sign ?? say(word));
}

/**
 * @param {string} name Of the part of the state.
 * @param {string[]} values
 * @param {string} usual What holds where the state says nothing.
 * @param {[string, string][]} before Further entries, which come first.
 */
function choice(name, values, usual, before) {
  const entries = [...before, ...values.map((value) => [value, name === "depth" ? value : say(`direction_${value}`)])];
  const now = state.one(name) || usual;
  const options = entries.map(([value, label]) => make("option", { value, selected: value === now }, label));
  const change = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    state.change({ [name]: value === usual ? null : value, at: null });
  };
  return make("label", { class: "choice" }, `${say(name)} `, make("select", { on: { change } }, options));
}
