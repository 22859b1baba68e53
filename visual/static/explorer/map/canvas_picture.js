// Draws large maps on a canvas: a bitmap somewhat larger than the view is drawn once and moved; it is drawn anew when the
// view has left it, or rests. Only as much is drawn as can be seen; the rest is counted.

import { make } from "../dom.js";
import { coloursOf, paintAreas, paintBoxes, paintLines } from "./canvas_paint.js";
import { Grid } from "./grid.js";
import { HEIGHT, WIDTH } from "./scene.js";

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
    this.bitmap = make("canvas");
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
    const { width, height } = camera;
    if (this.element.width !== width || this.element.height !== height) {
      [this.element.width, this.element.height] = [width, height];
      this.drawn = null;
    }
    if (!this.drawn || !this.covers(camera)) this.draw(camera);
    else if (this.drawn.scale !== camera.scale) this.drawWhenAtRest(camera);
    this.copy(camera);
  }

  /** @param {Camera} camera */
  covers(camera) {
    const { left, top, right, bottom, scale } = /** @type {NonNullable<typeof this.drawn>} */ (this.drawn);
    const seen = camera.seen();
    const ratio = camera.scale / scale;
    return ratio > 0.5 && ratio < 2.5 && left <= seen.left && top <= seen.top && right >= seen.right && bottom >= seen.bottom;
  }

  /** @param {Camera} camera */
  drawWhenAtRest(camera) {
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      this.draw(camera);
      this.copy(camera);
    }, REST_MS);
  }

  /** @param {Camera} camera */
  copy(camera) {
    const { left, top, right, bottom } = /** @type {NonNullable<typeof this.drawn>} */ (this.drawn);
    this.pen.fillStyle = this.colours?.paper ?? "#fff";
    this.pen.fillRect(0, 0, camera.width, camera.height);
    const [x, y] = [(left - camera.x) * camera.scale, (top - camera.y) * camera.scale];
    this.pen.drawImage(this.bitmap, x, y, (right - left) * camera.scale, (bottom - top) * camera.scale);
  }

  /** @param {Camera} camera */
  draw(camera) {
    const seen = camera.seen(MARGIN);
    const { scale } = camera;
    this.drawn = { ...seen, scale };
    this.colours = coloursOf(this.element);
    [this.bitmap.width, this.bitmap.height] = [camera.width * (1 + 2 * MARGIN), camera.height * (1 + 2 * MARGIN)];
    const pen = /** @type {CanvasRenderingContext2D} */ (this.bitmap.getContext("2d", { alpha: false }));
    pen.fillStyle = this.colours.paper;
    pen.fillRect(0, 0, this.bitmap.width, this.bitmap.height);
    pen.setTransform(scale, 0, 0, scale, -seen.left * scale, -seen.top * scale);
    const boxes = (this.grid?.within(seen) ?? []).filter((at) => !this.hidden.has(this.scene?.boxes.kind[at] ?? ""));
    if (!this.scene) return;
    paintAreas(pen, this.scene, this.colours, scale);
    this.linesLeft = paintLines(pen, this.scene, this.colours, scale, new Set(boxes));
    paintBoxes(pen, this.scene, this.colours, scale, boxes);
  }
}
