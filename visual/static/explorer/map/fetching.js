// Fetches the map that the address asks for.

import { reached, Refused } from "../ask.js";
import { start } from "../start.js";
import * as state from "../state.js";
import { Scene } from "./scene.js";

/** The names of the state that tell which scene is drawn. */
export const NAMES = ["scope", "date", "node", "show", "depth", "direction", "open", "pin", "whole"];

/**
 * Returns the address at which the server tells what is drawn now.
 * @param {string} [form] Of what it gives: the scene, or one file to send.
 */
export function sceneAddress(form = "/scene") {
  const parts = new URLSearchParams({ language: start.language });
  for (const name of NAMES) for (const value of state.many(name)) parts.append(name, value);
  return `${form}?${parts}`;
}

/**
 * Fetches what is drawn now.
 * @param {AbortSignal} signal
 * @throws {Refused}
 */
export async function fetchScene(signal) {
  const response = await reached(sceneAddress(), { signal });
  const text = await response.text();
  if (!(response.headers.get("content-type") ?? "").includes("json")) throw new Refused([text]);
  const given = JSON.parse(text);
  if (given.errors) throw new Refused(given.errors.map((/** @type {{message: string}} */ one) => one.message));
  return new Scene(given);
}
