// What is said of a link that is there: how strong it is, why it is drawn, changed where it stands.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { deedForm, plainControl, reasonControl } from "./deed.js";
import { isSame } from "./mending.js";
import { ended } from "./tie.js";

/** @typedef {import("./fetching.js").Field} Field */
/** @typedef {import("../panel.js").Thing} Thing */
/** @typedef {{kind: string, outgoing: boolean, label: string, node: {id: string, called: string}}} Tie */

/** When it holds is not changed: it is unlinked, or linked anew, so that history tells both. */
const WHEN = ["valid_from", "valid_to"];

/**
 * Returns what opens to change what is said of a link.
 * @param {Thing} thing
 * @param {Tie} tie
 */
export function changing(thing, tie) {
  const place = make("div", {});
  const about = say("tie_end_one", { label: tie.label, name: tie.node.called });
  const summary = make("summary", {}, say("tie_change"), make("span", { class: "unseen" }, `: ${about}`));
  const details = make("details", { class: "unlinking" }, summary, place);
  details.addEventListener("toggle", () => {
    if (details.open && !place.hasChildNodes()) fillIn(thing, tie, place);
  });
  return details;
}

/**
 * @param {Thing} thing
 * @param {Tie} tie
 * @param {HTMLElement} place
 */
async function fillIn(thing, tie, place) {
  const { kind, outgoing, node } = tie;
  try {
    const variables = { id: thing.id, kind, outgoing, other: node.id, language: start.language.toUpperCase() };
    const { form } = await ask("link_form", variables);
    if (!form.link) fill(place, make("p", { class: "refused" }, say("tie_gone")));
    else fill(place, make("p", { class: "quiet" }, form.link.doc), saying(thing, tie, form.link.fields));
  } catch (error) {
    fill(place, make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
  }
}

/**
 * @param {Thing} thing
 * @param {Tie} tie
 * @param {Field[]} fields
 */
function saying(thing, tie, fields) {
  const own = fields.filter((field) => field.readable && !WHEN.includes(field.name));
  const controls = own.map((field) => plainControl({ ...field, required: field.required || field.value !== null }));
  const link = ended(thing.id, { ...tie, input: tie.kind.toUpperCase() }, tie.node.id);
  const variables = (/** @type {Record<string, any>} */ values) => {
    const other = own.filter(({ name, value }) => values[name] !== null && !isSame(values[name], value));
    return { links: [{ ...link, ...Object.fromEntries(other.map(({ name, input }) => [input, values[name]])) }] };
  };
  return deedForm({
    operation: "link",
    node: thing.id,
    word: say("edit_save"),
    controls: [...controls, reasonControl()],
    variables,
  });
}
