// The forms in which links are supposed: one more, one less, one that leads elsewhere.

import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { options, select } from "./controls.js";
import { Partner } from "./partner.js";

/**
 * @typedef {import("./steps.js").Known} Known
 * @typedef {import("./thing_forms.js").Form} Form
 */

const STRENGTHS = ["1", "2", "3"];

/** A link that is not there. @returns {Form} */
export function linkForm() {
  const kind = select("what-if-link", say("what_if_by"), []);
  const from = new Partner(say("what_if_from"), (one) => {
    const possible = Object.entries(start.links).filter(([, { routes }]) => one && one.kind in routes);
    options(kind.box, possible.map(([code, { label }]) => ({ code, label })));
    narrow();
  });
  const to = new Partner(say("what_if_to"));
  const narrow = () => {
    to.kinds = from.chosen && kind.box.value ? (start.links[kind.box.value].routes[from.chosen.kind] ?? null) : null;
    if (to.chosen && to.kinds && !to.kinds.includes(to.chosen.kind)) to.choose(null);
  };
  kind.box.addEventListener("change", narrow);
  const strengths = STRENGTHS.map((code) => ({ code, label: say(`strength_${code}`) }));
  const strength = select("what-if-strength", say("what_if_strength"), strengths);
  const step = () => {
    if (!from.chosen || !to.chosen || !kind.box.value) return null;
    const tie = { from: from.chosen.id, link: kind.box.value, to: to.chosen.id };
    return { link: strength.box.value ? { ...tie, fields: [{ name: "strength", value: strength.box.value }] } : tie };
  };
  const parts = [from.element, kind.element, to.element, strength.element];
  return { element: make("div", { class: "parts" }, parts), first: from, step };
}

/** A link that leads elsewhere: the same kind of link, to something else. @returns {Form} */
export function moveForm() {
  const { element, first, which } = linkChooser();
  const to = new Partner(say("what_if_to_instead"));
  which.addEventListener("change", () => {
    const [from, link] = which.value ? JSON.parse(which.value) : [];
    const kind = from === first.chosen?.id ? first.chosen?.kind : null;
    to.kinds = kind ? (start.links[link]?.routes[kind] ?? null) : null;
  });
  const step = () => {
    if (!which.value || !to.chosen) return null;
    const [from, link, there] = JSON.parse(which.value);
    return [{ unlink: { from, link, to: there } }, { link: { from, link, to: to.chosen.id } }];
  };
  return { element: make("div", { class: "parts" }, element, to.element), first, step };
}

/** A link that is there no more. @returns {Form} */
export function unlinkForm() {
  const { element, first, which } = linkChooser();
  const step = () => {
    const [from, link, to] = which.value ? JSON.parse(which.value) : [];
    return from ? { unlink: { from, link, to } } : null;
  };
  return { element, first, step };
}

/** Returns where one of the links of a thing is chosen. */
function linkChooser() {
  const which = select("what-if-unlink", say("what_if_which"), []);
  const first = new Partner(say("what_if_of"), async (one) => {
    const found = one ? await linksOf(one) : [];
    if (first.chosen === one) options(which.box, found);
  });
  return { element: make("div", { class: "parts" }, first.element, which.element), first, which: which.box };
}

/** @param {Known} one */
async function linksOf(one) {
  const variables = { id: one.id, language: start.language.toUpperCase(), asOf: state.one("date") || null };
  try {
    const { node } = await ask("links_of", variables);
    return (node?.links.edges ?? []).map((/** @type {any} */ tie) => ({
      code: JSON.stringify(tie.outgoing ? [one.id, tie.kind, tie.node.id] : [tie.node.id, tie.kind, one.id]),
      label: `${tie.label} “${tie.node.called}”`,
    }));
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error));
    return [];
  }
}
