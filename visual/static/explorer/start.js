// What the page was given to start from: words, kinds, questions, and where its parts are.

/**
 * @typedef {object} KindWords
 * @property {string} label
 * @property {string} plural
 * @property {string[]} traits What machinery knows of it.
 *
 * @typedef {object} LinkWords
 * @property {string} label Read from its source.
 * @property {string} inverse Read from its target.
 * @property {Record<string, string[]>} routes The kinds it may lead to, by the kind where it starts.
 *
 * @typedef {object} Start
 * @property {"en" | "cy"} language
 * @property {string} today ISO date.
 * @property {number} revision The last one that the page knows of.
 * @property {string} files Address below which the files of this version are.
 * @property {boolean} graphiql Whether there is a page to ask further questions on.
 * @property {Record<string, string>} words
 * @property {Record<string, string>} queries Questions in GraphQL by the name of their file.
 * @property {Record<string, KindWords>} kinds
 * @property {Record<string, LinkWords>} links
 * @property {string[]} views Paths of the modules that each add a view.
 * @property {string[]} sections Paths of the modules that each add a section to the panel.
 */

/** @type {Start} */
export const start = JSON.parse(document.getElementById("start")?.textContent ?? "{}");

/**
 * Returns what every module of a folder exports by default, in the order of their `place`, then of their `id`.
 * @template {{id: string, place: number}} Part
 * @param {string[]} paths
 * @returns {Promise<Part[]>}
 */
export async function parts(paths) {
  const loaded = await Promise.all(paths.map((path) => import(`${start.files}/${path}`)));
  return loaded.map((one) => one.default).sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}
