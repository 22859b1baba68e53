// The panel beside the view: everything known of what is selected, in sections that are each one module.

import { ask, isStopped } from "./ask.js";
import { byId, fill, make } from "./dom.js";
import { addKeys } from "./keys.js";
import { parts, start } from "./start.js";
import * as state from "./state.js";
import { say } from "./words.js";

/**
 * @typedef {{id: string, kind: string, called: string, kindLabel: string, live: boolean, sight: string | null,
 *   homeUnit: {id: string, called: string} | null}} Thing What the panel tells of.
 *
 * @typedef {object} Section
 * @property {string} id
 * @property {number} place Where it stands, from 10 on in tens.
 * @property {(thing: Thing, signal: AbortSignal) => Node | null | Promise<Node | null>} show Returns what it tells of
 *   something; null where that is nothing.
 */

/** @type {Section[]} */
let sections = [];
let showing = new AbortController();

/** Finds the sections, and follows what is selected. */
export async function beginPanel() {
  sections = await parts(start.sections);
  addKeys({ key: "Escape", word: "key_leave", act: close });
  state.follow((changed) => {
    if (changed.has("selected") || changed.has("date")) show();
  });
  await show();
}

/** Shows what is selected anew, as after a change of it. */
export async function show() {
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  const [id, panel] = [state.one("selected"), byId("panel")];
  panel.hidden = !id;
  if (!id) return;
  panel.setAttribute("aria-busy", "true");
  try {
    const thing = await thingOf(id, signal);
    const shown = thing ? await Promise.all(sections.map((one) => one.show(thing, signal))) : [];
    if (!signal.aborted) fill(panel, top(thing?.called ?? say("gone", { id })), ...shown);
  } catch (error) {
    if (isStopped(error) || signal.aborted) return;
    fill(panel, top(say("panel")), make("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
  }
  panel.removeAttribute("aria-busy");
}

/** Closes the panel; the view stays as it is. */
export function close() {
  state.change({ selected: null });
}

/**
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<Thing | null>}
 */
async function thingOf(id, signal) {
  const variables = { id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  const { node } = await ask("thing", variables, signal);
  return node;
}

/** @param {string} heading */
function top(heading) {
  const button = make("button", { type: "button", class: "close", on: { click: close } }, say("close"));
  return make("header", {}, make("h2", {}, heading), button);
}
