// Links that may be missing at a piece of work, each with why it is suggested: a question to people who know.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { tieForm } from "./tie.js";

/** @typedef {import("../panel.js").Thing} Thing */
/** @typedef {import("./tie.js").Possible} Possible */
/** @typedef {{link: string, to: {id: string, called: string, kindLabel: string}, reasons: string[]}} Suggestion */

/**
 * Returns the links that are suggested for a thing; nothing where none is.
 * @param {Thing} thing
 * @param {Possible[]} links Which it may have.
 */
export async function suggested(thing, links) {
  if (!start.kinds[thing.kind]?.traits.includes("work")) return null;
  const { suggestedLinks } = await ask("suggested", { id: thing.id, language: start.language.toUpperCase() });
  const found = suggestedLinks.nodes.flatMap((/** @type {{links: Suggestion[]}} */ one) => one.links);
  const items = found.map((/** @type {Suggestion} */ one) => item(thing, one, links));
  return items.length > 0 && make("div", {}, make("p", {}, say("tie_suggested")), make("ul", { class: "suggested" }, items));
}

/**
 * @param {Thing} thing
 * @param {Suggestion} suggestion
 * @param {Possible[]} links
 */
function item(thing, { link, to, reasons }, links) {
  const possible = links.find((one) => one.outgoing && one.kind === link);
  const place = make("div", {});
  const click = () => {
    if (possible) fill(place, tieForm(thing, possible, [to]));
    place.querySelector("input")?.focus();
  };
  const word = say("tie_with", { label: start.links[link]?.label ?? link, name: to.called });
  const button = make("button", { type: "button", on: { click } }, word);
  const why = make("p", { class: "quiet" }, reasons.join(" "));
  return make("li", {}, possible ? button : word, ` (${to.kindLabel})`, why, place);
}
