// What the map shows in a sentence, and the question in GraphQL behind it.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";

/** @typedef {import("./scene.js").Scene} Scene */

const NAMED = 3;

/**
 * Returns what a scene shows, with how much of it is not drawn.
 * @param {Scene} scene
 * @param {AbortSignal} signal
 */
export async function sentence(scene, signal) {
  const said = [await subject(scene, signal)];
  if (scene.given.left) said.push(numbered("left_out", scene.given.left));
  return said.join(" ");
}

/**
 * @param {Scene} scene
 * @param {AbortSignal} signal
 */
async function subject(scene, signal) {
  const [about, show] = [state.many("node"), state.one("show")];
  if (!about.length) {
    return scene.given.grouped
      ? say("said_grouped", { number: scene.given.things, boxes: scene.size })
      : numbered("said_system", scene.given.things);
  }
  if (show === "purpose") return why(signal);
  const names = about.map((id) => `“${nameOf(scene, id)}”`);
  const some = names.length > NAMED ? `${names.slice(0, NAMED).join(", ")} …` : names.join(", ");
  const others = scene.size - about.length;
  if (show === "only") return numbered("said_only", scene.size);
  if (show === "between") return say(scene.path.size ? "said_between" : "said_no_way", { from: names[0], to: names[1] });
  if (show === "depends" || show === "rests") return say(`said_${show}`, { names: some, number: others });
  return say("said_around", { names: some, number: others, depth: Number(state.one("depth") || 1) });
}

/**
 * Returns why the thing asked about serves the purpose, or where the search for that stopped.
 * @param {AbortSignal} signal
 */
async function why(signal) {
  const { node } = await ask("why", whyVariables(), signal);
  if (!node) return say("gone", { id: state.one("node") });
  if (node.proof) return node.proof.sentence || say("said_anchor", { name: `“${node.called}”` });
  const repairs = node.whyNot?.repairs ?? [];
  return [node.whyNot?.sentence, ...repairs.slice(0, 1).map((/** @type {{sentence: string}} */ one) => one.sentence)]
    .filter(Boolean)
    .join(" ");
}

/** Returns the question behind the map. @returns {import("../views.js").Question} */
export function queryBehind() {
  const [id, other] = state.many("node");
  const asOf = state.one("date") || null;
  if (!id) return { name: "system", variables: { scope: state.one("scope") || null, asOf } };
  const show = state.one("show");
  if (show === "purpose") return { name: "why", variables: whyVariables() };
  if (show === "between") return { name: "ways", variables: { from: id, to: other ?? id, asOf } };
  const depth = state.one("depth") ? Number(state.one("depth")) : null;
  if (show === "depends") return { name: "impact", variables: { id, direction: "DOWN", depth, asOf } };
  if (show === "rests") return { name: "impact", variables: { id, direction: "UP", depth, asOf } };
  return { name: "around", variables: { id, language: start.language.toUpperCase(), asOf } };
}

function whyVariables() {
  return { id: state.one("node"), language: start.language.toUpperCase(), asOf: state.one("date") || null };
}

/**
 * @param {Scene} scene
 * @param {string} id
 */
function nameOf(scene, id) {
  const at = scene.index.get(id);
  return at === undefined ? id : scene.boxes.name[at];
}
