// What a few letters may mean: things by their names, what is supposed to be new among them.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { made, steps } from "./steps.js";

/** @typedef {import("./steps.js").Known} Known */

const MOST = 12;

/**
 * Returns what is called so, names that begin with the letters first.
 * @param {string} text
 * @param {string[] | null} kinds Of which it may be; null for all.
 * @param {AbortSignal} signal
 * @returns {Promise<Known[]>}
 */
export async function candidates(text, kinds, signal) {
  const variables = { text, kinds, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  const { nodes } = await ask("candidates", variables, signal);
  const letters = text.toLowerCase();
  const holds = (/** @type {Known} */ { called }) => called.toLowerCase().includes(letters);
  const supposed = made(steps()).filter((one) => holds(one) && (!kinds || kinds.includes(one.kind)));
  const found = [...supposed, ...nodes.nodes];
  const begins = (/** @type {Known} */ { called }) => called.toLowerCase().startsWith(letters);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))].slice(0, MOST);
}
