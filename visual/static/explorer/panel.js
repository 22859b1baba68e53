// The panel beside the view: everything known of what is selected, in sections that are each one module.

import { ask, isStopped } from "./ask.js";
import { byId, fill, make } from "./dom.js";
import { keeping, settle } from "./keeping.js";
import { addKeys } from "./keys.js";
import { parts, start } from "./start.js";
import * as state from "./state.js";
import { say } from "./words.js";

/**
 * @typedef {{id: string, kind: string, called: string, kindLabel: string, live: boolean, sight: string | null,
 *   homeUnit: {id: string, called: string} | null, whoCanHelp: {id: string, called: string}[]}} Thing What the panel
 *   tells of.
 *
 * @typedef {object} Section
 * @property {string} id
 * @property {number} place Where it stands, from 10 on in tens.
 * @property {(thing: Thing, signal: AbortSignal) => Node | null | Promise<Node | null>} show Returns what it tells of
 *   something; null where that is nothing.
 * @property {(id: string) => Node | null} [afterwards] Returns what it tells of something that is there no more.
 */

/** Forms that hold something which is not sent yet: typed, or opened to be typed into. */
const TYPED = "data-typed";
const OPEN = "[data-typed], [data-open]";

/** @type {Section[]} */
let sections = [];
let showing = new AbortController();
let shown = "";
/** @type {Element | null} Where somebody was before the panel opened. */
let opener = null;
/** @type {Map<string, HTMLElement>} Sections that somebody left with something typed, by what they are of and their id. */
const left = new Map();

/** Finds the sections, and follows what is selected. */
export async function beginPanel() {
  sections = await parts(start.sections);
  addKeys({ key: "Escape", word: "key_leave", act: close });
  state.follow((changed) => {
    if (changed.has("selected") || changed.has("date")) show();
  });
  byId("panel").addEventListener("input", mark);
  byId("panel").addEventListener("change", mark);
  window.addEventListener("beforeunload", (event) => {
    if (left.size || byId("panel").querySelector(`[${TYPED}]`)) event.preventDefault();
  });
  await show();
}

/** Shows what is selected anew, as after a change of it. What somebody is typing stays as it is. */
export async function show() {
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  const [id, panel] = [state.one("selected"), byId("panel")];
  if (id !== shown) leave(panel);
  if (id && !shown) opener = document.activeElement;
  shown = id;
  panel.hidden = !id;
  if (!id) return;
  panel.setAttribute("aria-busy", "true");
  try {
    const thing = await thingOf(id, signal);
    const made = thing ? await Promise.all(sections.map((one) => placeOf(one, thing, signal))) : sections.flatMap((one) => one.afterwards?.(id) ?? []);
    if (signal.aborted) return;
    await keeping(panel, () => settle(panel, [top(thing?.called ?? say("gone", { id })), ...made]));
  } catch (error) {
    if (isStopped(error) || signal.aborted) return;
    fill(panel, top(say("panel")), make("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
  }
  panel.removeAttribute("aria-busy");
}

/** Closes the panel; the view stays as it is, and the focus goes back to where it was before. */
export function close() {
  const isInside = byId("panel").contains(document.activeElement);
  const box = byId("view").querySelector(`[data-id="${CSS.escape(shown)}"][tabindex]`);
  state.change({ selected: null });
  const back = opener?.isConnected && opener !== document.body ? opener : (box ?? byId("view").closest("main"));
  if (isInside && (back instanceof HTMLElement || back instanceof SVGElement)) back.focus();
}

/** Puts the focus at the head of the panel. */
export function focus() {
  byId("panel").querySelector("h2")?.focus();
}

/**
 * Lets go of what was typed within or around an element: it has served its turn, or is not wanted any more.
 * @param {HTMLElement} element
 */
export function release(element) {
  for (const one of [element.closest(OPEN), ...element.querySelectorAll(OPEN)]) {
    one?.removeAttribute(TYPED);
    one?.removeAttribute("data-open");
  }
}

/** Tells every form within the panel that what it is about was changed by somebody else. */
export function stale() {
  for (const form of byId("panel").querySelectorAll("form")) form.dispatchEvent(new Event("stale"));
}

/** @param {Event} event */
function mark(event) {
  if (event.target instanceof Element) event.target.closest("form")?.setAttribute(TYPED, "");
}

/**
 * Keeps the sections that hold something typed, for when somebody comes back.
 * @param {HTMLElement} panel
 */
function leave(panel) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-section]"))) {
    if (place.querySelector(`[${TYPED}]`)) left.set(`${shown} ${place.dataset.section}`, place);
  }
}

/**
 * Returns the place of a section with what it tells; the one that is there, where somebody is typing in it.
 * @param {Section} section
 * @param {Thing} thing
 * @param {AbortSignal} signal
 */
async function placeOf(section, thing, signal) {
  const key = `${thing.id} ${section.id}`;
  const kept = left.get(key) ?? byId("panel").querySelector(`[data-section="${section.id}"]:has(${OPEN})`);
  left.delete(key);
  if (kept) return kept;
  return make("div", { "data-section": section.id }, await section.show(thing, signal));
}

/**
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<Thing | null>}
 */
async function thingOf(id, signal) {
  const variables = { id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  const { node } = await ask("thing", variables, signal);
  return node;
}

/** @param {string} heading */
function top(heading) {
  const button = make("button", { type: "button", class: "close", on: { click: close } }, say("close"));
  return make("header", {}, make("h2", { tabindex: "-1" }, heading), button);
}
