// What the map is drawn of, as the server gives it: boxes and lines with their places, and who is linked with whom.

import { start } from "../start.js";
import { say } from "../words.js";

export const WIDTH = 188;
export const HEIGHT = 56;
export const LINES = ["flow", "information", "structure"];

/**
 * @typedef {{id: string, label: string, left: number, top: number, right: number, bottom: number}} Area
 * @typedef {{left: number, top: number, right: number, bottom: number}} Frame
 *
 * @typedef {object} Boxes One value a box in each.
 * @property {string[]} id
 * @property {string[]} band
 * @property {number[]} x
 * @property {number[]} y
 * @property {string[]} name
 * @property {string[]} kind Empty for a group of several kinds.
 * @property {string[]} status Of work.
 * @property {string[]} unit
 * @property {number[]} count How many things a group holds; 0 for a thing.
 * @property {number[]} more How many links lead to what is not drawn.
 * @property {string[][]} icons States of its measures.
 *
 * @typedef {object} Links One value a line in each.
 * @property {number[]} from
 * @property {number[]} to
 * @property {string[]} kind
 * @property {number[]} line
 * @property {number[]} count
 * @property {number[][]} route
 *
 * @typedef {object} Given
 * @property {number} revision
 * @property {string} date
 * @property {number} things
 * @property {number} left
 * @property {boolean} grouped
 * @property {string[]} path
 * @property {Area[]} bands
 * @property {Area[]} columns
 * @property {Boxes} boxes
 * @property {Links} links
 */

/** The map that is drawn. */
export class Scene {
  /** @param {Given} given */
  constructor(given) {
    this.given = given;
    this.boxes = given.boxes;
    this.links = given.links;
    this.size = given.boxes.id.length;
    this.path = new Set(given.path);
    /** @type {Map<string, number>} */
    this.index = new Map(given.boxes.id.map((id, at) => [id, at]));
  }

  /**
   * The lines that start at each box, and those that end there.
   * @returns {{out: number[][], into: number[][]}}
   */
  get ends() {
    if (!this.known) {
      const [out, into] = [Array.from({ length: this.size }, () => []), Array.from({ length: this.size }, () => [])];
      this.links.from.forEach((box, line) => /** @type {number[]} */ (out[box]).push(line));
      this.links.to.forEach((box, line) => /** @type {number[]} */ (into[box]).push(line));
      this.known = { out, into };
    }
    return this.known;
  }

  /**
   * Tells whether one step of the path asked for leads between two boxes.
   * @param {number} source
   * @param {number} target
   */
  isOnPath(source, target) {
    const { path } = this.given;
    const at = path.indexOf(this.boxes.id[source]);
    return at >= 0 && this.path.has(this.boxes.id[target]) && Math.abs(path.indexOf(this.boxes.id[target]) - at) === 1;
  }

  /**
   * Everything that is drawn lies within it.
   * @returns {Frame}
   */
  get frame() {
    const { x, y } = this.boxes;
    const areas = [...this.given.bands, ...this.given.columns];
    const frame = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (let at = 0; at < this.size; at += 1) grow(frame, x[at], y[at], x[at] + WIDTH, y[at] + HEIGHT);
    for (const one of areas) grow(frame, one.left, one.top - 24, one.right, one.bottom);
    return this.size ? frame : { left: 0, top: 0, right: WIDTH, bottom: HEIGHT };
  }

  /**
   * Returns where a box is.
   * @param {number} at
   * @returns {Frame}
   */
  frameOf(at) {
    const [left, top] = [this.boxes.x[at], this.boxes.y[at]];
    return { left, top, right: left + WIDTH, bottom: top + HEIGHT };
  }

  /**
   * Returns of what kind a box is; of a group, of what it holds how many.
   * @param {number} at
   */
  kindly(at) {
    const { count, kind } = this.boxes;
    const words = start.kinds[kind[at]];
    if (!count[at]) return words?.label ?? kind[at];
    return words ? `${words.plural}: ${count[at]}` : say("things_within", { number: count[at] });
  }

  /**
   * Returns what a box is called in full, for who does not see it.
   * @param {number} at
   */
  told(at) {
    const { name, status, more, icons } = this.boxes;
    const parts = [name[at], this.kindly(at)];
    if (status[at]) parts.push(say(`sight_${status[at]}`));
    parts.push(...icons[at].map((icon) => say(`icon_${icon}`)));
    if (more[at]) parts.push(say("links_more", { number: more[at] }));
    return parts.join(", ");
  }
}

/**
 * @param {Frame} frame
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
function grow(frame, left, top, right, bottom) {
  if (left < frame.left) frame.left = left;
  if (top < frame.top) frame.top = top;
  if (right > frame.right) frame.right = right;
  if (bottom > frame.bottom) frame.bottom = bottom;
}
