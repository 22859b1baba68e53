// The views, and the list to choose from: each is one module in `views/` and is found by itself.

import { anchor } from "./anchor.js";
import { isStopped } from "./ask.js";
import { byId, fill, make } from "./dom.js";
import { keeping } from "./keeping.js";
import { behind } from "./query.js";
import { parts, start } from "./start.js";
import * as state from "./state.js";
import { taking } from "./take.js";
import { waiting } from "./waiting.js";
import { say } from "./words.js";

/**
 * @typedef {object} Question The question behind what a view shows.
 * @property {string} name Of its file in `visual/queries`.
 * @property {Record<string, unknown>} [variables]
 *
 * @typedef {object} View
 * @property {string} id As it stands in the address.
 * @property {number} place Where it stands in the list, from 10 on in tens.
 * @property {string} word Key of the text that it is called by.
 * @property {string[]} [names] Which parts of the state it depends on beside scope, date and node; for others it is left
 *   as it is.
 * @property {(host: HTMLElement, signal: AbortSignal) => void | Promise<void>} show Fills its place from the state; the
 *   signal says that another view, or a newer state, takes its place.
 * @property {() => Question | null} query The question behind it now.
 * @property {() => boolean} [still] Whether it holds something unfinished, so that it is not shown anew by itself when
 *   something is changed.
 * @property {null | (() => import("./take.js").Taken)} [take] What can be taken of what it shows, where that is more
 *   than the first drawing and the tables in its place; null: nothing.
 */

const COMMON = ["view", "scope", "date", "node"];

/** @type {View[]} */
let views = [];
let showing = new AbortController();

/** Finds the views, and shows the one that the address names. */
export async function beginViews() {
  views = await parts(start.views);
  state.follow((changed) => {
    list();
    const names = [...COMMON, ...(current().names ?? [])];
    if (names.some((name) => changed.has(name))) show();
  });
  list();
  await show();
}

/** Shows the current view anew, as after a change of what it shows. */
export async function show() {
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  const [view, host] = [current(), byId("view")];
  for (const id of ["view-heading", "view-now"]) byId(id).textContent = say(view.word);
  document.title = `${say(view.word)} · Golden Thread`;
  const arrived = waiting(host);
  try {
    await view.show(host, signal);
  } catch (error) {
    if (isStopped(error) || signal.aborted) return;
    tell(host, error);
  } finally {
    arrived();
  }
  if (signal.aborted) return;
  fill(byId("take"), taking(view, host));
  fill(byId("behind"), behind(view.query()));
}

/**
 * Shows the current view anew because something was changed, unless somebody is in the middle of something there; the
 * focus stays where it is.
 * @returns {Promise<boolean>} Whether it is shown anew.
 */
export async function freshen() {
  const host = byId("view");
  const isTyped = host.querySelector(":is(input, textarea):focus") !== null;
  if (isTyped || current().still?.()) return false;
  await keeping(host, show);
  return true;
}

/** @returns {View} */
function current() {
  return views.find((one) => one.id === state.one("view")) ?? views[0];
}

function list() {
  const wanted = current();
  const items = views.map((one) => {
    const here = one === wanted ? "page" : false;
    return make("li", {}, anchor({ view: one.id }, { "aria-current": here }, say(one.word)));
  });
  const focused = document.activeElement?.closest("#views") ? document.activeElement.textContent : "";
  fill(byId("views"), ...items);
  items.find((item) => focused && item.textContent === focused)?.querySelector("a")?.focus();
}

/**
 * @param {HTMLElement} host
 * @param {unknown} error
 */
function tell(host, error) {
  fill(host, make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
  if (!(error instanceof Error) || !("sentences" in error)) throw error;
}
