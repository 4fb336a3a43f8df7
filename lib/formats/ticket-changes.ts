/** Changes of fields as Trac shows them in HTML, and what it adds to the HTML of a text. */
import { type DefaultTreeAdapterMap, parseFragment, defaultTreeAdapter as tree } from "parse5"
import type { FieldChange } from "./ticket"
import { fieldOf } from "./trac-labels"

export type HtmlNode = DefaultTreeAdapterMap["node"]
export type HtmlElement = DefaultTreeAdapterMap["element"]

/** Anchors beside headings, and pictures beside links. */
export const cleanTracHtml = (raw: string): string =>
  raw
    .replace(/<a class="anchor"[^<>]*>[^<>]*<\/a>/gu, "")
    .replace(/<span class="icon">[^<>]*<\/span>/gu, "")
    .replace(/[\u200b\ufeff]/gu, "")
    .trim()

/** The list of changes at the head of a feed's item, and the comment below it. */
export function splitChanges(description: string): { readonly list: string; readonly rest: string } {
  const found = /^\s*<ul>\s*<li>\s*<strong[^<>]*>[\s\S]*?<\/ul>/u.exec(description)
  return found === null ? { list: "", rest: description } : { list: found[0], rest: description.slice(found[0].length) }
}

/** `<li><strong>Status</strong> changed from <em>new</em> to <em>closed</em></li>`, in whatever language the words are. */
export function changesInList(list: string): FieldChange[] {
  if (list === "") return []
  return all(parseFragment(list), one => one.tagName === "li").flatMap(item => changeIn(item) ?? [])
}

export function changeIn(item: HtmlElement): FieldChange | null {
  const [label] = all(item, one => one.tagName === "strong" || one.tagName === "th")
  if (label === undefined) return null
  const field = nameIn(item) ?? fieldOf(wordsIn(label))
  const has = (name: string): string | undefined => {
    const [found] = all(item, one => classesOf(one).includes(name))
    return found === undefined ? undefined : wordsIn(found)
  }
  const deleted = has("trac-field-deleted")
  if (deleted !== undefined) return { field, from: deleted, to: null }
  const [old, next] = [has("trac-field-old"), has("trac-field-new")]
  if (old !== undefined || next !== undefined) return { field, from: old || null, to: next || null }
  const values = all(item, one => one.tagName === "em").map(wordsIn)
  const said = wordsIn(item).slice(wordsIn(label).length)
  const [first = null, second] = values
  if (second !== undefined) return { field, from: first, to: second }
  if (first !== null)
    return /\b(?:deleted|removed|borrad|eliminad|quitad)/iu.test(said)
      ? { field, from: first, to: null }
      : { field, from: null, to: first }
  return { field, from: null, to: said.trim().replace(/^[:\s]+/u, "") || null }
}

/** By the class, which no language changes: `trac-field-owner`. */
function nameIn(item: HtmlElement): string | null {
  for (const one of [item, ...all(item, () => true)])
    for (const name of classesOf(one)) {
      const found = /^trac-field-(?!old$|new$|deleted$)(.+)$/u.exec(name)?.[1]
      if (found !== undefined) return fieldOf(found)
    }
  return null
}

export const attributeOf = (element: HtmlElement, name: string): string =>
  element.attrs.find(one => one.name === name)?.value ?? ""
export const classesOf = (element: HtmlElement): readonly string[] => attributeOf(element, "class").split(/\s+/u)

/** Elements below a node that are wanted, in the order of the file. */
export function all(node: HtmlNode, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = []
  const open: HtmlNode[] = [...childrenOf(node)].reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (tree.isElementNode(next) && wanted(next)) found.push(next)
    open.push(...[...childrenOf(next)].reverse())
  }
  return found
}

const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ("childNodes" in node ? node.childNodes : [])

/** The words of an element on one line. */
export function wordsIn(node: HtmlNode): string {
  const words: string[] = []
  const open: HtmlNode[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (tree.isTextNode(next)) words.push(next.value)
    open.push(...[...childrenOf(next)].reverse())
  }
  return words
    .join("")
    .replace(/[\u200b\ufeff]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
}
