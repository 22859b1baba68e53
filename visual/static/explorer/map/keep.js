// Keeps of what is drawn what is still wanted, so that a move makes only what comes into sight.

/**
 * Keeps in a group exactly what is wanted, and what has the focus; returns what was not there before.
 * @param {Map<number, SVGElement>} drawn
 * @param {SVGElement} group
 * @param {number[]} wanted
 * @param {(at: number) => SVGElement} make
 * @returns {[number, SVGElement][]}
 */
export function keep(drawn, group, wanted, make) {
  const among = new Set(wanted);
  for (const [at, element] of drawn) {
    if (among.has(at) || element.contains(document.activeElement)) continue;
    element.remove();
    drawn.delete(at);
  }
  /** @type {[number, SVGElement][]} */
  const fresh = wanted.filter((at) => !drawn.has(at)).map((at) => [at, make(at)]);
  for (const [at, element] of fresh) drawn.set(at, element);
  group.append(...fresh.map(([, element]) => element));
  return fresh;
}
