// The form of a thing: all its fields, the reason for the change, and the way to save it.

import { make } from "../dom.js";
import { say } from "../words.js";
import { control } from "./control.js";
import { fieldsOf } from "./fetching.js";
import { refuse, renew, save } from "./saving.js";
import { isEmpty } from "./spoken.js";

/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./fetching.js").Form} Form */

/**
 * @typedef {object} Editing A form that is open.
 * @property {string} id Of the thing.
 * @property {Form} form As it was read last.
 * @property {Map<string, Control>} controls By the names of the fields.
 * @property {HTMLElement} told Where what is wrong with it as a whole is said.
 */

/**
 * Returns the form of a thing, ready to be changed.
 * @param {string} id
 * @param {Form} form
 * @param {() => void} close
 */
export function editForm(id, form, close) {
  const fields = fieldsOf(form);
  /** @type {Editing} */
  const editing = {
    id,
    form,
    controls: new Map(fields.map((field) => [field.name, control(field)])),
    told: make("div", { role: "alert", tabindex: "-1" }),
  };
  const reason = make("input", { id: "edit-reason", autocomplete: "off" });
  const element = make(
    "form",
    { class: "edit", novalidate: true, "data-open": true, "aria-label": say("edit_change") },
    editing.told,
    ...placed(editing),
    make("div", { class: "field" }, make("label", { for: "edit-reason" }, say("edit_reason")), reason),
    make(
      "div",
      { class: "buttons" },
      make("button", { type: "submit", class: "main" }, say("edit_save")),
      make("button", { type: "button", on: { click: close } }, say("edit_cancel")),
    ),
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    save(editing, reason.value, element).catch((error) => refuse(editing, [error.message]));
  });
  element.addEventListener("stale", () => renew(editing, say("edit_stale")));
  return element;
}

/** @param {Editing} editing */
function placed({ controls }) {
  const all = [...controls.values()];
  const isMore = (/** @type {Control} */ { field }) => isEmpty(field) && !field.required && field.name !== "summary";
  const more = all.filter(isMore);
  return [
    ...all.filter((one) => !isMore(one)).map((one) => one.element),
    more.length > 0 && make("details", {}, make("summary", {}, say("edit_more")), ...more.map((one) => one.element)),
  ].flatMap((one) => one || []);
}
