/** What is known of a page beside its document, with people by their names: for files that leave this server. */
import type { Node } from "prosemirror-model"
import type { Bitext, RowDecision } from "@/lib/page/bitext"
import { bitextOf } from "@/lib/review/bitext/of-doc"
import { labelsOf, toNames } from "@/lib/review/comments/mentions"
import type { SuggestionInfo, ThreadInfo } from "@/lib/sync/protocol"
import type { PageRow } from "../db/tables"
import type { Person } from "../people"

/** As plain data; people with the names they are written with. */
export interface GivenFacts {
  readonly suggestions: readonly SuggestionInfo[]
  readonly threads: readonly ThreadInfo[]
  readonly people: readonly Person[]
}

export interface PageFacts {
  readonly doc: Node
  readonly suggestions: readonly SuggestionInfo[]
  readonly threads: readonly ThreadInfo[]
  readonly people: readonly Person[]
  /** The name somebody is written with; empty for nobody. */
  nameOf(id: string | null): string
  /** A comment as it is read. */
  wordsOf(text: string): string
}

export function openFacts(doc: Node, { suggestions, threads, people }: GivenFacts): PageFacts {
  const labels = labelsOf(people)
  const names = new Map(people.map(person => [person.id, person.name]))
  return {
    doc,
    people,
    suggestions,
    threads,
    nameOf: id => (id === null ? "" : (names.get(id) ?? "")),
    wordsOf: text => toNames(text, labels),
  }
}

export const authorOfSuggestion = (facts: PageFacts, one: SuggestionInfo): string =>
  one.importedBy ?? facts.nameOf(one.author)

/** The page as rows; comments that were deleted have no words to take along. */
export function bitextFrom(facts: PageFacts, row: PageRow, take: boolean): Bitext {
  const infos = new Map(facts.suggestions.map(one => [one.id, one]))
  const decisions = new Map<string, RowDecision[]>()
  for (const one of facts.suggestions) {
    const { decision } = one
    if (!decision) continue
    const reason = [decision.reason?.words ?? "", decision.words].filter(Boolean).join(": ")
    const made: RowDecision = {
      how: decision.how,
      author: authorOfSuggestion(facts, one),
      by: facts.nameOf(decision.by),
      at: Number(decision.at),
      inserted: one.inserted,
      deleted: one.deleted,
      reason,
    }
    decisions.set(one.pair, [...(decisions.get(one.pair) ?? []), made])
  }
  const threads = facts.threads.flatMap(thread => {
    const said = thread.comments
      .filter(comment => comment.deleted === null)
      .map(one => ({
        by: one.importedBy ?? facts.nameOf(one.author),
        at: Number(one.at),
        text: facts.wordsOf(one.text),
      }))
    if (said.length === 0) return []
    const { id, pair, side, kind, fault, resolved } = thread
    const settled = resolved === null ? null : { by: facts.nameOf(resolved.by), at: Number(resolved.at) }
    return [{ id, pair, side, kind, category: fault.category, severity: fault.severity, resolved: settled, said }]
  })
  return bitextOf(facts.doc, {
    title: row.title,
    source: row.source_lang,
    target: row.target_lang,
    suggestion(id, author) {
      const one = infos.get(id)
      const by = one ? authorOfSuggestion(facts, one) : facts.nameOf(author)
      const fault = { category: one?.fault.category ?? null, severity: one?.fault.severity ?? null }
      return { by, at: one ? Number(one.at) : null, reason: one?.reason ?? "", ...fault }
    },
    threads,
    decisions,
    take,
  })
}
