// Which part of the map is seen, and how large: moved, zoomed, and told to whoever draws.

/** @typedef {import("./scene.js").Frame} Frame */

const SMALLEST = 0.004;
const LARGEST = 3;
const MARGIN = 24;

/** What is seen. */
export class Camera {
  /** @param {() => void} moved Called after each move. */
  constructor(moved) {
    this.moved = moved;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.width = 1;
    this.height = 1;
  }

  /**
   * The part of the map that is seen, a margin around it included.
   * @param {number} [margin] As a share of what is seen.
   * @returns {Frame}
   */
  seen(margin = 0) {
    const [wide, high] = [this.width / this.scale, this.height / this.scale];
    const [left, top] = [this.x - wide * margin, this.y - high * margin];
    return { left, top, right: this.x + wide * (1 + margin), bottom: this.y + high * (1 + margin) };
  }

  /**
   * Takes on another size; what was in the middle from left to right stays there.
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    const across = this.width > 1 ? (this.width - width) / 2 : 0;
    [this.width, this.height] = [width, height];
    this.pan(across, 0);
  }

  /**
   * Moves by pixels of the screen.
   * @param {number} across
   * @param {number} down
   */
  pan(across, down) {
    this.x += across / this.scale;
    this.y += down / this.scale;
    this.moved();
  }

  /**
   * Zooms, with a point of the screen left where it is.
   * @param {number} times
   * @param {number} [atX]
   * @param {number} [atY]
   */
  zoom(times, atX = this.width / 2, atY = this.height / 2) {
    const scale = Math.min(LARGEST, Math.max(SMALLEST, this.scale * times));
    this.x += atX / this.scale - atX / scale;
    this.y += atY / this.scale - atY / scale;
    this.scale = scale;
    this.moved();
  }

  /**
   * Shows all of a frame, but nothing larger than it is.
   * @param {Frame} frame
   * @param {number} [smallest] Smaller than this is not read: then its upper edge is shown, where the work meets what it
   *   is for, which is at 0 across.
   */
  fit(frame, smallest = SMALLEST) {
    const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
    const fitting = Math.min((this.width - MARGIN) / wide, (this.height - MARGIN) / high, 1);
    this.scale = Math.max(fitting, smallest);
    const isWide = wide * this.scale > this.width;
    const isHigh = high * this.scale > this.height;
    const top = frame.top + (this.height - MARGIN) / 2 / this.scale;
    this.centre(isWide ? 0 : (frame.left + frame.right) / 2, isHigh ? top : (frame.top + frame.bottom) / 2);
  }

  /**
   * Brings a point of the map to the middle.
   * @param {number} x
   * @param {number} y
   */
  centre(x, y) {
    this.x = x - this.width / 2 / this.scale;
    this.y = y - this.height / 2 / this.scale;
    this.moved();
  }

  /**
   * Moves as little as needed so that a frame is seen.
   * @param {Frame} frame
   */
  show(frame) {
    const seen = this.seen();
    const edge = MARGIN / this.scale;
    const across = Math.max(0, frame.right + edge - seen.right) - Math.max(0, seen.left - frame.left + edge);
    const down = Math.max(0, frame.bottom + edge - seen.bottom) - Math.max(0, seen.top - frame.top + edge);
    if (across || down) this.pan(across * this.scale, down * this.scale);
  }

  /** Returns itself as a text for the address. */
  text() {
    return [Math.round(this.x), Math.round(this.y), Number(this.scale.toPrecision(3))].join(" ");
  }

  /**
   * Takes on what an address says; tells whether it says something.
   * @param {string} text
   */
  take(text) {
    const [x, y, scale] = text.split(" ").map(Number);
    if (![x, y, scale].every(Number.isFinite) || !text || scale <= 0) return false;
    [this.x, this.y, this.scale] = [x, y, Math.min(LARGEST, Math.max(SMALLEST, scale))];
    this.moved();
    return true;
  }
}
