import type { Node } from "prosemirror-model"
import type { Applied, Placed, Unplaced } from "@/lib/review/readback/apply"
import type { Plan } from "@/lib/review/readback/plan"
import type { SuggestionInfo } from "@/lib/sync/protocol"
import type { WordDecision, WordReport } from "@/lib/sync/word"

interface Facts {
  readonly base: Node
  readonly went: { readonly at: number }
  readonly plan: Plan
  readonly applied: Applied
  readonly infos: ReadonlyMap<string, SuggestionInfo>
  /** How many changes had come in before. */
  readonly brought: number
}

/** What a returned file does, for the person to look at. */
export function reportOf({ base, went, plan, applied, infos, brought }: Facts): Omit<WordReport, "seal"> {
  const numbers = new Map(base.children.map((pair, i) => [pair.attrs.id as string, i + 1]))
  const numberOf = (pair: string | null | undefined): number => numbers.get(pair ?? "") ?? 0
  const decisionsOf = (some: Applied["decided"], state: WordDecision["state"]): WordDecision[] =>
    [...some].map(([suggestion, how]) => {
      const info = infos.get(suggestion)
      const words = { deleted: info?.deleted ?? "", inserted: info?.inserted ?? "" }
      return { suggestion, how, state, ...words, number: numberOf(info?.pair) }
    })
  // What was decided the same way since is no news.
  const isNews = ({ suggestion, how }: WordDecision): boolean =>
    !(infos.get(suggestion)?.state ?? "").startsWith(how === "accept" ? "accepted" : "rejected")
  const change = (one: Unplaced | Placed) => ({
    by: one.by?.author ?? null,
    number: numberOf(one.pair),
    deleted: one.deleted,
    inserted: one.inserted,
    suggestions: "suggestions" in one ? one.suggestions : [],
  })
  return {
    at: went.at,
    decisions: [
      ...decisionsOf(applied.decided, "decided"),
      ...decisionsOf(applied.votes, "vote"),
      ...decisionsOf(applied.overtaken, "overtaken").filter(isNews),
    ],
    changes: [...applied.placed, ...applied.unplaced].map(change).sort((a, b) => a.number - b.number),
    comments: plan.comments.map(({ comment, pair, thread }) => ({
      by: comment.author,
      text: comment.text,
      number: pair === null ? null : numberOf(pair),
      isReply: thread !== null,
    })),
    resolved: plan.resolved.length,
    unclear: plan.unclear.length,
    missing: plan.missing,
    before: brought,
  }
}
