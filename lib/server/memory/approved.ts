/** The pairs of a page that its group's memory has: those whose approval holds, and all of a page that is approved. */
import type { Node } from "prosemirror-model"
import { readings } from "@/lib/review/find/running"
import type { Judgement } from "@/lib/review/schema"
import { statusOf } from "@/lib/review/status"
import type { ApprovedPair } from "@/lib/sync/memory"
import type { PageRow } from "../db/tables"

export type Entry = ApprovedPair & { readonly id: string }

/** As an approval is on them: the words with all suggestions left out. */
const wordsOf = (side: Node): string =>
  readings(side, "left")
    .map(one => one.text)
    .join("\n")

export function approvedPairs(doc: Node, { id: page, title, state }: Pick<PageRow, "id" | "title" | "state">): Entry[] {
  return doc.children.flatMap(node => {
    const held = statusOf(node) === "approved"
    if (!held && state !== "approved") return []
    const [source, target] = [wordsOf(node.child(0)), wordsOf(node.child(1))]
    if (source.trim() === "" || target.trim() === "") return []
    const pair = node.attrs.id as string
    const { by, at } = (node.attrs.judged ?? {}) as Judgement
    return [{ id: `${page} ${pair}`, source, target, page, title, pair, approved: held ? { by, at } : null }]
  })
}
