// Draws a diagram in columns as SVG: boxes that are walked to by arrow keys and opened by Enter, lines between them.

import { draw, make } from "../dom.js";
import { icon } from "../map/icons.js";
import { cut, twoLines } from "../map/letters.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { ACROSS, plan, WIDTH } from "./plan.js";
import { step } from "./walk.js";

/**
 * @typedef {import("./plan.js").Diagram} Diagram
 * @typedef {import("./plan.js").Placed} Placed
 * @typedef {import("./plan.js").Plan} Plan
 */

const EDGE = 10;
const MARGIN = 8;

/**
 * Returns the picture of a diagram; it scrolls by itself where there is no room.
 * @param {string} label What it shows.
 * @param {Diagram} diagram
 */
export function picture(label, diagram) {
  const found = plan(diagram);
  const titles = diagram.columns.map(({ title }, at) => {
    return draw("text", { class: "title", x: at * (WIDTH + ACROSS), y: 16 }, cut(title, WIDTH, 14));
  });
  const lines = draw("g", { class: "ties", "aria-hidden": "true" }, diagram.lines.map((one) => line(found, one)).concat(hanging(found)));
  const boxes = found.boxes.map((placed) => box(placed));
  const [width, height] = [found.width + 2 * MARGIN, found.height + 2 * MARGIN];
  const drawn = draw(
    "svg",
    {
      class: "diagram",
      role: "group",
      "aria-label": `${label}; ${say("diagram_keys")}`,
      width,
      height,
      viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`,
    },
    draw("g", { "aria-hidden": "true" }, titles),
    lines,
    boxes,
  );
  boxes[0]?.setAttribute("tabindex", "0");
  drawn.addEventListener("keydown", (event) => press(event, found, diagram, boxes));
  return make("div", { class: "wide diagram-place" }, drawn);
}

/** @param {Placed} placed */
function box({ box: one, x, y, width, height, owner }) {
  const room = width - 2 * EDGE - (one.icon ? 26 : 0);
  const lines = twoLines(one.name, room, 0);
  const open = () => one.id && state.change({ selected: one.id });
  const sort = `${one.id ? "" : "gap"} ${owner ? "small" : ""} ${one.id && state.one("selected") === one.id ? "selected" : ""}`;
  const said = [one.above, one.name, one.more, one.icon ? say(`icon_${one.icon}`) : ""].filter(Boolean).join(". ");
  const attributes = {
    class: `box ${sort}`,
    transform: `translate(${x} ${y})`,
    role: one.id ? "button" : "img",
    tabindex: "-1",
    "aria-label": said,
    "data-id": one.id || false,
    on: { click: open },
  };
  return draw(
    "g",
    attributes,
    draw("rect", { class: "frame", width, height, rx: one.id ? 6 : 0 }),
    draw("text", { class: "above", x: EDGE, y: 15 }, cut(one.above, room, 12)),
    lines.map((text, row) => draw("text", { class: "name", x: EDGE, y: (lines.length > 1 ? 31 : 36) + row * 16 }, text)),
    one.icon ? icon(one.icon, width - 20, height / 2) : null,
  );
}

/**
 * @param {Plan} found
 * @param {{from: string, to: string}} one
 */
function line({ index }, { from, to }) {
  const [start, end] = [index.get(from), index.get(to)];
  if (!start || !end) return null;
  const isLeft = start.x < end.x;
  const [x1, x2] = isLeft ? [start.x + start.width, end.x] : [start.x, end.x + end.width];
  const [y1, y2] = [start.y + start.height / 2, end.y + end.height / 2];
  const turn = x1 + (isLeft ? ACROSS : -ACROSS) / 2;
  const tip = isLeft ? -8 : 8;
  return draw(
    "g",
    { class: "line" },
    draw("path", { d: `M${x1} ${y1}H${turn}V${y2}H${x2 + tip}` }),
    draw("path", { class: "head", d: `M${x2} ${y2}l${tip} -5v10z` }),
  );
}

/** @param {Plan} found */
function hanging({ boxes }) {
  return boxes.flatMap(({ owner, x, y, height }) =>
    owner ? [draw("g", { class: "line" }, draw("path", { d: `M${owner.x + 8} ${owner.y + owner.height}V${y + height / 2}H${x}` }))] : [],
  );
}

/**
 * @param {KeyboardEvent} event
 * @param {Plan} found
 * @param {Diagram} diagram
 * @param {SVGElement[]} elements
 */
function press(event, found, { lines }, elements) {
  const at = elements.findIndex((one) => one === document.activeElement);
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  const { box: one } = found.boxes[at];
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (one.id) state.change({ selected: one.id });
    return;
  }
  const next = step(found, lines, at, event.key);
  if (next === null) return;
  event.preventDefault();
  elements[at].setAttribute("tabindex", "-1");
  elements[next].setAttribute("tabindex", "0");
  elements[next].focus();
  elements[next].scrollIntoView({ block: "nearest", inline: "nearest" });
}
