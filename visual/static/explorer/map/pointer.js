// Moves the map by pointer: drag to move, wheel to zoom, click to select, click twice to expand, other button: the menu.

import { HEIGHT, WIDTH } from "./scene.js";

/** @typedef {import("./stage.js").Stage} Stage */

const CLICK_PX = 4;
const WHEEL = 0.0015;

/** @param {Stage} stage */
export function listenToPointer(stage) {
  const { element, camera } = stage;
  /** @type {{x: number, y: number, moved: boolean} | null} */
  let held = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || isControl(event.target)) return;
    held = { x: event.clientX, y: event.clientY, moved: false };
  });
  element.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [across, down] = [held.x - event.clientX, held.y - event.clientY];
    if (!held.moved && Math.abs(across) + Math.abs(down) < CLICK_PX) return;
    if (!held.moved) element.setPointerCapture(event.pointerId);
    held = { x: event.clientX, y: event.clientY, moved: true };
    camera.pan(across, down);
  });
  element.addEventListener("pointerup", (event) => {
    const at = held && !held.moved ? boxAt(stage, event) : -1;
    held = null;
    if (at >= 0) stage.acts.choose(at);
  });
  element.addEventListener("pointercancel", () => {
    held = null;
  });
  element.addEventListener("dblclick", (event) => {
    const at = isControl(event.target) ? -1 : boxAt(stage, event);
    if (at >= 0) stage.acts.expand(at);
  });
  element.addEventListener("contextmenu", (event) => {
    const at = boxAt(stage, event);
    if (at < 0) return;
    event.preventDefault();
    stage.acts.menu(at, placeOf(stage, event));
  });
  const wheel = (/** @type {WheelEvent} */ event) => {
    event.preventDefault();
    const { x, y } = placeOf(stage, event);
    if (event.shiftKey) camera.pan(event.deltaY, 0);
    else camera.zoom(Math.exp(-event.deltaY * WHEEL), x, y);
  };
  element.addEventListener("wheel", wheel, { passive: false });
}

/**
 * Returns the box at a place of the screen; -1 where there is none.
 * @param {Stage} stage
 * @param {MouseEvent} event
 */
function boxAt(stage, event) {
  const { camera, scene, svg } = stage;
  if (!scene || isControl(event.target)) return -1;
  const place = placeOf(stage, event);
  const [x, y] = [camera.x + place.x / camera.scale, camera.y + place.y / camera.scale];
  const found = svg.grid?.within({ left: x, top: y, right: x, bottom: y }) ?? [];
  return found.find((at) => x <= scene.boxes.x[at] + WIDTH && y <= scene.boxes.y[at] + HEIGHT) ?? -1;
}

/**
 * @param {Stage} stage
 * @param {MouseEvent} event
 */
function placeOf(stage, event) {
  const { left, top } = stage.element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** @param {EventTarget | null} target */
function isControl(target) {
  return target instanceof Element && target.closest(".menu, .minimap, button") !== null;
}
