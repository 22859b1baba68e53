// The form of a thing: its fields with their values, and what may be done to it. Sections that show the same thing share it.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {{id: string, called: string}} Named
 * @typedef {{value: string, label: string, doc: string}} Choice
 *
 * @typedef {object} Field
 * @property {string} name As problems name it.
 * @property {string} input As inputs call it.
 * @property {string} label
 * @property {string} doc
 * @property {"TEXT" | "INTEGER" | "NUMBER" | "BOOLEAN" | "DATE" | "CHOICE" | "LIST" | "NODE" | "NODES" | "URL"} type
 * @property {boolean} required
 * @property {number | null} minimum
 * @property {number | null} maximum
 * @property {number | null} maxLength
 * @property {string | string[] | null} of Kind of the things that it names, or kinds.
 * @property {string} [without] Id of what it may not name.
 * @property {boolean} readable Whether the viewer may see and change it.
 * @property {any} value
 * @property {Choice[]} choices
 * @property {Named[]} nodes
 *
 * @typedef {"CHANGE" | "END" | "RETRACT" | "LINK" | "READINGS" | "ANSWER" | "CHALLENGE"} Deed
 * @typedef {{revision: number, input: string, name: string, may: Deed[], fields: Field[]}} Form
 * @typedef {import("../panel.js").Thing} Thing
 */

/** @type {Omit<Field, "label" | "doc">} */
const NAME = {
  name: "name", input: "name", type: "TEXT", required: true, minimum: null, maximum: null, maxLength: 120, of: null,
  readable: true, value: "", choices: [], nodes: [],
}; // prettier-ignore

/** @type {WeakMap<Thing, Promise<Form>>} */
const forms = new WeakMap();

/**
 * Returns the form of a thing as it is shown.
 * @param {Thing} thing
 * @param {AbortSignal} signal
 */
export function formOf(thing, signal) {
  const kept = forms.get(thing) ?? fetchForm(thing.id, signal);
  forms.set(thing, kept);
  return kept;
}

/**
 * Returns the form of a thing as it is by now.
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<Form>}
 */
export async function fetchForm(id, signal) {
  const variables = { id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  return (await ask("form", variables, signal)).form;
}

/**
 * Tells whether something may be done to a thing now: by rights, and because it is today that is shown.
 * @param {Thing} thing
 * @param {Deed} deed
 * @param {AbortSignal} signal
 */
export async function may(thing, deed, signal) {
  return !state.one("date") && (await formOf(thing, signal)).may.includes(deed);
}

/**
 * Returns what can be changed of a thing, its name first.
 * @param {Form} form
 * @returns {Field[]}
 */
export function fieldsOf(form) {
  const name = { ...NAME, label: say("edit_name"), doc: say("edit_name_doc"), value: form.name };
  return [name, ...form.fields.filter((field) => field.readable)];
}
