// What a change of many things would do to them, to lines of sight and findings; then done, all or nothing, and undone.

import { announce } from "../announce.js";
import { isStopped, send } from "../ask.js";
import { effects, problems } from "../bring/outcome.js";
import { takeBack } from "../bring/send.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { numbered, say } from "../words.js";
import { met } from "./conflicts.js";

/**
 * @typedef {import("./conflicts.js").Conflict} Conflict
 * @typedef {import("../bring/send.js").Written & {sentences: string[], conflicts: Conflict[]}} Written
 * @typedef {{ids: string[], names: string[], field: string, value: string, reason: string}} Wish
 * @typedef {() => Promise<void>} Done
 */

const MOST = 50;

/**
 * Shows what a change would do.
 * @param {Wish} wish
 * @param {HTMLElement} place
 * @param {Done} done Is called when something was changed.
 */
export function look(wish, place, done) {
  return attempt(place, async () => {
    const written = await set(wish, true);
    const heading = make("h3", { tabindex: "-1" }, say("bulk_would"));
    const counted = written.done ? numbered("bulk_changes", written.sentences.length) : say("bulk_refused");
    fill(place, heading, make("p", { class: "lead" }, counted), ...all(written, wish));
    if (written.done && written.sentences.length) place.append(keep(wish, written.revision, place, done));
    heading.focus();
    announce(counted);
  });
}

/**
 * @param {Wish} wish
 * @param {number} seen Revision of which it was shown what it would do.
 * @param {HTMLElement} place
 * @param {Done} done
 */
function keep(wish, seen, place, done) {
  const reason = make("input", { id: "bulk-reason" });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    attempt(place, () => change({ ...wish, reason: reason.value }, seen, place, done));
  };
  const button = make("button", { type: "submit" }, say("bulk_change"));
  return make("form", { on: { submit } }, make("label", { for: "bulk-reason" }, say("bulk_reason")), reason, button);
}

/**
 * @param {Wish} wish
 * @param {number} seen
 * @param {HTMLElement} place
 * @param {Done} done
 */
async function change(wish, seen, place, done) {
  const written = await set(wish, false, seen);
  if (written.conflicts.length) {
    met(written.conflicts, place, () => look(wish, place, done));
    return;
  }
  const text = written.changed ? say("bulk_done", { revision: written.revision }) : say("bulk_refused");
  const told = make("p", { class: "lead", tabindex: "-1" }, text);
  const click = () => attempt(place, () => back(written.revision, place, done));
  const undo = make("button", { type: "button", on: { click } }, say("bring_undo"));
  fill(place, told, written.changed && undo, ...all(written, wish));
  announce(text);
  if (written.changed) await done();
  told.focus();
}

/**
 * @param {number} revision
 * @param {HTMLElement} place
 * @param {Done} done
 */
async function back(revision, place, done) {
  await takeBack(revision);
  const told = make("p", { class: "lead", tabindex: "-1" }, say("bring_undone"));
  fill(place, told);
  announce(say("bring_undone"));
  await done();
  told.focus();
}

/**
 * @param {Written} written
 * @param {Wish} wish
 */
function all(written, wish) {
  const shown = written.sentences.slice(0, MOST).map((text) => make("li", {}, text));
  const more = written.sentences.length - shown.length;
  const where = (/** @type {number | null} */ row) => wish.names[(row ?? 0) - 1] ?? null;
  const wrong = written.problems.map((one) => ({ ...one, sheet: where(one.row), row: null, column: null }));
  return [
    ...(wrong.length ? problems(wrong) : []),
    shown.length > 0 && make("ul", {}, ...shown),
    more > 0 && make("p", {}, say("more_not_listed", { number: more })),
    written.done && make("h3", {}, say("bring_effect")),
    ...(written.done ? effects({ written }) : []),
  ];
}

/**
 * @param {Wish} wish
 * @param {boolean} dryRun
 * @param {number} [seen] Revision that the wish is built on.
 * @returns {Promise<Written>}
 */
async function set({ ids, field, value, reason }, dryRun, seen) {
  const rows = ids.map((id) => ({ id, fields: [{ name: field, value }] }));
  return (await send("set_fields", { rows, dryRun, reason, seen, language: start.language.toUpperCase() })).setFields;
}

/**
 * Does something, and shows what is refused above what is there already.
 * @param {HTMLElement} place
 * @param {() => Promise<void>} act
 */
async function attempt(place, act) {
  place.setAttribute("aria-busy", "true");
  place.querySelector(".refused")?.remove();
  try {
    await act();
  } catch (error) {
    if (isStopped(error)) return;
    place.prepend(make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
    place.closest("section")?.removeAttribute("hidden");
  } finally {
    place.removeAttribute("aria-busy");
  }
}
