/** What a person reads of a refusal, in each language of the interface. */
import { expect } from "vitest"
import { type Locale, locales, messagesFor } from "@/lib/messages"

/** Refusals whose detail is a format's own reason, which is said as well. */
const withReason = new Set(["unreadable-source", "unreadable-target", "unreadable-both", "too-large"])

/** The sentences of a refusal as the server answers it; undefined where there is none. */
function sentencesOf(locale: Locale, error: string, detail: string | undefined): (string | undefined)[] {
  const { refusals, formatRefusals, bitextRefusals } = messagesFor(locale)
  const of = (all: object, code: string): string | undefined => {
    const found = (all as Readonly<Record<string, unknown>>)[code]
    return typeof found === "string" ? found : undefined
  }
  if (!withReason.has(error) || detail === undefined) return [of(refusals, error)]
  return [of(refusals, error), of(formatRefusals, detail) ?? of(bitextRefusals, detail)]
}

/** Every part of the refusal is said in a whole sentence, in each language in its own words. */
export function expectTold({ error, detail }: { readonly error?: string; readonly detail?: string }): void {
  const all = locales.map(locale => sentencesOf(locale, error ?? "", detail))
  for (const [at, sentences] of all.entries())
    for (const sentence of sentences)
      expect(sentence, `${error} ${detail ?? ""} in ${locales[at]}`).toMatch(
        /^[¿¡«\p{Lu}].{8,}(?:[.?!»]|: \{detail\})$/su,
      )
  const [first, ...others] = all
  for (const other of others) for (const [k, sentence] of other.entries()) expect(sentence).not.toBe(first?.[k])
}
