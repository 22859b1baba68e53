// Holds the picture: chooses how it is drawn, moves it by pointer and keys, and dresses what is selected or on a path.

import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { Camera } from "./camera.js";
import { CanvasPicture } from "./canvas_picture.js";
import { dress } from "./dress.js";
import { Minimap } from "./minimap.js";
import { listenToPointer } from "./pointer.js";
import { SvgPicture } from "./svg_picture.js";

/** @typedef {import("./scene.js").Scene} Scene */

const READABLE = 0.3;
const MOST_ELEMENTS = 300;
const MOST_READ = 100;
const SMALLEST_FIT = 0.7;

/** Where the map is seen. */
export class Stage {
  /**
   * @param {object} acts What follows from what is done with it.
   * @param {(at: number) => void} acts.choose
   * @param {(at: number) => void} acts.expand
   * @param {(at: number, place: {x: number, y: number}) => void} acts.menu
   * @param {() => void} acts.moved
   */
  constructor(acts) {
    this.acts = acts;
    this.element = make("div", { class: "stage" });
    this.svg = new SvgPicture(say("map_picture"));
    this.canvas = new CanvasPicture(say("map_overview"));
    this.camera = new Camera(() => this.later());
    this.minimap = new Minimap(this.camera);
    this.left = make("p", { class: "lines-left" });
    this.element.append(this.canvas.element, this.svg.element, this.left, this.minimap.element);
    this.waiting = 0;
    this.at = -1;
    this.svg.dressed = (fresh) => dress(this, fresh);
    listenToPointer(this);
    // What gets the focus is brought into view by the camera, never by scrolling what is around it.
    this.element.addEventListener("scroll", () => this.element.scrollTo(0, 0));
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(this.element);
  }

  /**
   * Shows another scene.
   * @param {Scene} scene
   * @param {string} view What the address says of the view; empty to show all, or the middle of it.
   * @param {string} focus The id of what it is about, which is shown in any case; empty for nothing.
   */
  take(scene, view, focus) {
    const focused = this.scene && this.at >= 0 ? this.scene.boxes.id[this.at] : "";
    this.scene = scene;
    this.svg.take(scene);
    this.canvas.take(scene);
    this.minimap.take(scene);
    this.at = scene.index.get(focused) ?? -1;
    this.measure();
    if (!this.camera.take(view)) this.fit(focus);
    this.draw();
  }

  /**
   * Shows all of the map, or, where that could not be read, what it is about, or its middle.
   * @param {string} [focus]
   */
  fit(focus = "") {
    if (!this.scene) return;
    const { frame, index, size } = this.scene;
    this.camera.fit(frame, size > MOST_READ ? undefined : SMALLEST_FIT);
    const at = index.get(focus);
    if (at !== undefined) this.camera.show(this.scene.frameOf(at));
  }

  measure() {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!width || (width === this.camera.width && height === this.camera.height)) return;
    const isOpen = this.camera.width > 1;
    this.camera.resize(width, height);
    const at = this.scene?.index.get(state.one("selected"));
    if (isOpen && at !== undefined) this.camera.show(/** @type {Scene} */ (this.scene).frameOf(at));
  }

  /** Draws with the next frame. */
  later() {
    if (this.waiting) return;
    this.waiting = window.requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
      this.acts.moved();
    });
  }

  draw() {
    if (!this.scene) return;
    const onCanvas = this.isOverview();
    this.svg.element.toggleAttribute("hidden", onCanvas);
    this.canvas.element.hidden = !onCanvas;
    (onCanvas ? this.canvas : this.svg).show(this.camera);
    const { linesLeft } = this.canvas;
    const passing = this.svg.onlyOfBoxes ? say("lines_of_boxes") : "";
    const left = linesLeft ? say("lines_left", { number: linesLeft }) : "";
    const told = onCanvas ? left : passing;
    if (this.left.textContent !== told) this.left.textContent = told;
    this.minimap.show();
  }

  /** Puts right what moving leaves as it is: called when the map rests. */
  settle() {
    if (!this.scene || this.isOverview()) return;
    this.svg.settle(this.camera);
    this.svg.show(this.camera);
  }

  /** Tells whether more is seen than can be read, so that it is drawn on the canvas. */
  isOverview() {
    if (!this.scene || this.scene.size <= MOST_ELEMENTS) return false;
    if (this.camera.scale < READABLE) return true;
    return (this.svg.grid?.within(this.camera.seen(), MOST_ELEMENTS).length ?? 0) > MOST_ELEMENTS;
  }

  /**
   * Brings a box into view and gives it the focus.
   * @param {number} at
   */
  go(at) {
    if (!this.scene) return;
    if (this.camera.scale < READABLE) this.camera.scale = 1;
    this.camera.show(this.scene.frameOf(at));
    this.at = at;
    this.draw();
    dress(this);
    /** @type {SVGGElement | undefined} */ (this.svg.elementOf(at))?.focus({ preventScroll: true });
  }

  /** Lets go of what it holds outside of itself. */
  end() {
    this.sizes.disconnect();
    window.cancelAnimationFrame(this.waiting);
  }
}
