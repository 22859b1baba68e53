// Two things that may be one: why, where they differ, what making them one would do, and doing it.

import { anchor } from "../anchor.js";
import { announce } from "../announce.js";
import { send } from "../ask.js";
import { effects, problems } from "../bring/outcome.js";
import { takeBack } from "../bring/send.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { attempt } from "./attempt.js";

/**
 * @typedef {{id: string, name: string, node: {id: string} | null}} Side
 * @typedef {{kindLabel: string, isOne: boolean, mayMerge: boolean, left: Side, right: Side, reasons: string[],
 *   differing: {label: string, left: string | null, right: string | null}[]}} Pair
 * @typedef {{where: string, value: string | null}} NotTaken
 * @typedef {{links: number, readings: number, notTaken: NotTaken[], written: import("../bring/send.js").Written}} Merged
 */

/**
 * Returns what is said of a pair: both names, why they may be one, and where they differ.
 * @param {Pair} pair
 */
export function said(pair) {
  const rows = pair.differing.map(({ label, left, right }) =>
    make("tr", {}, make("th", { scope: "row" }, label), make("td", {}, left ?? ""), make("td", {}, right ?? "")),
  );
  const heads = [say("match_field"), pair.left.id, pair.right.id].map((text) => make("th", { scope: "col" }, text));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  const differing = make("details", {}, make("summary", {}, say("match_differing")), make("div", { class: "wide" }, table));
  return [make("p", {}, pair.reasons.join("; "), "."), rows.length > 0 && differing];
}

/**
 * Returns a side of a pair by its name: a link where it is stored.
 * @param {Side} side
 */
export function called(side) {
  if (!side.node) return `${side.name} (${side.id})`;
  return anchor({ selected: side.node.id }, {}, `${side.name} (${side.id})`);
}

/**
 * Returns a pair of things that are stored, with what makes them one for those who may do that.
 * @param {Pair} pair
 */
export function storedPair(pair) {
  const told = make("div", {});
  const look = (/** @type {Side} */ keep, /** @type {Side} */ other) => () =>
    attempt(told, () => looked(keep, other, told));
  const keeps = [
    [pair.left, pair.right],
    [pair.right, pair.left],
  ].map(([keep, other]) => {
    const label = say("match_keep_one", { keep: keep.name, other: other.name });
    return make("button", { type: "button", "aria-label": label, on: { click: look(keep, other) } }, say("match_keep", { id: keep.id }));
  });
  return make(
    "li",
    {},
    make("h3", {}, called(pair.left), " = ", called(pair.right), ` (${pair.kindLabel})`),
    ...said(pair),
    pair.mayMerge ? make("div", { class: "choices" }, ...keeps) : make("p", { class: "quiet" }, say("match_who")),
    told,
  );
}

/**
 * @param {Side} keep
 * @param {Side} other
 * @param {HTMLElement} told
 */
async function looked(keep, other, told) {
  const found = await merge(keep, other, true);
  if (!found.written.done) {
    fill(told, ...problems(found.written.problems));
    return;
  }
  const one = () => attempt(told, () => made(keep, other, told));
  fill(
    told,
    make("p", {}, say("match_would", { keep: keep.name, links: found.links, readings: found.readings })),
    ...notTaken(found.notTaken),
    ...effects(found),
    make("button", { type: "button", on: { click: one } }, say("match_do")),
  );
  announce(say("match_looked"));
}

/**
 * @param {Side} keep
 * @param {Side} other
 * @param {HTMLElement} told
 */
async function made(keep, other, told) {
  const { written } = await merge(keep, other, false);
  const text = say("match_done", { revision: written.revision });
  const back = async () => {
    await takeBack(written.revision);
    fill(told, make("p", { tabindex: "-1" }, say("bring_undone")));
    announce(say("bring_undone"));
  };
  const undo = make("button", { type: "button", on: { click: () => attempt(told, back) } }, say("bring_undo"));
  fill(told, make("p", {}, text), undo);
  undo.focus();
  announce(text);
}

/**
 * Returns what the second says otherwise and is not taken.
 * @param {NotTaken[]} found
 */
export function notTaken(found) {
  if (!found.length) return [];
  const items = found.map(({ where, value }) => make("li", {}, value === null ? where : `${where}: ${value}`));
  return [make("p", {}, say("match_not_taken")), make("ul", {}, ...items)];
}

/**
 * @param {Side} keep
 * @param {Side} other
 * @param {boolean} dryRun
 * @returns {Promise<Merged>}
 */
async function merge(keep, other, dryRun) {
  const variables = { keep: keep.id, other: other.id, dryRun, reason: "", language: start.language.toUpperCase() };
  return (await send("merge", variables)).merge;
}
