// Which way the outline leads.

import { make } from "../dom.js";
import * as state from "../state.js";
import { labelled } from "../table/controls.js";
import { say } from "../words.js";

const way = make("select", { id: "outline-way" });
let place = /** @type {HTMLElement | null} */ (null);

/** Returns the control, always the same one. */
export function controls() {
  place ??= begin();
  way.value = state.one("towards");
  return place;
}

function begin() {
  way.append(make("option", { value: "" }, say("outline_to_work")), make("option", { value: "purpose" }, say("outline_to_purpose")));
  way.addEventListener("change", () => state.change({ towards: way.value, unfold: null }));
  return make("div", { class: "tools" }, labelled("outline-way", say("outline_way"), way));
}
