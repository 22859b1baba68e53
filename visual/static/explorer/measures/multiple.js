// One measure: its icons with their words, its chart as the server draws it, what it says, and what it measures.

import { anchorTo } from "../anchor.js";
import { draw, make } from "../dom.js";
import { icon } from "../map/icons.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {{measure: {id: string, called: string, homeUnit: {called: string} | null}, icon: string,
 *   assurance: string | null, sentences: string[], about: {id: string, called: string}[]}} Charted
 */

/**
 * Returns a measure as an item of the list.
 * @param {Charted} charted
 */
export function multiple({ measure, icon: shown, assurance, sentences, about }) {
  const heading = make("h3", {}, anchorTo(measure));
  const sign = draw("svg", { class: "sign-icon", viewBox: "-14 -14 28 28", "aria-hidden": "true" }, icon(shown, 0, 0));
  const words = [say(`icon_${shown}`), assurance && say(`assurance_${assurance.toLowerCase()}`)].filter(Boolean);
  const said = make("p", { class: "signs" }, sign, make("span", {}, words.join(" · ")));
  const picture = make("img", {
    src: chartAddress(measure.id),
    alt: `${measure.called}. ${sentences.join(" ")}`,
    loading: "lazy",
  });
  return make(
    "li",
    {},
    heading,
    measure.homeUnit && make("p", { class: "quiet" }, measure.homeUnit.called),
    said,
    picture,
    about.length > 0 && make("p", { class: "quiet" }, `${say("measures_about")} `, ...links(about)),
  );
}

/**
 * Returns where the server draws the chart of a measure, in the language and on the day of the page.
 * @param {string} id
 */
function chartAddress(id) {
  const parts = new URLSearchParams({ id, language: start.language });
  if (state.one("date")) parts.set("date", state.one("date"));
  return `/chart.svg?${parts}`;
}

/** @param {{id: string, called: string}[]} about */
function links(about) {
  return about.flatMap((one, at) => [at > 0 && ", ", anchorTo(one)]);
}
