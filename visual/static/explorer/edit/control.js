// One field of a form, as its type wants it: what stands in it, what is wrong with it, and what somebody else made of it.

import { fill, make } from "../dom.js";
import { say } from "../words.js";
import { body } from "./body.js";

let number = 0;

/** @typedef {import("./fetching.js").Field} Field */

/**
 * @typedef {object} Control
 * @property {Field} field
 * @property {HTMLElement} element The field with its label, what it means, and what is wrong.
 * @property {() => any} value What stands in it, as an input gives it; null where it is empty.
 * @property {() => string} fault What is wrong with what stands in it, before it is sent; empty where nothing is.
 * @property {(field: Field) => void} take Puts the value of a field into it.
 * @property {(text: string, ...more: Node[]) => void} tell Says something of it, beside it; an empty text says nothing.
 * @property {() => void} focus
 */

/**
 * Returns a field of a form.
 * @param {Field} field
 * @returns {Control}
 */
export function control(field) {
  number += 1;
  const id = `edit-${number}`;
  const { element, box, value, take } = body(field, id);
  const told = make("p", { id: `${id}-told`, class: "refused", hidden: true });
  const doc = make("p", { id: `${id}-doc`, class: "quiet hint" }, field.doc);
  box.setAttribute("aria-describedby", `${told.id} ${doc.id}`);
  if (field.required) box.setAttribute("aria-required", "true");
  take(field);
  const label = make("label", { for: id }, field.label, field.required && ` (${say("edit_required")})`);
  return {
    field,
    element: make("div", { class: "field", "data-field": field.name }, label, element, told, doc),
    value,
    fault: () => faultOf(field, box, value()),
    take,
    tell(text, ...more) {
      told.hidden = !text;
      fill(told, text, ...more.flatMap((one) => [" ", one]));
      if (text) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    },
    focus: () => box.focus(),
  };
}

/**
 * @param {Field} field
 * @param {HTMLElement} box
 * @param {any} value
 */
function faultOf(field, box, value) {
  if (box instanceof HTMLInputElement && box.validity.badInput) return say("edit_no_day");
  if (value === null) return "";
  if ((field.type === "NUMBER" || field.type === "INTEGER") && typeof value !== "number") return say("edit_no_number");
  if (field.type === "INTEGER" && !Number.isInteger(value)) return say("edit_no_whole_number");
  if (field.maxLength && typeof value === "string" && value.length > field.maxLength) {
    return say("edit_too_long", { most: field.maxLength, number: value.length });
  }
  if (field.minimum !== null && value < field.minimum) return say("edit_least", { number: field.minimum });
  return field.maximum !== null && value > field.maximum ? say("edit_most", { number: field.maximum }) : "";
}
