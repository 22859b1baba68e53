// Places the boxes of a diagram in columns: each as near as can be to what it leads to, with what hangs below it.

/**
 * @typedef {object} Box
 * @property {string} key
 * @property {string} id Of the thing; empty for a gap.
 * @property {string} above What it is, in a few words.
 * @property {string} name What it is called; of a gap, what is missing.
 * @property {string} [more] What else is told to who cannot see it.
 * @property {string} [icon] State of the icon of a measure.
 * @property {Box[]} [below] What hangs below it, such as its measures, its checks, what it lacks.
 *
 * @typedef {{title: string, boxes: Box[]}} Column
 * @typedef {{from: string, to: string}} Line By the keys of boxes, in the way the arrow points.
 * @typedef {{columns: Column[], lines: Line[]}} Diagram
 *
 * @typedef {{box: Box, column: number, x: number, y: number, width: number, height: number, owner: Placed | null}} Placed
 * @typedef {{boxes: Placed[], width: number, height: number, index: Map<string, Placed>}} Plan
 */

export const WIDTH = 208;
const HEIGHT = 62;
const TITLE = 34;
const SMALL = 52;
export const ACROSS = 48;
const BETWEEN = 22;
const HANG = 8;
const INDENT = 18;
const ROUNDS = 4;

/**
 * Returns where the boxes of a diagram stand.
 * @param {Diagram} diagram
 * @returns {Plan}
 */
export function plan({ columns, lines }) {
  const order = columns.map(({ boxes }) => [...boxes]);
  /** @type {Plan} */
  let found = { boxes: [], width: 0, height: 0, index: new Map() };
  for (let round = 0; round < ROUNDS; round += 1) {
    found = stacked(order);
    for (const boxes of order) boxes.sort((one, other) => middle(found, lines, one) - middle(found, lines, other));
  }
  return centred(stacked(order));
}

/**
 * Stacks each column from the top.
 * @param {Box[][]} order
 * @returns {Plan}
 */
function stacked(order) {
  /** @type {Placed[]} */
  const boxes = [];
  let height = TITLE;
  order.forEach((column, at) => {
    let y = TITLE;
    for (const box of column) {
      /** @type {Placed} */
      const placed = { box, column: at, x: at * (WIDTH + ACROSS), y, width: WIDTH, height: HEIGHT, owner: null };
      boxes.push(placed);
      y += HEIGHT;
      for (const one of box.below ?? []) {
        y += HANG;
        boxes.push({ box: one, column: at, x: placed.x + INDENT, y, width: WIDTH - INDENT, height: SMALL, owner: placed });
        y += SMALL;
      }
      y += BETWEEN;
    }
    height = Math.max(height, y - BETWEEN);
  });
  const index = new Map(boxes.map((one) => [one.box.key, one]));
  return { boxes, width: order.length * (WIDTH + ACROSS) - ACROSS, height, index };
}

/**
 * Moves each column to the middle of the picture.
 * @param {Plan} found
 */
function centred(found) {
  const columns = Math.max(0, ...found.boxes.map(({ column }) => column)) + 1;
  for (let at = 0; at < columns; at += 1) {
    const some = found.boxes.filter(({ column }) => column === at);
    const last = Math.max(TITLE, ...some.map(({ y, height }) => y + height));
    for (const one of some) one.y += (found.height - last) / 2;
  }
  return found;
}

/**
 * Returns the middle height of what a box is tied to; where it is tied to nothing, its own.
 * @param {Plan} found
 * @param {Line[]} lines
 * @param {Box} box
 */
function middle(found, lines, { key }) {
  const others = lines.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : []));
  const heights = (others.length ? others : [key]).flatMap((other) => found.index.get(other)?.y ?? []);
  return heights.reduce((sum, y) => sum + y, 0) / Math.max(heights.length, 1);
}
