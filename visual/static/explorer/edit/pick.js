// A field to choose things by the first letters of their names: one of them, or several.

import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { Options } from "../options.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** @typedef {import("./fetching.js").Named} Named */
/** @typedef {Named & {kindLabel?: string}} Found */

/**
 * @typedef {object} Pick
 * @property {HTMLElement} element
 * @property {HTMLInputElement} box
 * @property {() => Named[]} chosen
 * @property {(things: Named[]) => void} choose Takes things as those that are chosen.
 */

/**
 * Returns a field to choose things by.
 * @param {string} id
 * @param {string[]} kinds Of which they may be.
 * @param {{many?: boolean, without?: string}} [how] Many: several may be chosen. Without: id of what may not be.
 * @returns {Pick}
 */
export function pick(id, kinds, { many = false, without = "" } = {}) {
  /** @type {Named[]} */
  let chosen = [];
  const list = make("ul", { id: `${id}-list`, role: "listbox", hidden: true, class: "options", "aria-label": say("found") });
  const held = make("ul", { class: "chosen" });
  const box = make("input", {
    id,
    role: "combobox",
    autocomplete: "off",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
  });
  const take = (/** @type {Named[]} */ things) => {
    chosen = many ? things : things.slice(-1);
    const drop = (/** @type {Named} */ one) => {
      take(chosen.filter((other) => other !== one));
      box.dispatchEvent(new Event("change", { bubbles: true }));
      box.focus();
    };
    fill(held, chosen.map((one) => entry(one, () => drop(one))));
    held.hidden = !chosen.length;
  };
  const choose = (/** @type {Found} */ one) => {
    box.value = "";
    if (!chosen.some((other) => other.id === one.id)) take([...chosen, one]);
    announce(say("pick_chosen", { name: one.called }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const look = (/** @type {string} */ text, /** @type {AbortSignal} */ signal) => found(text, kinds, without, signal);
  new Options(box, list, choose, look, { none: say("pick_none") }).listen();
  take([]);
  return { element: make("div", { class: "pick" }, held, box, list), box, chosen: () => chosen, choose: take };
}

/**
 * @param {Named} one
 * @param {() => void} click
 */
function entry(one, click) {
  const label = say("pick_drop", { name: one.called });
  return make("li", {}, one.called, " ", make("button", { type: "button", "aria-label": label, on: { click } }, "×"));
}

/**
 * @param {string} text
 * @param {string[]} kinds
 * @param {string} without
 * @param {AbortSignal} signal
 * @returns {Promise<Found[]>}
 */
async function found(text, kinds, without, signal) {
  const language = start.language.toUpperCase();
  const { nodes } = await ask("pick", { text, kinds: kinds.length ? kinds : null, language }, signal);
  return nodes.nodes.filter((/** @type {Found} */ one) => one.id !== without);
}
