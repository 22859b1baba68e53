// A button to challenge work: ask why it is done. Whoever can help with it has to answer.

import { anchor } from "../anchor.js";
import { announce } from "../announce.js";
import { send } from "../ask.js";
import { fill, make } from "../dom.js";
import { may } from "../edit/fetching.js";
import * as panel from "../panel.js";
import { start } from "../start.js";
import { say } from "../words.js";

const LONGEST = 120;

/** @typedef {{message: string, suggestion: string | null}} Problem */

/** @type {import("../panel.js").Section} */
export default {
  id: "challenge",
  place: 60,
  async show(thing, signal) {
    const isWork = start.kinds[thing.kind]?.traits.includes("work");
    if (!isWork || !thing.live || !(await may(thing, "CHALLENGE", signal))) return null;
    const told = make("div", {});
    return make(
      "details",
      {},
      make("summary", {}, say("section_challenge")),
      make("p", {}, say("challenge_about")),
      form(thing.id, told),
      told,
    );
  },
};

/**
 * @param {string} id
 * @param {HTMLElement} told Where what became of it is shown.
 */
function form(id, told) {
  const box = make("input", { id: "challenge-question", maxlength: String(LONGEST), required: true });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      await asked(id, box, told);
    } catch (error) {
      refuse(told, error instanceof Error ? error.message : String(error));
    }
  };
  const label = make("label", { for: "challenge-question" }, say("challenge_question"));
  const button = make("button", { type: "submit" }, say("challenge_send"));
  return make("form", { class: "asking", on: { submit } }, label, box, button);
}

/**
 * @param {string} id
 * @param {HTMLInputElement} box
 * @param {HTMLElement} told
 */
async function asked(id, box, told) {
  const { challenge } = await send("ask_why", { id, question: box.value });
  if (!challenge.done) {
    const problems = /** @type {Problem[]} */ (challenge.problems);
    refuse(told, problems.map((one) => [one.message, one.suggestion].filter(Boolean).join("; ")).join(" "));
    return;
  }
  box.value = "";
  panel.release(box);
  const isHeard = (/** @type {{kind: string}} */ node) => start.kinds[node.kind]?.traits.includes("feedback");
  const made = challenge.nodes.nodes.find(isHeard);
  const open = made && anchor({ selected: made.id }, {}, say("challenge_open"));
  fill(told, make("p", {}, say("challenge_sent"), " ", open));
  announce(say("challenge_sent"));
}

/**
 * @param {HTMLElement} told
 * @param {string} text
 */
function refuse(told, text) {
  fill(told, make("p", { role: "alert", class: "refused" }, text));
}
