/** The line below a source: each term of it with its renderings, those the target uses first among equals. */
import type { TermUse } from "@/lib/checks/terms/glossary"
import type { Rendering } from "@/lib/checks/terms/term"

export interface TermLineWords {
  readonly label: string
  readonly insert: (words: string) => string
  readonly used: string
  readonly standing: (standing: Rendering["standing"]) => string
  readonly languages: { readonly source: string; readonly target: string }
}

const order = { preferred: 0, allowed: 1, forbidden: 2 }

export function termLine(
  uses: readonly TermUse[],
  words: TermLineWords,
  insert: ((use: TermUse, rendering: Rendering) => void) | null,
): HTMLElement {
  const line = make("div", "term-line")
  line.contentEditable = "false"
  line.setAttribute("role", "group")
  line.setAttribute("aria-label", words.label)
  for (const use of uses) {
    const entry = make("span", "term-entry")
    const term = make("span", "term-name", use.term.source)
    term.lang = words.languages.source
    entry.append(term)
    for (const rendering of [...use.term.renderings].sort((a, b) => order[a.standing] - order[b.standing]))
      entry.append(one(use, rendering, words, insert))
    line.append(entry)
  }
  return line
}

function one(
  use: TermUse,
  rendering: Rendering,
  words: TermLineWords,
  insert: ((use: TermUse, rendering: Rendering) => void) | null,
): HTMLElement {
  const wanted = rendering.standing !== "forbidden"
  const here = insert !== null && wanted ? make("button", "") : make("span", "")
  here.className = `term-${rendering.standing}`
  here.lang = words.languages.target
  here.textContent = rendering.words
  const used = use.used.some(hit => hit.of.words === rendering.words)
  here.toggleAttribute("data-used", used)
  const said = used ? `${words.standing(rendering.standing)}, ${words.used}` : words.standing(rendering.standing)
  here.title = said
  here.append(make("span", "only-sr", ` (${said})`))
  if (here instanceof HTMLButtonElement) {
    here.type = "button"
    here.tabIndex = -1
    here.setAttribute("aria-label", `${words.insert(rendering.words)} (${said})`)
    // Pressing must not take the caret away from where the words go.
    here.addEventListener("mousedown", event => event.preventDefault())
    here.addEventListener("click", () => insert?.(use, rendering))
  }
  return here
}

function make<K extends "div" | "span" | "button">(tag: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  node.className = className
  if (text) node.textContent = text
  return node
}
