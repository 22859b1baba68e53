// The form of one step of the guide, and the change that it asks for.

import { make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { readings } from "./values.js";

const LONGEST = 120;

/**
 * @typedef {{name: string, value: string}} Value
 * @typedef {{name: string, ask: string, sort: string, least: number | null, most: number | null,
 *   choices: {name: string, label: string, about: string}[]}} Field
 * @typedef {{link: string, outgoing: boolean, sure: boolean, ask: string, fields: Value[], onlyOf: Value[],
 *   partners: Things}} Tie
 * @typedef {{id: string, called: string, frequency?: string | null}} Thing
 * @typedef {{totalCount: number, nodes: Thing[]}} Things
 * @typedef {{id: string, question: string, about: string, ask: string, kind: string, also: string | null,
 *   reads: boolean, unitField: string | null, ready: boolean, fixed: Value[], fills: Field | null, fields: Field[],
 *   ties: Tie[], there: Things, open: Things}} Step
 * @typedef {{name: string, variables: Record<string, unknown>}} Wish
 */

/**
 * Returns the form of a step.
 * @param {Step} step
 * @param {string} unit Id of the unit that new things belong to, or nothing.
 * @param {(wish: Wish) => Promise<void>} act
 */
export function form(step, unit, act) {
  const fills = step.open.nodes[0];
  if ((step.fills || step.reads) && !fills) return make("p", {}, say("guide_nothing_open"));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    act(fills ? filled(step, fills, given) : made(step, unit, given));
  };
  const ask = step.ask.replace("{name}", fills ? `“${fills.called}”` : "");
  const label = make("label", { for: "guide-answer" }, ask);
  const answer = step.fills ? control(step.fills, "answer") : make("input", { name: "answer", maxlength: step.reads ? false : LONGEST });
  answer.id = "guide-answer";
  answer.setAttribute("required", "");
  const button = make("button", { type: "submit" }, say("guide_record"));
  const ties = step.ties.map(tie);
  const form = make("form", { class: "guide-form", on: { submit } }, label, answer, step.fields.map(field), ties, button);
  const choose = () => step.ties.forEach((one, at) => ties[at] && (ties[at].hidden = !fits(one, chosen(step, new FormData(form)))));
  form.addEventListener("change", choose);
  choose();
  return form;
}

/** @param {Field} one */
function field(one) {
  const id = `guide-${one.name}`;
  const input = control(one, one.name);
  input.id = id;
  return make("div", {}, make("label", { for: id }, one.ask), input);
}

/**
 * @param {Field} one
 * @param {string} name
 */
function control(one, name) {
  if (one.sort === "choice") {
    const options = one.choices.map((choice) => make("option", { value: choice.name, title: choice.about }, choice.label));
    return make("select", { name }, make("option", { value: "" }, say("guide_unsaid")), options);
  }
  const isNumber = one.sort === "integer" || one.sort === "number";
  return make("input", { name, type: isNumber ? "number" : "text", min: one.least, max: one.most, step: one.sort === "number" ? "any" : false });
}

/**
 * @param {Tie} one
 * @param {number} at
 */
function tie(one, at) {
  if (!one.partners.totalCount) return null;
  const goesWithout = one.sure && one.partners.totalCount === 1;
  const boxes = one.partners.nodes.map((node) => {
    const id = `guide-tie-${at}-${node.id}`;
    const box = make("input", { type: "checkbox", id, name: `tie-${at}`, value: node.id, checked: goesWithout });
    return make("span", { class: "guide-partner" }, box, make("label", { for: id }, node.called));
  });
  return make("fieldset", {}, make("legend", {}, one.ask), boxes);
}

/**
 * Returns the change that makes what a step asks for.
 * @param {Step} step
 * @param {string} unit
 * @param {FormData} given
 * @returns {Wish}
 */
function made(step, unit, given) {
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
const chosen = (step, given) => Object.fromEntries(step.fields.map((one) => [one.name, text(given, one.name)]));

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
const fits = (one, values) => one.onlyOf.every((wanted) => values[wanted.name] === wanted.value);

/**
 * Returns the change that fills something of a thing that is there.
 * @param {Step} step
 * @param {Thing} thing
 * @param {FormData} given
 * @returns {Wish}
 */
function filled(step, thing, given) {
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
