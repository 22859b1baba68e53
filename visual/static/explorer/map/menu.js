// The menu of a box: what can be done with it, by pointer or by keys.

import { make } from "../dom.js";
import { say } from "../words.js";
import { moves, perform } from "./moves.js";

/** @typedef {import("./moves.js").Target} Target */

/**
 * Opens the menu of something; closing it leads back to where it was opened.
 * @param {HTMLElement} host
 * @param {Target} target
 * @param {string} name
 * @param {{x: number, y: number}} place Within the host.
 * @param {() => void} back
 */
export function openMenu(host, target, name, place, back) {
  host.querySelector(".menu")?.remove();
  const fitting = moves.flatMap((move) => {
    const word = move.word(target);
    return word ? [{ move, word }] : [];
  });
  let isOpen = true;
  const close = (/** @type {boolean} */ leads) => {
    if (!isOpen) return;
    isOpen = false;
    menu.remove();
    if (leads) back();
  };
  const items = fitting.map(({ move, word }) => {
    const click = () => {
      close(true);
      perform(move, target);
    };
    return make("li", { role: "none" }, make("button", { type: "button", role: "menuitem", tabindex: "-1", on: { click } }, say(word)));
  });
  const on = {
    keydown: (/** @type {KeyboardEvent} */ event) => press(event, menu, close),
    focusout: (/** @type {FocusEvent} */ event) => {
      if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) close(false);
    },
  };
  const menu = make("ul", { class: "menu", role: "menu", "aria-label": name, on }, items);
  menu.style.left = `${Math.max(0, Math.min(place.x, host.clientWidth - 260))}px`;
  menu.style.top = `${Math.max(0, Math.min(place.y, host.clientHeight - items.length * 36 - 16))}px`;
  host.append(menu);
  menu.querySelector("button")?.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} menu
 * @param {(leads: boolean) => void} close
 */
function press(event, menu, close) {
  const buttons = [...menu.querySelectorAll("button")];
  const at = buttons.findIndex((one) => one === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 };
  event.stopPropagation();
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    close(true);
  } else if (event.key in next) {
    event.preventDefault();
    buttons[next[/** @type {keyof typeof next} */ (event.key)] % buttons.length].focus();
  }
}
