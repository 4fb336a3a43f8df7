/**
 * A page with what is suggested in it and said about it, as files that track changes hold it (Word's, OpenDocument's).
 *
 * Purpose: the waist between such files and the review document: formats read and write it, `lib/review/tracked` builds and
 *   resolves it.
 * Design: one text that holds old and new words side by side. A run has the revisions that put it in or want it out; a
 *   block has those that speak of the break before it: `opened` = this break is new, `joined` = it should go. On an opaque
 *   block, and on a cell, they mean the block itself.
 * Guarantees: as in page.ts, text as it came, offsets in UTF-16 units of the whole text, old and new.
 * Not here: who these people are; names are as the file says them.
 */
import { type Block, type Inline, inlineText, type Lang, type Mark, type Page } from "./page"

/** What one person did in one go. */
export interface Revision {
  readonly id: string
  readonly author: string
  /** Milliseconds since 1970, of a whole second; null where the file does not say. */
  readonly at: number | null
}

/** A change of how words look. `mark` is put on or taken off when it is accepted. */
export interface FormRevision {
  readonly revision: string
  readonly op: "add" | "remove"
  readonly mark: Mark
}

export interface TrackedRun {
  /** With the marks it has when every change of form is rejected. */
  readonly run: Inline
  readonly ins: readonly string[]
  readonly del: readonly string[]
  readonly form: readonly FormRevision[]
  readonly threads: readonly string[]
}

/** A block without its words; of code and opaque blocks without their text. */
export type Shape = Block extends infer B
  ? B extends Block
    ? Omit<B, "id" | "slice" | "inline" | "text">
    : never
  : never

export interface TrackedBlock {
  readonly id: string
  readonly shape: Shape
  /** A code block's text is in its runs too. */
  readonly runs: readonly TrackedRun[]
  readonly opened: readonly string[]
  readonly joined: readonly string[]
  /** Accepted, the block is of that kind. */
  readonly turns: readonly { readonly revision: string; readonly shape: Shape }[]
  /** Rows of the desk that begin in this block, and where. */
  readonly rows: readonly { readonly at: number; readonly row: string }[]
}

export interface TrackedComment {
  readonly id: string
  readonly author: string
  readonly at: number | null
  readonly text: string
}

export interface TrackedThread {
  readonly id: string
  readonly resolved: boolean
  /** The first began it. */
  readonly comments: readonly TrackedComment[]
  /** The block it is about, where it is about no words. */
  readonly block?: string
}

export interface TrackedPage {
  readonly lang: Lang
  readonly title?: string
  readonly blocks: readonly TrackedBlock[]
  readonly revisions: readonly Revision[]
  readonly threads: readonly TrackedThread[]
}

/** What a reader sees where something stands that is no text, in signs that tell one from the next. */
export function keptWords(run: Extract<Inline, { kind: "placeholder" | "image" }>): string {
  const words = run.kind === "image" ? run.alt || run.src : run.label || run.raw
  return `⟦${words
    .replace(/[⟦⟧\s]+/gu, " ")
    .trim()
    .slice(0, 60)}⟧`
}

/** An opaque block as a file without such blocks shows it. */
export function opaqueRun(raw: string): Inline {
  const label = raw.replace(/\s+/gu, " ").trim().slice(0, 60) || "…"
  return { kind: "placeholder", raw: label, label, marks: [] }
}

export const plainRun = (run: Inline): TrackedRun => ({ run, ins: [], del: [], form: [], threads: [] })

/** UTF-16 units; atoms and breaks count one. */
export const runSize = ({ run }: TrackedRun): number => (run.kind === "text" ? run.text.length : 1)

export const trackedText = (block: TrackedBlock): string => inlineText(block.runs.map(one => one.run))

export const isTracked = (block: TrackedBlock): boolean =>
  block.opened.length > 0 ||
  block.joined.length > 0 ||
  block.turns.length > 0 ||
  block.runs.some(run => run.ins.length > 0 || run.del.length > 0 || run.form.length > 0)

export function buildBlock(id: string, shape: Shape, inline: readonly Inline[]): Block {
  if (shape.kind === "code") return { ...shape, id, text: inlineText(inline) }
  if (shape.kind === "opaque") return { ...shape, id }
  return { ...shape, id, inline }
}

/** The marks of a run with its changes of form made. */
export function formedMarks({ run, form }: TrackedRun): readonly Mark[] {
  return form.reduce<readonly Mark[]>((marks, { op, mark }) => {
    const others = marks.filter(one => one.kind !== mark.kind)
    return op === "add" ? [...others, mark] : others
  }, run.marks)
}

/**
 * The page with all changes taken or all left. A break that goes joins its block with the one before; where that cannot be
 * (nothing before, an opaque block) the block goes away if nothing is left in it. `parts` names the blocks each one is of.
 */
export function projectTracked(page: TrackedPage, how: "take" | "leave"): Page & { parts: Map<string, string[]> } {
  const out: { id: string; shape: Shape; inline: Inline[]; parts: string[] }[] = []
  const goes = (ins: readonly string[], del: readonly string[]): boolean => (how === "take" ? del : ins).length > 0
  for (const { id, shape, runs, opened, joined, turns } of page.blocks) {
    const dead = goes(opened, joined)
    if (shape.kind === "opaque") {
      if (!dead) out.push({ id, shape, inline: [], parts: [id] })
      continue
    }
    const inline = runs
      .filter(run => !goes(run.ins, run.del))
      .map(one => (how === "take" && one.form.length > 0 ? { ...one.run, marks: formedMarks(one) } : one.run))
    const before = out.at(-1)
    const turned = how === "take" ? (turns.at(-1)?.shape ?? shape) : shape
    if (!dead) out.push({ id, shape: turned, inline, parts: [id] })
    else if (before && takes(before.shape, inline)) {
      before.inline.push(...inline)
      before.parts.push(id)
    } else if (inline.length > 0) out.push({ id, shape: turned, inline, parts: [id] })
  }
  const kept = out.filter(({ shape, inline }) => inline.length > 0 || shape.kind === "opaque" || shape.kind === "cell")
  return {
    lang: page.lang,
    ...(page.title === undefined ? {} : { title: page.title }),
    blocks: kept.map(({ id, shape, inline }) => buildBlock(id, shape, joinRuns(inline))),
    parts: new Map(kept.map(({ id, parts }) => [id, parts])),
  }
}

const takes = (shape: Shape, inline: readonly Inline[]): boolean =>
  shape.kind !== "opaque" &&
  (shape.kind !== "code" || inline.every(run => run.kind === "text" && run.marks.length === 0))

/** Neighbouring runs with the same marks are one. */
export function joinRuns(inline: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  for (const run of inline) {
    const last = out.at(-1)
    if (last?.kind === "text" && run.kind === "text" && sameMarks(last.marks, run.marks))
      out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
  }
  return out
}

const keyOf = (mark: Mark): string =>
  JSON.stringify([mark.kind, ...(mark.kind === "link" ? [mark.href, mark.title] : [])])

export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean => {
  if (a.length !== b.length) return false
  if (a.length === 0) return true
  const keys = new Set(a.map(keyOf))
  return b.every(mark => keys.has(keyOf(mark)))
}

/** The number an item shows is how it is counted, not what it is. */
export const sameShape = (a: Shape, b: Shape): boolean =>
  JSON.stringify({ ...a, number: undefined }) === JSON.stringify({ ...b, number: undefined })
