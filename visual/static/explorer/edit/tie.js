// Linking: which links a thing may have, what stands at the other end, how strong it is; and ending one that is there.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { deedForm, lastDayControl, plainControl, reasonControl } from "./deed.js";

/** @typedef {import("./fetching.js").Field} Field */
/** @typedef {import("../panel.js").Thing} Thing */
/**
 * @typedef {{kind: string, input: string, outgoing: boolean, label: string, doc: string, kinds: string[],
 *   fields: Field[]}} Possible A kind of link that a thing may have.
 */

const SAID = ["strength", "rationale"];

/**
 * Returns what opens to link a thing with another.
 * @param {Thing} thing
 */
export function linking(thing) {
  const place = make("div", {});
  const details = make("details", { class: "linking" }, make("summary", {}, say("tie_add")), place);
  details.addEventListener("toggle", () => {
    if (details.open && !place.hasChildNodes()) fillIn(thing, place);
  });
  return details;
}

/**
 * @param {Thing} thing
 * @param {HTMLElement} place
 */
async function fillIn(thing, place) {
  try {
    const { form } = await ask("possible_links", { id: thing.id, language: start.language.toUpperCase() });
    const links = /** @type {Possible[]} */ (form.links);
    if (!links.length) fill(place, make("p", {}, say("tie_none_possible")));
    else fill(place, ...choosing(thing, links));
  } catch (error) {
    fill(place, make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
  }
}

/**
 * @param {Thing} thing
 * @param {Possible[]} links
 */
function choosing(thing, links) {
  const rest = make("div", {});
  const choices = links.map((link, place) => make("option", { value: String(place) }, named(link)));
  const box = make("select", { id: "tie-kind" }, make("option", { value: "" }, say("tie_choose")), ...choices);
  box.addEventListener("change", () => {
    if (box.value === "") fill(rest);
    else fill(rest, make("p", { class: "quiet" }, links[Number(box.value)].doc), tieForm(thing, links[Number(box.value)]));
  });
  return [make("div", { class: "field" }, make("label", { for: "tie-kind" }, say("tie_kind")), box), rest];
}

/** @param {Possible} link */
function named({ label, kinds }) {
  return `${label} … (${kinds.map((kind) => start.kinds[kind]?.label ?? kind).join(", ")})`;
}

/**
 * @param {Thing} thing
 * @param {Possible} link
 */
function tieForm(thing, link) {
  const own = link.fields.filter((field) => SAID.includes(field.name) || field.required);
  const other = { name: "partner", label: say("tie_partner"), type: /** @type {const} */ ("NODE") };
  const controls = [
    plainControl({ ...other, of: link.kinds, without: thing.id, required: true }),
    ...own.map((field) => plainControl({ ...field, required: field.required })),
    reasonControl(),
  ];
  const variables = (/** @type {Record<string, any>} */ values) => {
    const ends = ended(thing.id, link, values.partner);
    const said = own.filter((field) => values[field.name] !== null).map((field) => [field.input, values[field.name]]);
    return { links: [{ ...ends, ...Object.fromEntries(said) }] };
  };
  return deedForm({ operation: "link", node: thing.id, word: say("tie_send"), controls, variables });
}

/**
 * Returns what ends a link of a thing, or takes it out where it was entered in error.
 * @param {Thing} thing
 * @param {{kind: string, outgoing: boolean, label: string, node: {id: string, called: string}}} tie
 */
export function unlinking(thing, tie) {
  const about = say("tie_end_one", { label: tie.label, name: tie.node.called });
  const link = ended(thing.id, { ...tie, input: tie.kind.toUpperCase() }, tie.node.id);
  const form = deedForm({
    operation: "unlink",
    node: thing.id,
    word: say("tie_end"),
    controls: [lastDayControl(), reasonControl()],
    variables: ({ on }) => ({ link, on }),
  });
  const error = deedForm({
    operation: "retractLink",
    node: thing.id,
    word: say("tie_retract"),
    controls: [reasonControl({ required: true })],
    variables: () => ({ link }),
  });
  const summary = make("summary", {}, say("tie_end"), make("span", { class: "unseen" }, `: ${about}`));
  return make("details", { class: "unlinking" }, summary, form, make("p", { class: "quiet" }, say("tie_retract_about")), error);
}

/**
 * Returns the ends of a link of a thing, as inputs take them.
 * @param {string} id
 * @param {{input: string, outgoing: boolean}} link
 * @param {string} other
 */
export function ended(id, { input, outgoing }, other) {
  return outgoing ? { from: id, link: input, to: other } : { from: other, link: input, to: id };
}
