// Dresses what is drawn by the state: selected, pinned, on the path asked for, of a kind that is hidden.

import * as state from "../state.js";

/** @typedef {import("./stage.js").Stage} Stage */

/**
 * Dresses all that is drawn; told what is new, only that.
 * @param {Stage} stage
 * @param {import("./svg_picture.js").Drawn} [fresh]
 */
export function dress(stage, fresh) {
  const { svg, canvas } = stage;
  const hidden = new Set(state.many("hide"));
  dressBoxes(stage, fresh?.boxes ?? svg.drawnBoxes, hidden);
  dressLines(stage, fresh?.lines ?? svg.drawnLines, hidden);
  if (fresh) return;
  canvas.hidden = hidden;
  canvas.dress();
}

/**
 * @param {Stage} stage
 * @param {Iterable<[number, SVGElement]>} boxes
 * @param {ReadonlySet<string>} hidden
 */
function dressBoxes({ scene, at: focused }, boxes, hidden) {
  if (!scene) return;
  const [selected, from] = [state.one("selected"), state.one("from")];
  const [pins, about] = ["pin", "node"].map((name) => new Set(state.many(name)));
  const { id, kind } = scene.boxes;
  const tabbed = focused >= 0 ? focused : Math.max(scene.index.get(selected) ?? scene.index.get([...about][0]) ?? 0, 0);
  for (const [at, element] of boxes) {
    element.setAttribute("tabindex", at === tabbed ? "0" : "-1");
    element.toggleAttribute("hidden", hidden.has(kind[at]));
    mark(element, "aria-current", id[at] === selected);
    element.classList.toggle("selected", id[at] === selected);
    element.classList.toggle("pinned", pins.has(id[at]));
    element.classList.toggle("about", about.has(id[at]));
    element.classList.toggle("from", id[at] === from);
    element.classList.toggle("on-path", scene.path.has(id[at]));
  }
}

/**
 * @param {Stage} stage
 * @param {Iterable<[number, SVGElement]>} lines
 * @param {ReadonlySet<string>} hidden
 */
function dressLines({ scene }, lines, hidden) {
  if (!scene) return;
  const selected = state.one("selected");
  const hiddenLines = new Set(state.many("hide-line"));
  const { id, kind } = scene.boxes;
  for (const [at, element] of lines) {
    const [source, target] = [scene.links.from[at], scene.links.to[at]];
    const gone = hidden.has(kind[source]) || hidden.has(kind[target]) || hiddenLines.has(String(scene.links.line[at]));
    element.toggleAttribute("hidden", gone);
    element.classList.toggle("on-path", scene.isOnPath(source, target));
    element.classList.toggle("near", selected !== "" && (id[source] === selected || id[target] === selected));
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {boolean} holds
 */
function mark(element, name, holds) {
  if (holds) element.setAttribute(name, "true");
  else element.removeAttribute(name);
}
