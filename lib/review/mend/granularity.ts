import type { Node } from "prosemirror-model"
import type { Granularity } from "@/lib/align/types"
import type { Lang } from "@/lib/page/page"
import { sentenceSpans } from "@/lib/text/sentences"

/** What a pair of the page is: as was chosen, or else as it looks. */
export const granularityOf = (doc: Node, lang: Lang): Granularity =>
  (doc.attrs.granularity as Granularity | null) ?? looksLike(doc, lang)

/** By sentence when more borders of sentences lie between pairs than in them. */
function looksLike(doc: Node, lang: Lang): Granularity {
  let between = 0
  let within = 0
  doc.forEach(pair =>
    pair.child(0).forEach((block, _offset, at) => {
      if (!block.isTextblock || block.type.name === "heading" || block.type.name === "pre") return
      if (at === 0 && block.attrs.cont === true) between++
      const text = block.textBetween(0, block.content.size, undefined, "\uFFFC")
      within += Math.max(0, sentenceSpans(text, lang).length - 1)
    }),
  )
  return between > within ? "sentence" : "paragraph"
}
