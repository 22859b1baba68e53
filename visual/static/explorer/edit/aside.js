// Setting a finding aside with a reason, and taking it up again.

import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { deedForm, plainControl, reasonControl } from "./deed.js";

/**
 * Returns what can be done with a finding; nothing where rights do not let anybody, or another day is shown.
 * @param {{id: string, title: string, maySetAside: boolean, setAside: object | null}} found
 * @param {string} node In whose panel it stands.
 */
export function aside({ id: finding, title, maySetAside, setAside }, node) {
  if (!maySetAside || state.one("date")) return null;
  const summary = make("summary", {}, say(setAside ? "aside_take_up" : "aside_set"), unseen(title));
  if (setAside) {
    const variables = () => ({ finding });
    return make(
      "details",
      {},
      summary,
      deedForm({ operation: "takeUp", node, word: say("aside_take_up"), controls: [reasonControl()], variables }),
    );
  }
  const controls = [
    reasonControl({ required: true }),
    plainControl({ name: "until", label: say("aside_until"), type: "DATE", doc: say("aside_until_about") }),
  ];
  const variables = (/** @type {Record<string, any>} */ { until }) => ({ finding, until });
  return make("details", {}, summary, deedForm({ operation: "setAside", node, word: say("aside_set"), controls, variables }));
}

/** @param {string} text */
function unseen(text) {
  return make("span", { class: "unseen" }, `: ${text}`);
}
