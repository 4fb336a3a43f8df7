/** The comments of a Word file as threads: a comment and its answers. */
import type { TrackedComment, TrackedThread } from "@/lib/page/tracked"
import { type WordPackage, wordChildren, wordValue } from "./docx-package"
import { attributeOf, elementsOf, walkXml, type XmlElement } from "./xml"

export interface Comments {
  /** Threads in the order in which the file has them. */
  readonly threads: readonly TrackedThread[]
  /** The thread that a comment with this number is of. */
  readonly threadOf: ReadonlyMap<string, string>
}

const paraSpace = "http://schemas.microsoft.com/office/word/2010/wordml"
const extSpace = "http://schemas.microsoft.com/office/word/2012/wordml"

/** Milliseconds of a whole second; Word writes "Z" and means the clock on its wall. */
export function timeOf(date: string | undefined): number | null {
  if (date === undefined) return null
  const at = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`)
  return Number.isNaN(at) ? null : Math.floor(at / 1000) * 1000
}

export function commentsOf(word: WordPackage): Comments {
  const elements = wordChildren(word.related("comments")?.root, "comment")
  const more = extrasOf(word)
  const byPara = new Map<string, string>()
  for (const element of elements) {
    const para = lastPara(element)
    if (para !== undefined) byPara.set(para, wordValue(element, "id") ?? "")
  }
  const parentOf = new Map<string, string>()
  const resolved = new Set<string>()
  for (const element of elements) {
    const id = wordValue(element, "id") ?? ""
    const extra = more.get(lastPara(element) ?? "")
    const parent = extra?.parent === undefined ? undefined : byPara.get(extra.parent)
    if (parent !== undefined && parent !== id) parentOf.set(id, parent)
    if (extra?.done) resolved.add(id)
  }
  const threads = new Map<string, { id: string; resolved: boolean; comments: TrackedComment[] }>()
  const threadOf = new Map<string, string>()
  for (const element of elements) {
    const id = wordValue(element, "id") ?? ""
    const root = rootOf(id, parentOf)
    const thread = threads.get(root) ?? { id: `t${threads.size + 1}`, resolved: resolved.has(root), comments: [] }
    threads.set(root, thread)
    thread.comments.push({
      id: `c${id}`,
      author: wordValue(element, "author") ?? "",
      at: timeOf(wordValue(element, "date")),
      text: wordsOfComment(element),
    })
    threadOf.set(id, thread.id)
  }
  return { threads: [...threads.values()], threadOf }
}

/** The first of its thread; a ring of answers ends where it began. */
function rootOf(id: string, parentOf: ReadonlyMap<string, string>): string {
  const seen = new Set([id])
  let at = id
  for (let up = parentOf.get(at); up !== undefined && !seen.has(up); up = parentOf.get(at)) {
    seen.add(up)
    at = up
  }
  return at
}

const lastPara = (comment: XmlElement): string | undefined => {
  const last = wordChildren(comment, "p").at(-1)
  return last && attributeOf(last, "paraId", paraSpace)
}

function extrasOf(word: WordPackage): ReadonlyMap<string, { parent?: string; done: boolean }> {
  const root = word.related("commentsExtended")?.root
  const out = new Map<string, { parent?: string; done: boolean }>()
  for (const element of root === undefined ? [] : elementsOf(root)) {
    const value = (name: string): string | undefined => attributeOf(element, name, extSpace)
    const para = value("paraId")
    const parent = value("paraIdParent")
    const done = value("done") === "1" || value("done") === "true"
    if (para !== undefined) out.set(para, { ...(parent === undefined ? {} : { parent }), done })
  }
  return out
}

const wordsOfComment = (comment: XmlElement): string =>
  wordChildren(comment, "p")
    .map(paragraph => {
      let words = ""
      for (const element of walkXml(paragraph)) {
        if (element.local === "t")
          for (const child of element.children) words += child.kind === "text" ? child.text : ""
        if (element.local === "br") words += "\n"
        // Where a tab stop is set up is no tab.
        if (element.local === "tab" && element.attributes.length === 0) words += "\t"
      }
      return words
    })
    .join("\n")
