// The driver diagram of an improvement or a priority: what has to change for it, by which ideas, tried how; with its gaps.

import { anchor } from "../anchor.js";
import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { picture } from "../diagram/picture.js";
import { diagram, twin } from "../diagram/theory.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { table } from "../twin_table.js";
import { numbered, say } from "../words.js";

/** @typedef {import("../diagram/theory.js").Part} Part */

/** @type {import("../views.js").View} */
export default {
  id: "drivers",
  place: 50,
  word: "drivers",
  async show(host, signal) {
    const parts = state.one("node") ? await one(signal) : await list(signal);
    if (!signal.aborted) fill(host, ...parts);
  },
  query: () => (state.one("node") ? { name: "theory", variables: ofOne() } : { name: "theories", variables: ofAll() }),
};

/** @param {AbortSignal} signal */
async function one(signal) {
  const { theoryOfChange: found } = await ask("theory", ofOne(), signal);
  const name = `“${found.aim.called}”`;
  const said = summary(name, found.parts);
  if (signal.aborted) return [];
  announce(said);
  return [
    make("p", { class: "said" }, said, " ", anchor({ node: null }, {}, say("drivers_all"))),
    picture(say("drivers_of", { name }), diagram(found.parts)),
    twin(found.parts),
  ];
}

/**
 * @param {string} name
 * @param {Part[]} parts
 */
function summary(name, parts) {
  const of = (/** @type {string} */ role) => parts.filter((part) => part.role === role).length;
  const missing = parts.flatMap(({ lacks }) => lacks).length;
  const counts = say("drivers_said", { name, drivers: of("DRIVER"), ideas: of("IDEA"), tests: of("TEST") });
  return `${counts} ${missing ? numbered("drivers_missing", missing) : say("drivers_whole")}`;
}

/** @param {AbortSignal} signal */
async function list(signal) {
  const { theoriesOfChange: found } = await ask("theories", ofAll(), signal);
  if (signal.aborted) return [];
  const more = found.totalCount - found.nodes.length;
  const said = numbered("drivers_aims", found.totalCount);
  announce(said);
  const heads = ["head_name", "head_kind", "drivers_drivers", "drivers_ideas", "diagram_gaps"].map((key) => say(key));
  return [
    make("p", { class: "said" }, said, " ", say("drivers_choose")),
    table(say("drivers"), heads, found.nodes.map(row)),
    more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
  ];
}

/** @param {{aim: {id: string, called: string, kindLabel: string}, parts: {role: string, lacks: string[]}[]}} theory */
function row({ aim, parts }) {
  const of = (/** @type {string} */ role) => parts.filter((part) => part.role === role).length;
  const open = anchor({ node: aim.id }, {}, aim.called);
  const missing = [...new Set(parts.flatMap(({ lacks }) => lacks))].map((lack) => say(`lack_${lack.toLowerCase()}`));
  return [open, aim.kindLabel, of("DRIVER"), of("IDEA"), missing.join("; ")];
}

function ofOne() {
  return { id: state.one("node"), language: start.language.toUpperCase(), asOf: state.one("date") || null };
}

function ofAll() {
  const scope = state.one("scope") || null;
  return { scope, language: start.language.toUpperCase(), asOf: state.one("date") || null };
}
