// What the table is asked for: kinds, columns, conditions, order and page, as they stand in the address.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";

/**
 * @typedef {{code: string, label: string}} Choice
 * @typedef {{code: string, label: string, type: string, of: string | null, isOrdered: boolean, isEditable: boolean,
 *   choices: Choice[]}} Column
 * @typedef {{node: {id: string, called: string, live: boolean}, texts: string[], values: string[]}} Row
 * @typedef {{totalCount: number, skipped: number, columns: Column[], choosable: Column[], rows: Row[],
 *   pageInfo: {hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string, endCursor: string}}} Grid
 * @typedef {"is" | "contains" | "least" | "most" | "empty" | "full"} Test
 * @typedef {{column: string, test: Test, value: string}} Filter A condition on a column.
 */

export const NAMES = ["kind", "column", "where", "text", "order", "live", "after", "before"];
const SIZE = 50;
const WHERE = /^(\S+) (is|contains|least|most|empty|full) ?(.*)$/s;
/** Takes away which page is shown, as whatever changes the list does. */
export const FIRST_PAGE = { after: null, before: null };

/**
 * Asks for what is shown now.
 * @param {AbortSignal} signal
 * @returns {Promise<Grid>}
 */
export async function fetchGrid(signal) {
  return (await ask("table", variables(), signal)).grid;
}

/** Returns the values of the question behind the table. */
export function variables() {
  const [after, before] = [state.one("after") || null, state.one("before") || null];
  return {
    kinds: state.many("kind"),
    columns: state.many("column").length ? state.many("column") : null,
    filters: merged(filters()),
    text: state.one("text"),
    order: ordered(),
    live: state.one("live") === "any" ? null : true,
    scope: state.one("scope") || null,
    asOf: state.one("date") || null,
    first: SIZE,
    after: before ? null : after,
    before,
    language: start.language.toUpperCase(),
  };
}

/** Returns the conditions that stand in the address. */
export function filters() {
  return state.many("where").flatMap((text) => {
    const found = WHERE.exec(text);
    return found ? [/** @type {Filter} */ ({ column: found[1], test: found[2], value: found[3] })] : [];
  });
}

/**
 * Returns a condition as it stands in the address.
 * @param {Filter} filter
 */
export function written({ column, test, value }) {
  return `${column} ${test} ${value}`.trim();
}

/** Returns by which column rows are in order, and whether the greatest comes first. */
export function orderNow() {
  const order = state.one("order");
  return { column: order.replace(/^-/, ""), descending: order.startsWith("-") };
}

function ordered() {
  const { column, descending } = orderNow();
  return column ? [{ column, descending }] : [];
}

/**
 * Returns conditions as they are asked: those that say what one column may be as one.
 * @param {Filter[]} found
 */
function merged(found) {
  /** @type {Map<string, string[]>} */
  const among = new Map();
  for (const { column, test, value } of found) {
    if (test === "is") among.set(column, [...(among.get(column) ?? []), value]);
  }
  const others = found.filter(({ test }) => test !== "is").map(({ column, test, value }) => {
    if (test === "contains") return { column, contains: value };
    if (test === "least") return { column, atLeast: value };
    if (test === "most") return { column, atMost: value };
    return { column, empty: test === "empty" };
  });
  return [...[...among].map(([column, values]) => ({ column, is: values })), ...others];
}
