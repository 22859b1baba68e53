// Tables as CSV that a spreadsheet opens as it is, and in which no text becomes a formula.

/** @typedef {{title: string, heads: string[], rows: string[][]}} Table */

const MARK = "\uFEFF";
const FORMULA = /^'*[=+\-@\t\r\n#\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Returns tables as one text, one below the other; each but the only one with its title above it.
 * @param {Table[]} tables
 */
export function csv(tables) {
  const lines = tables.flatMap(({ title, heads, rows }, at) => [
    ...(at ? [[]] : []),
    ...(tables.length > 1 && title ? [[title]] : []),
    heads,
    ...rows,
  ]);
  return MARK + lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/**
 * Returns the tables that are shown within an element, those in parts that are closed included.
 * @param {HTMLElement} host
 * @returns {Table[]}
 */
export function tablesIn(host) {
  return [...host.querySelectorAll("table")].map((table) => {
    const rows = [...table.rows].map((row) => [...row.cells].map(text));
    const hasHead = table.tHead !== null;
    return { title: table.caption?.textContent?.trim() ?? "", heads: hasHead ? rows[0] : [], rows: rows.slice(hasHead ? 1 : 0) };
  });
}

/** @param {Element} element */
function text(element) {
  const field = element.querySelector("input, select, textarea");
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.textContent?.trim() ?? "";
  if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) return field.checked ? "x" : plain(element);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  return plain(element);
}

/** @param {Element} element */
function plain(element) {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {string} content */
function cell(content) {
  const safe = FORMULA.test(content) && !NUMBER.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
