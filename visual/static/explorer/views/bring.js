// Bring a file: how it is understood, what is wrong with it, what it would change, then load it, and take it back.

import { announce } from "../announce.js";
import { isStopped } from "../ask.js";
import { outcome } from "../bring/outcome.js";
import { handOver, load, takeBack } from "../bring/send.js";
import { understood } from "../bring/tables.js";
import { fill, make } from "../dom.js";
import { say } from "../words.js";

/**
 * @typedef {import("../bring/send.js").Said} Said
 * @typedef {import("../bring/send.js").Outcome} Outcome
 * @typedef {{batch: string, tables: Said[], place: HTMLElement, signal: AbortSignal}} Brought A file that was sent.
 */

/** @type {import("../views.js").View} */
export default {
  id: "bring",
  place: 900,
  word: "bring",
  show(host, signal) {
    const place = make("div", { class: "brought" });
    const take = (/** @type {File | undefined} */ file) => file && begin(file, place, signal);
    fill(host, make("p", {}, say("bring_about")), chooser(take), place);
  },
  query: () => ({ name: "bring" }),
  still: () => true,
  take: null,
};

/** @param {(file: File | undefined) => void} take */
function chooser(take) {
  const input = make("input", { type: "file", id: "bring-file" });
  input.addEventListener("change", () => take(input.files?.[0]));
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  };
  const label = make("label", { for: "bring-file" }, say("bring_choose"));
  return make("div", { class: "drop", on: { dragover: over, drop } }, label, input);
}

/**
 * Looks at a file and shows how it is understood, then loads it when asked to.
 * @param {File} file
 * @param {HTMLElement} place Where that is shown.
 * @param {AbortSignal} signal
 * @param {Said[]} tables What its tables are, where that is known.
 */
export async function begin(file, place, signal, tables = []) {
  fill(place, make("p", {}, say("bring_reading", { file: file.name })));
  announce(say("bring_reading", { file: file.name }));
  await attempt(place, async () => {
    const brought = { batch: await handOver(file, signal), tables, place, signal };
    await look(brought);
    announce(say("bring_read", { file: file.name }));
  });
}

/** @param {Brought} brought */
async function look(brought) {
  const found = await load(brought.batch, brought.tables, { dryRun: true, signal: brought.signal });
  const mend = (/** @type {Said[]} */ tables) => attempt(brought.place, () => look({ ...brought, tables }));
  const focused = brought.place.contains(document.activeElement) ? mark(document.activeElement) : "";
  fill(
    brought.place,
    make("p", { class: "lead" }, say("bring_read", { file: found.file })),
    understood(found.tables, found.unread, mend),
    ...outcome(found, false),
    form(brought),
  );
  if (focused) /** @type {HTMLElement | null} */ (brought.place.querySelector(focused))?.focus();
}

/** @param {Element | null} element */
function mark(element) {
  const label = element?.getAttribute("aria-label");
  return label ? `[aria-label="${CSS.escape(label)}"]` : "";
}

/** @param {Brought} brought */
function form(brought) {
  const reason = make("input", { id: "bring-reason" });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    attempt(brought.place, () => keep(brought, reason.value));
  };
  return make(
    "form",
    { on: { submit } },
    make("label", { for: "bring-reason" }, say("bring_reason")),
    reason,
    make("button", { type: "submit" }, say("bring_load")),
  );
}

/**
 * @param {Brought} brought
 * @param {string} reason
 */
async function keep({ batch, tables, place }, reason) {
  const found = await load(batch, tables, { dryRun: false, reason });
  const { changed, revision } = found.written;
  const text = changed ? say("bring_loaded", { revision }) : say("bring_nothing");
  const told = make("p", { class: "lead", tabindex: "-1" }, text);
  const back = async () => {
    await takeBack(revision);
    fill(place, make("p", { class: "lead", tabindex: "-1" }, say("bring_undone")));
    announce(say("bring_undone"));
  };
  const undo = make("button", { type: "button", on: { click: () => attempt(place, back) } }, say("bring_undo"));
  fill(place, told, changed && undo, ...outcome(found, true));
  told.focus();
  announce(text);
}

/**
 * Does something, and shows what is refused above what is there already.
 * @param {HTMLElement} place
 * @param {() => Promise<void>} act
 */
async function attempt(place, act) {
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
