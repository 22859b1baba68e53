// The map as a table: the same boxes, for reading, for screen readers, and for who likes tables better.

import { anchor } from "../anchor.js";
import { make } from "../dom.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @typedef {import("./scene.js").Scene} Scene */

const MOST = 500;
const HEADS = ["name", "kind", "sight", "leads_to"];

/**
 * Returns the table, which is made when it is opened.
 * @param {Scene} scene
 */
export function twin(scene) {
  const place = make("div", { class: "wide", tabindex: "0", role: "group", "aria-label": say("as_table") });
  const toggle = () => {
    if (!place.firstChild) place.append(...table(scene));
  };
  return make("details", { class: "twin", on: { toggle } }, make("summary", {}, say("as_table")), place);
}

/** @param {Scene} scene */
function table(scene) {
  const heads = make("tr", {}, HEADS.map((head) => make("th", { scope: "col" }, say(`head_${head}`))));
  const rows = [...scene.boxes.id.keys()].slice(0, MOST).map((at) => row(scene, at));
  const caption = make("caption", { class: "unseen" }, say("as_table"));
  const drawn = make("table", {}, caption, make("thead", {}, heads), make("tbody", {}, rows));
  const left = scene.size - rows.length;
  return left ? [drawn, make("p", { class: "note" }, say("rows_left", { number: left }))] : [drawn];
}

/**
 * @param {Scene} scene
 * @param {number} at
 */
function row(scene, at) {
  const { id, name, status, count } = scene.boxes;
  const click = (/** @type {MouseEvent} */ event) => {
    event.preventDefault();
    state.change({ selected: id[at] });
  };
  const shown = count[at] ? name[at] : anchor({ selected: id[at] }, { on: { click } }, name[at]);
  const leads = scene.ends.out[at].map((line) => name[scene.links.to[line]]).join("; ");
  const cells = [scene.kindly(at), status[at] ? say(`sight_${status[at]}`) : "", leads].map((text) => make("td", {}, text));
  return make("tr", {}, make("th", { scope: "row" }, shown), cells);
}
