// Draws the map as SVG: only what is in view is there, each box an element that can be walked to.

import { draw } from "../dom.js";
import { band, column, EDGE } from "./areas.js";
import { box } from "./box.js";
import { Grid, holds } from "./grid.js";
import { around, lineOf } from "./routes.js";
import { HEIGHT, WIDTH } from "./scene.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./camera.js").Camera} Camera
 */

const MARGIN = 0.2;
const MOST_LINES = 600;

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
    /** Whether lines that only pass by are left out. */
    this.onlyOfBoxes = false;
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
    this.lineGrid = route.length > MOST_LINES ? null : new Grid(route.length, (at) => around(route[at]));
    this.lines.replaceChildren();
    this.boxes.replaceChildren();
    this.drawnBoxes.clear();
    this.drawnLines.clear();
    this.areas.replaceChildren(...scene.given.bands.map(band), ...scene.given.columns.map(column));
    this.covered = null;
  }

  /**
   * Shows what a camera sees. The picture is somewhat larger than the view, so that most moves only shift it.
   * @param {Camera} camera
   */
  show(camera) {
    const { x, y, scale } = camera;
    if (!this.covered || this.coveredScale !== scale || !holds(this.covered, camera.seen())) this.cover(camera);
    const { left, top } = /** @type {import("./scene.js").Frame} */ (this.covered);
    this.element.style.transform = `translate(${(left - x) * scale}px, ${(top - y) * scale}px)`;
  }

  /**
   * Draws what a camera sees, and a margin around it.
   * @param {Camera} camera
   */
  cover(camera) {
    const { scale } = camera;
    this.covered = camera.seen(MARGIN);
    this.coveredScale = scale;
    const { left, top, right, bottom } = this.covered;
    this.element.style.width = `${(right - left) * scale}px`;
    this.element.style.height = `${(bottom - top) * scale}px`;
    this.world.setAttribute("transform", `scale(${scale}) translate(${-left} ${-top})`);
    this.name(camera.seen().left + EDGE / scale);
    const boxes = this.grid?.within(this.covered) ?? [];
    this.keep(this.drawnBoxes, this.boxes, boxes, (at) => box(/** @type {Scene} */ (this.scene), at));
    this.keep(this.drawnLines, this.lines, this.linesOf(boxes), (at) => lineOf(/** @type {Scene} */ (this.scene), at));
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

  /**
   * Returns the element of a box, drawn if it is in view.
   * @param {number} at
   */
  elementOf(at) {
    return this.drawnBoxes.get(at);
  }
}
