// What others change appears here as they change it: by a stream of events from the server, said politely, without taking
// the focus or what is being typed from anybody. A stream that ends is opened again, and tells what happened meanwhile.

import { announce } from "./announce.js";
import { question } from "./ask.js";
import { byId, fill, make } from "./dom.js";
import { isActing, isOwn, whenEnded } from "./own.js";
import * as panel from "./panel.js";
import { start } from "./start.js";
import * as state from "./state.js";
import { freshen } from "./views.js";
import { say } from "./words.js";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const GATHER_MS = 200;

/** @typedef {{id: string, name: string}} Node_ */
/** @typedef {{revision: number, who: string, readAgain: boolean, sentences: string[], nodes: {nodes: Node_[]}}} Change */

/** @type {EventSource | null} */
let stream = null;
/** @type {number | null} */
let known = null;
let waiting = 0;
let wait = FIRST_WAIT_MS;
let isLost = false;
/** @type {Change[]} */
let waitingChanges = [];
let gathering = 0;

/** Begins to follow. A page that nobody sees follows nothing: browsers open few streams at a time. */
export function beginLive() {
  known = start.revision;
  whenEnded(gather);
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  if (!document.hidden) open();
}

function open() {
  close();
  const parts = new URLSearchParams({ query: question("changes"), variables: JSON.stringify({ since: known }) });
  const opened = new EventSource(`/graphql?${parts}`);
  stream = opened;
  opened.addEventListener("open", () => {
    wait = FIRST_WAIT_MS;
    if (isLost) announce(say("live_back"));
    isLost = false;
  });
  opened.addEventListener("next", (event) => take(JSON.parse(event.data)));
  opened.addEventListener("complete", () => again(0));
  opened.addEventListener("error", () => again(wait));
}

function close() {
  window.clearTimeout(waiting);
  stream?.close();
  stream = null;
}

/** @param {number} later In how many milliseconds it is tried again. */
function again(later) {
  close();
  waiting = window.setTimeout(open, later);
  if (!later) return;
  if (!isLost && wait > FIRST_WAIT_MS) {
    isLost = true;
    announce(say("live_lost"));
  }
  wait = Math.min(wait * 2, LONGEST_WAIT_MS);
}

/** @param {{data?: {changes: Change} | null}} answer */
function take({ data }) {
  if (!data) {
    known = null;
    again(wait);
    return;
  }
  known = data.changes.revision;
  waitingChanges.push(data.changes);
  gather();
}

/** Takes what came together as one, when nothing is being sent from here. */
function gather() {
  window.clearTimeout(gathering);
  if (!isActing() && waitingChanges.length) gathering = window.setTimeout(tell, GATHER_MS);
}

async function tell() {
  if (isActing()) return;
  const news = waitingChanges.filter((one) => one.readAgain || !isOwn(one.revision));
  waitingChanges = [];
  if (!news.length) return;
  const nodes = news.flatMap((one) => one.nodes.nodes);
  if (nodes.some((one) => one.id === state.one("selected"))) panel.stale();
  const last = news[news.length - 1];
  const what = last.sentences[0] ?? "";
  await Promise.all([panel.show(), freshen().then((isShown) => note(last, what, isShown))]);
  announce([say("live_changed", { who: last.who }), what].join(" "));
}

/**
 * Says visibly what was changed last, and offers to show it where the view does not by itself.
 * @param {Change} change
 * @param {string} what
 * @param {boolean} isShown
 */
function note({ who, nodes }, what, isShown) {
  const place = document.getElementById("news") ?? make("p", { id: "news", class: "news quiet" });
  const [first] = nodes.nodes;
  const click = () => state.change({ selected: first.id });
  const link = first && make("button", { type: "button", on: { click } }, first.name);
  fill(place, say("live_changed", { who }), " ", what, " ", link, !isShown && ` ${say("live_still")}`);
  byId("views").after(place);
}
