import type { Check } from "../check"

/** Quotation marks: angled ones in Spain, and nowhere straight ones in a text that also has curved or angled ones. */
export const quoteStyle: Check = {
  id: "quote-style",
  category: "locale-convention",
  severity: "minor",
  level: "hint",
  confidence: 0.5,
  needs: "spanish",
  *find({ target, locale }) {
    const text = target ?? ""
    const angled = text.includes("»", text.indexOf("«") + 1) && text.includes("«")
    const wanted = locale === "es-ES" || angled
    for (const m of text.matchAll(/(?<![\p{L}\p{N}=])(?:“([^“”\n]{1,400})”|"([^"\n]{1,400})"(?![\p{L}\p{N}]))/gu)) {
      const inner = m[1] ?? m[2] ?? ""
      if (!wanted || !/\p{L}{2}/u.test(inner)) continue
      // A quotation within one is looked for a little way back, so that a long text takes no longer.
      const before = text.slice(Math.max(0, m.index - 2_000), m.index)
      if (before.lastIndexOf("«") > before.lastIndexOf("»")) continue
      const right = `«${inner}»`
      yield { from: m.index, to: m.index + m[0].length, code: "quote-style", values: { right }, suggestions: [right] }
    }
  },
  examples: [
    { target: "Dijo “vengo”.", locale: "es-ES", finds: ["“vengo”"], becomes: "Dijo «vengo»." },
    { target: 'Dijo «vengo» y luego "no".', locale: "es-419", finds: ['"no"'], becomes: "Dijo «vengo» y luego «no»." },
    { target: "Dijo “vengo”.", locale: "es-419", finds: [] },
    { target: "Dijo «lee “Rayuela” ya».", locale: "es-ES", finds: [] },
  ],
}
