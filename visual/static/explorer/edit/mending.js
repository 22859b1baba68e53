// Two people changed the same thing: what only the other changed is taken over, what both changed is told beside it.

import { make } from "../dom.js";
import { say } from "../words.js";
import { isEmpty, spoken } from "./spoken.js";

/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./fetching.js").Field} Field */

/**
 * Takes over the values of a thing as they are now; what is typed here stays.
 * @param {Map<string, Control>} controls By the names of the fields.
 * @param {Field[]} fields As they are now.
 */
export function mend(controls, fields) {
  for (const field of fields) {
    const one = controls.get(field.name);
    if (one && !isSame(field.value, one.field.value)) meet(one, field);
  }
}

/**
 * Tells whether two values are the same; nothing is the same as an empty list.
 * @param {any} one
 * @param {any} other
 */
export function isSame(one, other) {
  const plain = (/** @type {any} */ value) => (Array.isArray(value) && !value.length ? null : (value ?? null));
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/**
 * @param {Control} one
 * @param {Field} theirs
 */
function meet(one, theirs) {
  const isTyped = !isSame(one.value(), one.field.value);
  one.field = theirs;
  if (!isTyped) one.take(theirs);
  else if (!isSame(one.value(), theirs.value)) both(one, theirs);
}

/**
 * @param {Control} one
 * @param {Field} theirs
 */
function both(one, theirs) {
  const click = () => {
    one.take(theirs);
    one.tell("");
    one.focus();
  };
  const held = isEmpty(theirs) ? [say("edit_nothing_said")] : spoken(theirs);
  const button = make("button", { type: "button", on: { click } }, say("edit_take_theirs"));
  one.tell(say("edit_theirs"), ...held.map((part) => (part instanceof Node ? part : document.createTextNode(part))), button);
}
