// The threads as an outline: from the purpose to the work that serves it, or from work to why it is done.

import { announce } from "../announce.js";
import { make } from "../dom.js";
import { keeping, settle } from "../keeping.js";
import { controls } from "../outline/controls.js";
import { fetchSteps, NAMES, towards, variables } from "../outline/fetching.js";
import { Tree } from "../outline/tree.js";
import { numbered, say } from "../words.js";

/** @type {import("../views.js").View} */
export default {
  id: "outline",
  place: 40,
  word: "outline",
  names: NAMES,
  async show(host, signal) {
    const page = await fetchSteps(null, null, signal);
    const tree = new Tree(signal);
    await tree.begin(page);
    if (signal.aborted) return;
    const said = sentence(page.totalCount);
    const parts = [controls(), make("p", { class: "said" }, said), tree.element, make("p", { class: "quiet" }, say("outline_key"))];
    await keeping(host, () => settle(host, parts));
    announce(said);
  },
  query: () => ({ name: "threads", variables: variables(null, null) }),
};

/** @param {number} number Of things at which threads start. */
function sentence(number) {
  if (!number) return say("outline_none");
  return towards() === "WORK" ? numbered("outline_work", number) : numbered("outline_purpose", number);
}
