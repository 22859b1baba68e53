// What happened to it: who changed what, when and why.

import { anchor } from "../anchor.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import * as state from "../state.js";
import { day, say } from "../words.js";

/** @typedef {{revision: number, recordedAt: string, who: string, why: string | null, source: string, sentences: string[]}} Entry */

/** @type {import("../panel.js").Section} */
export default {
  id: "past",
  place: 90,
  async show(thing, signal) {
    const { history } = await ask("past", { id: thing.id, asOf: state.one("date") || null }, signal);
    const more = history.totalCount - history.nodes.length;
    return make(
      "details",
      {},
      make("summary", {}, say("section_past")),
      make("ul", {}, ...history.nodes.map(entry)),
      more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
      anchor({ view: "history", node: thing.id }, {}, say("history_open")),
    );
  },
};

/** @param {Entry} one */
function entry({ revision, recordedAt, who, why, source, sentences }) {
  const head = say("past_entry", { date: day(recordedAt.slice(0, 10)), who });
  return make(
    "li",
    {},
    make("strong", {}, head),
    make("span", { class: "quiet" }, ` (${say("past_revision", { revision })})`),
    why && make("p", {}, why),
    source && make("p", { class: "quiet" }, say("past_source", { source })),
    ...sentences.map((text) => make("p", {}, text)),
  );
}
