// The icons of measures, a shape with a letter for each state, as on the charts of the same product.

import { draw } from "../dom.js";
import { say } from "../words.js";

const UP = "0,-11 11,8 -11,8";
const DOWN = "0,11 11,-8 -11,-8";
const SQUARE = "-9,-9 9,-9 9,9 -9,9";
const DIAMOND = "0,-12 12,0 0,12 -12,0";

/** @type {Record<string, [string, string, number]>} Its corners (none: a circle), its letter, how far that is lower. */
const SHAPES = {
  common: ["", "", 0],
  improving_high: [UP, "H", 3],
  improving_low: [DOWN, "L", -2],
  concerning_high: [SQUARE, "H", 0],
  concerning_low: [SQUARE, "L", 0],
  neutral_high: [DIAMOND, "H", 0],
  neutral_low: [DIAMOND, "L", 0],
  none: ["", "–", 0],
  steady: ["", "=", 0],
};

/**
 * Returns the icon of a state with its middle at a point.
 * @param {string} state
 * @param {number} x
 * @param {number} y
 */
export function icon(state, x, y) {
  const [corners, letter, lower] = SHAPES[state] ?? SHAPES.none;
  return draw(
    "g",
    { class: `icon icon-${state.split("_")[0]}`, transform: `translate(${x} ${y})` },
    draw("title", {}, say(`icon_${state}`)),
    corners ? draw("polygon", { points: corners }) : draw("circle", { r: 10 }),
    letter
      ? draw("text", { y: 4 + lower, "text-anchor": "middle" }, letter)
      : draw("path", { class: "wave", d: "M-6 0q3 -6 6 0t6 0" }),
  );
}
