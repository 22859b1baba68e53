// Asks for the next things on threads.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";

/**
 * @typedef {{node: {id: string, called: string, kindLabel: string, sight: string | null}, label: string | null,
 *   strength: number | null, further: number, break: "NO_REASON" | "NO_WORK" | null}} Step
 * @typedef {{totalCount: number, pageInfo: {hasNextPage: boolean, endCursor: string}, nodes: Step[]}} Steps
 */

/** What is unfolded is not among them: the tree itself sees to that. */
export const NAMES = ["towards"];

/** Returns where the threads lead. */
export function towards() {
  return state.one("towards") === "purpose" ? "PURPOSE" : "WORK";
}

/**
 * Returns the values of the question.
 * @param {string | null} of
 * @param {string | null} after
 */
export function variables(of, after) {
  return {
    of,
    after,
    towards: towards(),
    scope: state.one("scope") || null,
    asOf: state.one("date") || null,
    language: start.language.toUpperCase(),
  };
}

/**
 * Asks for what follows something; for where threads start, if nothing is named.
 * @param {string | null} of
 * @param {string | null} after
 * @param {AbortSignal} signal
 * @returns {Promise<Steps>}
 */
export async function fetchSteps(of, after, signal) {
  return (await ask("threads", variables(of, after), signal)).threads;
}
