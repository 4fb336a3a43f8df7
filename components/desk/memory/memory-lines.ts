/** What the memory has, as it is drawn below a source: how alike, what differs in the source, how it was said, where. */
import { differences } from "@/lib/review/memory/similarity"
import type { MemoryMatch, MemoryOrigin } from "@/lib/sync/memory"

export interface MemoryWords {
  readonly label: string
  readonly likeness: (match: MemoryMatch) => string
  readonly put: string
  readonly origin: (origin: MemoryOrigin) => string
  readonly languages: { readonly source: string; readonly target: string }
}

export function memoryLines(
  source: string,
  matches: readonly MemoryMatch[],
  words: MemoryWords,
  put: (match: MemoryMatch) => (() => void) | null,
): HTMLElement {
  const list = make("ul", "memory-lines")
  list.contentEditable = "false"
  list.setAttribute("aria-label", words.label)
  for (const match of matches) {
    const { unit } = match
    const line = make("li", "memory-line")
    line.append(make("span", "memory-likeness", words.likeness(match)))
    const both = make("div", "memory-both")
    if (match.likeness < 1) both.append(differing(unit.source, source, words.languages.source))
    const said = make("p", "memory-target", unit.target)
    said.lang = words.languages.target
    both.append(said, whence(unit.origin, words))
    line.append(both)
    const act = put(match)
    if (act) {
      const button = make("button", "memory-put", words.put)
      button.type = "button"
      button.tabIndex = -1
      button.setAttribute("aria-label", `${words.put}: ${unit.target}`)
      // Pressing must not take the caret away.
      button.addEventListener("mousedown", event => event.preventDefault())
      button.addEventListener("click", act)
      line.append(button)
    }
    list.append(line)
  }
  return list
}

/** The source as it stands here, with what the known one has instead. */
function differing(known: string, here: string, lang: string): HTMLElement {
  const line = make("p", "memory-source")
  line.lang = lang
  for (const { kind, text } of differences(known, here))
    line.append(kind === "same" ? text : make(kind === "gone" ? "del" : "ins", "", text))
  return line
}

function whence(origin: MemoryOrigin, words: MemoryWords): HTMLElement {
  if (origin.kind === "file") return make("span", "memory-origin", words.origin(origin))
  const link = make("a", "memory-origin", words.origin(origin))
  link.href = `/pages/${encodeURIComponent(origin.page)}?pair=${encodeURIComponent(origin.pair)}`
  link.target = "_blank"
  link.rel = "noopener"
  return link
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text) node.textContent = text
  return node
}
