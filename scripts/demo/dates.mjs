// Calendar dates for the forms of the demo, as a person types them.

/** The date so many days from another, as YYYY-MM-DD. */
export function daysFrom(date, days) {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** 20/11/2026, as it is typed. */
export const typed = (date) => date.split('-').reverse().join('/');
