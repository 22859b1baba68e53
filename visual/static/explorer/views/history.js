// What changed between two moments, in sentences: of everything, of a unit, or of one thing.

import { anchor } from "../anchor.js";
import { announce } from "../announce.js";
import { ask, isStopped, Refused } from "../ask.js";
import * as effect from "../differ/effect.js";
import { chooser, moments, NAMES } from "../differ/moments.js";
import { revisions, sentences } from "../differ/revisions.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { day, numbered, say } from "../words.js";

/** @type {import("../views.js").View} */
export default {
  id: "history",
  place: 60,
  word: "history",
  names: NAMES,
  async show(host, signal) {
    const [about, found] = await Promise.all([subject(signal), looked(signal)]);
    if (signal.aborted) return;
    fill(host, make("p", {}, say("history_about")), chooser(), about, make("div", { class: "supposed" }, found));
  },
  query: () => ({ name: "differ", variables: moments() }),
};

/**
 * Returns what it is told of, where that is one thing.
 * @param {AbortSignal} signal
 */
async function subject(signal) {
  const { id, language } = moments();
  if (!id) return null;
  const { nodes } = await ask("called", { ids: [id], language, asOf: state.one("date") || null }, signal);
  const name = `“${nodes.nodes[0]?.called ?? id}”`;
  const all = anchor({ node: null }, {}, say("history_of_all"));
  return make("p", {}, say("history_of", { name }), " ", all);
}

/**
 * Asks what differs; moments that mean nothing are told where that would stand, below the form to mend them in.
 * @param {AbortSignal} signal
 * @returns {Promise<HTMLElement[]>}
 */
async function looked(signal) {
  try {
    return shown((await ask("differ", moments(), signal)).diff);
  } catch (error) {
    if (isStopped(error) || !(error instanceof Refused)) throw error;
    return [make("div", { role: "alert", class: "refused" }, error.sentences.map((text) => make("p", {}, text)))];
  }
}

/** @param {any} found */
function shown({ fromRevision, toRevision, fromDate, toDate, difference, revisions: recorded }) {
  const from = moment(fromDate, fromRevision);
  const said = summary(difference);
  const heads = /** @type {[string, string]} */ ([say("history_before"), say("history_after")]);
  announce(said);
  return [
    make("p", { class: "lead" }, `${say("history_from_to", { from, to: moment(toDate, toRevision) })} ${said}`),
    fromRevision ? null : young(),
    became(effect.lists(difference)),
    told(difference.sentences),
    revisions(recorded),
    effect.twin(difference, heads),
  ].filter((part) => part !== null);
}

/** @param {any} difference */
function summary(difference) {
  const { sentences: changes, sight, appeared, gone } = difference;
  if (!changes.totalCount && !sight.totalCount && !appeared.totalCount && !gone.totalCount) return say("history_nothing");
  return [changes.totalCount ? numbered("history_changes", changes.totalCount) : "", effect.summary(difference)].join(" ").trim();
}

/** @param {(HTMLElement | null)[]} lists */
function became(lists) {
  const some = lists.filter((part) => part !== null);
  return some.length ? make("section", {}, make("h3", {}, say("history_effect")), some) : null;
}

function young() {
  return make("p", {}, say("history_young"), " ", anchor({ known: "now" }, {}, say("history_as_known")));
}

/** @param {{totalCount: number, nodes: string[]}} found */
function told({ totalCount, nodes }) {
  if (!totalCount) return null;
  const more = totalCount - nodes.length;
  return make(
    "section",
    {},
    make("h3", {}, say("history_sentences")),
    sentences(nodes),
    more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
  );
}

/**
 * @param {string | null} date
 * @param {number} revision
 */
function moment(date, revision) {
  return say("history_moment", { date: day(date ?? start.today), revision });
}
