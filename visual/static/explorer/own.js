// What is changed from here, so that it is no news when the server tells of it.

/** @typedef {{done?: boolean, revision?: number, written?: Made}} Made What a change gives, or holds as `written`. */

let acting = 0;
/** @type {Set<number>} */
const revisions = new Set();
let ended = () => {};

/**
 * Makes a change, and keeps in mind which revisions came of it.
 * @template {Record<string, Made | null>} Data
 * @param {() => Promise<Data>} change
 */
export async function asOwn(change) {
  acting += 1;
  try {
    const data = await change();
    Object.values(data).forEach(keep);
    return data;
  } finally {
    acting -= 1;
    ended();
  }
}

/** Tells whether a change is on its way, of which the server may tell before it answers. */
export const isActing = () => acting > 0;

/** @param {number} revision */
export const isOwn = (revision) => revisions.has(revision);

/** @param {() => void} act Called whenever a change has been answered. */
export function whenEnded(act) {
  ended = act;
}

/** @param {Made | null} made */
function keep(made) {
  const { done, revision } = made?.written ?? made ?? {};
  if (done && revision) revisions.add(revision);
}
