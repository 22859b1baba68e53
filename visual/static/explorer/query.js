// The query behind what is shown: to read, to copy, and to ask again with changes.

import { question } from "./ask.js";
import { announce } from "./announce.js";
import { make } from "./dom.js";
import { start } from "./start.js";
import { say } from "./words.js";

/** @typedef {import("./views.js").Question} Question */

/**
 * Returns a part that opens and shows a question with its variables; nothing where there is none.
 * @param {Question | null} asked
 */
export function behind(asked) {
  if (!asked) return null;
  const text = question(asked.name);
  const variables = JSON.stringify(asked.variables ?? {}, null, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    announce(say("copied"));
  };
  const again = `/graphiql?${new URLSearchParams({ query: text, variables })}`;
  return make(
    "details",
    { class: "behind" },
    make("summary", {}, say("query_behind")),
    make("pre", { tabindex: "0", "aria-label": say("query_behind") }, make("code", {}, text)),
    make("pre", { tabindex: "0", "aria-label": say("variables") }, make("code", {}, variables)),
    make("button", { type: "button", on: { click: copy } }, say("copy")),
    start.graphiql && make("a", { href: again, class: "button" }, say("ask_again")),
  );
}
