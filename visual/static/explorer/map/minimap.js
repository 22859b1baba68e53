// The whole map, small, with a frame around what is seen; a click there goes there, without dragging.

import { make } from "../dom.js";
import { coloursOf } from "./canvas_paint.js";
import { HEIGHT, WIDTH } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */

const WIDE = 180;
const HIGH = 110;
const LEAST = 2;

/** The map in small. */
export class Minimap {
  /** @param {import("./camera.js").Camera} camera */
  constructor(camera) {
    this.camera = camera;
    this.element = make("canvas", { class: "minimap", width: WIDE, height: HIGH, "aria-hidden": "true" });
    this.still = make("canvas", { width: WIDE, height: HIGH });
    this.element.addEventListener("pointerdown", (event) => this.go(event));
    this.element.addEventListener("pointermove", (event) => event.buttons === 1 && this.go(event));
  }

  /** @param {Scene} scene */
  take(scene) {
    this.frame = scene.frame;
    const { left, top, right, bottom } = this.frame;
    this.scale = Math.min(WIDE / (right - left), HIGH / (bottom - top));
    const [width, height] = [Math.ceil((right - left) * this.scale), Math.ceil((bottom - top) * this.scale)];
    for (const one of [this.element, this.still]) [one.width, one.height] = [width, height];
    const pen = /** @type {CanvasRenderingContext2D} */ (this.still.getContext("2d"));
    const colours = coloursOf(this.element.isConnected ? this.element : document.documentElement);
    pen.clearRect(0, 0, WIDE, HIGH);
    pen.fillStyle = colours.quiet;
    const [wide, high] = [Math.max(LEAST, WIDTH * this.scale), Math.max(1, HEIGHT * this.scale)];
    const { x, y } = scene.boxes;
    for (let at = 0; at < scene.size; at += 1) pen.fillRect((x[at] - left) * this.scale, (y[at] - top) * this.scale, wide, high);
  }

  /** Shows what is seen now. */
  show() {
    if (!this.frame || !this.scale) return;
    const seen = this.camera.seen();
    const { left, top, right, bottom } = this.frame;
    this.element.hidden = seen.left <= left && seen.top <= top && seen.right >= right && seen.bottom >= bottom;
    const pen = /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d"));
    const colours = coloursOf(document.documentElement);
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, WIDE, HIGH);
    pen.drawImage(this.still, 0, 0);
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 2;
    const [x, y] = [(seen.left - left) * this.scale, (seen.top - top) * this.scale];
    pen.strokeRect(x, y, (seen.right - seen.left) * this.scale, (seen.bottom - seen.top) * this.scale);
  }

  /** @param {PointerEvent} event */
  go(event) {
    if (!this.frame || !this.scale) return;
    const { left, top } = this.element.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / this.scale, (event.clientY - top) / this.scale];
    this.camera.centre(this.frame.left + x, this.frame.top + y);
  }
}
