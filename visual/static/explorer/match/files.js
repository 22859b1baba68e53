// Files about the same things: pairs to say yes to, one by one, what loading them as one would do, and loading them.

import { announce } from "../announce.js";
import { ask, send } from "../ask.js";
import { outcome } from "../bring/outcome.js";
import { handOver, takeBack } from "../bring/send.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { attempt } from "./attempt.js";
import { called, notTaken, said } from "./pair.js";

/**
 * @typedef {import("./pair.js").Pair} Pair
 * @typedef {{batches: string[], same: {left: string, right: string}[], place: HTMLElement}} Chosen
 */

/**
 * Returns what takes one file to compare with the organisation, or two to compare with each other.
 * @param {AbortSignal} signal
 */
export function compared(signal) {
  const place = make("div", { class: "brought" });
  const input = make("input", { type: "file", id: "match-files", multiple: true });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length) attempt(place, () => begin(files, place, signal));
  });
  const label = make("label", { for: "match-files" }, say("match_files"));
  return make("section", {}, make("h2", {}, say("match_of_files")), make("div", { class: "drop" }, label, input), place);
}

/**
 * @param {File[]} files
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
async function begin(files, place, signal) {
  /** @type {string[]} */
  const batches = [];
  for (const file of files) batches.push(await handOver(file, signal));
  const { matches } = await ask("matches", { batches, language: start.language.toUpperCase() }, signal);
  const pairs = /** @type {Pair[]} */ (matches.nodes).filter((one) => !one.isOne);
  const boxes = pairs.map((pair, number) => choice(pair, number));
  const chosen = () => pairs.filter((_, number) => boxes[number].box.checked);
  const more = matches.totalCount - matches.nodes.length;
  const look = (/** @type {Event} */ event) => {
    event.preventDefault();
    const same = chosen().map(({ left, right }) => ({ left: left.id, right: right.id }));
    attempt(told, () => looked({ batches, same, place: told }));
  };
  const told = make("div", {});
  fill(
    place,
    make("p", { class: "lead" }, say(pairs.length ? "match_say_which" : "match_no_pair")),
    make(
      "form",
      { class: "pairs", on: { submit: look } },
      make("ul", {}, ...boxes.map((one) => one.entry)),
      more > 0 && make("p", {}, say("more_not_listed", { number: more })),
      make("button", { type: "submit" }, say("match_look")),
    ),
    told,
  );
  announce(say(pairs.length ? "match_say_which" : "match_no_pair"));
}

/**
 * @param {Pair} pair
 * @param {number} number
 */
function choice(pair, number) {
  const box = make("input", { type: "checkbox", id: `match-${number}` });
  const label = make("label", { for: `match-${number}` }, say("match_is_one", { left: pair.left.name, right: pair.right.name }));
  const kind = make("p", {}, called(pair.left), " = ", called(pair.right), ` (${pair.kindLabel})`);
  return { box, entry: make("li", {}, box, label, kind, ...said(pair)) };
}

/** @param {Chosen} chosen */
async function looked(chosen) {
  const found = await put(chosen, true);
  const load = () => attempt(chosen.place, () => loaded(chosen));
  fill(
    chosen.place,
    ...notTaken(found.notTaken.map((/** @type {any} */ one) => ({ ...one, where: `${one.id}, ${one.where}` }))),
    ...outcome(found, false),
    make("button", { type: "button", on: { click: load } }, say("bring_load")),
  );
  announce(say("match_looked"));
}

/** @param {Chosen} chosen */
async function loaded(chosen) {
  const found = await put(chosen, false);
  const { changed, revision } = found.written;
  const text = changed ? say("bring_loaded", { revision }) : say("bring_nothing");
  const back = async () => {
    await takeBack(revision);
    fill(chosen.place, make("p", {}, say("bring_undone")));
    announce(say("bring_undone"));
  };
  const undo = make("button", { type: "button", on: { click: () => attempt(chosen.place, back) } }, say("bring_undo"));
  fill(chosen.place, make("p", { class: "lead" }, text), changed && undo, ...outcome(found, true));
  announce(text);
}

/**
 * @param {Chosen} chosen
 * @param {boolean} dryRun
 */
async function put({ batches, same }, dryRun) {
  const variables = { batches, same, dryRun, reason: "", language: start.language.toUpperCase() };
  return (await send("merge_files", variables)).mergeFiles;
}
