// Sends a file to be looked at, asks what a load of it would do, loads it, and takes that back.

import { reached, Refused, send } from "../ask.js";
import { start } from "../start.js";

/**
 * @typedef {{column: string, holds: string, makes: string, sure: number}} Column
 * @typedef {{table: string, kind: string, how: string, sure: number, hasReadings: boolean, columns: Column[],
 *   couldHold: {code: string, label: string}[]}} Table
 * @typedef {{severity: string, message: string, sheet: string | null, row: number | null, column: string | null,
 *   value: string | null, suggestion: string | null}} Problem
 * @typedef {{of: string, created: number, changed: number, same: number, refused: number}} Count
 * @typedef {{totalCount: number, nodes: {id: string, title: string, reason: string, action?: string}[]}} Findings
 * @typedef {{before: string | null, after: string | null, node: {id: string, called: string, kindLabel: string}}} Sight
 * @typedef {{appeared: Findings, gone: Findings, sightChanges: {totalCount: number, nodes: Sight[]}}} Effect
 * @typedef {{done: boolean, changed: boolean, revision: number, problems: Problem[]} & Effect} Written
 * @typedef {{table: string, columns: string[]}} Unread A table for which nothing could be guessed.
 * @typedef {{file: string, tables: Table[], unread: Unread[], counts: Count[], written: Written}} Outcome
 * @typedef {{table: string, kind: string, columns: {column: string, holds: string}[]}} Said What somebody said of a
 *   table after looking at it.
 */

/**
 * Sends a file; nothing is stored by that. Returns the id to load it by.
 * @param {File} file
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 * @throws {Refused}
 */
export async function handOver(file, signal) {
  const headers = { accept: "application/json", "content-type": "application/octet-stream" };
  const there = `/loads?${new URLSearchParams({ name: file.name })}`;
  const response = await reached(there, { method: "POST", headers, body: file, signal });
  const text = await response.text();
  if (!(response.headers.get("content-type") ?? "").includes("json")) throw new Refused([text], String(response.status));
  const told = JSON.parse(text);
  if (!response.ok) throw new Refused(told.errors.map((/** @type {{message: string}} */ one) => one.message));
  return told.batch;
}

/**
 * Looks at what a load would do, or loads.
 * @param {string} batch
 * @param {Said[]} tables
 * @param {{dryRun: boolean, reason?: string, signal?: AbortSignal}} how
 * @returns {Promise<Outcome>}
 * @throws {Refused}
 */
export async function load(batch, tables, { dryRun, reason = "", signal }) {
  const variables = { batch, tables, dryRun, reason, language: start.language.toUpperCase() };
  return (await send("bring", variables, signal)).loadFile;
}

/**
 * Takes a load back.
 * @param {number} revision
 * @throws {Refused} If something was built on it since: says what.
 */
export async function takeBack(revision) {
  const { undo } = await send("take_back", { revision });
  if (!undo.done) throw new Refused(undo.problems.map((/** @type {{message: string}} */ one) => one.message));
}
