// What becomes of feedback: where it waits, what is heard of each service, what several people say, whose voice is missing.

import { rows, toldView } from "../told/view.js";

export default toldView({
  id: "loops",
  place: 610,
  word: "loops",
  about: "loops_about",
  parts({ feedbackSystem: found }) {
    return [
      { word: "loops_items", rows: rows(found.traces.nodes, "item"), total: found.traces.totalCount },
      { word: "loops_services", rows: rows(found.services.nodes, "service"), total: found.services.totalCount },
      { word: "loops_messages", rows: found.messages.nodes.map(message), total: found.messages.totalCount },
      { word: "loops_voices", rows: rows(found.voices.nodes, "group"), total: found.voices.totalCount },
    ];
  },
});

/** @param {{sentence: string, about: import("../told/view.js").Thing[]}} one */
const message = (one) => ({ thing: one.about[0] ?? null, told: one.sentence });
