// The list of views on a narrow screen: folded behind one line that names the view shown, until somebody unfolds it.

import { byId } from "./dom.js";
import * as state from "./state.js";

const NARROW = "(max-width: 50rem)";

/** Begins to fold the list where there is no room for it, and to fold it again once a view was chosen. */
export function beginFolding() {
  const narrow = window.matchMedia(NARROW);
  const list = /** @type {HTMLDetailsElement} */ (byId("views-fold"));
  const line = /** @type {HTMLElement} */ (list.querySelector("summary"));
  const fold = () => {
    const isWithin = byId("views").contains(document.activeElement);
    list.open = !narrow.matches;
    if (isWithin && narrow.matches) line.focus();
  };
  narrow.addEventListener("change", fold);
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches || !list.open) return;
    event.stopPropagation();
    fold();
  });
  state.follow((changed) => {
    if (changed.has("view")) fold();
  });
  fold();
}
