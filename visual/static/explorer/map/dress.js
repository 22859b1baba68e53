// Dresses what is drawn by the state: selected, pinned, on the path asked for, of a kind that is hidden.

import * as state from "../state.js";

/** @param {import("./stage.js").Stage} stage */
export function dress(stage) {
  const { scene, svg, canvas } = stage;
  if (!scene) return;
  const [selected, from] = [state.one("selected"), state.one("from")];
  const [pins, about, hidden] = ["pin", "node", "hide"].map((name) => new Set(state.many(name)));
  const lines = new Set(state.many("hide-line"));
  const { id, kind } = scene.boxes;
  const tabbed = stage.at >= 0 ? stage.at : Math.max(scene.index.get(selected) ?? scene.index.get([...about][0]) ?? 0, 0);
  for (const [at, element] of svg.drawnBoxes) {
    element.setAttribute("tabindex", at === tabbed ? "0" : "-1");
    element.toggleAttribute("hidden", hidden.has(kind[at]));
    mark(element, "aria-current", id[at] === selected);
    for (const [name, holds] of /** @type {[string, boolean][]} */ ([
      ["selected", id[at] === selected],
      ["pinned", pins.has(id[at])],
      ["about", about.has(id[at])],
      ["from", id[at] === from],
      ["on-path", scene.path.has(id[at])],
    ])) {
      element.classList.toggle(name, holds);
    }
  }
  for (const [at, element] of svg.drawnLines) {
    const [source, target] = [scene.links.from[at], scene.links.to[at]];
    const gone = hidden.has(kind[source]) || hidden.has(kind[target]) || lines.has(String(scene.links.line[at]));
    element.toggleAttribute("hidden", gone);
    element.classList.toggle("on-path", scene.isOnPath(source, target));
    element.classList.toggle("near", selected !== "" && (id[source] === selected || id[target] === selected));
  }
  if (canvas.hidden !== hidden) canvas.hidden = hidden;
  canvas.dress();
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
