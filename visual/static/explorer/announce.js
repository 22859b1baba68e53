// Says to who uses a screen reader what changed where they are not looking.

import { byId } from "./dom.js";

/**
 * Says a sentence; the same one again is said again.
 * @param {string} sentence
 */
export function announce(sentence) {
  const place = byId("said");
  place.textContent = place.textContent === sentence ? `${sentence} ` : sentence;
}
