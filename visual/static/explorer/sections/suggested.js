// Links that may be missing at work that is adrift, each with its reasons, and made by whoever says that it is true.

import { anchorTo } from "../anchor.js";
import { announce } from "../announce.js";
import { ask, send } from "../ask.js";
import { takeBack } from "../bring/send.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/**
 * @typedef {{link: string, reasons: string[], to: {id: string, called: string, kindLabel: string}}} Suggested
 */

/** @type {import("../panel.js").Section} */
export default {
  id: "suggested",
  place: 17,
  async show(thing, signal) {
    if (!thing.live || thing.sight !== "ADRIFT" || state.one("date")) return null;
    const variables = { id: thing.id, language: start.language.toUpperCase() };
    const { suggestedLinks } = await ask("suggested", variables, signal);
    const links = /** @type {Suggested[]} */ (suggestedLinks.nodes[0]?.links ?? []);
    const about = links.length ? "suggested_about" : "suggested_none";
    const entries = links.map((one) => entry(thing.id, one));
    return make(
      "section",
      {},
      make("h3", {}, say("section_suggested")),
      make("p", {}, say(about)),
      links.length > 0 && make("ul", { class: "suggested" }, ...entries),
    );
  },
};

/**
 * @param {string} id
 * @param {Suggested} one
 */
function entry(id, one) {
  const label = start.links[one.link]?.label ?? one.link;
  const told = make("div", {});
  const name = `${label} ${one.to.called}`;
  const accept = () => attempt(told, () => made(id, one, told));
  return make(
    "li",
    {},
    `${label} `,
    anchorTo(one.to),
    ` (${one.to.kindLabel})`,
    make("p", { class: "quiet" }, one.reasons.join(" ")),
    make("button", { type: "button", "aria-label": say("suggested_accept_one", { name }), on: { click: accept } }, say("suggested_accept")),
    told,
  );
}

/**
 * @param {string} id
 * @param {Suggested} one
 * @param {HTMLElement} told
 */
async function made(id, one, told) {
  const links = [{ from: id, link: one.link.toUpperCase(), to: one.to.id }];
  const { link } = await send("accept_link", { links, reason: say("suggested_why") });
  if (!link.done) {
    const problems = /** @type {{message: string, suggestion: string | null}[]} */ (link.problems);
    throw new Error(problems.map((one) => [one.message, one.suggestion].filter(Boolean).join("; ")).join(" "));
  }
  const back = async () => {
    await takeBack(link.revision);
    fill(told, make("p", {}, say("bring_undone")));
    announce(say("bring_undone"));
  };
  const undo = make("button", { type: "button", on: { click: () => attempt(told, back) } }, say("bring_undo"));
  fill(told, make("p", {}, say("suggested_made", { revision: link.revision })), undo);
  undo.focus();
  announce(say("suggested_made", { revision: link.revision }));
}

/**
 * @param {HTMLElement} told
 * @param {() => Promise<void>} act
 */
async function attempt(told, act) {
  try {
    await act();
  } catch (error) {
    fill(told, make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
  }
}
