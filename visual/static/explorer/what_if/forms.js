// The forms in which a step is said: what is linked, ended, made new or otherwise. Each gives its step when it is whole.

import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { control, held, options, select } from "./controls.js";
import { Partner } from "./partner.js";
import { fieldsOf, newId } from "./steps.js";

/**
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Known} Known
 * @typedef {import("./steps.js").Declared} Declared
 * @typedef {{element: HTMLElement, first: Partner | null, step: () => Step | null}} Form First: where what the view is
 *   about is filled in.
 */

const NAMES = ["name"];

/** A link that is not there. @returns {Form} */
export function linkForm() {
  const kind = select("what-if-link", say("what_if_by"), []);
  const from = new Partner(say("what_if_from"), (one) => {
    const possible = Object.entries(start.links).filter(([, { routes }]) => one && one.kind in routes);
    options(kind.box, possible.map(([code, { label }]) => ({ code, label })));
    narrow();
  });
  const to = new Partner(say("what_if_to"));
  const narrow = () => {
    to.kinds = from.chosen && kind.box.value ? (start.links[kind.box.value].routes[from.chosen.kind] ?? null) : null;
    if (to.chosen && to.kinds && !to.kinds.includes(to.chosen.kind)) to.choose(null);
  };
  kind.box.addEventListener("change", narrow);
  const step = () =>
    from.chosen && to.chosen && kind.box.value
      ? { link: { from: from.chosen.id, link: kind.box.value, to: to.chosen.id } }
      : null;
  return { element: make("div", { class: "parts" }, from.element, kind.element, to.element), first: from, step };
}

/** A link that is there no more. @returns {Form} */
export function unlinkForm() {
  const which = select("what-if-unlink", say("what_if_which"), []);
  const of = new Partner(say("what_if_of"), async (one) => {
    const found = one ? await linksOf(one) : [];
    if (of.chosen === one) options(which.box, found);
  });
  const step = () => {
    const [from, link, to] = which.box.value ? JSON.parse(which.box.value) : [];
    return from ? { unlink: { from, link, to } } : null;
  };
  return { element: make("div", { class: "parts" }, of.element, which.element), first: of, step };
}

/** Something that is there no more. @returns {Form} */
export function endForm() {
  const what = new Partner(say("what_if_what"));
  const step = () => (what.chosen ? { end: what.chosen.id } : null);
  return { element: make("div", { class: "parts" }, what.element), first: what, step };
}

/** Another value. @returns {Form} */
export function alterForm() {
  const place = make("div", { class: "value" });
  const field = select("what-if-field", say("what_if_field"), []);
  /** @type {Declared[]} */
  let fields = [];
  const show = () => {
    const one = fields.find((other) => other.name === field.box.value);
    fill(place, one && control("what-if-value", say("what_if_value"), one));
  };
  const what = new Partner(say("what_if_what"), async (one) => {
    const found = one ? await fieldsOf(one.kind) : [];
    if (what.chosen !== one) return;
    const name = { name: "name", label: say("head_name"), doc: "", type: "text", required: true, choices: [] };
    fields = one ? [name, ...found] : [];
    options(field.box, fields.map(({ name: code, label }) => ({ code, label })));
    show();
  });
  field.box.addEventListener("change", show);
  const step = () =>
    what.chosen && field.box.value
      ? { alter: { id: what.chosen.id, fields: [{ name: field.box.value, value: held(place, "what-if-value") }] } }
      : null;
  return { element: make("div", { class: "parts" }, what.element, field.element, place), first: what, step };
}

/** Something more. @returns {Form} */
export function createForm() {
  const place = make("div", { class: "parts" });
  const kinds = Object.entries(start.kinds).map(([code, { label }]) => ({ code, label }));
  const kind = select("what-if-kind", say("head_kind"), kinds.sort((a, b) => a.label.localeCompare(b.label)));
  const name = make("input", { id: "what-if-name", autocomplete: "off" });
  /** @type {Declared[]} */
  let needed = [];
  const show = async () => {
    const wanted = kind.box.value;
    const found = wanted ? await fieldsOf(wanted) : [];
    if (kind.box.value !== wanted) return;
    needed = found.filter((one) => one.required && !NAMES.includes(one.name));
    fill(place, needed.map((one) => control(`what-if-${one.name}`, one.label, one)));
  };
  kind.box.addEventListener("change", show);
  const step = () => {
    const called = name.value.trim();
    if (!called || !kind.box.value) return null;
    const fields = needed
      .map((one) => ({ name: one.name, value: held(place, `what-if-${one.name}`) }))
      .filter(({ value }) => value);
    return { create: { kind: kind.box.value, name: called, id: newId(called), ...(fields.length ? { fields } : {}) } };
  };
  const named = make("div", {}, make("label", { for: name.id }, say("head_name")), name);
  return { element: make("div", { class: "parts" }, kind.element, named, place), first: null, step };
}

/** @param {Known} one */
async function linksOf(one) {
  const variables = { id: one.id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  try {
    const { node } = await ask("links_of", variables);
    return (node?.links.edges ?? []).map((/** @type {any} */ tie) => ({
      code: JSON.stringify(tie.outgoing ? [one.id, tie.kind, tie.node.id] : [tie.node.id, tie.kind, one.id]),
      label: `${tie.label} “${tie.node.called}”`,
    }));
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error));
    return [];
  }
}
