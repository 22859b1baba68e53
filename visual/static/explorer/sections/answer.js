// The answer to something that was heard, such as a challenge: what is told back to whoever gave it.

import { make } from "../dom.js";
import { deedForm, plainControl } from "../edit/deed.js";
import { formOf, may } from "../edit/fetching.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** @type {import("../panel.js").Section} */
export default {
  id: "answer",
  place: 11,
  async show(thing, signal) {
    const isHeard = start.kinds[thing.kind]?.traits.includes("feedback");
    if (!isHeard || !thing.live || !(await may(thing, "ANSWER", signal))) return null;
    const { fields } = await formOf(thing, signal);
    const decided = fields.find((field) => field.name === "disposition");
    const isAnswered = fields.some((field) => field.name === "told_back_on" && field.value);
    if (!decided || isAnswered) return null;
    const form = deedForm({
      operation: "answer",
      node: thing.id,
      word: say("answer_send"),
      controls: [
        plainControl({ name: "answer", label: say("answer_text"), required: true, doc: say("answer_about") }),
        plainControl({ ...decided, value: null, required: true }),
        plainControl({ name: "by", label: say("answer_by"), type: "NODES", doc: say("answer_by_about") }),
      ],
      variables: ({ answer: text, disposition, by }) => ({ id: thing.id, text, disposition, by }),
    });
    return make("details", {}, make("summary", {}, say("section_answer")), form);
  },
};
