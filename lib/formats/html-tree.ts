/** parse5 within limits: a tree that is too deep is refused while it grows, not after. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from "parse5"

/** As deep as browsers build a tree. Beyond it parse5 takes a time that grows with the square of the depth. */
const deepest = 512
/** An element with more attributes than this is not written by anybody; parse5 compares each with all before. */
const mostAttributes = 1000

class TooDeep extends Error {}

export function parseHtml(file: string): DefaultTreeAdapterMap["document"] | "too-deep" {
  let depth = 0
  const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      if (++depth > deepest) throw new TooDeep()
    },
    onItemPop: () => {
      depth--
    },
  }
  try {
    return parse(file, { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: adapter })
  } catch (error) {
    if (error instanceof TooDeep) return "too-deep"
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
      if (quote !== "") {
        if (c === quote) quote = ""
      } else if (c === ">") break
      else if ((c === '"' || c === "'") && file[at - 1] === "=") quote = c
      else if ((/\s|\//.test(c) || c === '"' || c === "'") && ++names > mostAttributes) {
        // White space in a row counts again and again; look closer only now.
        if (file.slice(found.index, at).split(/[\s/"']+/).length > mostAttributes / 2) return true
        names = 0
      }
    }
    tag.lastIndex = at
  }
  return false
}
