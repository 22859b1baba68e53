// Assurance: what is assured too little and too much, what standards ask for, what checks found, how the board knows.

import { start } from "../start.js";
import { rows, toldView } from "../told/view.js";

export default toldView({
  id: "assure",
  place: 640,
  word: "assure",
  about: "assure_about",
  parts({ assuranceView: found, questions }) {
    return [
      { word: "assure_sure", rows: questions.map(sure) },
      { word: "assure_balance", rows: rows(found.balance.nodes), total: found.balance.totalCount },
      { word: "assure_standards", rows: rows(found.standards.nodes, "duty"), total: found.standards.totalCount },
      { word: "assure_found", rows: rows(found.found.nodes, "issue"), total: found.found.totalCount },
      { word: "assure_incidents", rows: rows(found.incidents.nodes), total: found.incidents.totalCount },
      { word: "assure_chains", rows: rows(found.chains.nodes, "priority"), total: found.chains.totalCount },
      { word: "assure_confused", rows: rows(found.confused.nodes), total: found.confused.totalCount },
    ];
  },
});

/** @param {{question: string, questionCy: string, verdict: string}} one */
const sure = (one) => ({ thing: null, label: start.language === "cy" ? one.questionCy : one.question, told: one.verdict });
