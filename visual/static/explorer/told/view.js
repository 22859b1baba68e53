// Views that tell what an analysis found: parts with a heading, each a table of things and what is told of them.

import { anchorTo } from "../anchor.js";
import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";

/**
 * @typedef {{id: string, called: string}} Thing
 * @typedef {{thing: Thing | null, told: string, label?: string}} Row Label: what it is about, where that is no thing.
 * @typedef {object} Part
 * @property {string} word Key of its heading.
 * @property {Row[]} rows
 * @property {number} [total] How many there are, where not all are among the rows.
 * @property {Element | null} [more] What stands below the table.
 *
 * @typedef {object} Told What makes a view.
 * @property {string} id Of the view and of its question.
 * @property {number} place
 * @property {string} word
 * @property {string} about Key of what is said first.
 * @property {(found: any) => Part[]} parts Returns the parts of an answer.
 */

/**
 * Returns a view.
 * @param {Told} told
 * @returns {import("../views.js").View}
 */
export function toldView({ id, place, word, about, parts }) {
  return {
    id,
    place,
    word,
    async show(host, signal) {
      const found = await ask(id, variables(), signal);
      fill(host, make("div", { class: "told" }, make("p", {}, say(about)), parts(found).map(part)));
    },
    query: () => ({ name: id, variables: variables() }),
  };
}

const variables = () => ({
  language: start.language.toUpperCase(),
  scope: state.one("scope") || null,
  asOf: state.one("date") || null,
});

/** @param {Part} one */
function part({ word, rows, total = rows.length, more = null }) {
  return make(
    "section",
    {},
    make("h3", {}, say(word)),
    rows.length ? table(say(word), rows) : !more && make("p", { class: "quiet" }, say("told_nothing")),
    total > rows.length && make("p", { class: "quiet" }, numbered("told_more", total - rows.length)),
    more,
  );
}

/**
 * @param {string} caption
 * @param {Row[]} rows
 */
function table(caption, rows) {
  const heads = ["told_thing", "told_told"].map((key) => make("th", { scope: "col" }, say(key)));
  const lines = rows.map(({ thing, told, label }) =>
    make("tr", {}, make("th", { scope: "row" }, thing ? anchorTo(thing) : (label ?? "–")), make("td", { lang: english }, told)),
  );
  return make(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    make("table", {}, make("caption", { class: "unseen" }, caption), make("thead", {}, make("tr", {}, heads)), make("tbody", {}, lines)),
  );
}

/** Sentences are English in every language; screen readers are told so. */
const english = start.language === "en" ? false : "en";

/**
 * Returns rows of entries that say a sentence about one of their things.
 * @param {any[]} entries
 * @param {string} name Of the thing in them.
 * @returns {Row[]}
 */
export function rows(entries, name = "node") {
  return entries.map((entry) => ({ thing: entry[name], told: entry.sentence }));
}
