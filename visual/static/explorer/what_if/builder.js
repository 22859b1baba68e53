// Where steps are said one by one: choose what sort of change, fill in its few fields, add it.

import { announce } from "../announce.js";
import { ask } from "../ask.js";
import { fill, make } from "../dom.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";
import { options, select } from "./controls.js";
import { linkForm, moveForm, unlinkForm } from "./link_forms.js";
import { add } from "./steps.js";
import { alterForm, createForm, endForm } from "./thing_forms.js";

/** @typedef {import("./thing_forms.js").Form} Form */

/** @type {Record<string, () => Form>} */
const FORMS = { link: linkForm, unlink: unlinkForm, move: moveForm, end: endForm, alter: alterForm, create: createForm };

/** Returns the builder; what is being filled in stays as long as it is shown. */
export function builder() {
  const place = make("div", {});
  const told = make("p", { class: "refused", role: "alert" });
  const sort = select("what-if-sort", say("what_if_sort"), []);
  options(sort.box, Object.keys(FORMS).map((code) => ({ code, label: say(`what_if_${code}`) })));
  sort.box.firstElementChild?.remove();
  /** @type {Form} */
  let form;
  const show = () => {
    form = FORMS[sort.box.value]();
    fill(place, form.element);
    fill(told);
    fillFirst(form);
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const step = form.step();
    fill(told, step ? "" : say("what_if_incomplete"));
    if (!step) return;
    announce(say("what_if_added"));
    show();
    add(...[step].flat());
  };
  sort.box.addEventListener("change", show);
  show();
  const button = make("button", { type: "submit" }, say("what_if_add"));
  return make(
    "form",
    { class: "supposing", "aria-label": say("what_if_suppose"), on: { submit } },
    make("h3", {}, say("what_if_suppose")),
    sort.element,
    place,
    told,
    button,
  );
}

/**
 * Fills in what the view is about, where there is something.
 * @param {Form} form
 */
async function fillFirst({ first }) {
  const id = state.one("node");
  if (!first || !id) return;
  const variables = { ids: [id], language: start.language.toUpperCase(), asOf: state.one("date") || null };
  const { nodes } = await ask("called", variables);
  if (nodes.nodes[0] && !first.box.value) first.choose(nodes.nodes[0]);
}
