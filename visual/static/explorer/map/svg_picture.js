// Draws the map as SVG: only what is in view is there, each box an element that can be walked to.

import { draw } from "../dom.js";
import { band, column, EDGE } from "./areas.js";
import { box } from "./box.js";
import { Grid, holds } from "./grid.js";
import { keep } from "./keep.js";
import { around, lineOf } from "./routes.js";
import { HEIGHT, WIDTH } from "./scene.js";
import { whole } from "./whole.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {{boxes: Iterable<[number, SVGElement]>, lines: Iterable<[number, SVGElement]>}} Drawn
 */

const MARGIN = 0.25;
const AHEAD = 0.05;
const MOST_LINES = 600;
const BLURRED = 2;
const BEYOND = 1000;

/** A picture of boxes that can be read. */
export class SvgPicture {
  /** @param {string} label What the picture shows. */
  constructor(label) {
    this.areas = draw("g", { class: "areas" });
    this.lines = draw("g", { class: "lines", "aria-hidden": "true" });
    this.boxes = draw("g", { class: "boxes" });
    this.world = draw("g", {}, this.areas, this.lines, this.boxes);
    this.element = draw("svg", { class: "picture", role: "group", "aria-label": label }, this.world);
    /** @type {Map<number, SVGElement>} */
    this.drawnBoxes = new Map();
    /** @type {Map<number, SVGElement>} */
    this.drawnLines = new Map();
    /** @type {import("./scene.js").Frame | null} */
    this.covered = null;
    /** The scale at which it is drawn; moves only shift it. */
    this.scale = 0;
    this.frame = { left: 0, top: 0, right: 0, bottom: 0 };
    /** Whether lines that only pass by are left out. */
    this.onlyOfBoxes = false;
    /** Called with what was drawn that was not there before: boxes and lines. @type {(fresh: Drawn) => void} */
    this.dressed = () => {};
  }

  /**
   * Takes another scene.
   * @param {Scene} scene
   */
  take(scene) {
    const { x, y } = scene.boxes;
    const { route } = scene.links;
    this.scene = scene;
    this.grid = new Grid(scene.size, (at) => ({ left: x[at], top: y[at], right: x[at] + WIDTH, bottom: y[at] + HEIGHT }));
    this.lineGrid = route.length > MOST_LINES ? null : new Grid(route.length, (at) => around(route[at]));
    this.lines.replaceChildren();
    this.boxes.replaceChildren();
    this.drawnBoxes.clear();
    this.drawnLines.clear();
    const { left, top, right, bottom } = scene.frame;
    this.frame = { left: left - BEYOND, top: top - BEYOND, right: right + BEYOND, bottom: bottom + BEYOND };
    this.areas.replaceChildren(...scene.given.bands.map(band), ...scene.given.columns.map(column));
    this.covered = null;
    this.scale = 0;
  }

  /**
   * Shows what a camera sees: what is there is shifted, and what comes near is drawn beside it.
   * @param {Camera} camera
   */
  show(camera) {
    const { x, y, scale } = camera;
    const larger = scale / this.scale;
    if (!(larger < BLURRED && larger > 1 / BLURRED)) this.settle(camera);
    if (!this.covered || !holds(this.covered, camera.seen(AHEAD))) this.cover(camera);
    const [across, down] = [whole((this.frame.left - x) * scale), whole((this.frame.top - y) * scale)];
    const enlarged = scale === this.scale ? "" : ` scale(${scale / this.scale})`;
    this.element.style.transform = `translate(${across}px, ${down}px)${enlarged}`;
  }

  /**
   * Draws sharply at the scale of a camera: at the start, and when it rests after zooming.
   *
   * The picture is as large as the map, with a ground that nothing shines through: a browser without a graphics card
   * then moves what is painted, and mixes and paints nothing.
   * @param {Camera} camera
   */
  settle(camera) {
    const { scale } = camera;
    const { left, top, right, bottom } = this.frame;
    this.name(camera.seen().left + EDGE / scale);
    if (this.scale === scale) return;
    this.scale = scale;
    this.world.setAttribute("transform", `scale(${scale}) translate(${-left} ${-top})`);
    this.element.style.width = `${(right - left) * scale}px`;
    this.element.style.height = `${(bottom - top) * scale}px`;
  }

  /**
   * Draws what a camera sees, and a margin around it.
   * @param {Camera} camera
   */
  cover(camera) {
    this.covered = camera.seen(MARGIN);
    const { scene } = this;
    if (!scene) return;
    const near = this.grid?.within(this.covered) ?? [];
    const boxes = keep(this.drawnBoxes, this.boxes, near, (at) => box(scene, at));
    const lines = keep(this.drawnLines, this.lines, this.linesOf(near), (at) => lineOf(scene, at));
    if (boxes.length || lines.length) this.dressed({ boxes, lines });
  }

  /**
   * Returns the lines to be drawn: all that pass, or, where those would be too many, those of the boxes that are drawn.
   * @param {number[]} boxes
   */
  linesOf(boxes) {
    if (!this.scene || !this.covered) return [];
    const { out, into } = this.scene.ends;
    this.onlyOfBoxes = this.scene.links.route.length > MOST_LINES;
    if (!this.onlyOfBoxes) return this.lineGrid?.within(this.covered) ?? [];
    return [...new Set(boxes.flatMap((at) => [...out[at], ...into[at]]))].sort((one, other) => one - other);
  }

  /**
   * Lets the names of the bands be seen wherever one is in them.
   * @param {number} left
   */
  name(left) {
    const bands = this.scene?.given.bands ?? [];
    bands.forEach((one, at) => {
      const x = Math.min(Math.max(one.left + EDGE, left), one.right - 2 * EDGE);
      this.areas.children[at].querySelector("text")?.setAttribute("x", String(x));
    });
  }

  /**
   * Returns the element of a box, drawn if it is in view.
   * @param {number} at
   */
  elementOf(at) {
    return this.drawnBoxes.get(at);
  }
}
