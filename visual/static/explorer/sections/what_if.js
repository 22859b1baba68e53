// What would happen if it were not there, or if a link were there that would mend its thread: opens a what-if.

import { ask } from "../ask.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { add } from "../what_if/steps.js";
import { say } from "../words.js";

/**
 * @typedef {{id: string, called: string}} End
 * @typedef {{link: string, make: string | null, from: End | null, to: End[]}} Repair
 */

const SERVING = ["STRATEGIC", "OPERATIONAL"];

/** @type {import("../panel.js").Section} */
export default {
  id: "what-if",
  place: 25,
  async show(thing, signal) {
    if (!thing.live) return null;
    const serves = SERVING.includes(thing.sight ?? "");
    const repairs = serves ? [] : await repairsOf(thing.id, signal);
    const ends = entry(say("what_if_without"), () => add({ end: thing.id }));
    const links = repairs.map(({ link, from, to: [to] }) => {
      const there = /** @type {End} */ (from);
      const label = start.links[link]?.label ?? link;
      const text = say("what_if_with", { from: `“${there.called}”`, label, to: `“${to.called}”` });
      return entry(text, () => add({ link: { from: there.id, link, to: to.id } }));
    });
    return make("section", {}, make("h3", {}, say("what_if_section")), make("ul", { class: "moves" }, ends, links));
  },
};

/**
 * Returns the links that would mend the thread of a thing, as far as nothing new has to be recorded for them.
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<Repair[]>}
 */
async function repairsOf(id, signal) {
  const variables = { id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  const { node } = await ask("repairs_of", variables, signal);
  const repairs = /** @type {Repair[]} */ (node?.whyNot?.repairs ?? []);
  return repairs.filter((one) => !one.make && one.from && one.to.length);
}

/**
 * @param {string} text
 * @param {() => void} click
 */
function entry(text, click) {
  return make("li", {}, make("button", { type: "button", on: { click } }, text));
}
