// Walks over the map by arrow keys: right along links on, left along links back, up and down among those that one link
// away leads to, else among what stands in the same column.

import { announce } from "../announce.js";
import { start } from "../start.js";
import { say } from "../words.js";

/** @typedef {import("./scene.js").Scene} Scene */

/** Where somebody walks. */
export class Walk {
  /** @param {(at: number) => void} go Leads the eye and the focus to a box. */
  constructor(go) {
    this.go = go;
    /** @type {number[]} Boxes that the last step could have led to. */
    this.choices = [];
  }

  /**
   * Takes a step; tells whether the key was one.
   * @param {string} key
   * @param {Scene} scene
   * @param {number} at The box where one stands.
   */
  step(key, scene, at) {
    if (key === "ArrowRight") this.along(scene, at, scene.ends.out[at], scene.links.to, "label");
    else if (key === "ArrowLeft") this.along(scene, at, scene.ends.into[at], scene.links.from, "inverse");
    else if (key === "ArrowDown" || key === "ArrowUp") this.beside(scene, at, key === "ArrowDown" ? 1 : -1);
    else if (key === "Home") this.go(0);
    else if (key === "End") this.go(scene.size - 1);
    else return false;
    return true;
  }

  /**
   * @param {Scene} scene
   * @param {number} at
   * @param {number[]} lines
   * @param {number[]} ends
   * @param {"label" | "inverse"} word
   */
  along(scene, at, lines, ends, word) {
    const { y } = scene.boxes;
    const nearest = [...lines].sort((a, b) => Math.abs(y[ends[a]] - y[at]) - Math.abs(y[ends[b]] - y[at]))[0];
    if (nearest === undefined) {
      announce(say(word === "label" ? "walk_no_further" : "walk_no_earlier"));
      return;
    }
    this.choices = [...new Set(lines.map((line) => ends[line]))].sort((a, b) => y[a] - y[b]);
    this.go(ends[nearest]);
    const link = start.links[scene.links.kind[nearest]]?.[word] ?? "";
    const many = this.choices.length > 1 ? say("walk_choices", { number: this.choices.length }) : "";
    announce(`${link} ${scene.told(ends[nearest])}. ${many}`.trim());
  }

  /**
   * @param {Scene} scene
   * @param {number} at
   * @param {1 | -1} way
   */
  beside(scene, at, way) {
    const { x, y } = scene.boxes;
    if (!this.choices.includes(at) || this.choices.length < 2) {
      this.choices = [...x.keys()].filter((one) => x[one] === x[at]).sort((a, b) => y[a] - y[b]);
    }
    const many = this.choices.length;
    this.go(this.choices[(this.choices.indexOf(at) + way + many) % many]);
  }
}
