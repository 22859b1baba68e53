// The form of one step of the guide, and the change that it asks for.

import { make } from "../dom.js";
import { say } from "../words.js";
import { chosen, filled, fits, made } from "./change.js";

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
