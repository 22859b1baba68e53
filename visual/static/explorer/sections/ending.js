// Ending a thing that does not hold any more: it stays in history, and its links end with it.

import { make } from "../dom.js";
import { deedForm, lastDayControl, reasonControl } from "../edit/deed.js";
import { formOf, may } from "../edit/fetching.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "ending",
  place: 80,
  async show(thing, signal) {
    if (!thing.live || !(await may(thing, "END", signal))) return null;
    const { revision: seen } = await formOf(thing, signal);
    const form = deedForm({
      operation: "end",
      node: thing.id,
      word: say("ending_send"),
      controls: [lastDayControl(), reasonControl()],
      variables: ({ on }) => ({ id: thing.id, on, seen }),
    });
    return make("details", {}, make("summary", {}, say("section_ending")), form);
  },
};
