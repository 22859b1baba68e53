// One thing in the tree of threads: how it is linked, what it is, whether the thread breaks there.

import { anchorTo } from "../anchor.js";
import { make } from "../dom.js";
import { numbered, say } from "../words.js";

/** @typedef {import("./fetching.js").Step} Step */

/**
 * Returns a thing as an item of the tree.
 * @param {Step} step
 * @param {string[]} above Ids of the things above, from the start.
 * @param {number} place Its place among those beside it, from 1.
 * @param {number} size How many those are.
 */
export function twig(step, above, place, size) {
  const { node } = step;
  const isAbove = above.includes(node.id);
  const opens = step.further > 0 && !isAbove;
  const parts = texts(step, isAbove);
  const link = anchorTo(node, { tabindex: "-1" });
  return make(
    "li",
    {
      role: "treeitem",
      tabindex: "-1",
      "aria-level": above.length + 1,
      "aria-posinset": place,
      "aria-setsize": size,
      "aria-expanded": opens ? "false" : false,
      "aria-label": [parts.link, node.called, node.kindLabel, ...parts.rest, parts.broken].filter(Boolean).join(", "),
      "data-path": [...above, node.id].map(encodeURIComponent).join("/"),
      "data-node": node.id,
    },
    make(
      "div",
      { class: "twig" },
      make("span", { class: "sign", "aria-hidden": "true" }, opens ? "" : "·"),
      parts.link && make("span", { class: "quiet" }, parts.link),
      link,
      make("span", { class: "quiet" }, [node.kindLabel, ...parts.rest].join(" · ")),
      parts.broken && make("strong", { class: "broken" }, parts.broken),
    ),
  );
}

/**
 * Returns what fetches the rest of a long list.
 * @param {number} number
 * @param {number} level
 * @param {() => Promise<void>} next
 */
export function more(number, level, next) {
  const text = say("outline_more", { number });
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter") return;
    event.stopPropagation();
    event.preventDefault();
    next();
  };
  return make(
    "li",
    { role: "treeitem", tabindex: "-1", "aria-level": level, "aria-label": text, class: "more", on: { click: next, keydown } },
    make("div", { class: "twig" }, text),
  );
}

/**
 * @param {Step} step
 * @param {boolean} isAbove
 */
function texts(step, isAbove) {
  const strength = step.strength ? say(`matrix_strength_${step.strength}`) : "";
  const sight = step.node.sight ? say(`sight_${step.node.sight.toLowerCase()}`) : "";
  const further = isAbove ? say("outline_above") : step.further ? numbered("outline_further", step.further) : "";
  return {
    link: [step.label, strength && `(${strength})`].filter(Boolean).join(" "),
    rest: [sight, further].filter(Boolean),
    broken: step.break ? say(`outline_break_${step.break.toLowerCase()}`) : "",
  };
}
