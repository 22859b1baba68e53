// What the rules find of it, with what to do and who can help.

import { anchorTo } from "../anchor.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import { aside } from "../edit/aside.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { day, say } from "../words.js";

/**
 * @typedef {{id: string, title: string, reason: string, action: string, since: string | null,
 *   whoCanHelp: {id: string, called: string}[], maySetAside: boolean,
 *   setAside: {reason: string, until: string | null, by: string} | null}} Finding
 */

/** @type {import("../panel.js").Section} */
export default {
  id: "found",
  place: 30,
  async show(thing, signal) {
    const variables = { id: thing.id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
    const { node } = await ask("found_of", variables, signal);
    if (!node) return null;
    const { totalCount, nodes } = node.findings;
    const more = totalCount - nodes.length;
    return make(
      "section",
      {},
      make("h3", {}, say("section_found")),
      totalCount ? make("ul", { class: "findings" }, ...nodes.map((/** @type {Finding} */ one) => entry(one, thing.id))) : make("p", {}, say("found_nothing")),
      more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
    );
  },
};

/**
 * @param {Finding} found
 * @param {string} node In whose panel it stands.
 */
function entry(found, node) {
  const { title, reason, action, since, whoCanHelp, setAside } = found;
  const when = since ? ` (${say("found_since", { date: day(since) })})` : "";
  const roles = whoCanHelp.flatMap((role, number) => [
    number > 0 && ", ",
    anchorTo(role),
  ]);
  return make(
    "li",
    {},
    make("strong", {}, title),
    when,
    make("p", {}, reason),
    make("p", {}, action),
    roles.length > 0 && make("p", {}, say("found_help"), " ", roles),
    setAside && make("p", { class: "quiet" }, say("found_aside", { who: setAside.by, reason: setAside.reason })),
    setAside?.until && make("p", { class: "quiet" }, say("found_aside_until", { date: day(setAside.until) })),
    make("p", {}, make("a", { href: slide(found.id) }, say("found_slide"), make("span", { class: "unseen" }, `: ${title}`))),
    aside(found, node),
  );
}

/**
 * Returns the address of a finding on a page to show or to print; unit, day and language stay chosen.
 * @param {string} finding
 */
function slide(finding) {
  const chosen = ["scope", "date", "language"].map((name) => [name, state.one(name)]).filter(([, value]) => value);
  return `/slide?${new URLSearchParams([["finding", finding], ...chosen])}`;
}
