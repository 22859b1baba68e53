// What it is linked to, both ways, by what the links mean.

import { ask } from "../ask.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @typedef {{label: string, node: {id: string, called: string, kindLabel: string}}} Tie */

/** @type {import("../panel.js").Section} */
export default {
  id: "ties",
  place: 40,
  async show(thing, signal) {
    const variables = { id: thing.id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
    const { node } = await ask("ties", variables, signal);
    if (!node) return null;
    const { totalCount, edges } = node.links;
    const more = totalCount - edges.length;
    return make(
      "section",
      {},
      make("h3", {}, say("section_ties")),
      totalCount ? make("dl", { class: "ties" }, ...grouped(edges).flatMap(group)) : make("p", {}, say("ties_none")),
      more > 0 && make("p", { class: "quiet" }, say("ties_more", { number: more })),
    );
  },
};

/** @param {Tie[]} ties */
function grouped(ties) {
  /** @type {Map<string, Tie[]>} */
  const groups = new Map();
  for (const tie of ties) groups.set(tie.label, [...(groups.get(tie.label) ?? []), tie]);
  return [...groups];
}

/** @param {[string, Tie[]]} group */
function group([label, ties]) {
  const ends = ties.map(({ node }) =>
    make("dd", {}, make("a", { href: state.address({ selected: node.id }) }, node.called), ` (${node.kindLabel})`),
  );
  return [make("dt", {}, label), ...ends];
}
