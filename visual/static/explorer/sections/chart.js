// The chart of a measure: its picture and what it shows in words, and a form to record a reading.

import { ask } from "../ask.js";
import { make } from "../dom.js";
import { deedForm, plainControl, reasonControl } from "../edit/deed.js";
import { formOf, may } from "../edit/fetching.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { say } from "../words.js";

/** @typedef {{variation: string | null, assurance: string | null, sentences: string[], points: {totalCount: number}}} Series */

/** @type {import("../panel.js").Section} */
export default {
  id: "chart",
  place: 14,
  async show(thing, signal) {
    if (!start.kinds[thing.kind]?.traits.includes("readings")) return null;
    const { series } = await ask("series", { id: thing.id, asOf: state.one("date") || null }, signal);
    if (!series) return null;
    const { revision } = await formOf(thing, signal);
    const recording = thing.live && (await may(thing, "READINGS", signal)) && readingForm(thing);
    return make("section", {}, make("h3", {}, say("section_chart")), ...drawn(thing, series, revision), recording);
  },
};

/**
 * @param {import("../panel.js").Thing} thing
 * @param {Series} series
 * @param {number} revision So that a picture of before is not taken for it.
 */
function drawn(thing, { variation, assurance, sentences, points }, revision) {
  if (!points.totalCount) return [make("p", {}, say("chart_none"))];
  const parts = new URLSearchParams({ id: thing.id, language: start.language, revision: String(revision) });
  if (state.one("date")) parts.set("date", state.one("date"));
  const states = [
    variation ? say(`chart_${variation.toLowerCase()}`) : say("chart_few"),
    assurance && say(`chart_${assurance.toLowerCase()}`),
  ].filter(Boolean);
  const alt = say("chart_of", { name: thing.called, states: states.join("; ") });
  return [
    make("p", {}, make("strong", {}, states.join("; "))),
    make("img", { src: `/chart.svg?${parts}`, alt, class: "series" }),
    make("details", {}, make("summary", {}, say("chart_words")), ...sentences.map((text) => make("p", {}, text))),
  ];
}

/** @param {import("../panel.js").Thing} thing */
function readingForm(thing) {
  const controls = [
    plainControl({ name: "date", label: say("reading_date"), type: "DATE", value: start.today, required: true }),
    plainControl({ name: "value", label: say("reading_value"), type: "NUMBER" }),
    plainControl({ name: "numerator", label: say("reading_numerator"), type: "NUMBER", doc: say("reading_ratio") }),
    plainControl({ name: "denominator", label: say("reading_denominator"), type: "NUMBER" }),
    plainControl({ name: "note", label: say("reading_note"), maxLength: 120 }),
    reasonControl(),
  ];
  const form = deedForm({
    operation: "readings",
    node: thing.id,
    word: say("reading_record"),
    controls,
    variables: ({ reason: _, ...reading }) => ({ readings: [{ measure: thing.id, ...reading }] }),
  });
  return make("details", {}, make("summary", {}, say("section_reading")), form);
}
