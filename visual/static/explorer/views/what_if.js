// What if: suppose changes one by one, see what becomes of line of sight and findings, then do them all, or let them be.

import { announce } from "../announce.js";
import { ask, isStopped, Refused } from "../ask.js";
import * as effect from "../differ/effect.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { answers } from "../what_if/answers.js";
import { builder } from "../what_if/builder.js";
import { ending } from "../what_if/carry.js";
import { drop, known, sentence, STEP, steps } from "../what_if/steps.js";
import { numbered, say } from "../words.js";

/** @typedef {import("../what_if/steps.js").Step} Step */

/** @type {HTMLElement | null} */
let form = null;
/** @type {HTMLElement | null} */
let outcome = null;

/** @type {import("../views.js").View} */
export default {
  id: "what-if",
  place: 70,
  word: "what_if",
  names: [STEP],
  async show(host, signal) {
    const all = steps();
    const [list, found] = await Promise.all([stepList(all, signal), looked(all, signal)]);
    if (signal.aborted) return;
    if (!form?.isConnected) form = builder();
    const focused = host.contains(document.activeElement) && !form.contains(document.activeElement);
    const parts = all.length ? [list, ...found] : [outcome ?? make("p", { class: "quiet" }, say("what_if_empty"))];
    place(host, [make("p", {}, say("what_if_about")), form, make("div", { class: "supposed" }, parts)]);
    if (all.length) outcome = null;
    if (focused || (!all.length && outcome)) /** @type {HTMLElement | null} */ (host.querySelector(".lead"))?.focus();
  },
  query: () => ({ name: "what_if", variables: variables(steps()) }),
};

/**
 * Puts parts into the place; the form stays where it is, so that nothing is lost that somebody is filling in.
 * @param {HTMLElement} host
 * @param {HTMLElement[]} parts
 */
function place(host, parts) {
  const kept = parts.find((part) => part === form && part.parentElement === host);
  if (!kept) {
    fill(host, ...parts);
    return;
  }
  for (const child of [...host.children]) if (child !== kept) child.remove();
  const at = parts.indexOf(kept);
  kept.before(...parts.slice(0, at));
  kept.after(...parts.slice(at + 1));
}

/**
 * @param {Step[]} all
 * @param {AbortSignal} signal
 */
async function stepList(all, signal) {
  const things = await known(all, signal);
  const said = await Promise.all(all.map((step) => sentence(step, things)));
  const items = said.map((text, at) => {
    const click = () => {
      announce(say("what_if_dropped"));
      drop(at);
    };
    const label = say("what_if_drop", { step: text });
    return make("li", {}, text, " ", make("button", { type: "button", "aria-label": label, on: { click } }, "×"));
  });
  return make("section", {}, make("h3", {}, say("what_if_supposed")), make("ol", { class: "steps" }, items));
}

/**
 * Asks what would be otherwise; what cannot be supposed is told where that would stand, so that it can be mended.
 * @param {Step[]} all
 * @param {AbortSignal} signal
 */
async function looked(all, signal) {
  if (!all.length) return [];
  try {
    return shown(all, await ask("what_if", variables(all), signal));
  } catch (error) {
    if (isStopped(error) || !(error instanceof Refused)) throw error;
    return [make("div", { role: "alert", class: "refused" }, error.sentences.map((text) => make("p", {}, text)))];
  }
}

/**
 * @param {Step[]} all
 * @param {any} found
 */
function shown(all, { about, now, scenario }) {
  const heads = /** @type {[string, string]} */ ([say("what_if_now"), say("what_if_then")]);
  const said = effect.summary(scenario.difference);
  announce(`${numbered("what_if_changes", all.length)} ${said}`);
  const keep = (/** @type {HTMLElement} */ told) => {
    outcome = told;
  };
  return [
    make("section", { class: "effect" }, make("h3", {}, say("what_if_effect")), make("p", { class: "lead", tabindex: "-1" }, said),
      effect.counts(now.counts, scenario.lineOfSight.counts, heads), effect.lists(scenario.difference),
      answers(all), effect.twin(scenario.difference, heads)),
    ending(all, about.revision, keep),
  ];
}

/** @param {Step[]} all */
function variables(all) {
  const scope = state.one("scope") || null;
  return { changes: all, scope, language: start.language.toUpperCase(), asOf: state.one("date") || null };
}
