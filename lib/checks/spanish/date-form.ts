/** `17 septiembre 2011`, `septiembre 17, 2011`, `9/17/2011`: dates in the English order or without their de. */
import type { Check } from "../check"
import { months } from "./calendar"

const MONTH = `(${[...months, "setiembre"].join("|")})`
const dayMonth = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{1,2}) (de )?${MONTH}(?:,? (?:(de|del|del año) )?(\\d{4}))?(?![\\p{L}\\p{N}])`,
  "giu",
)
const monthDay = new RegExp(
  `(?<![\\p{L}\\p{N}])${MONTH} (\\d{1,2})(?:º|ro|er|to)?(?:(?:,| de| del)? (\\d{4}))?(?![\\p{L}\\p{N}%]|[.,:]\\d)`,
  "giu",
)
const numeric = /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g

export const dateForm: Check = {
  id: "date-form",
  category: "date-format",
  severity: "minor",
  level: "error",
  confidence: 0.9,
  needs: "spanish",
  *find({ target, locale }) {
    const text = target ?? ""
    for (const m of text.matchAll(dayMonth)) {
      const [all, day = "", de, month = "", deYear, year] = m
      if (Number(day) > 31 || (de && (!year || deYear))) continue
      const right = `${day} de ${month.toLowerCase()}${year ? ` de ${year}` : ""}`
      yield { from: m.index, to: m.index + all.length, code: "date-form", values: { right }, suggestions: [right] }
    }
    for (const m of text.matchAll(monthDay)) {
      const [all, month = "", day = "", year] = m
      if (Number(day) > 31 || Number(day) < 1 || /\d (?:de )?$/.test(text.slice(Math.max(0, m.index - 6), m.index)))
        continue
      const right = `${Number(day)} de ${month.toLowerCase()}${year ? ` de ${year}` : ""}`
      yield { from: m.index, to: m.index + all.length, code: "date-form", values: { right }, suggestions: [right] }
    }
    // In the United States the month may come first in Spanish too.
    if (locale === "es-US") return
    for (const m of text.matchAll(numeric)) {
      const [all, month = "", day = "", year = ""] = m
      if (Number(month) > 12 || Number(day) <= 12 || Number(day) > 31) continue
      const right = `${day}/${month}/${year}`
      yield { from: m.index, to: m.index + all.length, code: "date-form", values: { right }, suggestions: [right] }
    }
  },
  examples: [
    {
      target: "El 17 septiembre 2011 llegó.",
      finds: ["17 septiembre 2011"],
      becomes: "El 17 de septiembre de 2011 llegó.",
    },
    {
      target: "Septiembre 17, 2011: todos.",
      finds: ["Septiembre 17, 2011"],
      becomes: "17 de septiembre de 2011: todos.",
    },
    { target: "Fue el 9/17/2011.", locale: "es-419", finds: ["9/17/2011"], becomes: "Fue el 17/9/2011." },
    { target: "Fue el 9/17/2011.", locale: "es-US", finds: [] },
    { target: "El 17 de septiembre de 2011, el 3 de mayo y el 4 de julio del 2012.", finds: [] },
    { target: "En mayo 300 personas votaron; fue el 5/4/2011.", finds: [] },
  ],
}
