// Does what somebody wishes to change, shows everything anew, and keeps what became of it, so that it can be taken back.

import { announce } from "../announce.js";
import { send } from "../ask.js";
import * as panel from "../panel.js";
import { start } from "../start.js";
import { say } from "../words.js";
import * as views from "../views.js";

/**
 * @typedef {{severity: string, message: string, suggestion: string | null, sheet: string | null, row: number | null,
 *   column: string | null}} Problem
 * @typedef {{revision: number, who: string, recordedAt: string, sentences: string[]}} Conflict
 * @typedef {{id: string, title: string, reason: string}} Finding
 * @typedef {{before: string | null, after: string | null, node: {id: string, called: string}}} Moved
 *
 * @typedef {object} Written What became of a wish.
 * @property {boolean} done
 * @property {boolean} changed
 * @property {number} revision
 * @property {string[]} sentences
 * @property {Problem[]} problems
 * @property {Conflict | null} conflict
 * @property {{totalCount: number, nodes: Moved[]}} sightChanges
 * @property {{totalCount: number, nodes: Finding[]}} appeared
 * @property {{totalCount: number, nodes: Finding[]}} gone
 *
 * @typedef {{node: string, written: Written, taken: boolean}} Done The last thing done; taken: it was taken back.
 */

/** @type {Done | null} */
let last = null;

/**
 * Returns the last thing that was done from the panel of something; null where that was elsewhere.
 * @param {string} node
 */
export function lastDone(node) {
  return last?.node === node ? last : null;
}

/** Forgets the last thing that was done. */
export function forget() {
  last = null;
}

/**
 * Does something. Where it is done, everything is shown anew and the focus is at what became of it; else nothing is
 * touched, and the answer says why.
 * @param {string} operation Of `edit.graphql`.
 * @param {Record<string, unknown>} variables
 * @param {string} node In whose panel it is done.
 * @param {HTMLElement} [form] Which has served its turn when it is done.
 * @returns {Promise<Written>}
 */
export async function act(operation, variables, node, form) {
  const language = start.language.toUpperCase();
  const { written } = await send("edit", { ...variables, language }, undefined, operation);
  if (written.done) await told(written, node, operation, form);
  return written;
}

/**
 * @param {Written} written
 * @param {string} node
 * @param {string} operation
 * @param {HTMLElement} [form]
 */
async function told(written, node, operation, form) {
  last = { node, written, taken: operation === "undo" };
  if (form) panel.release(form);
  await Promise.all([panel.show(), views.freshen()]);
  announce([say(last.taken ? "edit_taken_back" : "edit_done"), ...written.sentences].join(" "));
  document.getElementById("outcome")?.focus();
}

/**
 * Returns problems as sentences.
 * @param {Problem[]} problems
 */
export function sentencesOf(problems) {
  return problems.map((one) => [one.message, one.suggestion].filter(Boolean).join("; "));
}
