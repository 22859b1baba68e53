// The two moments that are compared, as they stand in the address, and the form in which they are chosen.

import { anchor } from "../anchor.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

const SPANS = /** @type {const} */ ([
  ["history_week", 7],
  ["history_month", 30],
  ["history_quarter", 91],
  ["history_year", 365],
]);
const USUAL = 30;
const DAY_MS = 86_400_000;

/** The names of the state that tell what is compared. */
export const NAMES = ["since", "until", "known"];

/** Returns what is asked of the server. */
export function moments() {
  const id = state.one("node") || null;
  return {
    from: state.one("since") || before(USUAL),
    to: state.one("until") || state.one("date") || null,
    byValidity: state.one("known") === "now",
    id,
    scope: id ? null : state.one("scope") || null,
    language: start.language.toUpperCase(),
  };
}

/** Returns the form. */
export function chooser() {
  const since = field("history-since", say("history_since"), moments().from);
  const until = field("history-until", say("history_until"), state.one("until"));
  const known = make("input", { type: "checkbox", id: "history-known" });
  known.checked = moments().byValidity;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    state.change({ since: since.box.value.trim(), until: until.box.value.trim(), known: known.checked ? "now" : null });
  };
  const entry = make("p", { class: "entry" }, known, " ", make("label", { for: known.id }, say("history_known")));
  return make(
    "form",
    { class: "moments", "aria-label": say("history_between"), on: { submit } },
    since.element,
    until.element,
    entry,
    make("button", { type: "submit" }, say("history_show")),
    make("nav", { "aria-label": say("history_quick") }, make("ul", { class: "moves" }, SPANS.map(span))),
  );
}

/**
 * Returns the day so many days before the one asked about.
 * @param {number} days
 */
function before(days) {
  const last = new Date(`${state.one("date") || start.today}T00:00:00Z`);
  return new Date(last.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}

/** @param {readonly [string, number]} one */
function span([word, days]) {
  return make("li", {}, anchor({ since: before(days), until: null }, { class: "button" }, say(word)));
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string} value
 */
function field(id, label, value) {
  const box = make("input", { id, autocomplete: "off", inputmode: "numeric" });
  box.value = value;
  return { box, element: make("div", {}, make("label", { for: id }, label), box) };
}
