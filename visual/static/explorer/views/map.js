// The map of the system.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import * as state from "../state.js";

/** @type {import("../views.js").View} */
export default {
  id: "map",
  place: 10,
  word: "map",
  async show(host, signal) {
    const { lineOfSight } = await ask("serving", variables(), signal);
    fill(host, ...lineOfSight.sentences.map((/** @type {string} */ text) => make("p", {}, text)));
  },
  query: () => ({ name: "serving", variables: variables() }),
};

function variables() {
  return { scope: state.one("scope") || null, asOf: state.one("date") || null };
}
