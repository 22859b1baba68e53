// The keys of the map: walk along links, open, expand, the menu, move and zoom.

/**
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {(stage: Stage, at: number) => void} Act
 */

const PAN_PX = 120;
const TIMES = 1.3;

/** The keys as the help lists them. @type {import("../keys.js").Key[]} */
export const mapKeys = [
  { key: "← →", word: "key_walk" },
  { key: "↑ ↓", word: "key_beside" },
  { key: "Enter", word: "key_open" },
  { key: "e", word: "key_expand" },
  { key: "m", word: "key_menu" },
  { key: "Shift + ← → ↑ ↓", word: "key_pan" },
  { key: "+ −", word: "key_zoom" },
  { key: "0", word: "key_fit" },
];

/** @type {Record<string, [number, number]>} */
const PANS = {
  ArrowLeft: [-PAN_PX, 0],
  ArrowRight: [PAN_PX, 0],
  ArrowUp: [0, -PAN_PX],
  ArrowDown: [0, PAN_PX],
};

/**
 * Does what a key says that is pressed on the map.
 * @param {KeyboardEvent} event
 * @param {Stage} stage
 * @param {import("./walk.js").Walk} walk
 * @param {{choose: Act, expand: Act, menu: (stage: Stage, at: number, place: {x: number, y: number}) => void}} acts
 */
export function press(event, stage, walk, acts) {
  if (event.ctrlKey || event.altKey || event.metaKey || !stage.scene || event.defaultPrevented) return;
  const box = event.target instanceof Element ? event.target.closest("[data-at]") : null;
  const at = box ? Number(box.getAttribute("data-at")) : -1;
  if (moves(event, stage) || (at >= 0 && (does(event.key, stage, at, acts) || walk.step(event.key, stage.scene, at)))) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {Stage} stage
 */
function moves({ key, shiftKey }, { camera, scene }) {
  if (shiftKey && key in PANS) camera.pan(...PANS[key]);
  else if (key === "+" || key === "=") camera.zoom(TIMES);
  else if (key === "-") camera.zoom(1 / TIMES);
  else if (key === "0" && scene) camera.fit(scene.frame);
  else return false;
  return true;
}

/**
 * @param {string} key
 * @param {Stage} stage
 * @param {number} at
 * @param {Parameters<typeof press>[3]} acts
 */
function does(key, stage, at, acts) {
  if (key === "Enter" || key === " ") acts.choose(stage, at);
  else if (key === "e") acts.expand(stage, at);
  else if (key === "m" || key === "ContextMenu") acts.menu(stage, at, placeOf(stage, at));
  else return false;
  return true;
}

/**
 * @param {Stage} stage
 * @param {number} at
 */
function placeOf({ camera, scene }, at) {
  const { x, y } = /** @type {import("./scene.js").Scene} */ (scene).boxes;
  return { x: (x[at] + 20 - camera.x) * camera.scale, y: (y[at] + 40 - camera.y) * camera.scale };
}
