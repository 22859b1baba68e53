// What may be recorded twice: pairs of the organisation, and of files; nothing is made one without a yes for each pair.

import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { compared } from "../match/files.js";
import { storedPair } from "../match/pair.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @type {import("../views.js").View} */
export default {
  id: "match",
  place: 910,
  word: "match_view",
  async show(host, signal) {
    const { matches } = await ask("matches", variables(), signal);
    const pairs = /** @type {import("../match/pair.js").Pair[]} */ (matches.nodes);
    const more = matches.totalCount - pairs.length;
    fill(
      host,
      make("p", {}, say("match_about")),
      make(
        "section",
        {},
        make("h2", {}, say("match_of_store")),
        pairs.length
          ? make("ul", { class: "pairs" }, ...pairs.map(storedPair))
          : make("p", {}, say("match_nothing_twice")),
        more > 0 && make("p", {}, say("more_not_listed", { number: more })),
      ),
      compared(signal),
    );
  },
  query: () => ({ name: "matches", variables: variables() }),
};

const variables = () => ({ scope: state.one("scope") || null, language: start.language.toUpperCase() });
