// Saving a form: what stands in its way is said beside its field; who was faster is told, and loses nobody anything.

import { announce } from "../announce.js";
import { fill, make } from "../dom.js";
import { say } from "../words.js";
import { act, sentencesOf } from "./act.js";
import { fetchForm, fieldsOf } from "./fetching.js";
import { isSame, mend } from "./mending.js";

/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./form.js").Editing} Editing */
/** @typedef {import("./act.js").Written} Written */

/**
 * Saves what was changed; what stands in its way is said beside its field, and nothing of what was typed is lost.
 * @param {Editing} editing
 * @param {string} reason
 * @param {HTMLElement} element
 */
export async function save(editing, reason, element) {
  const { id, form, controls } = editing;
  if (!isSound(editing)) return;
  const values = changed(controls);
  if (!Object.keys(values).length) {
    refuse(editing, [say("edit_nothing")]);
    return;
  }
  const nodes = [{ id, values: { [form.input]: values } }];
  const written = await act("change", { nodes, reason, seen: form.revision }, id, element);
  if (written.conflict) {
    const { who, sentences } = written.conflict;
    await renew(editing, [say("edit_conflict", { who }), ...sentences, say("edit_conflict_kept")].join(" "));
  } else if (!written.done) place(editing, written);
}

/**
 * Returns the values that are other than they were, as an input takes them.
 * @param {Map<string, Control>} controls
 */
function changed(controls) {
  const all = [...controls.values()].filter(({ field, value }) => !isSame(value(), field.value));
  return Object.fromEntries(all.map(({ field, value }) => [field.input, value()]));
}

/** @param {Editing} editing */
function isSound(editing) {
  const all = [...editing.controls.values()];
  for (const one of all) one.tell(one.fault());
  const wrong = all.filter((one) => one.fault());
  if (wrong.length) wrong[0].element.closest("details")?.setAttribute("open", "");
  wrong[0]?.focus();
  fill(editing.told);
  if (wrong.length) announce(say("edit_wrong", { number: wrong.length }));
  return !wrong.length;
}

/**
 * Says what the server found wrong, each beside its field; what belongs to none, above them all.
 * @param {Editing} editing
 * @param {Written} written
 */
function place(editing, { problems }) {
  const wrong = problems.filter((one) => one.severity === "ERROR");
  const beside = wrong.filter((one) => editing.controls.has(one.column ?? ""));
  for (const one of beside) editing.controls.get(one.column ?? "")?.tell(sentencesOf([one])[0]);
  refuse(editing, sentencesOf(wrong.filter((one) => !beside.includes(one))));
  const first = editing.controls.get(beside[0]?.column ?? "");
  first?.element.closest("details")?.setAttribute("open", "");
  first?.focus();
}

/**
 * Says what is wrong with a form as a whole.
 * @param {Editing} editing
 * @param {string[]} sentences
 */
export function refuse(editing, sentences) {
  fill(editing.told, ...sentences.map((text) => make("p", { class: "refused" }, text)));
}

/**
 * Takes over what somebody else changed, without losing what is typed here.
 * @param {Editing} editing
 * @param {string} why
 */
export async function renew(editing, why) {
  try {
    editing.form = await fetchForm(editing.id);
    mend(editing.controls, fieldsOf(editing.form));
    refuse(editing, [why]);
  } catch (error) {
    refuse(editing, [error instanceof Error ? error.message : String(error)]);
  }
}
