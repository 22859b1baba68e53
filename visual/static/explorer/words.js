// Every text that the explorer shows, in the language of the page; a sentence stands in a file of words, never in code.

import { start } from "./start.js";

const numbers = new Intl.NumberFormat(start.language === "cy" ? "cy-GB" : "en-GB");
const days = new Intl.DateTimeFormat(start.language === "cy" ? "cy-GB" : "en-GB", { dateStyle: "long", timeZone: "UTC" });

/**
 * Returns a text by its key, with values filled in where it says `{name}`.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const text = start.words[key];
  if (text === undefined) throw new Error(`There is no text for ${key}: add it to a file of visual/words.`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/**
 * Returns a text that fits a number: `<key>_one` for one, else `<key>_number`, in which `{number}` stands for it.
 * @param {string} key
 * @param {number} number
 * @param {Record<string, string | number>} [values]
 */
export function numbered(key, number, values = {}) {
  return number === 1 ? say(`${key}_one`, values) : say(`${key}_number`, { number, ...values });
}

/**
 * Returns a day as people read it; an empty text for none.
 * @param {string | null | undefined} iso
 */
export function day(iso) {
  return iso ? days.format(new Date(`${iso}T00:00:00Z`)) : "";
}

/** @param {string | number} value */
function shown(value) {
  return typeof value === "number" ? numbers.format(value) : value;
}
