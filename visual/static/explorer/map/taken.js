// What can be taken of the map: the picture as it is seen now, also where a canvas shows it, and all of its table.

import { say } from "../words.js";
import { dress } from "./dress.js";
import { SvgPicture } from "./svg_picture.js";

/**
 * @param {import("./stage.js").Stage | null} stage
 * @returns {import("../take.js").Taken}
 */
export function taken(stage) {
  const scene = stage?.scene;
  if (!stage || !scene) return { picture: null, tables: [] };
  const { camera } = stage;
  const transform = `scale(${camera.scale}) translate(${-camera.x} ${-camera.y})`;
  const parts = [...world(stage).children];
  const picture = { width: camera.width, height: camera.height, box: null, parts, transform };
  return { picture, tables: [table(scene)] };
}

/**
 * Returns what is drawn as SVG; where a canvas shows the map, it is drawn for this alone.
 * @param {import("./stage.js").Stage} stage
 */
function world(stage) {
  if (!stage.isOverview()) return stage.svg.world;
  stage.element.querySelector(".taken")?.remove();
  const made = new SvgPicture("");
  made.element.setAttribute("class", "picture taken");
  made.element.setAttribute("aria-hidden", "true");
  stage.element.prepend(made.element);
  made.take(/** @type {import("./scene.js").Scene} */ (stage.scene));
  made.settle(stage.camera);
  made.cover(stage.camera);
  dress(/** @type {import("./stage.js").Stage} */ ({ ...stage, svg: made }));
  return made.world;
}

/** @param {import("./scene.js").Scene} scene */
function table(scene) {
  const { name, status } = scene.boxes;
  const heads = ["name", "kind", "sight", "leads_to"].map((head) => say(`head_${head}`));
  const rows = name.map((called, at) => [
    called,
    scene.kindly(at),
    status[at] ? say(`sight_${status[at]}`) : "",
    scene.ends.out[at].map((line) => name[scene.links.to[line]]).join("; "),
  ]);
  return { title: "", heads, rows };
}
