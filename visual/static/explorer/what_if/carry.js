// Doing what was supposed: with a reason, all or nothing, to be taken back; or letting it be.

import { announce } from "../announce.js";
import { send } from "../ask.js";
import { fill, make } from "../dom.js";
import { show as showPanel } from "../panel.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { STEP } from "./steps.js";

/**
 * @typedef {import("./steps.js").Step} Step
 * @typedef {{severity: string, message: string, suggestion: string | null}} Problem
 * @typedef {{who: string, revision: number, sentences: string[], node: {name: string} | null}} Conflict
 */

/**
 * Returns what ends a what-if.
 * @param {Step[]} steps
 * @param {number} seen The revision at which it was looked at.
 * @param {(outcome: HTMLElement) => void} done Is called with what is told of it once it is done.
 */
export function ending(steps, seen, done) {
  const told = make("div", {});
  const reason = make("input", { id: "what-if-reason", autocomplete: "off" });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      await carryOut({ changes: steps, reason: reason.value, seen }, told, done);
    } catch (error) {
      refuse(told, [error instanceof Error ? error.message : String(error)]);
    }
  };
  const discard = () => {
    announce(say("what_if_discarded"));
    state.change({ [STEP]: null });
  };
  const form = make(
    "form",
    { class: "carrying", on: { submit } },
    make("label", { for: reason.id }, say("what_if_reason")),
    reason,
    make("button", { type: "submit" }, say("what_if_carry_out")),
  );
  return make(
    "section",
    {},
    make("h3", {}, say("what_if_decide")),
    make("p", { class: "quiet" }, say(state.one("date") ? "what_if_only_today" : "what_if_about_doing")),
    !state.one("date") && form,
    told,
    make("button", { type: "button", on: { click: discard } }, say("what_if_discard")),
  );
}

/**
 * @param {{changes: Step[], reason: string, seen: number}} variables
 * @param {HTMLElement} told
 * @param {(outcome: HTMLElement) => void} done
 */
async function carryOut(variables, told, done) {
  const { carryOut: found } = await send("carry_out", variables);
  if (found.conflict) return refuse(told, conflicting(found.conflict));
  if (!found.done) return refuse(told, found.problems.map(problem));
  const text = say("what_if_done", { revision: found.revision });
  const outcome = make("div", { class: "outcome" });
  const undo = async () => {
    try {
      await takeBack(found.revision);
      fill(outcome, heading(say("what_if_undone")));
      announce(say("what_if_undone"));
      showPanel();
    } catch (error) {
      outcome.append(make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
    }
  };
  const button = make("button", { type: "button", on: { click: undo } }, say("what_if_undo"));
  const warnings = found.problems.map((/** @type {Problem} */ one) => make("li", {}, problem(one)));
  fill(outcome, heading(text), warnings.length > 0 && make("ul", {}, warnings), found.changed && button);
  announce(text);
  done(outcome);
  state.change({ [STEP]: null });
  showPanel();
}

/** @param {number} revision */
async function takeBack(revision) {
  const { undo } = await send("take_back", { revision });
  if (!undo.done) throw new Error(undo.problems.map(problem).join(" "));
}

/** @param {string} text */
function heading(text) {
  return make("p", { class: "lead", tabindex: "-1" }, text);
}

/** @param {Problem} one */
function problem({ message, suggestion }) {
  return [message, suggestion].filter(Boolean).join("; ");
}

/**
 * @param {Conflict} found
 * @returns {string[]}
 */
function conflicting({ who, revision, node, sentences }) {
  return [say("what_if_conflict", { who, revision, name: `“${node?.name ?? ""}”` }), ...sentences];
}

/**
 * @param {HTMLElement} told
 * @param {string[]} sentences
 */
function refuse(told, sentences) {
  const items = sentences.map((text) => make("li", {}, text));
  fill(told, make("div", { role: "alert", class: "refused" }, make("p", {}, say("what_if_not_done")), make("ul", {}, items)));
}
