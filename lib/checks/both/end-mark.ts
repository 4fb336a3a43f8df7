/** What both sides end in. */
import type { Check, Found } from "../check"

/** Marks that do the same, whatever the script. */
const kinds: ReadonlyMap<string, string> = new Map(
  [".。।．", "?？؟", "!！", ":：", ";；", ",、，"].flatMap(row =>
    Array.from(row, mark => [mark, row.charAt(0)] as const),
  ),
)
/** What may follow the last mark: closing quotes and brackets, and marks of a wiki. */
const CLOSERS = /[\s"'»”’›)\]*_]+$/u

interface End {
  readonly kind: string
  readonly at: number
}
function endOf(text: string): End {
  // The last stretch is enough, and keeps the pattern from walking through a whole page of blanks.
  const start = Math.max(0, text.length - 40)
  const body = text.slice(start).replace(CLOSERS, "")
  const last = body.charAt(body.length - 1)
  if (/(?:\.{2,}|…)$/u.test(body)) return { kind: "…", at: start + body.length - 1 }
  return { kind: kinds.get(last) ?? "", at: start + body.length - 1 }
}

/** Shorter than this is a title, a label or a name. */
const SENTENCE = 20
const asking = new Set(["?", "!"])

export const endMark: Check = {
  id: "end-mark",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  confidence: 0.6,
  needs: "pair",
  *find({ source, target }): Generator<Found> {
    if (!source?.trim() || !target?.trim()) return
    const theirs = endOf(source)
    const ours = endOf(target)
    if (theirs.kind === ours.kind || (theirs.kind === "" && ours.kind === "")) return
    if (theirs.kind === "") {
      if (target.length < SENTENCE) return
      yield { from: ours.at, to: ours.at + 1, code: "end-mark-none", suggestions: [""] }
      return
    }
    if (ours.kind === "" && source.length < SENTENCE && !asking.has(theirs.kind)) return
    const values = { mark: source.charAt(theirs.at) }
    // A question that became none, or the other way round, changes what is said.
    const loud = asking.has(theirs.kind) !== asking.has(ours.kind) ? { level: "warning" as const, confidence: 0.8 } : {}
    const from = Math.max(0, ours.at)
    const mark = target.charAt(from)
    // A question mark would need its fellow at the front: that is for the translator.
    const better =
      theirs.kind === "…" || asking.has(theirs.kind) ? [] : [ours.kind === "" ? mark + theirs.kind : theirs.kind]
    yield { from, to: from + 1, code: "end-mark", values, suggestions: better, ...loud }
  },
  examples: [
    { source: "Are you ready to start?", target: "Estás listo para empezar.", finds: ["."] },
    {
      source: "We keep these servers:",
      target: "Mantenemos estos servidores.",
      finds: ["."],
      becomes: "Mantenemos estos servidores:",
    },
    {
      source: "We keep them in two places.",
      target: "Los tenemos en dos sitios",
      finds: ["s"],
      becomes: "Los tenemos en dos sitios.",
    },
    { source: "He said “yes.”", target: "Dijo «sí».", finds: [] },
    { source: "Where is it?", target: "どこですか？", targetLang: "ja", finds: [] },
    { source: "About us", target: "Sobre nosotros", finds: [] },
  ],
}
