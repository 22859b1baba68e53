// What can be said of an organisation now and could not be said before.

import { ask } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { numbered, say } from "../words.js";

const FINDINGS = 50;

/**
 * @typedef {{id: string, question: string, questionCy: string, verdict: string, confidence: string}} Answer
 * @typedef {{sight: string[], answers: Answer[], findings: {id: string, reason: string}[]}} Sayable
 */

/**
 * Returns what can be said now.
 * @param {AbortSignal} signal
 * @returns {Promise<Sayable>}
 */
export async function look(signal) {
  const variables = { scope: state.one("scope") || null, first: FINDINGS };
  const found = await ask("guide_sayable", variables, signal);
  return { sight: found.lineOfSight.sentences, answers: found.questions, findings: found.findings.nodes };
}

/**
 * Returns what is new in it, a line each: of line of sight, of questions, of what to look at.
 * @param {Sayable} before
 * @param {Sayable} after
 */
export function compared(before, after) {
  const lines = after.sight.join(" ") === before.sight.join(" ") ? [] : [after.sight.join(" ")];
  const answered = new Set(before.answers.filter((one) => one.confidence !== "NONE").map((one) => one.id));
  for (const one of after.answers) {
    if (one.confidence === "NONE" || answered.has(one.id)) continue;
    const question = start.language === "cy" ? one.questionCy : one.question;
    lines.push(say("guide_sayable", { question, verdict: one.verdict }));
  }
  const known = new Set(before.findings.map((one) => one.id));
  const fresh = after.findings.filter((one) => !known.has(one.id));
  if (fresh.length) lines.push(numbered("guide_finding", fresh.length, { reason: fresh[0].reason }));
  return lines;
}
