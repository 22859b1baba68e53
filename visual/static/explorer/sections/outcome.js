// What became of the last change that was made here: what it did to line of sight and findings, and the way back.

import { anchorTo } from "../anchor.js";
import { act, forget, lastDone, sentencesOf } from "../edit/act.js";
import { make } from "../dom.js";
import * as panel from "../panel.js";
import { numbered, say } from "../words.js";

/** @typedef {import("../edit/act.js").Finding} Finding */
/** @typedef {import("../edit/act.js").Moved} Moved */
/** @typedef {import("../edit/act.js").Written} Written */

/** @type {import("../panel.js").Section} */
export default {
  id: "outcome",
  place: 1,
  show: (thing) => outcomeOf(thing.id),
  afterwards: outcomeOf,
};

/** @param {string} id */
function outcomeOf(id) {
  const done = lastDone(id);
  if (!done) return null;
  const { written, taken } = done;
  const head = taken ? "edit_taken_back" : written.changed ? "edit_done" : "edit_same";
  const warnings = sentencesOf(written.problems);
  return make(
    "section",
    { class: "outcome", id: "outcome", tabindex: "-1", "aria-label": say("edit_outcome") },
    make("p", {}, make("strong", {}, say(head)), " ", written.sentences.slice(0, 3).join(" ")),
    ...effects(written),
    ...warnings.map((text) => make("p", {}, text)),
    written.changed && make("div", { class: "buttons" }, undo(id, written, taken), close()),
  );
}

/** @param {Written} written */
function effects({ sightChanges, appeared, gone, changed }) {
  const moved = sightChanges.nodes.map(sight);
  const more = sightChanges.totalCount - moved.length;
  if (changed && !sightChanges.totalCount && !appeared.totalCount && !gone.totalCount) {
    return [make("p", {}, say("edit_no_effect"))];
  }
  return [
    ...moved,
    more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
    told("edit_gone", gone),
    told("edit_appeared", appeared),
  ].flatMap((one) => one || []);
}

/** @param {Moved} moved */
function sight({ before, after, node }) {
  return make("p", {}, anchorTo(node), ": ", say("edit_sight", { before: named(before), after: named(after) }));
}

/** @param {string | null} status */
function named(status) {
  return status ? say(`sight_${status.toLowerCase()}`) : say("edit_no_work");
}

/**
 * @param {"edit_gone" | "edit_appeared"} word
 * @param {{totalCount: number, nodes: Finding[]}} found
 */
function told(word, { totalCount, nodes }) {
  if (!totalCount) return null;
  const head = word === "edit_gone" ? numbered("edit_gone", totalCount) : numbered("edit_appeared", totalCount);
  const more = totalCount - nodes.length;
  const items = nodes.map((one) => make("li", {}, `${one.title}. ${one.reason}`));
  if (more > 0) items.push(make("li", { class: "quiet" }, say("more_not_listed", { number: more })));
  return make("div", {}, make("p", {}, head), make("ul", {}, items));
}

/**
 * @param {string} node
 * @param {Written} written
 * @param {boolean} taken
 */
function undo(node, written, taken) {
  const told = make("span", { role: "alert" });
  const click = async () => {
    try {
      const { done, problems } = await act("undo", { revision: written.revision, reason: "" }, node);
      if (!done) told.textContent = sentencesOf(problems).join(" ");
    } catch (error) {
      told.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const word = say(taken ? "edit_redo" : "edit_undo");
  return make("span", {}, make("button", { type: "button", on: { click } }, word), " ", told);
}

function close() {
  const click = async () => {
    forget();
    await panel.show();
    panel.focus();
  };
  return make("button", { type: "button", on: { click } }, say("edit_understood"));
}
