/** What changed in one pair between two versions of a page, with what was merged into it or cut from it meanwhile. */
import { Fragment, type Node } from "prosemirror-model"
import { compareVersions, type VersionRow } from "./compare-versions"
import type { SideName } from "./redraft/units"

/** Null when the older version has no such pair. The rows begin with the pair itself. */
export function comparePair(older: Node, newer: Node, pair: string, side: SideName): readonly VersionRow[] | null {
  const [from, to] = [indexOf(older, pair), indexOf(newer, pair)]
  if (from < 0 || to < 0) return null
  // Up to the next pair that both have, in the same order.
  const oldIndex = new Map(older.children.map((one, index) => [one.attrs.id as string, index]))
  let [oldEnd, newEnd] = [older.childCount, newer.childCount]
  for (let at = to + 1; at < newer.childCount; at++) {
    const was = oldIndex.get(newer.child(at).attrs.id as string)
    if (was === undefined || was <= from) continue
    ;[oldEnd, newEnd] = [was, at]
    break
  }
  const part = (doc: Node, begin: number, end: number): Node => doc.copy(Fragment.from(doc.children.slice(begin, end)))
  return compareVersions(part(older, from, oldEnd), part(newer, to, newEnd), side)
}

const indexOf = (doc: Node, pair: string): number => doc.children.findIndex(one => one.attrs.id === pair)
