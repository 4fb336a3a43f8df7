/** parse5 within limits: a tree that is too deep is refused while it grows, not after. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from "parse5"

/** As deep as browsers build a tree. Beyond it parse5 takes a time that grows with the square of the depth. */
const deepest = 512
/** An element with more attributes than this is not written by anybody; parse5 compares each with all before. */
const mostAttributes = 1000

/** Moving nodes about looks through all their neighbours; more looking than this is an attack, not a page. */
const mostLooking = 100_000_000

class TooMuch extends Error {}

export function parseHtml(file: string): DefaultTreeAdapterMap["document"] | "too-deep" {
  let depth = 0
  let looking = 0
  const look = (parent: DefaultTreeAdapterMap["parentNode"] | null): void => {
    looking += parent?.childNodes.length ?? 0
    if (looking > mostLooking) throw new TooMuch()
  }
  const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    insertBefore: (parent, node, reference) => {
      look(parent)
      defaultTreeAdapter.insertBefore(parent, node, reference)
    },
    insertTextBefore: (parent, text, reference) => {
      look(parent)
      defaultTreeAdapter.insertTextBefore(parent, text, reference)
    },
    detachNode: node => {
      look(node.parentNode)
      defaultTreeAdapter.detachNode(node)
    },
    onItemPush: () => {
      if (++depth > deepest) throw new TooMuch()
    },
    onItemPop: () => {
      depth--
    },
  }
  try {
    return parse(file, { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: adapter })
  } catch (error) {
    if (error instanceof TooMuch) return "too-deep"
    throw error
  }
}

/** Whether some tag has absurdly many attributes; one walk over the file. */
export function isTooTangled(file: string): boolean {
  const tag = /<[a-z]/gi
  for (let found = tag.exec(file); found !== null; found = tag.exec(file)) {
    let at = tag.lastIndex
    let names = 0
    let quote = ""
    for (; at < file.length; at++) {
      const c = file[at] as string
      const before = file[at - 1] as string
      if (quote !== "") {
        if (c === quote) quote = ""
      } else if (c === ">") break
      else if ((c === '"' || c === "'") && before === "=") quote = c
      else if (/[\s/"']/.test(before) && !/[\s/=]/.test(c) && ++names > mostAttributes) return true
    }
    tag.lastIndex = at
  }
  return false
}
