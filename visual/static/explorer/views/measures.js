// Measures over time side by side: small charts with icons and words, by what they belong to and never by how they do.

import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import { keeping, settle } from "../keeping.js";
import { controls } from "../measures/controls.js";
import { multiple } from "../measures/multiple.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";

const SIZE = 24;

/** @type {import("../views.js").View} */
export default {
  id: "measures",
  place: 45,
  word: "measures",
  names: ["variation", "assurance", "after"],
  async show(host, signal) {
    const { charts } = await ask("charts", variables(), signal);
    if (signal.aborted) return;
    const said = sentence(charts.totalCount, charts.lookedAt);
    const list = make("ul", { class: "multiples" }, ...charts.nodes.map(multiple));
    const parts = [controls(), make("p", { class: "said" }, said), list, pages(charts.pageInfo)];
    await keeping(host, () => settle(host, parts.filter((part) => part !== null)));
    announce(said);
  },
  query: () => ({ name: "charts", variables: variables() }),
};

function variables() {
  return {
    variation: state.many("variation").length ? state.many("variation") : null,
    assurance: state.many("assurance").length ? state.many("assurance") : null,
    scope: state.one("scope") || null,
    asOf: state.one("date") || null,
    first: SIZE,
    after: state.one("after") || null,
    language: start.language.toUpperCase(),
  };
}

/**
 * @param {number} shown
 * @param {number} all
 */
function sentence(shown, all) {
  if (!all) return say("measures_none");
  const there = numbered("measures_there", all);
  return shown === all ? there : `${there} ${say("measures_shown", { number: shown })}`;
}

/** @param {{hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string}} info */
function pages({ hasNextPage, hasPreviousPage, endCursor }) {
  if (!hasNextPage && !hasPreviousPage) return null;
  const button = (/** @type {string} */ text, /** @type {string | null} */ after) =>
    make("button", { type: "button", on: { click: () => state.change({ after }) } }, text);
  return make(
    "nav",
    { class: "tools", "aria-label": say("table_pages") },
    hasPreviousPage && button(say("measures_first"), null),
    hasNextPage && button(say("measures_on"), endCursor),
  );
}
