/** What stands around words and is none of them: quotes of a label, spaces at the ends of a block, a macro that dresses them. */
import { type Inline, inlineText } from "@/lib/page/page"
import type { Stretch } from "./inline"
import type { Piece } from "./trac-joined"

/** A label in quotes is shown without them. */
export function unquote(text: string, from: number, to: number): Piece {
  const quote = text[from]
  return (quote === '"' || quote === "'") && text[to - 1] === quote && to - from > 2
    ? { from: from + 1, to: to - 1 }
    : { from, to }
}

/** Units before and after what is words. */
export interface Around {
  readonly before: number
  readonly after: number
}

/** `[[span(words, class=x)]]`: its words and what stands around them; null for anything else. */
export function aroundSpan(macro: string): Around | null {
  const name = /^\[\[span\(/i.exec(macro)?.[0]
  if (name === undefined) return null
  const parts = macro.slice(name.length, -")]]".length).split(",")
  const isWords = (part: string): boolean => !/^\s*[\w-]+=/.test(part)
  const first = parts.findIndex(isWords)
  if (first === -1) return null
  const last = parts.findLastIndex(isWords)
  const size = (some: readonly string[]): number => some.reduce((sum, part) => sum + part.length + 1, 0)
  const around = { before: name.length + size(parts.slice(0, first)), after: 3 + size(parts.slice(last + 1)) }
  return around.before + around.after < macro.length ? around : null
}

/** Spaces and breaks at the ends of a block say nothing in Trac. */
export function trimmedEnds(
  inline: readonly Inline[],
  stretches: readonly Stretch[],
): { inline: readonly Inline[]; stretches: readonly Stretch[] } {
  const out = [...inline]
  let cut = 0
  for (let first = out[0]; first !== undefined; first = out[0]) {
    if (first.kind === "break") cut += 1
    else if (first.kind !== "text" || first.text === first.text.trimStart()) break
    else {
      const left = first.text.trimStart()
      cut += first.text.length - left.length
      if (left !== "") {
        out[0] = { ...first, text: left }
        break
      }
    }
    out.shift()
  }
  for (let last = out.at(-1); last !== undefined; last = out.at(-1)) {
    if (last.kind === "text" && last.text.trimEnd() !== "") {
      out[out.length - 1] = { ...last, text: last.text.trimEnd() }
      break
    }
    if (last.kind !== "break" && last.kind !== "text") break
    out.pop()
  }
  return { inline: out, stretches: cut === 0 ? clipped(stretches, inlineText(out).length) : [] }
}

/** The places of the first `length` units. */
function clipped(stretches: readonly Stretch[], length: number): readonly Stretch[] {
  if ((stretches.at(-1)?.text.to ?? 0) <= length) return stretches
  return stretches.flatMap(one => {
    const over = one.text.to - length
    if (over <= 0) return [one]
    if (one.text.from >= length || !one.literal) return []
    const { text, file, literal } = one
    return [{ text: { from: text.from, to: length }, file: { from: file.from, to: file.to - over }, literal }]
  })
}
