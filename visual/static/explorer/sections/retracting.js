// Taking out a thing that was entered in error: it never was, and only history keeps it.

import { make } from "../dom.js";
import { deedForm, reasonControl } from "../edit/deed.js";
import { formOf, may } from "../edit/fetching.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "retracting",
  place: 85,
  async show(thing, signal) {
    if (!(await may(thing, "RETRACT", signal))) return null;
    const { revision: seen } = await formOf(thing, signal);
    const form = deedForm({
      operation: "retract",
      node: thing.id,
      word: say("retracting_send"),
      controls: [reasonControl({ required: true })],
      variables: () => ({ id: thing.id, seen }),
    });
    const about = make("p", { class: "quiet" }, say("retracting_about"));
    return make("details", {}, make("summary", {}, say("section_retracting")), about, form);
  },
};
