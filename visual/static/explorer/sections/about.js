// What it is: its kind, its unit, whether it is in force.

import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "about",
  place: 10,
  show(thing) {
    const unit = thing.homeUnit;
    const open = unit && make("a", { href: state.address({ node: unit.id, selected: unit.id }) }, unit.called);
    const kind = thing.live ? thing.kindLabel : `${thing.kindLabel}, ${say("not_live")}`;
    return make("div", {}, make("p", {}, kind), open && make("p", {}, `${say("unit")}: `, open));
  },
};
