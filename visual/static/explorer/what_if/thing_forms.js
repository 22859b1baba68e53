// The forms in which things are supposed: one that ends, one with another value, one that is new.

import { fill, make } from "../dom.js";
import { start } from "../start.js";
import { say } from "../words.js";
import { control, held, options, select } from "./controls.js";
import { Partner } from "./partner.js";
import { fieldsOf, newId } from "./steps.js";

/**
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("./steps.js").Declared} Declared
 * @typedef {{element: HTMLElement, first: Partner | null, step: () => Step | Step[] | null}} Form First: where what the
 *   view is about is filled in. Step: null as long as it is not whole.
 */

const NAMES = ["name"];

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
