// Take it with you: what a view shows, as a picture, as a table, as one file to send, or on paper. Every view has it;
// one that knows better what it shows says so by `take`.

import { announce } from "./announce.js";
import { fill, make } from "./dom.js";
import { sceneAddress } from "./map/fetching.js";
import { start } from "./start.js";
import * as state from "./state.js";
import { png, svg } from "./take/picture.js";
import { csv, tablesIn } from "./take/table.js";
import { say } from "./words.js";

const DRAWN_MS = 100;

/**
 * @typedef {import("./views.js").View} View
 * @typedef {import("./take/picture.js").Picture} Picture
 * @typedef {import("./take/table.js").Table} Table
 *
 * @typedef {object} Taken What can be taken of what a view shows now.
 * @property {Picture | null} picture
 * @property {Table[]} tables
 */

/**
 * Returns the part that gives what is shown; nothing for a view that says there is nothing to take.
 * @param {View} view
 * @param {HTMLElement} host Where it is shown.
 */
export function taking(view, host) {
  if (view.take === null) return null;
  const place = make("div", { class: "ways" });
  const told = () => view.take?.() ?? { picture: pictureIn(host), tables: tablesIn(host) };
  const toggle = (/** @type {Event} */ event) => {
    if (/** @type {HTMLDetailsElement} */ (event.target).open) fill(place, ...ways(view, told));
  };
  return make("details", { class: "take", on: { toggle } }, make("summary", {}, say("take")), place);
}

/**
 * @param {View} view
 * @param {() => Taken} told
 */
function ways(view, told) {
  const { picture, tables } = told();
  const about = `${say(view.word)} · ${state.one("date") || start.today}`;
  return [
    picture && button("take_svg", async () => give(view, "svg", "image/svg+xml", svg(need(told().picture), about))),
    picture && button("take_png", async () => give(view, "png", "image/png", await png(need(told().picture), about))),
    tables.length > 0 && button("take_csv", async () => give(view, "csv", "text/csv", csv(told().tables))),
    make("a", { class: "button", href: sceneAddress("/map.html"), download: named(view, "html") }, say("take_file")),
    button("take_print", print),
  ];
}

/** Prints what is shown, with the tables of its pictures open: on paper nothing can be opened. */
async function print() {
  for (const table of document.querySelectorAll("details.twin")) /** @type {HTMLDetailsElement} */ (table).open = true;
  await new Promise((drawn) => window.setTimeout(drawn, DRAWN_MS));
  window.print();
}

/**
 * @param {string} word
 * @param {() => Promise<void>} act
 */
function button(word, act) {
  const click = () => act().catch((error) => announce(error instanceof Error ? error.message : String(error)));
  return make("button", { type: "button", on: { click } }, say(word));
}

/**
 * Gives a file to the browser, which asks or knows where to keep it.
 * @param {View} view
 * @param {string} ending
 * @param {string} type
 * @param {BlobPart} content
 */
function give(view, ending, type, content) {
  const there = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: there, download: named(view, ending) }).click();
  window.setTimeout(() => URL.revokeObjectURL(there), 60_000);
  announce(say("taken", { file: named(view, ending) }));
}

/**
 * @param {View} view
 * @param {string} ending
 */
function named(view, ending) {
  return `goldenthread-${view.id}-${state.one("date") || start.today}.${ending}`;
}

/**
 * @param {Picture | null} picture
 * @returns {Picture}
 */
function need(picture) {
  if (!picture) throw new Error(say("take_none"));
  return picture;
}

/**
 * Returns the picture that a view shows: the first drawing that is more than a sign.
 * @param {HTMLElement} host
 * @returns {Picture | null}
 */
function pictureIn(host) {
  const drawn = [...host.querySelectorAll("svg")].find((one) => !one.closest("[hidden]") && one.clientWidth > 100);
  if (!drawn) return null;
  const { clientWidth: width, clientHeight: height } = drawn;
  return { width, height, box: drawn.getAttribute("viewBox"), parts: [...drawn.children] };
}
