// Draws the map as SVG: only what is in view is there, each box an element that can be walked to.

import { draw } from "../dom.js";
import { band, column, EDGE } from "./areas.js";
import { box } from "./box.js";
import { Grid } from "./grid.js";
import { around, arrow, corners } from "./routes.js";
import { HEIGHT, LINES, WIDTH } from "./scene.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./camera.js").Camera} Camera
 */

const MARGIN = 0.25;

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
    this.coveredScale = 0;
    /** Called when something was drawn that was not there before. */
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
    this.lineGrid = new Grid(route.length, (at) => around(route[at]));
    this.lines.replaceChildren();
    this.boxes.replaceChildren();
    this.drawnBoxes.clear();
    this.drawnLines.clear();
    this.areas.replaceChildren(...scene.given.bands.map(band), ...scene.given.columns.map(column));
    this.covered = null;
  }

  /**
   * Shows what a camera sees.
   * @param {Camera} camera
   */
  show(camera) {
    const { x, y, scale } = camera;
    this.world.setAttribute("transform", `scale(${scale}) translate(${-x} ${-y})`);
    const seen = camera.seen();
    this.name(seen.left + EDGE / scale);
    if (this.covered && this.coveredScale === scale && holds(this.covered, seen)) return;
    this.covered = camera.seen(MARGIN);
    this.coveredScale = scale;
    this.keep(this.drawnBoxes, this.boxes, this.grid?.within(this.covered) ?? [], (at) => this.box(at));
    this.keep(this.drawnLines, this.lines, this.lineGrid?.within(this.covered) ?? [], (at) => this.line(at));
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
   * Keeps in a group exactly what is wanted.
   * @param {Map<number, SVGElement>} drawn
   * @param {SVGElement} group
   * @param {number[]} wanted
   * @param {(at: number) => SVGElement} make
   */
  keep(drawn, group, wanted, make) {
    const among = new Set(wanted);
    for (const [at, element] of drawn) {
      if (among.has(at) || element.contains(document.activeElement)) continue;
      element.remove();
      drawn.delete(at);
    }
    const fresh = wanted.filter((at) => !drawn.has(at)).map((at) => {
      const element = make(at);
      drawn.set(at, element);
      return element;
    });
    group.append(...fresh);
    if (fresh.length) this.dressed();
  }

  /** @param {number} at */
  box(at) {
    return box(/** @type {Scene} */ (this.scene), at);
  }

  /** @param {number} at */
  line(at) {
    const { route, line, count, kind, from, to } = /** @type {Scene} */ (this.scene).links;
    const wide = Math.min(1 + Math.log2(count[at]) / 2, 4);
    const path = draw("path", { d: corners(route[at]) });
    if (count[at] > 1) path.style.strokeWidth = `${wide}px`;
    const head = draw("path", { class: "head", d: arrow(route[at]) });
    const ends = { "data-kind": kind[at], "data-from": from[at], "data-to": to[at] };
    return draw("g", { class: `line line-${LINES[line[at]]}`, ...ends }, path, head);
  }

  /**
   * Returns the element of a box, drawn if it is in view.
   * @param {number} at
   */
  elementOf(at) {
    return this.drawnBoxes.get(at);
  }
}

/**
 * @param {import("./scene.js").Frame} outer
 * @param {import("./scene.js").Frame} inner
 */
function holds(outer, inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
}
