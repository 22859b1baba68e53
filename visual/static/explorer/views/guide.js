// The guide: a talk that builds the organisation. Each answer is recorded at once, and then what can be said now.

import { anchor } from "../anchor.js";
import { announce } from "../announce.js";
import { ask, isStopped, send } from "../ask.js";
import { fill, make } from "../dom.js";
import { form } from "../guide/form.js";
import { compared, look } from "../guide/sayable.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";

/**
 * @typedef {import("../guide/form.js").Step} Step
 * @typedef {{done: boolean, changed: boolean, revision: number, sentences: string[],
 *   problems: {message: string, suggestion: string | null}[]}} Written
 */

/** @type {import("../views.js").View} */
export default {
  id: "guide",
  place: 890,
  word: "guide",
  names: ["step"],
  async show(host, signal) {
    await begin(host, make("div", { class: "guide-told" }), signal);
  },
  query: () => ({ name: "guide", variables: variables() }),
};

const variables = () => ({ language: start.language.toUpperCase() });

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} told Where what became of answers is shown.
 * @param {AbortSignal} signal
 */
async function begin(host, told, signal) {
  const { guide } = await ask("guide", variables(), signal);
  const steps = /** @type {Step[]} */ (guide);
  const here = steps.find((step) => step.id === state.one("step")) ?? steps.find(isOpen) ?? steps[0];
  const before = await look(signal);
  const again = () => begin(host, told, signal);
  const answered = async (/** @type {Written} */ written) => {
    await tell(told, written, before, { again, signal });
    await again();
    /** @type {HTMLElement | null} */ (host.querySelector("#guide-answer"))?.focus();
  };
  fill(host, make("p", {}, say("guide_about")), told, step(here, steps, answered, signal), list(steps, here));
}

/** @param {Step} one */
const isOpen = (one) => one.ready && (one.fills || one.reads ? one.open.totalCount > 0 : one.there.totalCount === 0);

/**
 * @param {Step} here
 * @param {Step[]} steps
 * @param {(written: Written) => Promise<void>} answered
 * @param {AbortSignal} signal
 */
function step(here, steps, answered, signal) {
  const at = steps.indexOf(here);
  const [back, on] = [steps[at - 1], steps.slice(at + 1).find((one) => one.ready)];
  const refused = make("div", {});
  const act = async (/** @type {{name: string, variables: Record<string, unknown>}} */ wish) => {
    try {
      const [written] = Object.values(await send(wish.name, wish.variables, signal));
      if (written.done) await answered(written);
      else refuse(refused, written.problems.map((/** @type {any} */ one) => [one.message, one.suggestion].filter(Boolean).join("; ")));
    } catch (error) {
      if (!isStopped(error)) refuse(refused, [error instanceof Error ? error.message : String(error)]);
    }
  };
  return make(
    "section",
    { class: "guide-step", "aria-labelledby": "guide-about" },
    make("h3", { id: "guide-about" }, `${here.id} · ${here.about}`),
    form(here, state.one("scope") || onlyUnit(steps), act),
    refused,
    make(
      "p",
      { class: "guide-moves" },
      back && anchor({ step: back.id }, { class: "button" }, say("guide_back")),
      on && anchor({ step: on.id }, { class: "button" }, say("guide_on")),
    ),
  );
}

/**
 * @param {HTMLElement} told
 * @param {Written} written
 * @param {import("../guide/sayable.js").Sayable} before
 * @param {{again: () => Promise<void>, signal: AbortSignal}} how Again: shows the step anew.
 */
async function tell(told, written, before, { again, signal }) {
  const lines = compared(before, await look(signal));
  const back = async () => {
    await send("take_back", { revision: written.revision });
    fill(told, make("p", { role: "status" }, say("guide_undone")));
    announce(say("guide_undone"));
    await again();
  };
  const undo = written.changed && make("button", { type: "button", on: { click: back } }, say("guide_undo"));
  const sentences = written.changed ? written.sentences : [say("guide_same")];
  fill(
    told,
    make("h3", {}, say("guide_recorded")),
    make("ul", {}, sentences.map((text) => make("li", {}, text))),
    undo,
    lines.length > 0 && make("h3", {}, say("guide_now")),
    lines.length > 0 && make("ul", { class: "guide-now" }, lines.map((line) => make("li", {}, line))),
  );
  announce([...sentences, ...lines].join(" "));
}

/**
 * @param {Step[]} steps
 * @param {Step} here
 */
function list(steps, here) {
  const items = steps.map((one) => {
    const link = anchor({ step: one.id }, { "aria-current": one === here ? "step" : false }, one.about);
    return make("li", {}, `${one.id} · `, one.ready ? link : one.about, ` (${standing(one)})`);
  });
  return make("nav", { class: "guide-steps", "aria-labelledby": "guide-all" }, make("h3", { id: "guide-all" }, say("guide_steps")), make("ol", {}, items));
}

/** @param {Step} one */
function standing(one) {
  if (!one.ready) return say("guide_later");
  return one.there.totalCount ? numbered("guide_there", one.there.totalCount) : say("guide_open");
}

/**
 * @param {HTMLElement} place
 * @param {string[]} texts
 */
function refuse(place, texts) {
  fill(place, make("p", { role: "alert", class: "refused" }, texts.join(" ")));
}

/**
 * Returns the id of the only unit that there is, else nothing.
 * @param {Step[]} steps
 */
function onlyUnit(steps) {
  const isUnit = (/** @type {string} */ kind) => start.kinds[kind[0].toUpperCase() + kind.slice(1)]?.traits.includes("unit");
  const units = steps.find((one) => isUnit(one.kind))?.there;
  return units?.totalCount === 1 ? units.nodes[0].id : "";
}
