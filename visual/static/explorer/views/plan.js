// The rolling plan: what becomes of each process and service, what is not decided, what is asked for and there.

import { rows, toldView } from "../told/view.js";

export default toldView({
  id: "plan",
  place: 620,
  word: "plan",
  about: "plan_about",
  parts({ planning: found }) {
    return [
      { word: "plan_improve", rows: rows(found.improve.nodes), total: found.improve.totalCount },
      { word: "plan_operate", rows: rows(found.operate.nodes), total: found.operate.totalCount },
      { word: "plan_undecided", rows: rows(found.undecided.nodes), total: found.undecided.totalCount },
      { word: "plan_efforts", rows: rows(found.efforts.nodes), total: found.efforts.totalCount },
      { word: "plan_opportunities", rows: rows(found.opportunities.nodes), total: found.opportunities.totalCount },
      { word: "plan_units", rows: rows(found.units.nodes, "unit"), total: found.units.totalCount },
      { word: "plan_skills", rows: rows(found.skills.nodes, "skill"), total: found.skills.totalCount },
      { word: "plan_stops", rows: rows(found.stops.nodes), total: found.stops.totalCount },
    ];
  },
});
