// Ending a thing that does not hold any more: it stays in history, and its links end with it.

import { make } from "../dom.js";
import { deedForm, plainControl, reasonControl } from "../edit/deed.js";
import { formOf, may } from "../edit/fetching.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "ending",
  place: 80,
  async show(thing, signal) {
    if (!thing.live || !(await may(thing, "END", signal))) return null;
    const { revision: seen } = await formOf(thing, signal);
    const on = { name: "on", label: say("ending_on"), type: /** @type {const} */ ("DATE"), value: start.today };
    const form = deedForm({
      operation: "end",
      node: thing.id,
      word: say("ending_send"),
      controls: [plainControl({ ...on, required: true, doc: say("ending_about") }), reasonControl()],
      variables: (values) => ({ id: thing.id, on: values.on, seen }),
    });
    return make("details", {}, make("summary", {}, say("section_ending")), form);
  },
};
