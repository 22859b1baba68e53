// What it is linked to, both ways, by what the links mean; linking it with more, changing a link, and ending it.

import { anchorTo } from "../anchor.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import { may } from "../edit/fetching.js";
import { linking, unlinking } from "../edit/tie.js";
import { changing } from "../edit/tie_change.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {{kind: string, outgoing: boolean, label: string, mayUnlink: boolean,
 *   node: {id: string, called: string, kindLabel: string}}} Tie
 */
/** @typedef {import("../panel.js").Thing} Thing */

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
      totalCount ? make("dl", { class: "ties" }, ...grouped(edges).flatMap((one) => group(thing, one))) : make("p", {}, say("ties_none")),
      more > 0 && make("p", { class: "quiet" }, say("ties_more", { number: more })),
      thing.live && (await may(thing, "LINK", signal)) && linking(thing),
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

/**
 * @param {Thing} thing
 * @param {[string, Tie[]]} group
 */
function group(thing, [label, ties]) {
  const ends = ties.map((tie) => {
    const open = anchorTo(tie.node);
    const mine = tie.mayUnlink && !state.one("date") ? [changing(thing, tie), unlinking(thing, tie)] : [];
    return make("dd", {}, open, ` (${tie.node.kindLabel})`, mine);
  });
  return [make("dt", {}, label), ...ends];
}
