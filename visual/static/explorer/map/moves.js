// What can be done with a thing on the map; each move is a change of the state, so that it can be undone and sent.

import { announce } from "../announce.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {object} Target What a move is about.
 * @property {string} id
 * @property {string} kind
 * @property {string} status Its line of sight; empty for what is no work.
 *
 * @typedef {object} Move
 * @property {string} id
 * @property {(target: Target) => string | null} word Key of the text that says what it does; null where it does not fit.
 * @property {(target: Target) => import("../state.js").Changes} [changes] The state afterwards.
 * @property {(target: Target) => void} [act] For what changes nothing.
 */

const SERVES = ["strategic", "operational"];
/** A new picture: the view of the one before, and what was wished of it, do not fit any more. */
const ANEW = { at: null, depth: null, direction: null, show: null, whole: null };

/** @type {Move[]} */
export const moves = [
  {
    id: "expand",
    word: ({ id }) => (state.many("node").includes(id) ? null : "move_expand"),
    changes: ({ id }) => ({ ...(state.one("show") ? ANEW : { at: null }), node: [...state.many("node"), id] }),
  },
  { id: "around", word: () => "move_around", changes: ({ id }) => ({ ...ANEW, node: id }) },
  {
    id: "purpose",
    word: ({ status }) => (status && !SERVES.includes(status) ? "move_why_not" : "move_purpose"),
    changes: ({ id }) => ({ ...ANEW, node: id, show: "purpose" }),
  },
  { id: "depends", word: () => "move_depends", changes: ({ id }) => ({ ...ANEW, node: id, show: "depends" }) },
  { id: "rests", word: () => "move_rests", changes: ({ id }) => ({ ...ANEW, node: id, show: "rests" }) },
  { id: "from", word: ({ id }) => (state.one("from") === id ? null : "move_from"), changes: ({ id }) => ({ from: id }) },
  {
    id: "between",
    word: ({ id }) => (state.one("from") && state.one("from") !== id ? "move_between" : null),
    changes: ({ id }) => ({ ...ANEW, node: [state.one("from"), id], from: null, show: "between" }),
  },
  {
    id: "pin",
    word: ({ id }) => (state.many("pin").includes(id) ? "move_unpin" : "move_pin"),
    changes: ({ id }) => ({ pin: toggled(state.many("pin"), id) }),
  },
  {
    id: "hide",
    word: ({ kind }) => (kind ? "move_hide" : null),
    changes: ({ kind }) => ({ hide: toggled(state.many("hide"), kind) }),
  },
  {
    id: "copy",
    word: () => "move_copy",
    async act({ id }) {
      const there = new URL(state.address({ node: id, selected: id }), window.location.href);
      await navigator.clipboard.writeText(there.href);
      announce(say("copied"));
    },
  },
];

/**
 * Does a move.
 * @param {Move} move
 * @param {Target} target
 */
export function perform(move, target) {
  if (move.act) move.act(target);
  else state.change(move.changes?.(target) ?? {});
}

/**
 * Opens a group: its unit where there is one below the unit asked about, else the things within it.
 * @param {string} key
 * @param {string} unit
 */
export function openGroup(key, unit) {
  if (unit && unit !== state.one("scope") && key.endsWith(`|${unit}`)) state.change({ scope: unit, at: null, open: null });
  else state.change({ open: [...state.many("open"), key], at: null });
}

/**
 * Returns a list with an entry more, or without it.
 * @param {string[]} list
 * @param {string} entry
 */
export function toggled(list, entry) {
  return list.includes(entry) ? list.filter((one) => one !== entry) : [...list, entry];
}
