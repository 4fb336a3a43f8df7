/**
 * Documents on their way to the helper beside the main thread, and back: as the store has them, since writing down a long one and
 * reading it again would take the main thread longer than much of the work.
 */
import { Fragment, Node } from "prosemirror-model"
import type { Step } from "prosemirror-transform"
import { Breath } from "@/lib/align/breath"
import { schema } from "@/lib/review/schema"
import { applyAll, readStep } from "@/lib/sync/untrusted"

export interface StoredDoc {
  /** The page and the version: equal keys are equal documents. */
  readonly key: string
  readonly snapshot: string
  /** Those after the snapshot, as JSON. */
  readonly steps: readonly string[]
}

/** Small ones go as they are: for them everything is done here. */
export type Handed = Node | StoredDoc

const KEPT = 3
const opened = new Map<string, Node>()

/** The last few stay open: looking at what a file would do and doing it are two requests. */
export function docOf(handed: Handed): Node {
  if (handed instanceof Node) return handed
  const { key, snapshot, steps } = handed
  const known = opened.get(key)
  const doc =
    known ??
    applyAll(
      Node.fromJSON(schema, JSON.parse(snapshot)),
      steps.map(step => {
        const read = readStep(JSON.parse(step))
        if (!read) throw new Error(`${key}: a step cannot be read`)
        return read
      }),
    )
  if (!doc) throw new Error(`${key}: the steps do not follow`)
  opened.delete(key)
  opened.set(key, doc)
  const oldest = opened.keys().next()
  if (opened.size > KEPT && !oldest.done) opened.delete(oldest.value)
  return doc
}

/** A step that the helper has made. */
export function ownStep(json: string): Step {
  const step = readStep(JSON.parse(json))
  if (!step) throw new Error("a step of the server's own cannot be read")
  return step
}

/** A document by what it has of an older one: the index of a pair there, or a pair as JSON. */
export interface Changed {
  readonly pairs: readonly (number | string)[]
  /** All of it as JSON, for the store. */
  readonly text: string
}

export function changedFrom(before: Node, after: Node): Changed {
  const at = new Map(before.children.map((pair, i) => [pair, i]))
  const pairs = after.children.map(pair => at.get(pair) ?? JSON.stringify(pair.toJSON()))
  return { pairs, text: JSON.stringify(after.toJSON()) }
}

/** Put together again a stretch at a time, so that others are answered meanwhile. */
export async function changedDoc(before: Node, { pairs, text }: Changed): Promise<Node> {
  const breath = new Breath()
  const children: Node[] = []
  for (const pair of pairs) {
    children.push(typeof pair === "number" ? before.child(pair) : Node.fromJSON(schema, JSON.parse(pair)))
    if (breath.due()) await breath.pause()
  }
  const doc = before.copy(Fragment.fromArray(children))
  written.set(doc, text)
  return doc
}

const written = new WeakMap<Node, string>()

/** The document as the store keeps it; not written down anew when the helper has done that already. */
export const textOfDoc = (doc: Node): string => written.get(doc) ?? JSON.stringify(doc.toJSON())
