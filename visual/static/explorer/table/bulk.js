// One field of many things: a form that says which field gets which value, to be looked at before it is done.

import { fill, make } from "../dom.js";
import { numbered, say } from "../words.js";
import { look } from "./bulk_done.js";
import { chosen } from "./choosing.js";
import { labelled } from "./controls.js";
import { valueControl } from "./values.js";

/** @typedef {import("./asked.js").Column} Column */

/** What it would do, or did: stays when the table around it is shown anew. */
const place = make("div", { class: "brought", "aria-live": "off" });

/** Forgets what was looked at or done last. */
export function clearBulk() {
  fill(place);
}

/**
 * Returns the part that changes what is chosen, and what brings it up to date when other rows are chosen.
 * @param {Column[]} columns
 * @param {() => Promise<void>} done Is called when something was changed.
 * @returns {{element: HTMLElement, renew: () => void}}
 */
export function bulk(columns, done) {
  const form = make("div");
  const element = make("section", { class: "bulk", "aria-label": say("bulk") }, form, place);
  const renew = () => {
    element.hidden = chosen.size === 0 && !place.firstChild;
    if (!chosen.size) fill(form);
    else if (!form.firstChild) fill(form, make("h3"), fields(columns, done));
    const heading = form.querySelector("h3");
    if (heading) heading.textContent = numbered("bulk_chosen", chosen.size);
  };
  renew();
  return { element, renew };
}

/**
 * @param {Column[]} columns
 * @param {() => Promise<void>} done
 */
function fields(columns, done) {
  const editable = columns.filter((column) => column.isEditable);
  const options = editable.map(({ code, label }) => make("option", { value: code }, label));
  const field = make("select", { id: "bulk-field" }, ...options);
  const value = make("div", { class: "control" });
  const which = () => /** @type {Column} */ (editable.find(({ code }) => code === field.value));
  const renew = () => fill(value, ...valued(which()));
  field.addEventListener("change", renew);
  renew();
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const [input, off] = ["#bulk-value", "#bulk-off"].map((one) => /** @type {HTMLInputElement} */ (value.querySelector(one)));
    const wish = { ids: [...chosen.keys()], names: [...chosen.values()], field: field.value, reason: "" };
    look({ ...wish, value: off.checked ? "" : input.value.trim() }, place, done);
  };
  const first = labelled("bulk-field", say("bulk_field"), field);
  return make("form", { class: "tools", on: { submit } }, first, value, make("button", { type: "submit" }, say("bulk_look")));
}

/** @param {Column} column */
function valued(column) {
  const input = valueControl(column, "bulk-value");
  const change = () => (input.disabled = off.checked);
  const off = make("input", { id: "bulk-off", type: "checkbox", disabled: column.code === "name", on: { change } });
  const isListed = column.type === "list" || column.type === "nodes";
  const hint = isListed ? "bulk_list_hint" : column.of && input instanceof HTMLInputElement ? "bulk_node_hint" : "";
  return [
    make("label", { for: "bulk-value" }, say("bulk_value")),
    input,
    make("label", { class: "check", for: "bulk-off" }, off, say("bulk_off")),
    hint && make("span", { class: "quiet" }, say(hint)),
  ];
}
