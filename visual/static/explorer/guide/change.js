// The change that an answer in the guide asks for: something is made with its links, or a field or values are filled.

import { start } from "../start.js";
import { readings } from "./values.js";

/**
 * @typedef {import("./form.js").Step} Step
 * @typedef {import("./form.js").Tie} Tie
 * @typedef {import("./form.js").Field} Field
 * @typedef {import("./form.js").Thing} Thing
 * @typedef {import("./form.js").Wish} Wish
 */

/**
 * Returns the change that makes what a step asks for.
 * @param {Step} step
 * @param {string} unit
 * @param {FormData} given
 * @returns {Wish}
 */
export function made(step, unit, given) {
  const name = text(given, "answer");
  /** @type {Record<string, unknown>} */
  const values = { name };
  for (const one of step.fixed) values[one.name] = one.value;
  for (const one of step.fields) if (text(given, one.name)) values[one.name] = value(one, text(given, one.name));
  if (step.also) values[step.also] = name;
  if (step.unitField && unit) values[step.unitField] = unit;
  const links = step.ties.flatMap((one, at) => fits(one, values) ? given.getAll(`tie-${at}`).map((other) => linked(one, name, String(other))) : []);
  return { name: "guide_make", variables: { nodes: [{ values: { [step.kind]: values } }], links } };
}

/**
 * Returns what was said of the fields of a step.
 * @param {Step} step
 * @param {FormData} given
 */
export const chosen = (step, given) => Object.fromEntries(step.fields.map((one) => [one.name, text(given, one.name)]));

/**
 * @param {Tie} one
 * @param {string} name
 * @param {string} other
 */
function linked(one, name, other) {
  const said = Object.fromEntries(one.fields.map((field) => [field.name, field.value]));
  const [from, to] = one.outgoing ? [name, other] : [other, name];
  return { from, link: one.link, to, ...said };
}

/**
 * @param {Tie} one
 * @param {Record<string, unknown>} values
 */
export const fits = (one, values) => one.onlyOf.every((wanted) => values[wanted.name] === wanted.value);

/**
 * Returns the change that fills something of a thing that is there.
 * @param {Step} step
 * @param {Thing} thing
 * @param {FormData} given
 * @returns {Wish}
 */
export function filled(step, thing, given) {
  if (step.reads) return { name: "guide_read", variables: { readings: readings(thing, text(given, "answer"), start.today) } };
  const wanted = /** @type {Field} */ (step.fills);
  const values = { [wanted.name]: value(wanted, text(given, "answer")) };
  return { name: "guide_fill", variables: { nodes: [{ id: thing.id, values: { [step.kind]: values } }] } };
}

/**
 * @param {Field} one
 * @param {string} said
 */
const value = (one, said) => (one.sort === "integer" || one.sort === "number" ? Number(said) : said);

/**
 * @param {FormData} given
 * @param {string} name
 */
const text = (given, name) => String(given.get(name) ?? "").trim();
