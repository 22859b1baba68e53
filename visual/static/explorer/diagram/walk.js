// Where arrow keys lead in a diagram: left and right along its lines, up and down within a column.

/**
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./plan.js").Line} Line
 */

/**
 * Returns the place of the box that a key leads to; null for other keys, and where there is none.
 * @param {Plan} plan
 * @param {Line[]} lines
 * @param {number} at
 * @param {string} key
 */
export function step({ boxes, index }, lines, at, key) {
  if (key === "Home") return 0;
  if (key === "End") return boxes.length - 1;
  const here = boxes[at];
  if (key === "ArrowUp" || key === "ArrowDown") {
    const column = boxes.flatMap((one, place) => (one.column === here.column ? [place] : []));
    column.sort((one, other) => boxes[one].y - boxes[other].y);
    return column[column.indexOf(at) + (key === "ArrowDown" ? 1 : -1)] ?? null;
  }
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const from = (here.owner ?? here).box.key;
  const way = key === "ArrowRight" ? 1 : -1;
  const tied = lines.flatMap((line) => (line.from === from ? [line.to] : line.to === from ? [line.from] : []));
  const near = tied.flatMap((other) => index.get(other) ?? []).filter((one) => Math.sign(one.column - here.column) === way);
  const beside = boxes.filter((one) => one.column === here.column + way);
  const some = near.length ? near : beside;
  const best = some.reduce((one, other) => (Math.abs(other.y - here.y) < Math.abs(one.y - here.y) ? other : one), some[0]);
  return best ? boxes.indexOf(best) : null;
}
