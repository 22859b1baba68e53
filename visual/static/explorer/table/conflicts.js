// Somebody else was faster at some of what was to be changed: who, and at which rows.

import { fill, make } from "../dom.js";
import { say } from "../words.js";

/** @typedef {{node: {id: string, called: string} | null, who: string, sentences: string[]}} Conflict */

/**
 * Says row by row who was faster; nothing was changed, and it can be looked at again as things are now.
 * @param {Conflict[]} conflicts
 * @param {HTMLElement} place
 * @param {() => void} again Looks at it again.
 */
export function met(conflicts, place, again) {
  const told = make("p", { class: "lead refused", role: "alert", tabindex: "-1" }, say("bulk_faster"));
  const rows = conflicts.map(({ node, who, sentences }) =>
    make("li", {}, [node?.called, who].filter(Boolean).join(", "), sentences.length > 0 && `: ${sentences.join(" ")}`),
  );
  fill(place, told, make("ul", {}, ...rows), make("button", { type: "button", on: { click: again } }, say("bulk_look_again")));
  told.focus();
}
