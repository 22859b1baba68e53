// Doing something whose refusal is told where it was asked for.

import { isStopped } from "../ask.js";
import { make } from "../dom.js";

/**
 * Does something, and shows what is refused above what is there already.
 * @param {HTMLElement} place
 * @param {() => Promise<void>} act
 */
export async function attempt(place, act) {
  place.setAttribute("aria-busy", "true");
  place.querySelector(".refused")?.remove();
  try {
    await act();
  } catch (error) {
    if (isStopped(error)) return;
    place.prepend(make("p", { role: "alert", class: "refused" }, error instanceof Error ? error.message : String(error)));
  } finally {
    place.removeAttribute("aria-busy");
  }
}
