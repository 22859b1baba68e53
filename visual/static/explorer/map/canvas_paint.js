// Paints areas, lines and boxes of a large map: as much detail as can be seen at its scale.

import { HEIGHT, WIDTH } from "./scene.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{ink: string, quiet: string, paper: string, band: string, line: string}} Colours
 */

const MOST_LINES = 4000;
const LINES_FROM = 0.05;
const BLOCKS_BELOW = 0.15;
const NAMES_FROM = 0.35;
const MOST_NAMES = 1500;
const LETTERS = 24;

/**
 * Returns the colours of the page as they are now.
 * @param {Element} element
 * @returns {Colours}
 */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim() || "CanvasText";
  return { ink: of("ink"), quiet: of("quiet"), paper: of("paper"), band: of("band"), line: of("line") };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Colours} colours
 * @param {number} scale
 */
export function paintAreas(pen, scene, colours, scale) {
  const { bands, columns } = scene.given;
  pen.fillStyle = colours.band;
  for (const one of bands) pen.fillRect(one.left, one.top + 4, one.right - one.left, one.bottom - one.top - 8);
  pen.fillStyle = colours.quiet;
  pen.font = `600 ${13 / scale}px system-ui, sans-serif`;
  for (const one of bands) pen.fillText(one.label, one.left + 8 / scale, one.top + 18 / scale);
  for (const one of columns) pen.fillText(one.label, one.left, one.top - 6 / scale, one.right - one.left + 60);
}

/**
 * Paints the lines that touch what is seen; returns how many were left out.
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Colours} colours
 * @param {number} scale
 * @param {ReadonlySet<number>} boxes What is seen.
 */
export function paintLines(pen, scene, colours, scale, boxes) {
  const { from, to, route } = scene.links;
  if (scale < LINES_FROM && route.length > MOST_LINES) return route.length;
  let [drawn, left] = [0, 0];
  pen.strokeStyle = colours.line;
  pen.lineWidth = Math.max(1, 0.7 / scale);
  pen.beginPath();
  for (let at = 0; at < route.length; at += 1) {
    if (!boxes.has(from[at]) && !boxes.has(to[at])) continue;
    if (drawn >= MOST_LINES) left += 1;
    else {
      drawn += 1;
      trace(pen, route[at]);
    }
  }
  pen.stroke();
  return left;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Colours} colours
 * @param {number} scale
 * @param {readonly number[]} boxes
 */
export function paintBoxes(pen, scene, colours, scale, boxes) {
  const { x, y, name } = scene.boxes;
  const areBlocks = scale < BLOCKS_BELOW;
  pen.fillStyle = areBlocks ? colours.quiet : colours.paper;
  if (areBlocks) for (const at of boxes) pen.fillRect(x[at], y[at], WIDTH, HEIGHT);
  else {
    pen.beginPath();
    for (const at of boxes) pen.rect(x[at], y[at], WIDTH, HEIGHT);
    pen.fill();
    pen.strokeStyle = colours.line;
    pen.lineWidth = 1 / scale;
    pen.stroke();
  }
  if (scale < NAMES_FROM || boxes.length > MOST_NAMES) return;
  pen.fillStyle = colours.ink;
  pen.font = "14px system-ui, sans-serif";
  for (const at of boxes) pen.fillText(cut(name[at]), x[at] + 8, y[at] + 31, WIDTH - 16);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[]} corners
 */
function trace(pen, corners) {
  pen.moveTo(corners[0], corners[1]);
  for (let at = 2; at < corners.length; at += 2) pen.lineTo(corners[at], corners[at + 1]);
}

/** @param {string} name */
function cut(name) {
  return name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
}
