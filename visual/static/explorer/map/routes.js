// The lines of the map as the server routed them: their paths, their heads, and what they span.

import { draw } from "../dom.js";
import { LINES } from "./scene.js";

const HEAD = 7;

/**
 * Returns a line with its head.
 * @param {import("./scene.js").Scene} scene
 * @param {number} at
 */
export function lineOf(scene, at) {
  const { route, line, count, kind, from, to } = scene.links;
  const path = draw("path", { d: corners(route[at]) });
  if (count[at] > 1) path.style.strokeWidth = `${Math.min(1 + Math.log2(count[at]) / 2, 4)}px`;
  const head = draw("path", { class: "head", d: arrow(route[at]) });
  const ends = { "data-kind": kind[at], "data-from": from[at], "data-to": to[at] };
  return draw("g", { class: `line line-${LINES[line[at]]}`, ...ends }, path, head);
}

/** @param {number[]} route */
function corners(route) {
  let path = `M${route[0]} ${route[1]}`;
  for (let at = 2; at < route.length; at += 2) path += `L${route[at]} ${route[at + 1]}`;
  return path;
}

/** @param {number[]} route */
function arrow(route) {
  const [x, y] = route.slice(-2);
  return `M${x} ${y}l${-HEAD} ${-HEAD * 0.6}v${HEAD * 1.2}z`;
}

/** @param {number[]} route */
export function around(route) {
  const frame = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < route.length; at += 2) {
    frame.left = Math.min(frame.left, route[at]);
    frame.right = Math.max(frame.right, route[at]);
    frame.top = Math.min(frame.top, route[at + 1]);
    frame.bottom = Math.max(frame.bottom, route[at + 1]);
  }
  return frame;
}
