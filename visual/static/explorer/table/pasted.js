// What is copied in a spreadsheet: cells parted by tabs, and the same as a file that can be loaded.

/**
 * Returns the rows of a copied text. A cell that holds tabs or line ends stands in quotes.
 * @param {string} text
 * @returns {string[][]}
 */
export function rowsIn(text) {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    const sign = text[at];
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || row[row.length - 1] === "")) isQuoted = !isQuoted;
    else if (isQuoted) row[row.length - 1] += sign;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else if (sign !== "\r") row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

/**
 * Returns which columns the cells of a row name, by code or label; an empty text for a cell that names none.
 * @param {string[]} row
 * @param {import("./asked.js").Column[]} columns
 */
export function named(row, columns) {
  const known = new Map(columns.flatMap(({ code, label }) => [[label.toLowerCase(), code], [code, code]]));
  known.set("id", "id");
  return row.map((cell) => known.get(cell.trim().toLowerCase()) ?? "");
}

/**
 * Returns rows as a file of comma-separated values.
 * @param {string[][]} rows
 * @param {string} name
 */
export function asFile(rows, name) {
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  return new File([`${lines.join("\r\n")}\r\n`], `${name}.csv`, { type: "text/csv" });
}
