// The map of the system: three bands of peers, the flow from left to right, and what it is all for at the right.

import { announce } from "../announce.js";
import { fill, make } from "../dom.js";
import { addKeys } from "../keys.js";
import { dress } from "../map/dress.js";
import { fetchScene, NAMES } from "../map/fetching.js";
import { legend } from "../map/legend.js";
import { mapKeys, press } from "../map/map_keys.js";
import { openMenu } from "../map/menu.js";
import { moves, openGroup, perform } from "../map/moves.js";
import { queryBehind, sentence } from "../map/said.js";
import { Stage } from "../map/stage.js";
import { taken } from "../map/taken.js";
import { tools } from "../map/tools.js";
import { twin } from "../map/twin.js";
import { Walk } from "../map/walk.js";
import * as state from "../state.js";
import { say } from "../words.js";

const REST_MS = 250;
const DRESSED_BY = ["selected", "pin", "hide", "hide-line", "from", "node"];

/** @type {Stage | null} */
let stage = null;
let resting = 0;

/** @type {import("../views.js").View} */
export default {
  id: "map",
  place: 10,
  word: "map",
  names: NAMES,
  async show(host, signal) {
    const scene = await fetchScene(signal);
    const said = await sentence(scene, signal);
    if (signal.aborted) return;
    addKeys(...mapKeys);
    if (!stage?.element.isConnected) stage = begin();
    const parts = [told(scene, said), tools(stage), stage.element, legend(scene), twin(scene)];
    if (stage.element.parentElement !== host) fill(host, ...parts);
    else replace(host, parts);
    stage.take(scene, state.one("at"), state.one("node"));
    dress(stage);
    announce(said);
  },
  query: queryBehind,
  take: () => taken(stage),
};

/**
 * @param {import("../map/scene.js").Scene} scene
 * @param {string} said
 */
function told(scene, said) {
  const click = () => state.change({ whole: "yes", at: null });
  const more = scene.given.left > 0 && make("button", { type: "button", on: { click } }, say("draw_all"));
  return make("p", { class: "said" }, said, " ", more);
}

/** Makes the stage, and lets it follow the state as long as it is shown. */
function begin() {
  const made = new Stage({
    choose: (at) => choose(made, at),
    expand: (at) => expand(made, at),
    menu: (at, place) => menu(made, at, place),
    moved: () => remember(made),
  });
  const walk = new Walk((at) => made.go(at));
  made.element.addEventListener("keydown", (event) => press(event, made, walk, { choose, expand, menu }));
  const leave = state.follow((changed) => {
    if (!made.element.isConnected) {
      leave();
      made.end();
    } else if (DRESSED_BY.some((name) => changed.has(name))) dress(made);
    if (changed.has("at") && state.one("at") !== made.camera.text()) made.camera.take(state.one("at"));
  });
  return made;
}

/**
 * Keeps the stage where it is, so that the focus within it is not lost, and puts the rest anew around it.
 * @param {HTMLElement} host
 * @param {HTMLElement[]} parts
 */
function replace(host, parts) {
  const at = parts.findIndex((part) => part === stage?.element);
  for (const child of [...host.children]) if (child !== stage?.element) child.remove();
  stage?.element.before(...parts.slice(0, at));
  stage?.element.after(...parts.slice(at + 1));
}

/**
 * @param {Stage} shown
 * @param {number} at
 */
function choose(shown, at) {
  const { id, count, unit } = /** @type {import("../map/scene.js").Scene} */ (shown.scene).boxes;
  shown.at = at;
  if (count[at]) openGroup(id[at], unit[at]);
  else state.change({ selected: id[at] });
}

/**
 * @param {Stage} shown
 * @param {number} at
 */
function expand(shown, at) {
  const target = targetOf(shown, at);
  if (!target) choose(shown, at);
  else if (moves[0].word(target)) perform(moves[0], target);
}

/**
 * @param {Stage} shown
 * @param {number} at
 * @param {{x: number, y: number}} place
 */
function menu(shown, at, place) {
  const target = targetOf(shown, at);
  if (target) openMenu(shown.element, target, shown.scene?.boxes.name[at] ?? "", place, () => shown.go(at));
}

/**
 * @param {Stage} shown
 * @param {number} at
 */
function targetOf(shown, at) {
  const { id, kind, status, count } = /** @type {import("../map/scene.js").Scene} */ (shown.scene).boxes;
  return count[at] ? null : { id: id[at], kind: kind[at], status: status[at] };
}

/** @param {Stage} shown */
function remember(shown) {
  window.clearTimeout(resting);
  resting = window.setTimeout(() => {
    shown.settle();
    if (shown.element.isConnected && state.one("at") !== shown.camera.text()) {
      state.change({ at: shown.camera.text() }, { replace: true });
    }
  }, REST_MS);
}
