/** A day is due at its end, where the person who sets it is. */
export function dueOf(day: string): number | null {
  const [year, month, date] = day.split("-").map(Number)
  return year && month && date ? new Date(year, month - 1, date, 23, 59, 59).getTime() : null
}

/** As a date field wants it: "2026-12-03", or empty. */
export function fieldOf(due: number | null): string {
  if (due === null) return ""
  const at = new Date(due)
  const two = (number: number) => String(number).padStart(2, "0")
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
