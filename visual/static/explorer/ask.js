// Asks the server in GraphQL, as whoever is let in by its cookie. What goes wrong comes as sentences for people.

import { asOwn } from "./own.js";
import { start } from "./start.js";
import { say } from "./words.js";

const LONGEST_ADDRESS = 6000;
const HEADERS = { accept: "application/json" };

/** What the server, or the way to it, refuses. */
export class Refused extends Error {
  /**
   * @param {string[]} sentences
   * @param {string} [code] By which the server's refusals can be told apart.
   */
  constructor(sentences, code = "") {
    super(sentences.join(" "));
    this.sentences = sentences;
    this.code = code;
  }
}

/**
 * Asks one of the questions in `visual/queries`. The browser keeps answers with their tag (ETag), so that what did not
 * change is not sent again.
 * @param {string} name Of the question.
 * @param {Record<string, unknown>} [variables]
 * @param {AbortSignal} [signal] Stops it.
 * @returns {Promise<any>} The data.
 * @throws {Refused}
 */
export async function ask(name, variables = {}, signal) {
  const parts = new URLSearchParams({ query: question(name), variables: JSON.stringify(variables) });
  const there = `/graphql?${parts}`;
  if (there.length > LONGEST_ADDRESS) return send(name, variables, signal);
  return data(await reached(there, { headers: HEADERS, signal }));
}

/**
 * Asks by POST, as whatever changes something must.
 * @param {string} name Of the question.
 * @param {Record<string, unknown>} [variables]
 * @param {AbortSignal} [signal] Stops it.
 * @param {string} [operationName] Which of its operations, where the question holds several.
 * @returns {Promise<any>} The data.
 * @throws {Refused}
 */
export async function send(name, variables = {}, signal, operationName) {
  const body = JSON.stringify({ query: question(name), variables, operationName });
  const headers = { ...HEADERS, "content-type": "application/json" };
  const asked = async () => data(await reached("/graphql", { method: "POST", headers, body, signal }));
  return question(name).startsWith("mutation") && !variables.dryRun ? asOwn(asked) : asked();
}

/**
 * Fetches from this server.
 * @param {string} address
 * @param {RequestInit} [how]
 * @throws {Refused} If it cannot be reached.
 */
export async function reached(address, how = {}) {
  try {
    return await fetch(address, { credentials: "same-origin", ...how });
  } catch (error) {
    if (how.signal?.aborted) throw error;
    throw new Refused([say("no_answer")], "UNREACHABLE");
  }
}

/**
 * Returns the text of a question.
 * @param {string} name
 */
export function question(name) {
  const text = start.queries[name];
  if (text === undefined) throw new Error(`There is no question ${name}: add visual/queries/${name}.graphql.`);
  return text;
}

/**
 * Tells whether an error only says that a question was stopped.
 * @param {unknown} error
 */
export function isStopped(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/** @param {Response} response */
async function data(response) {
  const text = await response.text();
  if (!(response.headers.get("content-type") ?? "").includes("json")) throw new Refused([text], String(response.status));
  const { data: found, errors } = JSON.parse(text);
  if (!errors?.length) return found;
  const sentences = errors.map((/** @type {{message: string}} */ error) => error.message);
  throw new Refused(sentences, errors[0].extensions?.code ?? "");
}
