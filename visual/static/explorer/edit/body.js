// What the value of a field is put into: a box, a list to choose from, or a search, as its type wants it.

import { make } from "../dom.js";
import { say } from "../words.js";
import { pick } from "./pick.js";

const LONG_TEXT = 120;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** @typedef {import("./fetching.js").Field} Field */

/** @typedef {{element: HTMLElement, box: HTMLElement, value: () => any, take: (field: Field) => void}} Body */

/**
 * Returns what the value of a field is put into.
 * @param {Field} field
 * @param {string} id
 * @returns {Body}
 */
export function body(field, id) {
  if (field.type === "NODE" || field.type === "NODES") return picking(field, id);
  if (field.type === "CHOICE") return choosing(id, field.choices);
  if (field.type === "BOOLEAN") return deciding(id);
  if (field.type === "LIST") return listing(id);
  return writing(field, id);
}

/**
 * @param {Field} field
 * @param {string} id
 * @returns {Body}
 */
function picking({ type, of, without }, id) {
  const isMany = type === "NODES";
  const picked = pick(id, [of ?? []].flat(), { many: isMany, without });
  const ids = () => picked.chosen().map((one) => one.id);
  const value = () => (isMany ? (ids().length ? ids() : null) : (ids()[0] ?? null));
  return { element: picked.element, box: picked.box, value, take: (field) => picked.choose(field.nodes) };
}

/**
 * @param {string} id
 * @param {{value: string, label: string}[]} choices
 * @returns {Body}
 */
function choosing(id, choices) {
  const empty = make("option", { value: "" }, say("edit_nothing_said"));
  const box = make("select", { id }, empty, ...choices.map((one) => make("option", { value: one.value }, one.label)));
  const take = (/** @type {Field} */ field) => {
    box.value = field.value ?? "";
  };
  return { element: box, box, value: () => box.value || null, take };
}

/**
 * @param {string} id
 * @returns {Body}
 */
function deciding(id) {
  const answers = [
    { value: "yes", label: say("answer_yes") },
    { value: "no", label: say("answer_no") },
  ];
  const made = choosing(id, answers);
  const take = (/** @type {Field} */ field) =>
    made.take({ ...field, value: field.value === null ? null : field.value ? "yes" : "no" });
  return { ...made, value: () => (made.value() === null ? null : made.value() === "yes"), take };
}

/**
 * @param {string} id
 * @returns {Body}
 */
function listing(id) {
  const box = make("textarea", { id, rows: "3" });
  const lines = () => box.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const take = (/** @type {Field} */ field) => {
    box.value = (field.value ?? []).join("\n");
  };
  return { element: box, box, value: () => (lines().length ? lines() : null), take };
}

/**
 * @param {Field} field
 * @param {string} id
 * @returns {Body}
 */
function writing(field, id) {
  const isLong = field.type === "TEXT" && (field.maxLength ?? LONG_TEXT + 1) > LONG_TEXT;
  const isNumber = field.type === "INTEGER" || field.type === "NUMBER";
  const mode = isNumber ? "decimal" : null;
  const type = field.type === "DATE" ? "date" : "text";
  const box = isLong ? make("textarea", { id, rows: "3" }) : make("input", { id, type, inputmode: mode, autocomplete: "off" });
  const text = () => box.value.trim();
  const value = () => (text() === "" ? null : isNumber && NUMBER.test(text()) ? Number(text().replace(",", ".")) : text());
  const take = (/** @type {Field} */ { value: held }) => {
    box.value = held === null || held === undefined ? "" : String(held);
  };
  return { element: box, box, value, take };
}
