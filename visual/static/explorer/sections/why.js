// Why it matters: the thread to the purpose link by link; else why there is none, what would mend it, and how far was
// looked.

import { anchorTo } from "../anchor.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { day, numbered, say } from "../words.js";

/**
 * @typedef {{id: string, called: string, kindLabel: string}} End
 * @typedef {{link: string, basis: string, confidence: string, source: string | null, recordedOn: string | null,
 *   to: End}} Hop
 * @typedef {{sentence: string, ways: number, hops: Hop[]}} Proof
 * @typedef {{sentence: string, followed: string[], depth: number, date: string, hidden: boolean,
 *   repairs: {sentence: string}[]}} WhyNot
 */

/** Traits of what should serve the purpose: of anything else it is no fault that it leads nowhere. */
const MEANT_TO = ["work", "aim", "priority", "delivering"];

/** @type {import("../panel.js").Section} */
export default {
  id: "why",
  place: 15,
  async show(thing, signal) {
    if (!thing.live) return null;
    const variables = { id: thing.id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
    const { node } = await ask("reasons", variables, signal);
    if (node?.proof) return proven(node.proof);
    const isMeantTo = start.kinds[thing.kind]?.traits.some((trait) => MEANT_TO.includes(trait));
    return node?.whyNot && isMeantTo ? absent(node.whyNot) : null;
  },
};

/** @param {Proof} proof */
function proven({ sentence, ways, hops }) {
  const heading = make("h3", {}, say("section_why"));
  if (!hops.length) return make("section", {}, heading, make("p", {}, sentence));
  const steps = make("ol", { class: "thread" }, ...hops.map(step));
  const thread = make("details", {}, make("summary", {}, say("why_thread")), steps);
  return make("section", {}, heading, make("p", {}, sentence), make("p", {}, numbered("why_ways", ways)), thread);
}

/** @param {Hop} hop */
function step({ link, basis, confidence, source, recordedOn, to }) {
  const told = [
    basis,
    confidence,
    source && say("why_from", { source }),
    recordedOn && say("why_recorded", { date: day(recordedOn) }),
  ];
  const label = start.links[link]?.label ?? link;
  return make(
    "li",
    {},
    `${label} `,
    anchorTo(to),
    ` (${to.kindLabel})`,
    make("div", { class: "quiet" }, told.filter(Boolean).join(", ")),
  );
}

/** @param {WhyNot} found */
function absent({ sentence, followed, depth, date, hidden, repairs }) {
  const links = followed.map((name) => start.links[name]?.label ?? name).join(", ");
  const mends = repairs.map((one) => make("li", {}, one.sentence));
  return make(
    "section",
    {},
    make("h3", {}, say("section_why_not")),
    make("p", {}, sentence),
    mends.length > 0 && [make("h4", {}, say("why_mend")), make("ul", {}, ...mends)],
    make("p", { class: "quiet" }, say("why_searched", { links, depth, date: day(date) })),
    hidden && make("p", { class: "quiet" }, say("why_hidden")),
  );
}
