// Finds what lies within a part of the map, without looking at all of it.

/** @typedef {import("./scene.js").Frame} Frame */

const CELL = 1024;

/** Frames by where they are. */
export class Grid {
  /**
   * @param {number} size How many frames.
   * @param {(at: number) => Frame} frameOf
   */
  constructor(size, frameOf) {
    /** @type {Map<number, number[]>} */
    this.cells = new Map();
    this.frameOf = frameOf;
    for (let at = 0; at < size; at += 1) {
      for (const key of keys(frameOf(at))) {
        const cell = this.cells.get(key);
        if (cell) cell.push(at);
        else this.cells.set(key, [at]);
      }
    }
  }

  /**
   * Returns what touches a frame, in order.
   * @param {Frame} frame
   * @param {number} [most] So many at most, in the order of where they are.
   * @returns {number[]}
   */
  within(frame, most = Infinity) {
    /** @type {Set<number>} */
    const found = new Set();
    for (const key of keys(frame)) {
      for (const at of this.cells.get(key) ?? []) if (!found.has(at) && touch(this.frameOf(at), frame)) found.add(at);
      if (found.size > most) break;
    }
    return [...found].sort((a, b) => a - b);
  }
}

/** @param {Frame} frame */
function* keys(frame) {
  for (let row = Math.floor(frame.top / CELL); row <= Math.floor(frame.bottom / CELL); row += 1) {
    for (let column = Math.floor(frame.left / CELL); column <= Math.floor(frame.right / CELL); column += 1) {
      yield row * 1_000_003 + column;
    }
  }
}

/**
 * @param {Frame} one
 * @param {Frame} other
 */
function touch(one, other) {
  return one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top;
}

/**
 * Tells whether a frame lies within another.
 * @param {Frame} outer
 * @param {Frame} inner
 */
export function holds(outer, inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
}
