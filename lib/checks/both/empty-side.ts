import type { Check } from "../check"

export const emptySide: Check = {
  id: "empty-side",
  category: "omission",
  severity: "major",
  level: "warning",
  confidence: 0.9,
  needs: "pair",
  *find({ source, target }) {
    const hasSource = /\p{L}/u.test(source ?? "")
    const hasTarget = /\p{L}/u.test(target ?? "")
    if (hasSource && !hasTarget) yield { side: "source", from: 0, to: source?.length ?? 0, code: "target-empty" }
    if (hasTarget && !hasSource)
      yield { from: 0, to: target?.length ?? 0, code: "source-empty", category: "addition", level: "hint" }
  },
  examples: [
    { source: "We meet on Monday.", target: "", side: "source", finds: ["We meet on Monday."] },
    { source: "", target: "Nos vemos el lunes.", finds: ["Nos vemos el lunes."] },
    { source: "Yes.", target: "Sí.", finds: [] },
    { source: "***", target: "", finds: [] },
  ],
}
