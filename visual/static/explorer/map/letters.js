// Fits texts into boxes by the width that they have in the page's own letters.

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const NAME = 15;
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/**
 * Returns a text that is no wider than there is room, cut with an ellipsis where it was.
 * @param {string} text
 * @param {number} room In units of the map.
 * @param {number} [size] Of its letters.
 */
export function cut(text, room, size = NAME) {
  if (width(text, size) <= room) return text;
  let [fits, short] = [0, text.length];
  while (short - fits > 1) {
    const middle = (fits + short) >> 1;
    if (width(`${text.slice(0, middle).trimEnd()}…`, size) <= room) fits = middle;
    else short = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}

/**
 * Returns a text in at most two lines, parted between words where that can be, the second one cut.
 * @param {string} text
 * @param {number} room
 * @param {number} less How much less room the last line has.
 */
export function twoLines(text, room, less) {
  if (width(text, NAME) <= room - less) return [text];
  const words = text.split(" ");
  let first = words.shift() ?? "";
  while (words.length > 1 && width(`${first} ${words[0]}`, NAME) <= room) first += ` ${words.shift()}`;
  if (width(first, NAME) > room || !words.length) return [cut(text, room - less)];
  return [first, cut(words.join(" "), room - less)];
}

/**
 * @param {string} text
 * @param {number} size
 */
function width(text, size) {
  pen.font = `${size}px ${FAMILY}`;
  return pen.measureText(text).width;
}
