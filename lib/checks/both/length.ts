/** A translation far shorter or longer than its source: something may be missing, or belong elsewhere. */
import type { Check, Found } from "../check"

/** Characters of the source below which the ratio says nothing. */
const SHORTEST = 80
/** Scripts that need fewer characters for the same: one of Chinese stands for two to four of a Latin script. */
const DENSE = /^(?:zh|ja|ko|yue|th|lo|km|my)\b/i

export const length: Check = {
  id: "length",
  category: "omission",
  severity: "minor",
  level: "hint",
  confidence: 0.6,
  needs: "pair",
  *find({ source, target, sourceLang, targetLang }): Generator<Found> {
    const theirs = source?.trim().length ?? 0
    const ours = target?.trim().length ?? 0
    if (theirs < SHORTEST || ours === 0) return
    const [least, most] = DENSE.test(targetLang) === DENSE.test(sourceLang) ? [0.6, 1.9] : [0.15, 6]
    const ratio = ours / theirs
    if (ratio < least)
      yield {
        from: 0,
        to: target?.length ?? 0,
        code: "too-short",
        // Less than a third of it cannot be another way to say the same.
        ...(ratio < least / 2 ? { level: "warning" as const, severity: "major" as const, confidence: 0.85 } : {}),
      }
    if (ratio > most) yield { from: 0, to: target?.length ?? 0, code: "too-long", category: "addition" }
  },
  examples: [
    {
      source: "We keep the servers in two places, and whoever wants to help with them may come on any Monday evening.",
      target: "Tenemos servidores.",
      finds: ["Tenemos servidores."],
    },
    {
      source: "We keep the servers in two places, and whoever wants to help with them may come on any Monday evening.",
      target: "Tenemos los servidores en dos sitios, y quien quiera ayudar puede venir cualquier lunes por la tarde.",
      finds: [],
    },
    {
      source: "We keep the servers in two places, and whoever wants to help with them may come on any Monday evening.",
      target: "我们把服务器放在两个地方，想帮忙的人可以在任何一个星期一晚上来。",
      targetLang: "zh",
      finds: [],
    },
    { source: "Yes.", target: "Sí, claro que sí, con mucho gusto.", finds: [] },
  ],
}
