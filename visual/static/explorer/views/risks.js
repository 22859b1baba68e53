// Risks with what pushes towards them, what keeps them down, what would suffer, and what checks that; gaps named.

import { anchor } from "../anchor.js";
import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { bowTie, lack, missing, twin } from "../diagram/bow_tie.js";
import { picture } from "../diagram/picture.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { table } from "../twin_table.js";
import { numbered, say } from "../words.js";

/** @typedef {import("../diagram/bow_tie.js").Chain} Chain */

const DRAWN = 8;

/** @type {import("../views.js").View} */
export default {
  id: "risks",
  place: 55,
  word: "risks",
  async show(host, signal) {
    const { riskChains: found } = await ask("risks", variables(), signal);
    if (signal.aborted) return;
    fill(host, ...(state.one("node") ? drawn(found) : listed(found)));
  },
  query: () => ({ name: "risks", variables: variables() }),
};

/** @param {{totalCount: number, nodes: Chain[]}} found */
function drawn({ totalCount, nodes }) {
  const said = totalCount ? numbered("risks_about", totalCount) : say("risks_none");
  announce(nodes.length === 1 ? summary(nodes[0]) : said);
  const more = totalCount - Math.min(nodes.length, DRAWN);
  const all = anchor({ node: null }, {}, say("risks_all"));
  return [
    make("p", { class: "said" }, said, " ", all),
    nodes.slice(0, DRAWN).map((chain) => one(chain)),
    more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
  ].flat();
}

/** @param {Chain} chain */
function one(chain) {
  const name = `“${chain.risk.called}”`;
  const heading = make("h3", {}, chain.risk.called);
  return make("section", {}, heading, make("p", {}, summary(chain)), picture(say("risks_of", { name }), bowTie(chain)), twin(chain));
}

/** @param {Chain} chain */
function summary(chain) {
  const gaps = missing(chain).length;
  const scores = [
    chain.beforeControls !== null && say("risk_score_before", { score: chain.beforeControls }),
    chain.score !== null && say("risk_score_now", { score: chain.score }),
    chain.target !== null && say("risk_score_target", { score: chain.target }),
  ].filter(Boolean);
  const told = scores.length ? say("risk_scores", { scores: scores.join(", ") }) : say("risk_no_score");
  return `${told} ${gaps ? numbered("risk_gaps", gaps) : say("risk_no_gap")}`;
}

/** @param {{totalCount: number, nodes: Chain[]}} found */
function listed({ totalCount, nodes }) {
  const said = totalCount ? numbered("risks_said", totalCount) : say("risks_none");
  announce(said);
  const heads = ["risk_itself", "risk_threatened", "risk_keeps", "risk_now", "risk_to", "diagram_gaps"].map((key) => say(key));
  const more = totalCount - nodes.length;
  return [
    make("p", { class: "said" }, said, " ", say("risks_choose")),
    table(say("risks"), heads, nodes.map(row)),
    more > 0 && make("p", { class: "quiet" }, say("more_not_listed", { number: more })),
  ];
}

/** @param {Chain} chain */
function row(chain) {
  const open = anchor({ node: chain.risk.id }, {}, chain.risk.called);
  const names = (/** @type {{called: string}[]} */ some) => some.map(({ called }) => called).join("; ");
  const gaps = [...new Set(missing(chain))].map(lack).join("; ");
  const keeps = names(chain.barriers.map(({ node }) => node));
  return [open, names(chain.threatened), keeps, chain.score ?? "", chain.target ?? "", gaps];
}

function variables() {
  const id = state.one("node") || null;
  const scope = id ? null : state.one("scope") || null;
  return { id, scope, language: start.language.toUpperCase(), asOf: state.one("date") || null };
}
