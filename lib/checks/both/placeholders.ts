import type { Check } from "../check"

/** What a program fills in: {name}, %s, %1$d, ${x}. An image or the like is the atom U+FFFC. */
const PLACEHOLDER = /\$?\{[\p{L}_][\p{L}\p{N}_.]{0,60}\}|%(?:\d+\$)?[sd](?!\p{L})|\ufffc/gu

export const placeholders: Check = {
  id: "placeholders",
  category: "omission",
  severity: "major",
  level: "warning",
  confidence: 0.95,
  needs: "pair",
  *find({ source, target }) {
    if (!source?.trim() || !target?.trim()) return
    const theirs = Array.from(source.matchAll(PLACEHOLDER))
    const ours = Array.from(target.matchAll(PLACEHOLDER))
    const left = (some: RegExpExecArray[], others: RegExpExecArray[]) => {
      const known = others.map(([words]) => words)
      return some.filter(([words]) => {
        const at = known.indexOf(words)
        if (at >= 0) known.splice(at, 1)
        return at < 0
      })
    }
    for (const { 0: placeholder, index } of left(theirs, ours))
      yield {
        side: "source",
        from: index,
        to: index + placeholder.length,
        code: "placeholder-missing",
        values: { placeholder },
      }
    for (const { 0: placeholder, index } of left(ours, theirs))
      yield { from: index, to: index + placeholder.length, code: "placeholder-extra", values: { placeholder } }
  },
  examples: [
    { source: "Hello {name}, %d files.", target: "Hola {nombre}, %d archivos.", finds: ["{nombre}"] },
    { source: "Hello {name}.", target: "Hola.", side: "source", finds: ["{name}"] },
    { source: "%s has 5 % of {x}.", target: "{x}: %s tiene el 5 %.", finds: [] },
  ],
}
