"use client"

import type { Node } from "prosemirror-model"
import { useEffect, useState } from "react"
import type { DeskEditor } from "./editor/desk-editor"

interface Counts {
  readonly source: number
  readonly target: number
}

const known = new WeakMap<Node, Counts>()
const words = new Intl.Segmenter(undefined, { granularity: "word" })
/** Pairs counted before the browser may do something else. */
const AT_ONCE = 40

function countWords(pair: Node): Counts {
  const before = known.get(pair)
  if (before) return before
  const counts = { source: 0, target: 0 }
  pair.forEach(side => {
    for (const word of words.segment(side.textBetween(0, side.content.size, " ", " ")))
      if (word.isWordLike) counts[side.type.name as "source" | "target"]++
  })
  known.set(pair, counts)
  return counts
}

/** The words of both sides, counted in small portions so that a long page opens and takes keys meanwhile. */
export function useWordCounts(editor: DeskEditor | null, pairs: number): Counts {
  const [counts, setCounts] = useState<Counts>({ source: 0, target: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again when pairs come or go
  useEffect(() => {
    if (!editor) return
    const { doc } = editor.state
    let [at, source, target, timer] = [0, 0, 0, 0]
    const go = () => {
      for (const end = Math.min(doc.childCount, at + AT_ONCE); at < end; at++) {
        const of = countWords(doc.child(at))
        source += of.source
        target += of.target
      }
      if (at < doc.childCount) timer = window.setTimeout(go, 8)
      else setCounts({ source, target })
    }
    go()
    return () => clearTimeout(timer)
  }, [editor, pairs])
  return counts
}
