// The areas of the map: bands of peers, all drawn alike, and the columns of what the work is for.

import { draw } from "../dom.js";

/** @typedef {import("./scene.js").Area} Area */

export const EDGE = 10;

/** @param {Area} area */
export function band(area) {
  const { left, top, right, bottom, label, id } = area;
  const frame = draw("rect", { x: left, y: top, width: right - left, height: bottom - top });
  return draw("g", { class: "band", "data-band": id }, frame, draw("text", { x: left + EDGE, y: top + 14 }, label));
}

/** @param {Area} area */
export function column(area) {
  return draw("g", { class: "column" }, draw("text", { x: area.left, y: area.top - 6 }, area.label));
}
