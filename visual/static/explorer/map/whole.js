// Lengths in whole pixels of the screen: what is painted once is moved by them without being painted anew, and stays sharp.

/** @param {number} length In pixels of the page. */
export function whole(length) {
  return Math.round(length * window.devicePixelRatio) / window.devicePixelRatio;
}
