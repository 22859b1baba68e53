// The whole state of the explorer, as it stands in the address: what is shown can be sent to somebody by its address,
// and the back button never loses the place. Nothing else in the page remembers what is shown.
//
// Names: view; node (what the view is about, several); selected (what the panel tells of); scope; date; language; pin
// (several); and whatever a view adds under names of its own, such as depth or kind.

/** @typedef {Record<string, string | readonly string[] | null | undefined>} Changes Values by name; null takes away. */

/** @type {Set<(changed: ReadonlySet<string>) => void>} */
const followers = new Set();
let values = new URLSearchParams(window.location.search);

/**
 * Returns the value of a name; an empty text where it has none.
 * @param {string} name
 */
export function one(name) {
  return values.get(name) ?? "";
}

/**
 * Returns all values of a name, in order.
 * @param {string} name
 * @returns {string[]}
 */
export function many(name) {
  return values.getAll(name);
}

/**
 * Returns the address of this page after some changes: for links, which can be opened beside or sent.
 * @param {Changes} changes
 */
export function address(changes = {}) {
  const text = after(changes).toString();
  return `${window.location.pathname}${text ? `?${text}` : ""}`;
}

/**
 * Changes the state, and tells everybody who follows it.
 * @param {Changes} changes
 * @param {{replace?: boolean}} [how] Replace: the back button does not come back to the state before, as for a zoom.
 */
export function change(changes, { replace = false } = {}) {
  const there = address(changes);
  if (there === address()) return;
  if (replace) window.history.replaceState(null, "", there);
  else window.history.pushState(null, "", there);
  take();
}

/**
 * Calls somebody after each change with the names that changed; returns what ends that.
 * @param {(changed: ReadonlySet<string>) => void} follower
 */
export function follow(follower) {
  followers.add(follower);
  return () => followers.delete(follower);
}

/** Begins to follow the back and forward buttons, and links that lead to another state of this page. */
export function begin() {
  window.addEventListener("popstate", take);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link && isPlain && !event.defaultPrevented) go(event, new URL(link.getAttribute("href") ?? "", window.location.href));
  });
}

/**
 * Goes where a link leads without leaving the page, where it leads to another state of it in the same language.
 * @param {Event} event
 * @param {URL} there
 */
function go(event, there) {
  const isHere = there.origin === window.location.origin && there.pathname === window.location.pathname;
  if (!isHere || there.hash || (there.searchParams.get("language") ?? "") !== one("language")) return;
  event.preventDefault();
  if (there.href !== window.location.href) window.history.pushState(null, "", there);
  take();
}

function take() {
  const before = values;
  values = new URLSearchParams(window.location.search);
  const names = new Set([...before.keys(), ...values.keys()]);
  const changed = new Set([...names].filter((name) => before.getAll(name).join("\n") !== values.getAll(name).join("\n")));
  if (changed.size) for (const follower of [...followers]) follower(changed);
}

/** @param {Changes} changes */
function after(changes) {
  const next = new URLSearchParams(values);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const each of typeof value === "string" ? [value] : (value ?? [])) if (each) next.append(name, each);
  }
  return next;
}
