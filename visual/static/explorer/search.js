// Search comes first: a few letters of a name, arrow keys, Enter. What is chosen is what the view is about.

import { announce } from "./announce.js";
import { ask, isStopped } from "./ask.js";
import { byId, fill, make } from "./dom.js";
import { start } from "./start.js";
import * as state from "./state.js";
import { numbered, say } from "./words.js";

const WAIT_MS = 150;

/** @typedef {{id: string, called: string, kindLabel: string, live: boolean}} Found */

/** @type {Found[]} */
let found = [];
let at = -1;
let waiting = 0;
/** Whether Enter was pressed before the answer to the newest letters came. */
let isHasty = false;
let asking = new AbortController();

/** Begins to listen to the field. */
export function beginSearch() {
  const box = field();
  box.addEventListener("input", () => {
    asking.abort();
    found = [];
    isHasty = false;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(look, WAIT_MS);
  });
  box.addEventListener("keydown", press);
  box.addEventListener("blur", () => window.setTimeout(close, WAIT_MS));
}

async function look() {
  asking.abort();
  asking = new AbortController();
  const text = field().value.trim();
  if (!text) {
    close();
    return;
  }
  const variables = { text, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  try {
    const { search } = await ask("find", variables, asking.signal);
    found = search.nodes;
    at = -1;
    open(search.totalCount);
    if (isHasty && found.length) choose(found[0]);
  } catch (error) {
    if (!isStopped(error)) announce(error instanceof Error ? error.message : String(error));
  }
}

/** @param {number} total */
function open(total) {
  const said = total ? numbered("found", total) : say("found_none");
  const more = total - found.length;
  const note = (/** @type {string} */ text) => make("li", { role: "presentation", class: "note" }, text);
  fill(list(), found.map(option), !total && note(said), more > 0 && note(say("found_more", { number: more })));
  list().hidden = false;
  field().setAttribute("aria-expanded", "true");
  announce(said);
}

/**
 * @param {Found} one
 * @param {number} place
 */
function option(one, place) {
  const kind = one.live ? one.kindLabel : `${one.kindLabel}, ${say("not_live")}`;
  const mousedown = (/** @type {Event} */ event) => {
    event.preventDefault();
    choose(one);
  };
  const attributes = { role: "option", id: `found-${place}`, "aria-selected": "false", on: { mousedown } };
  return make("li", attributes, make("span", {}, one.called), " ", make("span", { class: "quiet" }, kind));
}

/** @param {KeyboardEvent} event */
function press(event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves && found.length) {
    event.preventDefault();
    mark((at + moves[/** @type {"ArrowDown" | "ArrowUp"} */ (event.key)] + found.length) % found.length);
  } else if (event.key === "Enter") {
    event.preventDefault();
    isHasty = !found.length;
    if (found.length) choose(found[Math.max(at, 0)]);
  } else if (event.key === "Escape") close();
}

/** @param {number} place */
function mark(place) {
  at = place;
  [...list().children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
  const item = byId(`found-${at}`);
  item.scrollIntoView({ block: "nearest" });
  field().setAttribute("aria-activedescendant", item.id);
}

/** @param {Found} one */
function choose({ id }) {
  close();
  field().value = "";
  state.change({ node: id, selected: id });
}

function close() {
  found = [];
  at = -1;
  list().hidden = true;
  field().setAttribute("aria-expanded", "false");
  field().removeAttribute("aria-activedescendant");
}

function field() {
  return /** @type {HTMLInputElement} */ (byId("search"));
}

function list() {
  return byId("found");
}
