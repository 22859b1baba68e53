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
    /** How large the frame around what is seen is. */
    this.size = "";
    this.still = make("canvas", { width: WIDE, height: HIGH });
    this.seen = make("div", { class: "seen" });
    this.element = make("div", { class: "minimap", "aria-hidden": "true" }, this.still, this.seen);
    this.element.addEventListener("pointerdown", (event) => this.go(event));
    this.element.addEventListener("pointermove", (event) => event.buttons === 1 && this.go(event));
  }

  /** @param {Scene} scene */
  take(scene) {
    this.frame = scene.frame;
    const { left, top, right, bottom } = this.frame;
    this.scale = Math.min(WIDE / (right - left), HIGH / (bottom - top));
    const [width, height] = [Math.ceil((right - left) * this.scale), Math.ceil((bottom - top) * this.scale)];
    [this.still.width, this.still.height] = [width, height];
    const pen = /** @type {CanvasRenderingContext2D} */ (this.still.getContext("2d"));
    const colours = coloursOf(this.element.isConnected ? this.element : document.documentElement);
    pen.clearRect(0, 0, WIDE, HIGH);
    pen.fillStyle = colours.quiet;
    const [wide, high] = [Math.max(LEAST, WIDTH * this.scale), Math.max(1, HEIGHT * this.scale)];
    const { x, y } = scene.boxes;
    for (let at = 0; at < scene.size; at += 1) pen.fillRect((x[at] - left) * this.scale, (y[at] - top) * this.scale, wide, high);
  }

  /** Shows what is seen now, by moving a frame: the map in small stays as it was painted. */
  show() {
    if (!this.frame || !this.scale) return;
    const seen = this.camera.seen();
    const { left, top, right, bottom } = this.frame;
    this.element.hidden = seen.left <= left && seen.top <= top && seen.right >= right && seen.bottom >= bottom;
    const [x, y] = [(seen.left - left) * this.scale, (seen.top - top) * this.scale];
    this.seen.style.transform = `translate(${x}px, ${y}px)`;
    const size = `${(seen.right - seen.left) * this.scale}px ${(seen.bottom - seen.top) * this.scale}px`;
    if (size === this.size) return;
    this.size = size;
    [this.seen.style.width, this.seen.style.height] = size.split(" ");
  }

  /** @param {PointerEvent} event */
  go(event) {
    if (!this.frame || !this.scale) return;
    const { left, top } = this.still.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / this.scale, (event.clientY - top) / this.scale];
    this.camera.centre(this.frame.left + x, this.frame.top + y);
  }
}
