// What is recorded of it, field by field, and the form that changes it.

import { fill, make } from "../dom.js";
import { editForm } from "../edit/form.js";
import { fetchForm, formOf, may } from "../edit/fetching.js";
import { isEmpty, spoken } from "../edit/spoken.js";
import * as panel from "../panel.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @typedef {import("../edit/fetching.js").Form} Form */

/** @type {import("../panel.js").Section} */
export default {
  id: "recorded",
  place: 35,
  async show(thing, signal) {
    const form = await formOf(thing, signal);
    const place = make("div", {});
    const show = () => fill(place, listed(form), kept(form));
    show();
    const change = (await may(thing, "CHANGE", signal)) && changing(thing.id, place, show);
    const why = change ? null : make("p", { class: "quiet" }, say(state.one("date") ? "rights_past" : "rights_look"));
    return make("section", {}, make("h3", {}, say("section_recorded")), place, change, why);
  },
};

/** @param {Form} form */
function listed({ fields }) {
  const held = fields.filter((field) => !isEmpty(field));
  if (!held.length) return make("p", {}, say("recorded_nothing"));
  const rows = held.flatMap((field) => [make("dt", {}, field.label), make("dd", {}, ...spoken(field))]);
  return make("dl", { class: "recorded" }, ...rows);
}

/** @param {Form} form */
function kept({ fields }) {
  const back = fields.filter((field) => !field.readable).map((field) => field.label);
  return back.length > 0 && make("p", { class: "quiet" }, say("rights_kept", { fields: back.join(", ") }));
}

/**
 * @param {string} id
 * @param {HTMLElement} place
 * @param {() => void} show
 */
function changing(id, place, show) {
  const button = make("button", { type: "button" }, say("edit_change"));
  const close = () => {
    panel.release(place);
    show();
    button.hidden = false;
    button.focus();
  };
  button.addEventListener("click", async () => {
    try {
      const form = editForm(id, await fetchForm(id), close);
      fill(place, form);
      button.hidden = true;
      /** @type {HTMLElement | null} */ (form.querySelector("input, textarea, select"))?.focus();
    } catch (error) {
      fill(place, make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
    }
  });
  return button;
}
