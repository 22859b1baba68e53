// One box of the map as SVG: what it is, what it is called, how its line of sight stands, how its measures do.

import { draw } from "../dom.js";
import { say } from "../words.js";
import { icon } from "./icons.js";
import { cut, twoLines } from "./letters.js";
import { HEIGHT, WIDTH } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */

const EDGE = 10;
const ICON = 22;
const MORE = 34;
const ROUND = { reasons: 22, beside: 2 };

/**
 * Returns the box, to be walked to and opened by keys.
 * @param {Scene} scene
 * @param {number} at
 */
export function box(scene, at) {
  const { x, y, name, status, count, more, icons, band, id } = scene.boxes;
  const kindly = scene.kindly(at);
  const above = status[at] ? `${kindly} · ${say(`sight_${status[at]}`)}` : kindly;
  const lines = twoLines(name[at], WIDTH - 2 * EDGE, more[at] ? MORE : 0);
  const round = ROUND[/** @type {"reasons" | "beside"} */ (band[at])] ?? 6;
  const attributes = {
    class: `box ${count[at] ? "group" : ""} ${status[at] ? `sight-${status[at]}` : ""} in-${band[at]}`,
    transform: `translate(${x[at]} ${y[at]})`,
    role: "button",
    tabindex: "-1",
    "aria-label": scene.told(at),
    "data-at": at,
    "data-id": id[at],
  };
  return draw(
    "g",
    attributes,
    count[at] ? draw("rect", { class: "behind-box", x: 5, y: 5, width: WIDTH, height: HEIGHT, rx: round }) : null,
    draw("rect", { class: "frame", width: WIDTH, height: HEIGHT, rx: round }),
    draw("text", { class: "above", x: EDGE, y: 15 }, cut(above, WIDTH - 2 * EDGE - icons[at].length * ICON, 12)),
    lines.map((line, row) => draw("text", { class: "name", x: EDGE, y: (lines.length > 1 ? 32 : 39) + row * 17 }, line)),
    icons[at].map((state, place) => icon(state, WIDTH - 12 - place * ICON, 0)),
    more[at] ? draw("text", { class: "more", x: WIDTH - 6, y: HEIGHT - 6, "text-anchor": "end" }, `+${more[at]}`) : null,
  );
}
