// The value of a field in words, as people read it.

import { anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import { day, say } from "../words.js";

/** @typedef {import("./fetching.js").Field} Field */

/**
 * Returns what a field holds; links where it names things or an address.
 * @param {Field} field
 * @returns {(string | Node)[]}
 */
export function spoken(field) {
  const { type, value, choices, nodes } = field;
  if (type === "NODE" || type === "NODES") return parted(nodes.map((node) => anchorTo(node)));
  if (type === "CHOICE") return [choices.find((one) => one.value === value)?.label ?? String(value)];
  if (type === "BOOLEAN") return [say(value ? "answer_yes" : "answer_no")];
  if (type === "DATE") return [day(value)];
  if (type === "LIST") return [value.join(", ")];
  if (type === "URL") return [make("a", { href: value, rel: "noreferrer" }, value)];
  return [String(value)];
}

/**
 * Tells whether a field holds nothing.
 * @param {Field} field
 */
export function isEmpty({ value }) {
  return value === null || value === "" || (Array.isArray(value) && !value.length);
}

/**
 * @param {Node[]} parts
 * @returns {(string | Node)[]}
 */
function parted(parts) {
  return parts.flatMap((part, place) => (place ? [", ", part] : [part]));
}
