/** A new page from one file that holds both sides, built beside the main thread where it is long. */
import { bitextFormatById } from "@/lib/bitexts/registry"
import type { Bitext, RowSuggestion } from "@/lib/page/bitext"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type BitextDoc, docOfBitext, type PlacedThread } from "@/lib/review/bitext/to-doc"
import { isThreadKind, wantsChanges } from "@/lib/review/comments/kinds"
import { isCategory, isSeverity } from "@/lib/review/mqm"
import type { Judgement } from "@/lib/review/schema"
import { listSuggestions, suggestionsInPair } from "@/lib/review/suggest/list"
import { MOST_OF_QUOTE, type RefusalCode } from "@/lib/sync/api"
import type { BringInBoth } from "@/lib/sync/take-out"
import { firstCharacters } from "@/lib/text/characters"
import { judgementKey } from "../pages/check"
import { newId } from "../secrets"
import { type Built, builtOf } from "./built"

/** In whose name it all comes in, and when. */
export interface Bringer {
  readonly by: string
  readonly at: number
}

export interface BothMade {
  readonly title: string
  readonly source: string
  readonly target: string
  readonly built: Built
  readonly said: ReturnType<typeof saidIn>
}

export function makePageOfBoth(both: BringInBoth["both"], bringer: Bringer): Outcome<BothMade, RefusalCode> {
  const read = readBoth(both)
  if (!read.ok) return read
  const made = docOfBitext(read.value, { newId: () => newId().slice(0, 12), ...bringer })
  const { title, source, target } = read.value
  const said = saidIn(made, bringer)
  const issues = said.threads.filter(one => one.resolved_by === null && wantsChanges(one.kind))
  return done({ title, source, target, built: builtOf(made.doc, issues), said })
}

function readBoth({ format, text, source, target }: BringInBoth["both"]): Outcome<Bitext, RefusalCode> {
  const languages = { ...(source ? { source } : {}), ...(target ? { target } : {}) }
  const read = bitextFormatById(format)?.read(text, languages)
  if (!read) return refuse("not-understood", "format")
  if (!read.ok) {
    if (read.why === "empty" || read.why === "no-units") return refuse("empty-side")
    const large = read.why === "too-large" || read.why === "too-many-rows" || read.why === "xml-too-large"
    return refuse(large ? "too-large" : "unreadable-both", read.why)
  }
  // A file may leave its languages out; a page may not.
  const bitext = read.value.value
  return done({ ...bitext, source: source || bitext.source || "en", target: target || bitext.target || "es" })
}

/** Rows for the store, without the page they are of. */
function saidIn(made: BitextDoc, bringer: Bringer) {
  const pairs = made.doc.children.map(node => [node.attrs.id as string, node] as const)
  const threads = made.threads.map((one, order) => threadOf(one, { ...bringer, at: bringer.at + order }))
  return {
    suggestions: listSuggestions(made.doc).map(one => {
      const facts = made.suggestions.get(one.id)
      return {
        id: one.id,
        author: bringer.by,
        at: facts?.at ?? bringer.at,
        state: "open",
        decided_by: null,
        decided_at: null,
        pair: one.pairs[0] ?? "",
        inserted: one.inserted,
        deleted: one.deleted,
        form: JSON.stringify({ kinds: one.kinds, format: one.format }),
        ...saidOf(facts),
      }
    }),
    standings: pairs.flatMap(([pair, node]) =>
      suggestionsInPair(node).map(({ id, author, inserted, deleted }) => ({
        pair,
        suggestion: id,
        author,
        inserted,
        deleted,
      })),
    ),
    judgements: pairs.flatMap(([pair, node]) => {
      const judged = node.attrs.judged as Judgement | null
      return judged ? [{ pair, body: judgementKey(judged) }] : []
    }),
    threads: threads.map(one => one.thread),
    comments: threads.flatMap(one => one.comments),
  }
}

const saidOf = (facts: RowSuggestion | undefined) => ({
  reason: facts?.reason || null,
  category: isCategory(facts?.category) ? facts.category : null,
  severity: isSeverity(facts?.severity) ? facts.severity : null,
  imported_by: facts?.by || null,
})

/** Comments longer than one may be are kept whole: they are somebody's words, and were not written here. */
function threadOf(one: PlacedThread, { by, at }: Bringer) {
  const { thread } = one
  return {
    thread: {
      id: one.id,
      pair: one.pair,
      side: one.side,
      quote: firstCharacters(one.quote, MOST_OF_QUOTE),
      resolved_by: thread.resolved === null ? null : by,
      resolved_at: thread.resolved === null ? null : (thread.resolved.at ?? at),
      created_at: at,
      kind: isThreadKind(thread.kind) ? thread.kind : ("note" as const),
      category: isCategory(thread.category) ? thread.category : null,
      severity: isSeverity(thread.severity) ? thread.severity : null,
    },
    comments: thread.said.map((said, ord) => ({
      id: newId(),
      thread_id: one.id,
      author: by,
      imported_by: said.by === "" ? null : said.by.slice(0, 200),
      at: said.at ?? at,
      ord,
      text: said.text,
    })),
  }
}
