// A small form for one thing that can be done: what it is, a few fields, why, and a button. What is wrong is said in it.

import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { act, sentencesOf } from "./act.js";
import { control } from "./control.js";

const DAY_MS = 86_400_000;

/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./fetching.js").Field} Field */

/**
 * @typedef {object} Deed
 * @property {string} operation Of `edit.graphql`.
 * @property {string} node In whose panel it is done.
 * @property {string} word What the button says.
 * @property {Control[]} controls
 * @property {(values: Record<string, any>) => Record<string, unknown>} variables Of the operation, from what stands in the
 *   fields by their names.
 */

/** @type {Field} */
const PLAIN = {
  name: "", input: "", label: "", doc: "", type: "TEXT", required: false, minimum: null, maximum: null, maxLength: null,
  of: null, readable: true, value: null, choices: [], nodes: [],
}; // prettier-ignore

/**
 * Returns a field that belongs to no thing.
 * @param {Partial<Field>} field
 */
export function plainControl(field) {
  return control({ ...PLAIN, input: field.name ?? "", ...field });
}

/** Returns the field for why something is done. */
export function reasonControl({ required = false } = {}) {
  return plainControl({ name: "reason", label: say("edit_reason"), required, maxLength: 120 });
}

/** Returns the field for the last day that something holds: the day before today, so that it is gone at once. */
export function lastDayControl() {
  const yesterday = new Date(Date.parse(start.today) - DAY_MS).toISOString().slice(0, 10);
  const field = { name: "on", label: say("ending_on"), type: /** @type {const} */ ("DATE"), value: yesterday };
  return plainControl({ ...field, required: true, doc: say("ending_about") });
}

/**
 * Returns the form.
 * @param {Deed} deed
 */
export function deedForm(deed) {
  const told = make("div", { role: "alert" });
  const button = make("button", { type: "submit", class: "main" }, deed.word);
  const form = make("form", { class: "edit", novalidate: true }, ...deed.controls.map((one) => one.element), told, button);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fill(told);
    button.disabled = true;
    try {
      await attempt(deed, form, told);
    } catch (error) {
      refuse(told, [error instanceof Error ? error.message : String(error)]);
    }
    button.disabled = false;
  });
  return form;
}

/**
 * @param {Deed} deed
 * @param {HTMLElement} form
 * @param {HTMLElement} told
 */
async function attempt(deed, form, told) {
  const { controls } = deed;
  const fault = (/** @type {Control} */ one) =>
    one.fault() || (one.field.required && one.value() === null ? say("edit_missing") : "");
  for (const one of controls) one.tell(fault(one));
  const wrong = controls.find(fault);
  if (wrong) {
    wrong.focus();
    return;
  }
  const values = Object.fromEntries(controls.map((one) => [one.field.name, one.value()]));
  const { reason } = values;
  const variables = { ...deed.variables(values), ...("reason" in values ? { reason: reason ?? "" } : {}) };
  const written = await act(deed.operation, variables, deed.node, form);
  if (!written.done) place(controls, told, written);
}

/**
 * @param {Control[]} controls
 * @param {HTMLElement} told
 * @param {import("./act.js").Written} written
 */
function place(controls, told, { problems, conflict }) {
  const wrong = problems.filter((one) => one.severity === "ERROR");
  const rest = wrong.filter((one) => {
    const beside = controls.find(({ field }) => field.name === one.column);
    beside?.tell(sentencesOf([one])[0]);
    return !beside;
  });
  const faster = conflict ? [say("edit_conflict", { who: conflict.who }), ...conflict.sentences] : [];
  refuse(told, [...faster, ...sentencesOf(rest)]);
}

/**
 * @param {HTMLElement} told
 * @param {string[]} sentences
 */
function refuse(told, sentences) {
  fill(told, ...sentences.map((text) => make("p", { class: "refused" }, text)));
}
