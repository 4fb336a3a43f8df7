/** The words that changed in a block, as changes of the file. */
import { diffArrays } from "diff"
import type { Block, Inline, Mark } from "@/lib/page/page"
import { type Stretch, sameMarks, tidyInline } from "./inline"
import { lineEndOf } from "./lines"
import type { SplicingFormat } from "./placed"

export interface Change {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** A word, a space, a sign or an atom of a block, with where it stands in the block's text. */
interface Token {
  readonly key: string
  readonly words: string
  readonly marks: readonly Mark[]
  readonly from: number
  readonly to: number
  readonly atom: boolean
}

/**
 * Null where the change cannot be said as replaced words: marks changed, an atom came or went, or a place is unknown.
 */
export function changesOfWords(
  format: SplicingFormat,
  file: string,
  old: Block,
  edited: Block,
  stretches: readonly Stretch[],
): readonly Change[] | null {
  if (old.kind === "code" && edited.kind === "code" && old.info === edited.info) {
    const inner = old.slice?.inner
    if (inner === undefined) return null
    return changesOfCode(file.slice(inner.from, inner.to), edited.text.replaceAll("\n", lineEndOf(file)), inner.from)
  }
  if (old.kind === "code" || old.kind === "opaque" || edited.kind !== old.kind) return null
  if (!sameFrame(old, edited)) return null
  const before = tokensOf(old.inline)
  const after = tokensOf((edited as typeof old).inline)
  const changes: Change[] = []
  let at = 0
  let pending: { from: number; to: number; removed: Token[]; added: Token[] } | null = null
  const flush = (): boolean => {
    if (pending === null) return true
    const change = changeAt(format, old, before, pending, stretches)
    pending = null
    if (change === null) return false
    changes.push(change)
    return true
  }
  for (const part of diffArrays(before, after, {
    comparator: (a, b) => a.key === b.key && sameMarks(a.marks, b.marks),
  })) {
    if (!part.added && !part.removed) {
      if (!flush()) return null
      at += part.value.length
      continue
    }
    pending ??= { from: at, to: at, removed: [], added: [] }
    if (part.removed) {
      pending.removed.push(...part.value)
      at += part.value.length
      pending.to = at
    } else pending.added.push(...part.value)
  }
  return flush() ? changes : null
}

/** Lines of code that differ at both ends are one change in between. */
function changesOfCode(old: string, edited: string, at: number): Change[] {
  let head = 0
  while (head < old.length && head < edited.length && old[head] === edited[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < edited.length - head && old.at(-1 - tail) === edited.at(-1 - tail)) tail++
  return [{ from: at + head, to: at + old.length - tail, words: edited.slice(head, edited.length - tail) }]
}

function sameFrame(a: Block, b: Block): boolean {
  if (a.kind === "heading" && b.kind === "heading") return a.level === b.level
  if (a.kind === "item" && b.kind === "item") {
    return a.level === b.level && a.ordered === b.ordered && (b.number === undefined || a.number === b.number)
  }
  if (a.kind === "cell" && b.kind === "cell") return a.row === b.row && a.column === b.column && a.header === b.header
  return a.kind === b.kind
}

function tokensOf(inline: readonly Inline[]): Token[] {
  const out: Token[] = []
  let at = 0
  for (const run of tidyInline(inline)) {
    if (run.kind !== "text") {
      const key = `\0${JSON.stringify({ ...run, marks: [], label: "" })}`
      out.push({ key, words: "", marks: run.kind === "break" ? [] : run.marks, from: at, to: at + 1, atom: true })
      at += 1
      continue
    }
    for (const piece of run.text.matchAll(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu)) {
      const words = piece[0]
      out.push({ key: words, words, marks: run.marks, from: at, to: at + words.length, atom: false })
      at += words.length
    }
  }
  return out
}

function changeAt(
  format: SplicingFormat,
  block: Block,
  before: readonly Token[],
  change: { from: number; to: number; removed: readonly Token[]; added: readonly Token[] },
  stretches: readonly Stretch[],
): Change | null {
  const all = [...change.removed, ...change.added]
  const left = before[change.from - 1]
  const right = before[change.to]
  // The words go into the run that the removed ones were in, or that one of the neighbours is in.
  const host =
    change.removed[0] ??
    [left, right].find(one => one !== undefined && !one.atom && sameMarks(one.marks, change.added[0]?.marks ?? []))
  if (host === undefined || all.some(one => one.atom || !sameMarks(one.marks, host.marks))) return null
  const from = change.removed[0]?.from ?? (host === left ? left.to : host.from)
  const to = change.removed.at(-1)?.to ?? from
  const place = placeOf(stretches, from, to, change.removed.length === 0 && host === right)
  if (place === null) return null
  const words = change.added.map(one => one.words).join("")
  return {
    ...place,
    words:
      words === ""
        ? ""
        : format.writeWords(
            words,
            block,
            host.marks.map(mark => mark.kind),
          ),
  }
}

/** Where the text from `from` to `to` stands in the file; an empty stretch stands behind the word before it. */
function placeOf(
  stretches: readonly Stretch[],
  from: number,
  to: number,
  before: boolean,
): { from: number; to: number } | null {
  if (from === to) {
    const at = before ? pointAfter(stretches, from) : pointBefore(stretches, from)
    return at === null ? null : { from: at, to: at }
  }
  const a = pointAfter(stretches, from)
  const b = pointBefore(stretches, to)
  return a === null || b === null || b < a ? null : { from: a, to: b }
}

function pointAfter(stretches: readonly Stretch[], at: number): number | null {
  const found = stretches.find(one => one.text.from <= at && at < one.text.to)
  if (found === undefined) return null
  if (found.literal) return found.file.from + at - found.text.from
  return at === found.text.from ? found.file.from : null
}

function pointBefore(stretches: readonly Stretch[], at: number): number | null {
  const found = stretches.find(one => one.text.from < at && at <= one.text.to)
  if (found === undefined) return null
  if (found.literal) return found.file.from + at - found.text.from
  return at === found.text.to ? found.file.to : null
}
