import { Fragment, type Node, Slice } from "prosemirror-model"
import { suggestionMarkNames } from "@/lib/review/schema"

const mine = new Set<string>([...suggestionMarkNames, "comment"])

/** What goes onto the clipboard: the words as they would read, without struck ones and without anybody's marks. */
export function cleanCopy(slice: Slice): Slice {
  return new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd)
}

function cleanFragment(fragment: Fragment): Fragment {
  const kept: Node[] = []
  fragment.forEach(node => {
    if (node.isInline && node.marks.some(mark => mark.type.name === "del")) return
    const marks = node.marks.filter(mark => !mine.has(mark.type.name))
    kept.push(node.isText ? node.mark(marks) : node.type.create(node.attrs, cleanFragment(node.content), marks))
  })
  return Fragment.from(kept)
}
