// Values of a measure that somebody says one after another, as readings: the last is that of the newest period.

const DAYS = /** @type {Record<string, number>} */ ({ DAILY: 1, WEEKLY: 7 });
const MONTHS = /** @type {Record<string, number>} */ ({ MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 });

/**
 * Returns readings.
 * @param {{id: string, frequency?: string | null}} measure
 * @param {string} said Numbers with spaces between, the oldest first.
 * @param {string} today ISO.
 */
export function readings(measure, said, today) {
  const values = said.split(/[\s;]+/).filter(Boolean).map(Number);
  return values.map((value, at) => ({
    measure: measure.id,
    date: begun(measure.frequency ?? "", values.length - 1 - at, new Date(`${today}T00:00:00Z`)),
    value,
  }));
}

/**
 * Returns the first day of a period so many periods back.
 * @param {string} frequency
 * @param {number} back
 * @param {Date} today
 */
function begun(frequency, back, today) {
  const months = MONTHS[frequency];
  if (!months) return iso(new Date(today.getTime() - back * (DAYS[frequency] ?? 1) * 86_400_000));
  const month = Math.floor(today.getUTCMonth() / months) * months - back * months;
  return iso(new Date(Date.UTC(today.getUTCFullYear(), month, 1)));
}

/** @param {Date} day */
const iso = (day) => day.toISOString().slice(0, 10);
