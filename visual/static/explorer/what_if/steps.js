// The steps of a what-if, as they stand in the address: what is supposed, one after the other, in the words of GraphQL.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {{name: string, value: string}} FieldText
 * @typedef {{from: string, link: string, to: string, fields?: FieldText[]}} Tie
 * @typedef {{create?: {kind: string, name: string, id?: string, fields?: FieldText[]}, end?: string, link?: Tie,
 *   unlink?: Tie, alter?: {id: string, fields: FieldText[]}}} Step Exactly one of these.
 * @typedef {{id: string, called: string, kind: string}} Known
 * @typedef {{name: string, label: string, doc: string, type: string, required: boolean,
 *   choices: {code: string, label: string}[]}} Declared
 */

export const STEP = "step";
const SHORT_NAME = 40;

/** @type {Map<string, Promise<Declared[]>>} */
const declared = new Map();

/**
 * Returns the steps that the address holds; what there is no step is left out.
 * @returns {Step[]}
 */
export function steps() {
  return state.many(STEP).flatMap((text) => {
    try {
      const step = JSON.parse(text);
      return step && typeof step === "object" && Object.keys(step).length === 1 ? [step] : [];
    } catch {
      return [];
    }
  });
}

/**
 * Adds a step, and shows what it does.
 * @param {...Step} added
 */
export function add(...added) {
  state.change({ ...withSteps([...steps(), ...added]), view: "what-if" });
}

/**
 * Takes a step away.
 * @param {number} at
 */
export function drop(at) {
  state.change(withSteps(steps().filter((_, place) => place !== at)));
}

/**
 * Returns the change of the state that holds these steps.
 * @param {Step[]} all
 */
export function withSteps(all) {
  return { [STEP]: all.map((step) => JSON.stringify(step)) };
}

/**
 * Returns what is supposed to be new, as what is known of it.
 * @param {Step[]} all
 * @returns {Known[]}
 */
export function made(all) {
  return all.flatMap(({ create }) => (create ? [{ id: create.id ?? "", called: create.name, kind: create.kind }] : []));
}

/**
 * Returns an id for something new: its name, and what no other has.
 * @param {string} name
 */
export function newId(name) {
  const plain = name.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase().slice(0, SHORT_NAME);
  return `${plain.replace(/^-|-$/g, "") || "new"}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
}

/**
 * Returns what is known of all that steps speak of, by id.
 * @param {Step[]} all
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, Known>>}
 */
export async function known(all, signal) {
  const ids = all.flatMap(({ end, alter, link, unlink }) => {
    const tie = link ?? unlink;
    return [end, alter?.id, tie?.from, tie?.to].filter((id) => typeof id === "string");
  });
  const variables = { ids, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  const found = ids.length ? (await ask("called", variables, signal)).nodes.nodes : [];
  return new Map([...found, ...made(all)].map((one) => [one.id, one]));
}

/**
 * Returns the fields that things of a kind have.
 * @param {string} kind
 * @returns {Promise<Declared[]>}
 */
export function fieldsOf(kind) {
  const there = declared.get(kind) ?? ask("fields_of", { kind, language: start.language.toUpperCase() }).then(
    (found) => found.fieldsOf,
  );
  declared.set(kind, there);
  there.catch(() => declared.delete(kind));
  return there;
}

/**
 * Returns a step in a sentence.
 * @param {Step} step
 * @param {Map<string, Known>} things What is known of what it speaks of.
 * @returns {Promise<string>}
 */
export async function sentence({ create, end, link, unlink, alter }, things) {
  const name = (/** @type {string} */ id) => `“${things.get(id)?.called ?? id}”`;
  if (create) return say("step_create", { kind: start.kinds[create.kind]?.label ?? create.kind, name: `“${create.name}”` });
  if (end) return say("step_end", { name: name(end) });
  const tie = link ?? unlink;
  if (tie) {
    const label = start.links[tie.link]?.label ?? tie.link;
    return say(link ? "step_link" : "step_unlink", { from: name(tie.from), label, to: name(tie.to) });
  }
  const [{ name: field, value }] = alter?.fields ?? [{ name: "", value: "" }];
  const kind = things.get(alter?.id ?? "")?.kind;
  const one = kind ? (await fieldsOf(kind)).find((other) => other.name === field) : undefined;
  const label = field === "name" ? say("head_name") : (one?.label ?? field);
  const shown = one?.choices.find((choice) => choice.code === value)?.label ?? value;
  return say(value ? "step_alter" : "step_empty", { field: label, name: name(alter?.id ?? ""), value: shown });
}
