// The controls around the views: scope, date, language and colours, kept in step with the address.

import { byId } from "./dom.js";
import { start } from "./start.js";
import * as state from "./state.js";

const THEME = "goldenthread-theme";

/** Begins to keep the controls in step. */
export function beginFrame() {
  listen("scope", (value) => state.change({ scope: value }));
  listen("date", (value) => state.change({ date: value === start.today ? null : value }));
  listen("theme", dress);
  dress(remembered());
  state.follow(keep);
  keep();
}

function keep() {
  control("scope").value = state.one("scope");
  control("date").value = state.one("date") || start.today;
  const other = start.language === "cy" ? "en" : "cy";
  byId("language").setAttribute("href", state.address({ language: other }));
  const kept = new URLSearchParams({ language: start.language });
  for (const name of ["scope", "date"]) if (state.one(name)) kept.set(name, state.one(name));
  byId("home").setAttribute("href", `/?${kept}`);
}

/**
 * Takes on the colours wished for: those of a person and a browser, so they are not part of the address.
 * @param {string} theme
 */
function dress(theme) {
  document.documentElement.dataset.theme = theme;
  control("theme").value = theme;
  try {
    window.localStorage.setItem(THEME, theme);
  } catch {
    // A browser that keeps nothing still shows the colours until the page is left.
  }
}

function remembered() {
  try {
    return window.localStorage.getItem(THEME) ?? "auto";
  } catch {
    return "auto";
  }
}

/**
 * @param {string} id
 * @param {(value: string) => void} act
 */
function listen(id, act) {
  const box = control(id);
  box.addEventListener("change", () => act(box.value));
}

/** @param {string} id */
function control(id) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (byId(id));
}
