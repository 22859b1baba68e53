// Putting something new in place of the old without taking it away from who is there: what was open stays open, the
// focus stays where it was, and so does what is scrolled.

/**
 * Does something that puts new elements into a place.
 * @param {HTMLElement} host
 * @param {() => void | Promise<void>} act
 */
export async function keeping(host, act) {
  const focused = host.contains(document.activeElement) ? document.activeElement : null;
  const [mark, place] = focused ? known(host, focused) : ["", -1];
  const open = new Set(summaries(host).filter(([details]) => details.open).map(([, text]) => text));
  const scrolled = host.scrollTop;
  await act();
  for (const [details, text] of summaries(host)) if (open.has(text)) details.open = true;
  host.scrollTop = scrolled;
  if (!focused || document.activeElement !== document.body) return;
  const again = alike(host, mark)[place] ?? alike(host, mark)[0] ?? host.querySelector("h2");
  if (again instanceof HTMLElement || again instanceof SVGElement) again.focus({ preventScroll: true });
}

/**
 * Puts elements into a place in order; those that are there already are not touched, so that nobody loses the focus.
 * @param {HTMLElement} host
 * @param {Node[]} wanted
 */
export function settle(host, wanted) {
  for (const child of [...host.childNodes]) if (!wanted.includes(child)) child.remove();
  let at = host.firstChild;
  for (const one of wanted) {
    if (one === at) at = at.nextSibling;
    else host.insertBefore(one, at);
  }
}

/**
 * Returns by what an element is known, and which of those that are known by it.
 * @param {HTMLElement} host
 * @param {Element} element
 * @returns {[string, number]}
 */
function known(host, element) {
  const mark = markOf(element);
  return [mark, alike(host, mark).indexOf(element)];
}

/**
 * @param {HTMLElement} host
 * @param {string} mark
 */
function alike(host, mark) {
  return [...host.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")].filter(
    (one) => markOf(one) === mark,
  );
}

/** @param {Element} element */
function markOf(element) {
  const id = element.getAttribute("data-id") ?? element.id;
  const said = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 80);
  return `${element.tagName} ${id || said}`;
}

/**
 * @param {HTMLElement} host
 * @returns {[HTMLDetailsElement, string][]}
 */
function summaries(host) {
  return [...host.querySelectorAll("details")].map((one) => [one, one.querySelector("summary")?.textContent ?? ""]);
}
