// What it is: its kind, its unit, whether it is in force, the roles that can help with it, and the board of a unit.

import { anchor, anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "about",
  place: 10,
  show(thing) {
    const unit = thing.homeUnit;
    const open = unit && anchor({ node: unit.id, selected: unit.id }, {}, unit.called);
    const isUnit = start.kinds[thing.kind]?.traits.includes("unit");
    const there = `/board/${encodeURIComponent(thing.id)}?language=${start.language}`;
    const board = isUnit && thing.live && make("a", { href: there }, say("unit_board"));
    const kind = thing.live ? thing.kindLabel : `${thing.kindLabel}, ${say("not_live")}`;
    const roles = thing.whoCanHelp.flatMap((role, place) => [
      place > 0 && ", ",
      anchorTo(role),
    ]);
    return make(
      "div",
      {},
      make("p", {}, kind),
      open && make("p", {}, `${say("unit")}: `, open),
      board && make("p", {}, board),
      roles.length > 0 && make("p", {}, say("found_help"), " ", roles),
    );
  },
};
