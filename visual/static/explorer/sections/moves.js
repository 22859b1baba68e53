// What the map can show of it: the same moves as in the menu of its box.

import { make } from "../dom.js";
import { moves, perform } from "../map/moves.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "moves",
  place: 20,
  show(thing) {
    const target = { id: thing.id, kind: thing.kind, status: (thing.sight ?? "").toLowerCase() };
    const buttons = moves.flatMap((move) => {
      const word = move.word(target);
      const click = () => perform(move, target);
      return word ? [make("li", {}, make("button", { type: "button", on: { click } }, say(word)))] : [];
    });
    return make("nav", { "aria-label": say("moves") }, make("ul", { class: "moves" }, buttons));
  },
};
