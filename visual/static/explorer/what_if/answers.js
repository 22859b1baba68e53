// Which answers to the organisation's questions would be others: asked when somebody wants to know.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { table } from "../twin_table.js";
import { numbered, say } from "../words.js";

/** @typedef {{id: string, question: string, questionCy: string, verdict: string}} Answer */

/**
 * Returns a part that opens.
 * @param {import("./steps.js").Step[]} steps
 */
export function answers(steps) {
  const place = make("div", { "aria-live": "polite" });
  const toggle = async () => {
    if (place.firstChild) return;
    fill(place, make("p", { "aria-busy": "true" }, say("what_if_asking")));
    try {
      fill(place, ...(await differing(steps)));
    } catch (error) {
      fill(place, make("p", { class: "refused" }, error instanceof Error ? error.message : String(error)));
    }
  };
  return make("details", { class: "answers", on: { toggle } }, make("summary", {}, say("what_if_answers")), place);
}

/** @param {import("./steps.js").Step[]} steps */
async function differing(steps) {
  const variables = { changes: steps, scope: state.one("scope") || null, asOf: state.one("date") || null };
  const { now, scenario } = await ask("what_if_answers", variables);
  const then = new Map(scenario.questions.map((/** @type {Answer} */ one) => [one.id, one.verdict]));
  const others = now.filter((/** @type {Answer} */ one) => then.get(one.id) !== one.verdict);
  const said = make("p", {}, others.length ? numbered("what_if_answer", others.length) : say("what_if_no_answer"));
  if (!others.length) return [said];
  const rows = others.map((/** @type {Answer} */ one) => [
    start.language === "cy" ? one.questionCy : one.question,
    one.verdict,
    then.get(one.id) ?? "",
  ]);
  return [said, table(say("what_if_answers"), [say("what_if_question"), say("what_if_now"), say("what_if_then")], rows)];
}
