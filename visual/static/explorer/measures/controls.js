// Which measures are shown: by what their last value shows, and by what their limits say of the target.

import { fill, make } from "../dom.js";
import * as state from "../state.js";
import { labelled } from "../table/controls.js";
import { say } from "../words.js";

const VARIATIONS = ["COMMON", "IMPROVING", "CONCERNING", "NEUTRAL"];
const ASSURANCES = ["PASS", "HIT_OR_MISS", "FAIL"];
const variation = make("select", { id: "measures-variation" });
const assurance = make("select", { id: "measures-assurance" });
let place = /** @type {HTMLElement | null} */ (null);

/** Returns the controls, always the same ones. */
export function controls() {
  place ??= begin();
  variation.value = state.one("variation");
  assurance.value = state.one("assurance");
  return place;
}

function begin() {
  const any = () => make("option", { value: "" }, say("measures_any"));
  fill(variation, any(), ...VARIATIONS.map((code) => make("option", { value: code }, say(`variation_${code.toLowerCase()}`))));
  fill(assurance, any(), ...ASSURANCES.map((code) => make("option", { value: code }, say(`assurance_${code.toLowerCase()}`))));
  variation.addEventListener("change", () => state.change({ variation: variation.value, after: null }));
  assurance.addEventListener("change", () => state.change({ assurance: assurance.value, after: null }));
  return make(
    "div",
    { class: "tools", role: "group", "aria-label": say("table_shown") },
    labelled("measures-variation", say("measures_variation"), variation),
    labelled("measures-assurance", say("measures_assurance"), assurance),
  );
}
