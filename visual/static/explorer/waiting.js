// Says that something is being fetched, where that takes longer than people take for at once.

import { say } from "./words.js";

const AT_ONCE_MS = 400;

/**
 * Begins to wait for what is to stand in an element; returns what ends it.
 * @param {HTMLElement} host
 */
export function waiting(host) {
  const timer = window.setTimeout(() => {
    host.dataset.waiting = say("waiting");
  }, AT_ONCE_MS);
  return () => {
    window.clearTimeout(timer);
    delete host.dataset.waiting;
  };
}
