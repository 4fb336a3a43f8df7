/** Going back to an older version of a target, worked out beside the main thread where the page is long. */
import { randomUUID } from "node:crypto"
import type { Node } from "prosemirror-model"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { pairIn } from "@/lib/review/pair-in"
import { redraft } from "@/lib/review/redraft/redraft"
import { reportOf } from "@/lib/review/redraft/report"
import { resolvePage } from "@/lib/review/resolve"
import { project } from "@/lib/review/suggest/project"
import { soundnessOf } from "@/lib/sync/authority"
import { touchedPairs } from "@/lib/sync/touched"
import { type Changed, changedFrom, docOf, type Handed } from "./handed"

export interface OlderAsked {
  readonly version: number
  /** Only this pair; otherwise the whole page. */
  readonly pair?: string
  readonly langs: { readonly source: string; readonly target: string }
}

export interface OlderMade {
  /** As JSON, each. Without any the words are as they were. */
  readonly steps: readonly string[]
  readonly after: Changed
  /** The document may be taken as it is: nothing in it is unsound. */
  readonly sound: boolean
  /** Suggestions that have become the text. */
  readonly adopted: readonly string[]
  /** Paragraphs that are others. */
  readonly changed: number
}

/** Refuses where the older version did not have that pair. Null: the page does not have it any more. */
export async function makeOlder(
  now: Handed,
  then: Handed,
  { version, pair, langs }: OlderAsked,
): Promise<Outcome<OlderMade | null, "not-found">> {
  const [doc, older] = [docOf(now), docOf(then)]
  const was = pair === undefined ? null : pairIn(older, pair)
  if (pair !== undefined && !was) return refuse("not-found")
  const wanted = was ? withPair(doc, was) : older
  if (!wanted) return done(null)
  const made = await redraft(doc, resolvePage(wanted, "target", "leave", langs.target), {
    side: "target",
    langs,
    prefix: `r${version}-`,
    newId: () => randomUUID().replaceAll("-", "").slice(0, 12),
  })
  const { counts } = reportOf(doc, made, "target")
  return done({
    steps: made.steps.map(step => JSON.stringify(step.toJSON())),
    after: changedFrom(doc, made.doc),
    sound: made.steps.length > 0 && soundnessOf(made.doc, touchedPairs(doc, made.doc)) === null,
    adopted: [...made.adopted],
    changed: counts.rewritten + counts.added + counts.gone,
  })
}

/** The document with one pair's target as it was in an older one. Null: the pair is not there any more. */
function withPair(doc: Node, older: Node): Node | null {
  const at = doc.children.findIndex(pair => pair.attrs.id === older.attrs.id)
  const pair = doc.maybeChild(at)
  if (!pair) return null
  const target = project(older.child(1), "left")
  return doc.copy(doc.content.replaceChild(at, pair.copy(pair.content.replaceChild(1, target))))
}
