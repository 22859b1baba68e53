// What was recorded between two moments: when, by whom (by role, where that may be seen), why, and what it did.

import { anchor, anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import { day, say } from "../words.js";

/**
 * @typedef {{revision: number, recordedAt: string, who: string, why: string | null, undoes: number | null,
 *   sentences: string[], roles: {id: string, called: string}[]}} Entry
 */

/**
 * Returns the revisions, the newest first.
 * @param {{totalCount: number, nodes: Entry[]}} found
 */
export function revisions({ totalCount, nodes }) {
  const more = totalCount - nodes.length;
  return make(
    "section",
    {},
    make("h3", {}, say("history_revisions")),
    nodes.length ? make("ul", { class: "revisions" }, nodes.map(entry)) : make("p", {}, say("history_no_revision")),
    more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
  );
}

/**
 * Returns sentences of the server, which speaks English.
 * @param {string[]} texts
 */
export function sentences(texts) {
  return make("ul", { lang: "en" }, texts.map((text) => make("li", {}, text)));
}

/** @param {Entry} one */
function entry({ revision, recordedAt, who, why, undoes, sentences: told, roles }) {
  const only = { since: String(revision - 1), until: String(revision), known: null };
  const by = roles.length ? roles.flatMap((role, at) => [at ? ", " : "", anchorTo(role)]) : who;
  const [before, after] = say("history_who").split("{who}");
  return make(
    "li",
    {},
    make("strong", {}, say("history_revision", { revision, date: day(recordedAt.slice(0, 10)) })),
    make("p", {}, before, by, after, why ? `: ${why}` : ""),
    undoes !== null && make("p", {}, say("history_undoes", { revision: undoes })),
    sentences(told),
    anchor(only, {}, say("history_only")),
  );
}
