// Draws large maps on a canvas somewhat larger than the view, which is painted once and moved; it is painted anew when the
// view has left it, or rests. Only as much is drawn as can be seen; the rest is counted.

import { make } from "../dom.js";
import { coloursOf, paintAreas, paintBoxes, paintLines } from "./canvas_paint.js";
import { Grid } from "./grid.js";
import { HEIGHT, WIDTH } from "./scene.js";
import { whole } from "./whole.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./camera.js").Camera} Camera
 */

const MARGIN = 0.5;
const REST_MS = 120;

/** A picture of more than can be read at once. */
export class CanvasPicture {
  /** @param {string} label What the picture shows. */
  constructor(label) {
    this.element = make("canvas", { class: "picture", role: "img", "aria-label": label });
    this.pen = /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d", { alpha: false }));
    /** @type {ReadonlySet<string>} Kinds that are not drawn. */
    this.hidden = new Set();
    this.resting = 0;
    this.linesLeft = 0;
  }

  /**
   * Takes another scene.
   * @param {Scene} scene
   */
  take(scene) {
    const { x, y } = scene.boxes;
    this.scene = scene;
    this.grid = new Grid(scene.size, (at) => ({ left: x[at], top: y[at], right: x[at] + WIDTH, bottom: y[at] + HEIGHT }));
    this.drawn = null;
  }

  /** Draws it anew at the next move, as when colours or filters changed. */
  dress() {
    this.drawn = null;
  }

  /**
   * Shows what a camera sees.
   * @param {Camera} camera
   */
  show(camera) {
    if (!this.drawn || !this.covers(camera)) this.draw(camera);
    else if (this.drawn.scale !== camera.scale) this.drawWhenAtRest(camera);
    this.place(camera);
  }

  /** @param {Camera} camera */
  covers(camera) {
    const { left, top, right, bottom, scale } = /** @type {NonNullable<typeof this.drawn>} */ (this.drawn);
    const seen = camera.seen();
    if (this.drawn?.width !== camera.width || this.drawn.height !== camera.height) return false;
    const ratio = camera.scale / scale;
    return ratio > 0.5 && ratio < 2.5 && left <= seen.left && top <= seen.top && right >= seen.right && bottom >= seen.bottom;
  }

  /** @param {Camera} camera */
  drawWhenAtRest(camera) {
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      this.draw(camera);
      this.place(camera);
    }, REST_MS);
  }

  /** @param {Camera} camera */
  place(camera) {
    const { left, top, scale } = /** @type {NonNullable<typeof this.drawn>} */ (this.drawn);
    const [across, down] = [whole((left - camera.x) * camera.scale), whole((top - camera.y) * camera.scale)];
    const enlarged = scale === camera.scale ? "" : ` scale(${camera.scale / scale})`;
    this.element.style.transform = `translate(${across}px, ${down}px)${enlarged}`;
  }

  /** @param {Camera} camera */
  draw(camera) {
    const seen = camera.seen(MARGIN);
    const { scale } = camera;
    const [width, height] = [camera.width, camera.height].map((length) => Math.round(length * (1 + 2 * MARGIN)));
    this.drawn = { ...seen, scale, width: camera.width, height: camera.height };
    const colours = coloursOf(this.element);
    const { pen, scene } = this;
    if (this.element.width !== width || this.element.height !== height) this.resize(width, height);
    pen.resetTransform();
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, width, height);
    pen.setTransform(scale, 0, 0, scale, -seen.left * scale, -seen.top * scale);
    const boxes = (this.grid?.within(seen) ?? []).filter((at) => !this.hidden.has(scene?.boxes.kind[at] ?? ""));
    if (!scene) return;
    paintAreas(pen, scene, colours, scale);
    this.linesLeft = paintLines(pen, scene, colours, scale, new Set(boxes));
    paintBoxes(pen, scene, colours, scale, boxes);
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    [this.element.width, this.element.height] = [width, height];
    [this.element.style.width, this.element.style.height] = [`${width}px`, `${height}px`];
  }
}
