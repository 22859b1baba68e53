// The views that tell of a thing in their own way: its driver diagram, the risks around it, what changed.

import { anchor } from "../anchor.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** By the view, the traits of what it tells of; none: it tells of everything. */
const VIEWS = /** @type {Record<string, string[]>} */ ({
  drivers: ["improvement_work", "priority", "aim"],
  risks: ["risk", "control", "priority", "aim", "work"],
  history: [],
});

/** @type {import("../panel.js").Section} */
export default {
  id: "otherwise",
  place: 22,
  show(thing) {
    const traits = start.kinds[thing.kind]?.traits ?? [];
    const fitting = Object.entries(VIEWS).filter(([, some]) => !some.length || some.some((one) => traits.includes(one)));
    const links = fitting.map(([view]) => {
      const there = anchor({ view, node: thing.id, selected: thing.id }, { class: "button" }, say(view));
      return make("li", {}, there);
    });
    return make("nav", { "aria-label": say("see_also") }, make("ul", { class: "moves" }, links));
  },
};
