/** What in an HTML page could run or load something: for tests, by a parser and not by patterns. */
import { type DefaultTreeAdapterMap, parse } from "parse5"
import { isSafeLink, isSafePicture } from "./href"

type Node = DefaultTreeAdapterMap["node"]

/** The elements and attributes our writer uses; anything else in its output is a finding. */
const elements = new Set(
  (
    "html head body meta title h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code table tbody tr th td hr br a img " +
    "span div strong em s u sub sup"
  ).split(" "),
)
const attributes = new Set(
  "lang charset href title src alt start value data-placeholder data-label data-opaque data-info".split(" "),
)

export function executable(file: string): string[] {
  const out: string[] = []
  const todo: Node[] = [parse(file)]
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if ("childNodes" in node) todo.push(...node.childNodes)
    if (node.nodeName === "#comment") out.push("comment")
    if (!("tagName" in node)) continue
    if (!elements.has(node.tagName) || !node.namespaceURI.endsWith("xhtml")) out.push(node.tagName)
    for (const { name, value } of node.attrs) {
      if (!attributes.has(name)) out.push(name)
      if (name === "href" && !isSafeLink(value)) out.push(value)
      if (name === "src" && !isSafePicture(value)) out.push(value)
    }
  }
  return out
}
