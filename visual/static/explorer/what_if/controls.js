// The controls of the forms of a what-if: lists to choose from, and fields by the type of their values.

import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** @typedef {import("./steps.js").Declared} Declared */

/**
 * Returns a control for a field, by the type of its values.
 * @param {string} id
 * @param {string} label
 * @param {Declared} field
 */
export function control(id, label, field) {
  const hint = field.doc && start.language === "en" ? make("small", { class: "quiet", id: `${id}-hint` }, field.doc) : null;
  const attributes = { id, name: id, "aria-describedby": hint ? `${id}-hint` : false };
  const choices = field.type === "boolean" ? truths() : field.choices;
  const box = choices.length
    ? make("select", attributes, ...[{ code: "", label: "" }, ...choices].map(option))
    : make("input", { ...attributes, type: { date: "date", integer: "number" }[field.type] ?? "text", autocomplete: "off" });
  return make("div", {}, make("label", { for: id }, label), box, hint);
}

function truths() {
  return [{ code: "true", label: say("what_if_yes") }, { code: "false", label: say("what_if_no") }];
}

/**
 * Returns what a control within a place holds.
 * @param {HTMLElement} place
 * @param {string} name
 */
export function held(place, name) {
  const box = /** @type {HTMLInputElement | null} */ (place.querySelector(`[name="${CSS.escape(name)}"]`));
  return box?.value.trim() ?? "";
}

/**
 * Returns a list to choose from, with its label.
 * @param {string} id
 * @param {string} label
 * @param {{code: string, label: string}[]} choices
 */
export function select(id, label, choices) {
  const box = make("select", { id });
  options(box, choices);
  return { box, element: make("div", {}, make("label", { for: id }, label), box) };
}

/**
 * Puts choices into a list; the first one is to choose nothing.
 * @param {HTMLSelectElement} box
 * @param {{code: string, label: string}[]} choices
 */
export function options(box, choices) {
  fill(box, [{ code: "", label: say(choices.length ? "what_if_choose" : "what_if_nothing") }, ...choices].map(option));
}

/** @param {{code: string, label: string}} one */
function option({ code, label }) {
  return make("option", { value: code }, label);
}
