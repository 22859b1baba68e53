// The portfolio of improvement: each on its way from plan to lasting control, and where lessons are used and fade.

import { rows, toldView } from "../told/view.js";
import { say } from "../words.js";

export default toldView({
  id: "improve",
  place: 650,
  word: "improve",
  about: "improve_about",
  parts({ improvementView: found }) {
    return [
      { word: "improve_lacking", rows: rows(found.lacking.nodes), total: found.lacking.totalCount },
      { word: "improve_whole", rows: rows(found.whole.nodes), total: found.whole.totalCount },
      { word: "improve_without", rows: found.withoutEffort.map(without) },
      { word: "improve_lessons", rows: rows(found.lessons.nodes, "lesson"), total: found.lessons.totalCount },
    ];
  },
});

/** @param {import("../told/view.js").Thing} thing */
const without = (thing) => ({ thing, told: say("improve_nobody") });
